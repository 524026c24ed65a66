// Marks beside names, and veils over posts, on every page of X. Nothing here looks, watches or
// asks until the background says that the user wants it; who is marked is decided in Rust
// (src/background/inline_marks.rs). Everything is drawn in closed roots, so that the page learns nothing.
const marks = (() => {
  const MARK = 'fieldmark-mark';
  const VEIL = 'fieldmark-veil';
  const NOTHING = 'null'; // What is drawn in a place where nothing stands, as text.
  const roots = new WeakMap(); // Host → { root, drawn }.
  const lifted = new Set(); // Posts that the user wants to see.
  const observer = new MutationObserver(schedule);
  const answers = new Map(); // Link as written → [mark or null, veil or null].
  const fresh = new Set(); // Links answered, or found without an answer, since the address changed.
  let places = {}; // Where something can stand here. It has a host at every name and post, so that by none of them the page can tell whom we know.
  let path = '';
  let send = null; // How to ask; null while nobody wants marks.
  let scheduled = false;
  let round = 0; // Counts moves and choices: what was asked before them may not hold any more.
  let asking = false; // One question at a time: who moves fast must not keep the background from the rest.

  function schedule() {
    if (scheduled || !send) return;
    scheduled = true;
    requestAnimationFrame(look);
  }

  function look() {
    scheduled = false;
    if (!send) return;
    if (path !== location.pathname) moved();
    const names = eyes.names();
    ask([...new Set(names.map(({ link }) => link))].filter((link) => !fresh.has(link)));
    for (const { link, row, cell } of names) {
      const [mark, veil] = answers.get(link) ?? [];
      hang(row, MARK, places.mark, mark);
      if (cell) hang(cell, VEIL, places.veil, lifted.has(eyes.key(cell)) ? null : veil);
    }
  }

  // A mark stays true elsewhere until it is answered anew; what is dimmed on one page is not on the next.
  function moved() {
    path = location.pathname;
    round += 1;
    fresh.clear();
    places = { ...places, veil: false };
    for (const [link, [mark]] of answers) answers.set(link, [mark, null]);
  }

  async function ask(links) {
    if (asking || !links.length) return;
    asking = true;
    const asked = round;
    try {
      const answer = await send({ names: { url: location.href, links } });
      if (asked === round) take(links, answer);
    } catch {
      return; // The next change of the page asks again.
    } finally {
      asking = false;
    }
    schedule();
  }

  // What was asked before the page lay in the browser's history may never be answered.
  function giveUp() {
    round += 1;
    asking = false;
  }

  function take(links, answer) {
    if (!answer.places) throw new Error('the background fell over');
    places = answer.places;
    links.forEach((link, index) => {
      fresh.add(link);
      answers.set(link, answer.marks[index] ?? []);
    });
  }

  // Finds or makes the one host of this kind; a copy that the page made of one has no root.
  function hang(parent, tag, wanted, node) {
    let host = parent.querySelector(`:scope > ${tag}`);
    if (host && (!wanted || !roots.has(host))) host = host.remove();
    if (wanted) host ??= make(parent, tag);
    if (host) draw(host, node ?? null);
  }

  function draw(host, node) {
    const here = roots.get(host);
    const text = JSON.stringify(node);
    if (here.drawn === text) return;
    here.drawn = text;
    here.root.replaceChildren(...(node ? [hands.build(node)] : []));
    // Within the root, where the page cannot see which of the hosts wear its colours.
    if (node && host.localName === VEIL) hands.wear(here.root.firstElementChild, host.parentElement);
  }

  function make(parent, tag) {
    const host = document.createElement(tag);
    if (host.matches(':defined')) return null; // The page has made the name its own, and could look inside.
    const root = host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [hands.sheet()];
    roots.set(host, { root, drawn: NOTHING });
    if (tag === VEIL) {
      hands.keepToItself(root);
      root.addEventListener('click', (event) => event.target.closest('[data-show]') && lift(host));
    }
    parent.append(host);
    return host;
  }

  function lift(host) {
    lifted.add(eyes.key(host.parentElement));
    draw(host, null);
  }

  // A veil lets all clicks through, or the page could find it by asking what a click would meet. Those
  // that are meant for its button, and for nothing that X draws above its post, are ours before the page hears of them.
  function clicked(event) {
    const meant = event.isTrusted && places.veil && [...document.querySelectorAll(VEIL)].find((host) => covers(host, event));
    if (!meant) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    lift(meant);
  }

  function covers(host, { target, clientX, clientY }) {
    if (!host.parentElement.contains(target)) return false;
    const button = roots.get(host)?.root.querySelector('[data-show]')?.getBoundingClientRect();
    return button && clientX >= button.left && clientX < button.right && clientY >= button.top && clientY < button.bottom;
  }

  // On, with a way to ask, or off. The user may have chosen anew; what was answered before stands until then.
  function turn(ask) {
    send = ask;
    round += 1;
    if (!ask) answers.clear();
    fresh.clear();
    observer.disconnect();
    removeEventListener('click', clicked, true);
    if (ask) addEventListener('click', clicked, true);
    if (ask) observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['href'] });
    else if (path) document.querySelectorAll(`${MARK}, ${VEIL}`).forEach((host) => host.remove());
    schedule();
  }

  return { giveUp, turn };
})();
