// What stands whole in somebody's list, and what has stood there at all: the truth that the
// extension's notebooks are held against. It knows nothing of how the extension reads.

import { tabOf } from './layout.js';

const drawn = new WeakMap(); // article → the post it shows and its place among posts joined by lines.
const atHome = new WeakSet(); // Cells that came while the address was their list's.
const glimpsed = new Map(); // What has come into the page in its own list, for however short a time.

/** An article shows the post at place `at` of the joined posts `module`; `reposter` passed it on. */
export function noteDrawn(article, post, module, at, reposter) {
  drawn.set(article, { post, module, at, reposter });
}

/** A list that is open has put a cell into the page. */
export function noteMounted(list, cell) {
  if (!list.isOpen) return;
  atHome.add(cell);
  const entry = entryOf(list, drawn.get(cell.querySelector('article')));
  if (entry) glimpsed.set(JSON.stringify(entry), entry);
}

/**
 * A post is shown when it and all posts joined to it stand in the page, one below the other, in
 * the list of whoever the address and the header name, under the tab that the address names and
 * the header shows as open. One whose conversation is cut by the edge
 * of what is in the page is shown once the rest has come. Somebody else's post is shown to nobody's
 * notebook, whatever conversation it stands in.
 */
export function standing(list) {
  if (!list?.owner || !list.isOpen || headerOf() !== list.owner || openTab() !== tabOf(list.path)) return [];
  const cells = [...list.floor.children].sort((one, other) => topOf(one) - topOf(other));
  const shown = cells.map((cell) => (atHome.has(cell) ? drawn.get(cell.querySelector('article')) : undefined));
  return shown.filter((one, index) => one && isWhole(shown, one, index)).map((one) => entryOf(list, one)).filter(Boolean);
}

/** What has been glimpsed since last asked. */
export function newGlimpses() {
  const all = [...glimpsed.values()];
  glimpsed.clear();
  return all;
}

const isWhole = (shown, one, index) => one.module.every((id, at) => {
  const other = shown[index - one.at + at];
  return other?.module === one.module && other.at === at;
});

function entryOf(list, one) {
  if (!one || (one.reposter ?? one.post.by) !== list.owner) return null;
  const tab = list.path.split('/')[2] ?? 'posts';
  return { owner: list.owner, tab, layout: list.layout, id: one.post.id, kind: one.reposter ? 'repost' : one.post.kind };
}

/** How far down a cell stands. */
export const topOf = (cell) => Number(cell.style.transform.match(/-?[\d.]+/)?.[0] ?? 0);

const headerOf = () => document.querySelector('[data-testid=UserName]')?.textContent.match(/@(\w+)/)?.[1];
const openTab = () => document.querySelector('nav [role=tab][aria-selected=true]')?.getAttribute('href');
