// Copies what of the page has not been told yet, and remembers what has.
const news = (() => {
  const MOST_ADDRESSES = 1_000; // Of which it is known when they were opened.
  const LEAD = 4; // Posts told again before a new one, so that runs join.
  let known = new WeakMap(); // Cell → { key, path, joins, text }: what was last read in it, as text.
  const dirty = new Set(); // Known cells that may have changed.
  let header = ''; // As it was last told,
  let whose = ''; // and whose it is by it: numbers that move make no cell mean something else.
  let headerDirty = true;
  let around = null; // What stands around header and list, and the same as text: { words, text }.
  let aroundDirty = true;
  let page = ''; // What was last told of it, shortened to what matters.
  let context = ''; // Address, tab and owner under which the cells were told.
  let here = location.pathname;
  const opened = new Map([[here, Date.now()]]); // Address → when it was first opened: shown again, its list may be as old.
  let tabs = ''; // The owner's tabs under this address, once they have come.
  let left = { path: here, tabs, cells: [] }; // The address or the tabs before these, and what stood there when they changed.

  function readCell(cell) {
    const before = known.get(cell);
    const key = eyes.key(cell);
    // A post keeps the path it was first seen under: a list can outlive its profile for a moment.
    const path = before && before.key === key ? before.path : location.pathname;
    const words = eyes.cell(cell, path, true);
    const text = JSON.stringify(words);
    known.set(cell, { key, path, joins: joins(words), text });
    return text !== before?.text;
  }

  // The new cells, each run led by the cells before it: a reply is known by what it hangs from.
  // Under another address, tab or owner the same cells may mean something else: all are told again.
  function newCells(column) {
    const mounted = eyes.cells(column);
    if (outlived(mounted)) {
      dirty.clear();
      return [[], 0];
    }
    const changed = new Set(mounted.filter((cell) => (!known.has(cell) || dirty.has(cell)) && readCell(cell)));
    const under = [location.pathname, tabs, around.words.tab, whose].join(' ');
    if (under !== context) mounted.forEach((cell) => changed.add(cell));
    context = under;
    dirty.clear();
    const told = [];
    let size = 0;
    let last = -2;
    const led = withLead(mounted, changed);
    mounted.forEach((cell, index) => {
      if (!led.has(cell)) return;
      const { text } = known.get(cell);
      size += text.length;
      if (size > mailbox.MOST_IN_ONE) return;
      told.push(last === index - 1 ? text : text.replace('"follows":true', '"follows":false'));
      last = index;
    });
    return [told, size];
  }

  // What somebody passed on has no date of its own, so no runs are joined by it.
  const joins = ({ post, entry }) => Boolean(entry || post && !post.social?.link);

  // The changed cells, each with the posts before it and what stands between them.
  function withLead(mounted, changed) {
    const led = new Set();
    let posts = 0; // Still wanted above.
    for (const cell of mounted.toReversed()) {
      if (changed.has(cell)) posts = LEAD;
      else if (!posts) continue;
      else if (known.get(cell).joins) posts -= 1;
      led.add(cell);
    }
    return led;
  }

  // A list that has not changed since the address or the tabs did is still the list of the old ones.
  const isElsewhere = () => left.path !== here || (left.tabs && tabs && left.tabs !== tabs);
  const outlived = (mounted) =>
    isElsewhere() && mounted.length === left.cells.length && mounted.every((cell, index) => cell === left.cells[index]);

  function newHeader(column, place) {
    if (!headerDirty) return null;
    headerDirty = false;
    const words = eyes.header(column);
    const written = words ? JSON.stringify(words) : '';
    const text = place ? written : '';
    if (text === header) return null;
    header = text;
    whose = text && JSON.stringify([words.names, words.schema.length]);
    return written;
  }

  // Who looks can come later than the column, and outside of it.
  function readAround(column) {
    const words = eyes.page(column);
    aroundDirty = !words || !(words.viewer_link || words.signed_out);
    return words && { words, text: JSON.stringify(words) };
  }

  // A look at the page, or null when there is nothing to tell.
  function copy(column) {
    if (aroundDirty) around = readAround(column);
    if (!around) return null; // Of whom and for whom it is cannot be told.
    const { words } = around;
    const place = eyes.place(column);
    const text = JSON.stringify([location.pathname, place !== null, Boolean(words.viewer_link), words.tab, words.states, words.reasons]);
    tabs ||= ownTabs(column);
    // Whose list is empty or withheld, and whom its owner follows, is known beside its header.
    if (text !== page) forgetHeader();
    const above = newHeader(column, place);
    if (!place) dirty.clear();
    const [cells, size] = place ? newCells(column) : [[], 0];
    if (!above && !cells.length && text === page) return null;
    page = text;
    // Under other tabs the same list would mean something else.
    const where = [location.href, words.tab, JSON.stringify(words.tabs)].join(' ');
    return { url: location.href, opened: Math.floor(opened.get(here) / 1000), loaded: Math.floor(performance.timeOrigin / 1000), place: where, page: around.text, header: above, cells, size };
  }

  // The address has changed; what stands in the header is told again under each.
  function leave(column) {
    if (location.pathname === here) return;
    const mounted = column?.isConnected ? eyes.cells(column) : [];
    if (!outlived(mounted)) left = { path: here, tabs, cells: mounted };
    here = location.pathname;
    tabs = '';
    if (!opened.has(here)) opened.set(here, Date.now());
    if (opened.size > MOST_ADDRESSES) opened.delete(opened.keys().next().value);
    header = '';
    whose = '';
    aroundDirty = true;
  }

  // While the next profile's header is awaited, the last one's tabs may still be there.
  function ownTabs(column) {
    const own = (href) => href.split('/')[1]?.toLowerCase() === here.split('/')[1].toLowerCase();
    const all = eyes.tabs(column).filter(([href]) => own(href));
    return all.length ? JSON.stringify(all) : '';
  }

  // X can give a profile other tabs while it is open, and with them lists of another kind. What has
  // not just been added was there before, and is none of theirs.
  function rearrange(column, added) {
    const now = column ? ownTabs(column) : '';
    if (!now || now === tabs) return;
    if (tabs) left = { path: here, tabs, cells: eyes.stood(column, added) };
    tabs = now;
  }

  // Something happened in a cell: in a new one, in a known one, or where that was noted before.
  function touch(cell) {
    if (dirty.has(cell)) return 'noted';
    dirty.add(cell);
    return known.get(cell)?.key === eyes.key(cell) ? 'known' : 'new';
  }

  function touchHeader() {
    headerDirty = true;
    touchAround();
  }

  function touchAround() {
    aroundDirty = true;
  }

  // The column is another: what it holds was never told.
  function enter() {
    tabs = '';
    touchAround();
    forgetHeader();
  }

  function forgetHeader() {
    header = '';
    whose = '';
    headerDirty = true;
  }

  function forget() {
    known = new WeakMap();
    touchAround();
    forgetHeader();
  }

  const lacksHeader = () => headerDirty && !header;

  return { copy, enter, forget, forgetHeader, lacksHeader, leave, rearrange, touch, touchAround, touchHeader };
})();
