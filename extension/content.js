// When to look and where to draw: watches the column for change, has the eyes copy what is new,
// sends it to the background, and hands what comes back to the hands.
(() => {
  let known = new WeakMap(); // cell → { key, path, text }: what was last read in it, as it is told.
  const LEAD = 4; // Cells told again before a new one, so that runs join.
  // No honest page comes near these. Of one that does the rest is not read.
  const MOST_TOLD = 2_000_000; // Characters in one message, well below what src/background/messages.rs refuses.
  const MOST_WAITING = 8; // Messages that wait for the background; the oldest go.
  const MOST_RETURNS = 10; // How often, in ten seconds, the badges come back when the page takes them away.
  const SHARE = 4; // After a long look so many times its length belongs to the page.
  const dirty = new Set();
  let column = null;
  let headerText = '';
  let context = ''; // Address, tab and header under which the cells were told.
  let headerDirty = true;
  let busy = false;
  let scheduled = false;
  let rest = 0; // How long to leave the page alone before the next look, in ms.
  let patience = 1000; // How long to wait for a background that does not answer, in ms.
  let returns = 0; // How often the badges had to come back lately.
  const life = new AbortController();
  const copied = []; // Looks that were not sent yet and their sizes, the last of them still growing.
  let view = null;
  let person = owner();
  let here = location.pathname;
  let left = { path: here, cells: [] }; // The address before this one, and what stood there when it changed.

  function owner(path = location.pathname) {
    return path.split('/')[1].toLowerCase();
  }

  // The background may be stopped while it reads. It has kept what it has answered; what it has
  // not answered is told again (to be told a thing twice does it no harm).
  async function tell(text) {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await chrome.runtime.sendMessage(text);
        if (typeof answer === 'string') return JSON.parse(answer);
        throw new Error('the background was stopped');
      } catch (error) {
        if (tries === 5 || !chrome.runtime?.id) throw error;
      }
    }
  }

  const send = (message) => tell(JSON.stringify(message));

  // Firefox takes the console away from a page that is being closed, and then it throws.
  function complain(what, error) {
    try {
      console.warn(`Fieldmark: ${what}`, error);
    } catch {
      // Nobody is left to read it.
    }
  }

  // After an update or removal of the extension this script outlives it; then it falls silent.
  function quit() {
    observer.disconnect();
    ancestors.disconnect();
    hands.clear();
    marks.turn(null);
    life.abort();
  }

  // ---- looking

  function readCell(cell) {
    const before = known.get(cell);
    const key = eyes.key(cell);
    // A post keeps the path it was first seen under: a list can outlive its profile for a moment.
    const path = before && before.key === key ? before.path : location.pathname;
    const text = JSON.stringify(eyes.cell(cell, path, true));
    known.set(cell, { key, path, text });
    return text !== before?.text;
  }

  // The new cells, each run led by the cells before it: a reply is known by what it hangs from.
  // Under another address, tab or header the same cells may mean something else: all are told again.
  function newCells() {
    const mounted = eyes.cells(column);
    if (outlived(mounted)) {
      dirty.clear();
      return [[], 0];
    }
    const changed = new Set(mounted.filter((cell) => (!known.has(cell) || dirty.has(cell)) && readCell(cell)));
    const around = [location.pathname, eyes.tab(column), headerText].join(' ');
    if (around !== context) mounted.forEach((cell) => changed.add(cell));
    context = around;
    dirty.clear();
    const told = [];
    let size = 0;
    let last = -2;
    mounted.forEach((cell, index) => {
      if (!mounted.slice(index, index + LEAD + 1).some((next) => changed.has(next))) return;
      const { text } = known.get(cell);
      size += text.length;
      if (size > MOST_TOLD) return;
      told.push(last === index - 1 ? text : first(text));
      last = index;
    });
    return [told, size];
  }

  // The first of a run follows nothing. Cells are written once, when they are read: most follow another.
  const first = (text) => JSON.stringify({ ...JSON.parse(text), follows: false });

  // A list that has not changed since the address did is still the list of the old address.
  const outlived = (mounted) =>
    left.path !== here && mounted.length === left.cells.length && mounted.every((cell, index) => cell === left.cells[index]);

  function leave() {
    if (location.pathname === here) return;
    const mounted = column?.isConnected ? eyes.cells(column) : [];
    if (!outlived(mounted)) left = { path: here, cells: mounted };
    here = location.pathname;
    headerText = ''; // What stands in the header is told again under each address.
  }

  function newHeader(name) {
    if (!headerDirty) return null;
    headerDirty = false;
    const header = eyes.header(column);
    const text = name ? JSON.stringify(header) : '';
    if (text === headerText) return null;
    headerText = text;
    return header;
  }

  // A list that is scrolled on drops its posts, so copying never waits for an answer.
  function copy() {
    const page = eyes.page(column);
    if (!page) return; // Of whom and for whom it is cannot be told.
    const name = eyes.find(column, 'userName');
    const pageText = JSON.stringify([location.pathname, name !== null, page.states, page.reasons]);
    const header = newHeader(name);
    if (!name) dirty.clear();
    const [cells, size] = name ? newCells() : [[], 0];
    if (!header && !cells.length && pageText === copy.last) return;
    copy.last = pageText;
    const last = copied.at(-1);
    const url = location.href;
    if (last?.url === url && last.size + size <= MOST_TOLD) {
      copied[copied.length - 1] = { url, page, header: header ?? last.header, cells: [...last.cells, ...cells], size: last.size + size };
    } else {
      copied.push({ url, page, header, cells, size });
    }
    // What goes unheard may hold the header, which would not be told again by itself.
    if (copied.length > MOST_WAITING && copied.shift().header) {
      headerText = '';
      headerDirty = true;
    }
  }

  // A look as a message. Its cells are written already.
  function written({ url, page, header, cells }) {
    const [at, place, above] = [url, page, header].map((part) => JSON.stringify(part));
    return `{"look":{"url":${at},"page":${place},"header":${above},"cells":[${cells.join()}]}}`;
  }

  async function look() {
    scheduled = false;
    if (life.signal.aborted || !findColumn()) return;
    const start = performance.now();
    copy();
    const took = performance.now() - start;
    rest = took > 50 ? took * SHARE : 0;
    if (busy || !copied.length) return;
    busy = true;
    const waiting = copied.shift();
    const asked = owner(new URL(waiting.url).pathname);
    try {
      const answer = await tell(written(waiting));
      patience = 1000;
      if (!copied.length && asked === person && owner() === person) show(answer?.view ?? null);
    } catch (error) {
      if (!chrome.runtime?.id) return quit();
      complain('no answer from the background', error);
      // What was not answered was not kept, and the list may have dropped it by now.
      copied.unshift(waiting);
      setTimeout(schedule, patience);
      patience = Math.min(patience * 2, 60_000);
      return;
    } finally {
      busy = false;
    }
    if (copied.length) schedule();
  }

  // ---- showing

  function show(next) {
    view = next;
    const name = column && eyes.find(column, 'userName');
    try {
      if (name && returns < MOST_RETURNS) return hands.draw(view, name, press);
    } catch (error) {
      complain('this page cannot be drawn on', error);
    }
    hands.clear();
  }

  // X redraws its header, and the badges with it. A page that will not have them is not fought.
  function comeBack() {
    if (returns < MOST_RETURNS) setTimeout(() => { returns -= 1; }, 10_000);
    returns = Math.min(returns + 1, MOST_RETURNS);
    show(view);
  }

  async function press(wanted) {
    try {
      show((await send({ press: JSON.parse(wanted) }))?.view ?? view);
    } catch (error) {
      if (!chrome.runtime?.id) return quit();
      complain('no answer from the background', error);
    }
  }

  // ---- watching

  function schedule() {
    if (scheduled) return;
    scheduled = true;
    if (rest) setTimeout(look, rest);
    else requestAnimationFrame(look);
  }

  // A known post changes for small reasons (a like, an animation): such news can wait.
  let later = 0;
  function scheduleLater() {
    later ||= setTimeout(() => { later = 0; schedule(); }, 1000);
  }

  // For its first badges somebody waits: a header is read when it comes, not a frame later.
  const awaited = () => headerDirty && !headerText && !rest && !document.hidden && eyes.find(column, 'userName') !== null;

  const isNew = (cell) => !known.has(cell) || known.get(cell).key !== eyes.key(cell);

  function noticed(records) {
    if (owner() !== person) moved();
    let fresh = hands.dropped();
    let stale = false;
    for (const target of new Set(records.map((record) => record.target))) {
      if (hands.owns(target)) continue;
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const cell = element && eyes.cellOf(element);
      if (!cell) {
        fresh = true;
        headerDirty ||= !element || !eyes.inList(element);
      } else if (!dirty.has(cell)) {
        dirty.add(cell);
        if (isNew(cell)) fresh = true;
        else stale = true;
      }
    }
    if (hands.dropped()) comeBack();
    if (fresh && awaited()) look();
    else if (fresh) schedule();
    else if (stale) scheduleLater();
  }

  const observer = new MutationObserver(noticed);
  // X replaces whole columns: whoever holds ours tells when it goes.
  const ancestors = new MutationObserver(() => { if (!column?.isConnected || column === document.body) schedule(); });

  function findColumn() {
    if (column?.isConnected && column !== document.body && column.matches(X.column[0])) return true;
    observer.disconnect();
    ancestors.disconnect();
    column = eyes.column();
    if (!column) return false;
    headerDirty = true;
    headerText = '';
    observer.observe(column, { subtree: true, childList: true, attributes: true, attributeFilter: ['href', 'datetime', 'aria-selected', 'data-testid'] });
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    for (const element of [...eyes.above(column), document.documentElement]) ancestors.observe(element, { childList: true });
    return true;
  }

  // Nothing of the last profile may stand under the next one's name, not for a frame.
  function moved() {
    leave();
    if (owner() !== person) {
      person = owner();
      returns = 0;
      view = null;
      hands.clear();
      headerText = '';
      send({ warm: true }).catch(() => {}); // X fetches the next profile, and the core may wake meanwhile.
    }
    headerDirty = true;
    schedule();
  }

  // The core wakes before the first badge is wanted, and says whether marks are.
  function wake() {
    send({ warm: true }).then((answer) => marks.turn(answer?.elsewhere ? send : null), () => {});
  }

  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (message === 'again') { known = new WeakMap(); headerText = ''; moved(); wake(); }
    if (message === 'read' && findColumn()) {
      const all = eyes.cells(column).map((cell, index) => eyes.cell(cell, location.pathname, index > 0));
      respond(JSON.stringify({ url: location.href, page: eyes.page(column), header: eyes.header(column), cells: all, people: eyes.people() }));
    }
  });
  globalThis.navigation?.addEventListener('currententrychange', moved, life);
  addEventListener('popstate', moved, life);
  document.addEventListener('visibilitychange', schedule, life);
  wake();
  const begin = () => { findColumn(); schedule(); };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
})();
