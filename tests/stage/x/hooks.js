// What tests may do to the page, as `window.fakeX`. Only the fake has it; X has nothing of the kind.

import { hold, release } from './options.js';
import { postOf } from './post.js';

/** For each profile, every post that has stood in its list, and who put it there. */
const shown = new Map();

/** The list of `owner` has put a cell with a post into the page. */
export function noteShown(owner, { post, reposter }) {
  const key = owner ?? '';
  if (!shown.has(key)) shown.set(key, new Map());
  shown.get(key).set(post, reposter ?? postOf(post).by);
}

/** Opens the hooks. `app` can `go` and `put`, and has the `state` of the column. */
export function openHooks({ go, state, cellsOf, put }) {
  const live = () => [...state.list.live.values()];
  window.fakeX = {
    go, hold, release, put,
    /** Whether there is a list, or word that there is none. */
    ready: () => Boolean(state.list || document.querySelector('[data-testid=emptyState]')),
    /** What the owners of lists have posted or reposted and has been shown there so far: `[owner, id]`. */
    shownByOwners: () => [...shown].flatMap(([owner, posts]) => [...posts].filter(([, by]) => by === owner).map(([id]) => [owner, id])),
    /** Scrolls by so many windows. */
    scroll: (windows) => scrollBy(0, windows * innerHeight),
    /** Jumps to a share of the list's height, as the scroll bar does. */
    jump: (share) => scrollTo(0, share * document.documentElement.scrollHeight),
    /** Whether the end of the list stands in the page. */
    atEnd: () => !state.list || state.list.cells.length === state.list.all.length && state.list.live.has(state.list.all.at(-1).key),
    rerender: () => state.list.rerender(),
    /** Two cells change their parts: each element now shows, and stands, where the other did. */
    recycle: () => state.list.recycle(),
    /** The same post stands in the page twice. */
    duplicate() {
      const [first] = live();
      first?.after(first.cloneNode(true));
    },
    /** The cells change their order in the document, not on the screen. */
    reorder: () => state.list.floor.append(...live().reverse()),
    /** Takes some cells out of the page, as if scrolled past. */
    drop: (count) => state.list.forget(count),
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
