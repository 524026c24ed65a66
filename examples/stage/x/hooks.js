// What tests may do to the page, as `window.fakeX`. Only the fake has it; X has nothing of the kind.

import { settled } from './beat.js';
import { hold, release, setLinger } from './options.js';
import { hoverCard, personOf } from './person.js';
import { postOf } from './post.js';
import { topOf } from './standing.js';
import { wander } from './wander.js';
import { world } from './world.js';

/** For each profile, every post that has stood in its list, and who put it there. */
const shown = new Map();

/** The list of `owner` has put a cell with a post into the page. */
export function noteShown(owner, { post, reposter }) {
  const key = owner ?? '';
  if (!shown.has(key)) shown.set(key, new Map());
  shown.get(key).set(post, reposter ?? postOf(post).by);
}

/** Opens the hooks. `app` can `go`, `rearrange` and `put`, and has the `state` of the column. */
export function openHooks({ go, rearrange, state, cellsOf, put }) {
  /** What stands in the page, from top to bottom. */
  const live = () => [...state.list?.live ?? []].sort(([, one], [, other]) => topOf(one) - topOf(other));
  const cells = () => live().map(([, cell]) => cell);
  let copies = [];
  window.fakeX = {
    go, hold, release, put,
    /** Takes steps made of these hooks; see wander.js. */
    wander: (steps) => wander(window.fakeX, state, steps),
    /** More people, posts and lists: they are part of the world until the page is loaded anew. */
    admit: (more) => Object.keys(more).forEach((part) => Object.assign(world[part], more[part])),
    /** From now on profiles are `old` or `split`, the one that is open too. */
    layout: rearrange,
    /** Whether header and list of the last profile stay until the next one's come. */
    linger: setLinger,
    /** One step back in the history, done when the app has taken it. */
    back: () => new Promise((done) => { addEventListener('popstate', done, { once: true }); history.back(); }),
    /** The card of somebody at whose name one points. */
    hover: (handle) => document.getElementById('layers').replaceChildren(hoverCard(personOf(handle))),
    /** Nothing: the frames after it are the step. */
    pause() {},
    /** Whether there is a list, or word that there is none. */
    ready: () => Boolean(state.list || state.isWhole || document.querySelector('[data-testid=emptyState]')),
    /** What the owners of lists have posted or reposted and has been shown there so far: `[owner, id]`. */
    shownByOwners: () => [...shown].flatMap(([owner, posts]) => [...posts].filter(([, by]) => by === owner).map(([id]) => [owner, id])),
    /** When what was scrolled has been painted and looked at. */
    settled,
    /** Scrolls by so many windows. */
    scroll: (windows) => scrollBy(0, windows * innerHeight),
    /** Jumps to a share of the list's height, as the scroll bar does. */
    jump: (share) => scrollTo(0, share * document.documentElement.scrollHeight),
    /** Whether the end of the list stands in the page. */
    atEnd: () => state.isWhole?.() ?? (!state.list || state.list.cells.length === state.list.all.length && state.list.live.has(state.list.all.at(-1).key)),
    rerender: () => state.list?.rerender(),
    /** Two cells change places and contents: on the screen all is as before, and no new cell is made. */
    recycle(at = 0, other = 1) {
      const all = live();
      if (all.length < 2 || at % all.length === other % all.length) return;
      const [[firstKey, first], [secondKey, second]] = [all[at % all.length], all[other % all.length]];
      const [kept, place] = [[...first.childNodes], first.style.transform];
      first.replaceChildren(...second.childNodes);
      second.replaceChildren(...kept);
      first.style.transform = second.style.transform;
      second.style.transform = place;
      state.list.live.set(firstKey, second).set(secondKey, first);
    },
    /** The same post stands in the page twice. */
    duplicate(at = 0) {
      const all = cells();
      const copy = all[at % all.length]?.cloneNode(true);
      if (copy) all[at % all.length].after(copy), copies.push(copy);
    },
    /** Those second ones go. */
    removeCopies: () => copies.splice(0).forEach((copy) => copy.remove()),
    /** The cells change their order in the document, not on the screen. */
    reorder: () => state.list?.floor.append(...cells().reverse()),
    /** Takes some cells out of the page, as if scrolled past. */
    drop: (count) => cells().slice(0, count).forEach((cell) => cell.remove()),
    /** Rows come in on top. */
    prepend: (rows) => state.list.prepend(cellsOf(rows)),
    /** Appends rows in sight, for measuring. */
    append(rows) {
      state.list.all.push(...cellsOf(rows));
      state.list.grow(rows.length);
      state.list.update();
    },
    /** X changes the page all the time without any post: this does it for so many frames. */
    fidget(frames) {
      document.documentElement.dataset.fakeFidget = frames;
      if (frames > 0) requestAnimationFrame(() => this.fidget(frames - 1));
    },
  };
}
