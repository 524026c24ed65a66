// When to look and where to draw: watches the column for change, has the eyes copy what is new,
// sends it to the background, and hands what comes back to the hands.
(() => {
  let known = new WeakMap(); // cell → { key, path, words, text }: what was last read in it.
  const LEAD = 4; // Cells told again before a new one, so that runs join.
  const dirty = new Set();
  let column = null;
  let headerText = '';
  let context = ''; // Address, tab and header under which the cells were told.
  let headerDirty = true;
  let busy = false;
  let scheduled = false;
  const copied = []; // Looks that were not sent yet, the last of them still growing.
  let view = null;
  let person = owner();
  let here = location.pathname;
  let left = { path: here, cells: [] }; // The address before this one, and what stood there when it changed.

  function owner(path = location.pathname) {
    return path.split('/')[1].toLowerCase();
  }

  // The background may be stopped while it reads. It has kept what it has answered; what it has
  // not answered is told again (to be told a thing twice does it no harm).
  async function send(message) {
    const text = JSON.stringify(message);
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

  // After an update or removal of the extension this script outlives it; then it falls silent.
  function quit() {
    observer.disconnect();
    ancestors.disconnect();
    hands.clear();
    marks.turn(null);
    busy = true;
  }

  // ---- looking

  function readCell(cell) {
    const before = known.get(cell);
    const key = eyes.key(cell);
    // A post keeps the path it was first seen under: a list can outlive its profile for a moment.
    const path = before && before.key === key ? before.path : location.pathname;
    const words = eyes.cell(cell, path, false);
    const text = JSON.stringify(words);
    known.set(cell, { key, path, words, text });
    return text !== before?.text;
  }

  // The new cells, each run led by the cells before it: a reply is known by what it hangs from.
  // Under another address, tab or header the same cells may mean something else: all are told again.
  function newCells() {
    const mounted = eyes.cells(column);
    if (outlived(mounted)) {
      dirty.clear();
      return [];
    }
    const changed = new Set(mounted.filter((cell) => (!known.has(cell) || dirty.has(cell)) && readCell(cell)));
    const around = [location.pathname, eyes.one(column, X.tab)?.getAttribute('href'), headerText].join(' ');
    if (around !== context) mounted.forEach((cell) => changed.add(cell));
    context = around;
    dirty.clear();
    const told = [];
    let last = -2;
    mounted.forEach((cell, index) => {
      if (!mounted.slice(index, index + LEAD + 1).some((next) => changed.has(next))) return;
      told.push({ ...known.get(cell).words, follows: last === index - 1 });
      last = index;
    });
    return told;
  }

  // A list that has not changed since the address did is still the list of the old address.
  const outlived = (mounted) =>
    left.path !== here && mounted.length === left.cells.length && mounted.every((cell, index) => cell === left.cells[index]);

  function leave() {
    if (location.pathname === here) return;
    const mounted = column?.isConnected ? eyes.cells(column) : [];
    if (!outlived(mounted)) left = { path: here, cells: mounted };
    here = location.pathname;
  }

  function newHeader() {
    if (!headerDirty) return null;
    headerDirty = false;
    const header = eyes.header(column);
    const text = JSON.stringify(header);
    if (text === headerText) return null;
    headerText = text;
    return header;
  }

  const words = (header, cells) => ({ url: location.href, page: eyes.page(column), header, cells, people: [] });

  // A list that is scrolled on drops its posts, so copying never waits for an answer.
  function copy() {
    const name = eyes.one(column, X.userName);
    const pageText = `${location.pathname} ${name !== null}`;
    const header = newHeader();
    const cells = name ? newCells() : [];
    if (!header && !cells.length && pageText === copy.last) return;
    copy.last = pageText;
    const last = copied.at(-1);
    if (last?.url !== location.href) copied.push(words(header, cells));
    else copied[copied.length - 1] = words(header ?? last.header, [...last.cells, ...cells]);
  }

  async function look() {
    scheduled = false;
    if (!findColumn()) return;
    copy();
    if (busy || !copied.length) return;
    busy = true;
    const look = copied.shift();
    const asked = owner(new URL(look.url).pathname);
    try {
      const answer = await send({ look });
      if (!copied.length && asked === person && owner() === person) show(answer?.view ?? null);
      busy = false;
      if (copied.length) schedule();
    } catch (error) {
      if (!chrome.runtime?.id) return quit();
      console.warn('Fieldmark: no answer from the background', error);
      // What was not answered was not kept, and the list may have dropped it by now.
      copied.unshift(look);
      busy = false;
      scheduleLater();
    }
  }

  // ---- showing

  function show(next) {
    view = next;
    const name = column && eyes.one(column, X.userName);
    if (name) hands.draw(view, name, press);
    else hands.clear();
  }

  async function press(wanted) {
    show((await send({ press: JSON.parse(wanted) }))?.view ?? view);
  }

  // ---- watching

  function schedule() {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(look);
  }

  // A known post changes for small reasons (a like, an animation): such news can wait.
  let later = 0;
  function scheduleLater() {
    later ||= setTimeout(() => { later = 0; schedule(); }, 1000);
  }

  const isNew = (cell) => !known.has(cell) || known.get(cell).key !== eyes.key(cell);

  function noticed(records) {
    if (owner() !== person) moved();
    let fresh = hands.dropped();
    let stale = false;
    for (const { target } of records) {
      if (hands.owns(target)) continue;
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const cell = element?.closest(X.cell[0]) ?? element?.closest(X.article[0]);
      if (!cell) {
        fresh = true;
        headerDirty ||= !element?.closest(X.list[0]);
      } else if (!dirty.has(cell)) {
        dirty.add(cell);
        if (isNew(cell)) fresh = true;
        else stale = true;
      }
    }
    if (hands.dropped()) show(view);
    if (fresh) schedule();
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
    for (let element = column.parentElement; element; element = element.parentElement) ancestors.observe(element, { childList: true });
    return true;
  }

  // Nothing of the last profile may stand under the next one's name, not for a frame.
  function moved() {
    leave();
    if (owner() !== person) {
      person = owner();
      view = null;
      hands.clear();
      headerText = '';
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
      respond(JSON.stringify({ ...words(eyes.header(column), all), people: eyes.people(document).map(eyes.person) }));
    }
  });
  globalThis.navigation?.addEventListener('currententrychange', moved);
  addEventListener('popstate', moved);
  document.addEventListener('visibilitychange', schedule);
  wake();
  const begin = () => { findColumn(); schedule(); };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
})();
