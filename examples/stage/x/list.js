// X's virtual list: cells stand absolutely at their place, come on scrolling and go out of sight.

import { make, box, part } from './make.js';
import { batch, layout, scrolled } from './options.js';
import { ownWork } from './beat.js';
import { noteMounted } from './standing.js';

const GUESSED_HEIGHT = 140;
const MARGIN = 1_000;

/** A list of cells that loads more rows as it is scrolled. */
export class VirtualList {
  constructor({ title, label, cells, owner, onShown }) {
    this.owner = owner;
    this.path = location.pathname;
    this.layout = layout;
    this.all = cells;
    this.cells = cells.slice(0, batch);
    this.heights = new Map();
    this.live = new Map();
    this.onShown = onShown;
    this.floor = make('div', { style: { position: 'relative' } });
    this.waiting = part('progress', { role: 'progressbar', class: 'spinner' }, box('spin'));
    const id = `accessible-list-${listsMade++}`;
    this.element = make('section', { 'aria-labelledby': id, role: 'region' },
      make('h1', { dir: 'auto', 'aria-level': '1', role: 'heading', id, class: 'unseen' }, title),
      make('div', { 'aria-label': label }, this.floor));
    this.onScroll = () => this.update();
    // A cell that changes its height moves all that stand below it.
    this.sizes = new ResizeObserver(() => requestAnimationFrame(this.onScroll));
    addEventListener('scroll', this.onScroll, { passive: true });
    addEventListener('resize', this.onScroll, { passive: true });
  }

  /** It is the list that address and layout name. */
  get isOpen() {
    return this.path === location.pathname && this.layout === layout;
  }

  /** Another list of the same profile is open: this one stands, but stands still. */
  get outlived() {
    return Boolean(this.owner) && !this.isOpen && location.pathname.split('/')[1] === this.owner;
  }

  /** Comes where one has left it: its top is not in the page. */
  open() {
    if (scrolled) {
      this.floor.style.minHeight = `${this.cells.length * GUESSED_HEIGHT}px`;
      scrollTo(0, scrolled * this.cells.length * GUESSED_HEIGHT);
    }
    this.update();
  }

  close() {
    removeEventListener('scroll', this.onScroll);
    removeEventListener('resize', this.onScroll);
    this.sizes.disconnect();
    this.element.remove();
  }

  /** Brings the cells in the window into the page and drops the others. */
  update() {
    if (!this.element.isConnected || this.outlived) return;
    ownWork(() => {
      this.loadMore();
      // Heights are known only once drawn, so it takes a round or two to settle.
      for (let round = 0; round < 4 && this.place(); round++);
    });
    requestAnimationFrame(() => this.noteShown());
  }

  /** What stands in the page when it is painted has been shown; what came and went before has not. */
  noteShown() {
    if (!this.element.isConnected) return;
    for (const key of this.live.keys()) {
      const cell = this.cells[this.indexOf(key)];
      if (cell?.post) this.onShown(cell);
    }
  }

  /** Whether something is of another height than it was placed by. */
  place() {
    const top = scrollY - this.element.offsetTop - MARGIN;
    const bottom = top + innerHeight + 2 * MARGIN;
    const wanted = new Map();
    let y = 0;
    for (const cell of this.cells) {
      const height = this.heights.get(cell.key) ?? GUESSED_HEIGHT;
      if (y + height >= top && y <= bottom) wanted.set(cell.key, { cell, y });
      y += height;
    }
    this.drop(wanted);
    for (const [key, { cell, y }] of wanted) this.show(key, cell, y);
    this.total = y;
    this.floor.style.minHeight = `${y}px`;
    const other = [...this.live].filter(([key, element]) => this.heights.get(key) !== element.offsetHeight);
    for (const [key, element] of other) this.heights.set(key, element.offsetHeight);
    return other.length > 0;
  }

  drop(wanted) {
    for (const [key, element] of this.live) {
      if (wanted.has(key)) continue;
      element.remove();
      this.sizes.unobserve(element);
      this.live.delete(key);
    }
  }

  show(key, cell, y) {
    if (!this.live.has(key)) {
      const element = part('cellInnerDiv', { style: { position: 'absolute', width: '100%' } }, cell.draw());
      this.live.set(key, element);
      this.insert(element, key);
      this.sizes.observe(element);
      noteMounted(this, element);
    }
    this.live.get(key).style.transform = `translateY(${y}px)`;
  }

  /** Cells stand in the document in the order of the list. */
  insert(element, key) {
    const at = this.indexOf(key);
    // Those that a test has taken out of the page are no place to stand before.
    const next = [...this.live].filter(([other, cell]) => this.indexOf(other) > at && cell.parentElement === this.floor).sort(([a], [b]) => this.indexOf(a) - this.indexOf(b))[0];
    this.floor.insertBefore(element, next ? next[1] : null);
  }

  indexOf(key) {
    this.order ??= new Map(this.cells.map((cell, at) => [cell.key, at]));
    return this.order.get(key) ?? -1;
  }

  loadMore() {
    const end = this.element.offsetTop + (this.total ?? 0);
    if (this.cells.length < this.all.length && scrollY + innerHeight + 2 * MARGIN > end) this.grow();
  }

  /** The next rows have come from the server. */
  grow(count = batch) {
    this.cells = this.all.slice(0, this.cells.length + count);
    this.order = undefined;
  }

  /** New posts have come on top. */
  prepend(cells) {
    this.all = [...cells, ...this.all];
    this.cells = [...cells, ...this.cells];
    this.order = undefined;
    this.update();
  }

  /** Every cell in the page is drawn anew, as when React changes its mind. */
  rerender() {
    for (const [key, element] of this.live) element.replaceChildren(this.cells[this.indexOf(key)].draw());
  }
}

let listsMade = 1;
