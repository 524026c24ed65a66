// Watches the page: where the app has moved, which column is the profile's, what changes in it; and
// decides when to look. It draws nothing and sends nothing.
const watch = (() => {
  const SHARE = 4; // After a long look so many times its length belongs to the page.
  const life = new AbortController();
  let tell = null; // Whom to tell: see content.js.
  let column = null;
  let person = owner();
  let scheduled = false;
  let later = 0; // The timer of a look that can wait.
  let rested = 0; // Until when the page is left alone, by its own clock in ms.
  let asleep = false; // There is nothing to see under this address, and nothing is watched.
  let watching = false;

  function owner(path = location.pathname) {
    return path.split('/')[1].toLowerCase();
  }

  // ---- when to look

  function look() {
    scheduled = false;
    if (asleep || life.signal.aborted || !findColumn()) return;
    const start = performance.now();
    tell.copy(column);
    const end = performance.now();
    if (end - start > 50) rested = end + (end - start) * SHARE;
    tell.deliver();
  }

  function lookSoon() {
    if (scheduled) return;
    scheduled = true;
    const rest = rested - performance.now();
    if (rest > 0) setTimeout(look, rest);
    else requestAnimationFrame(look);
  }

  // A known post changes for small reasons (a like, an animation): such news can wait.
  function lookLater() {
    later ||= setTimeout(() => { later = 0; lookSoon(); }, 1000);
  }

  // For its first badges somebody waits: a header is read when it comes, not a frame later.
  const awaited = () => news.lacksHeader() && performance.now() >= rested && !document.hidden && eyes.place(column) !== null;

  // ---- what changes

  const observer = new MutationObserver(noticed);
  // X replaces whole columns: whoever holds ours tells when it goes.
  const ancestors = new MutationObserver(() => { if (!column?.isConnected || column === document.body) lookSoon(); });

  function noticed(records) {
    if (owner() !== person) moved();
    let fresh = hands.dropped();
    let stale = false;
    let outside = false;
    const around = new Set(); // What is no part of a cell.
    const theirs = records.filter(({ target, addedNodes }) => !hands.owns(target) && !(addedNodes.length === 1 && hands.owns(addedNodes[0])));
    for (const target of new Set(theirs.map((record) => record.target))) {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      if (element && eyes.isCounter(element)) continue;
      const cell = element && eyes.cellOf(element);
      if (cell) {
        const what = news.touch(cell);
        fresh ||= what === 'new';
        stale ||= what === 'known';
        if (!eyes.isPost(cell)) news.touchAround();
      } else {
        around.add(target);
        fresh = true;
        outside ||= !element || !eyes.inList(element);
      }
    }
    if (outside) {
      news.touchHeader();
      news.rearrange(column, records.flatMap((record) => [...record.addedNodes]));
    } else if (theirs.some((record) => around.has(record.target) && !ofPosts(record))) {
      news.touchAround();
    }
    if (hands.dropped()) tell.dropped();
    if (fresh && awaited()) look();
    else if (fresh) lookSoon();
    else if (stale) lookLater();
  }

  // Posts that come and go say nothing of what stands around them.
  function ofPosts({ addedNodes, removedNodes }) {
    const nodes = [...addedNodes, ...removedNodes];
    return nodes.length > 0 && nodes.every(eyes.isPost);
  }

  function findColumn() {
    if (watching && column?.isConnected && column !== document.body && eyes.isColumn(column)) return true;
    lookAway();
    column = eyes.column();
    if (!column) return false;
    watching = true;
    news.enter();
    observer.observe(column, { subtree: true, childList: true, attributes: true, attributeFilter: ['href', 'datetime', 'aria-selected', 'data-testid', 'data-href'] });
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    for (const element of [...eyes.above(column), document.documentElement]) ancestors.observe(element, { childList: true });
    return true;
  }

  // ---- where the app moves

  function moved() {
    asleep = false;
    news.leave(column);
    if (owner() !== person) {
      person = owner();
      tell.arrived();
    }
    news.touchHeader();
    lookSoon();
  }

  // Until the app moves on. A post's page is left alone only while it is open, so the whole address counts.
  function sleep(url) {
    asleep = url === location.href;
    if (asleep) lookAway();
  }

  function lookAway() {
    observer.disconnect();
    ancestors.disconnect();
    watching = false;
  }

  // Whether this address is still the one on the page, and was when it was last looked at. Nowhere is
  // here for who has stopped.
  const isHere = (url) => !life.signal.aborted && owner(new URL(url).pathname) === person && owner() === person;

  // ---- begin and end

  function start(whom) {
    tell = whom;
    globalThis.navigation?.addEventListener('currententrychange', moved, life);
    addEventListener('popstate', moved, life);
    document.addEventListener('visibilitychange', lookSoon, life);
    addEventListener('pageshow', (event) => { if (event.persisted) tell.restored(); }, life);
    const begin = () => { findColumn(); lookSoon(); };
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
    else begin();
  }

  function stop() {
    lookAway();
    life.abort();
  }

  return { column: () => column, findColumn, isHere, lookSoon, moved, sleep, start, stop };
})();
