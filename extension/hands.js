// The hands: they draw what they are handed, in a closed shadow root in its place, and decide
// nothing. A drawn node is a string (text) or [tag, [[attribute, value], …], [child, …]]. DRAWABLE is the
// list of src/ui/element.rs; the packager (src/bin/package.rs) writes it into drawable.js.
const hands = (() => {
  // One that is left from before an update can do nothing any more.
  for (const other of document.querySelectorAll('fieldmark-badges')) other.remove();
  // Made before the page's first script runs: were the name the page's own element by then
  // (customElements.define), the page could open even a closed root of it.
  const host = document.createElement('fieldmark-badges');
  const taken = host.matches(':defined');
  const root = taken ? null : host.attachShadow({ mode: 'closed' });
  let style = null;
  let drawn = ''; // The row as it stands, as text,
  let row = null; // and as a node.
  const worn = new WeakMap(); // Host → the look it was last given.
  let answer = null; // What to do with a press, and where evidence comes from; nothing was drawn before it is known.
  let pending = null; // What to draw when the evidence that is being read is closed.

  function build(node) {
    if (typeof node === 'string') return document.createTextNode(node);
    const [tag, attributes, children] = node;
    const svg = DRAWABLE.svg.includes(tag);
    if (!svg && !DRAWABLE.html.includes(tag)) return document.createTextNode('');
    const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
    for (const [name, value] of attributes) set(element, name, value);
    element.append(...children.map(build));
    return element;
  }

  // Nothing that runs or loads; the sheet does the looks.
  function set(element, name, value) {
    const known = DRAWABLE.attributes.includes(name) || /^(data|aria)-/.test(name);
    if (known && (name !== 'href' || value.startsWith('https://x.com/'))) element.setAttribute(name, value);
    else element.removeAttribute(name);
  }

  function open() {
    root.adoptedStyleSheets = [sheet()];
    root.addEventListener('click', (event) => {
      const control = event.target.closest('[data-press]');
      if (!control) return;
      // The outermost that is open: evidence can stand within the rest of the badges.
      if (control.closest('[popover]')) root.querySelector(':popover-open').hidePopover();
      answer.press(control.dataset.press);
    });
    // Such news does not bubble. In a shadow root browsers do not give the focus back by themselves.
    root.addEventListener('beforetoggle', (event) => {
      if (event.newState === 'open') return event.target.matches('[data-evidence]:empty') && fetchFirst(event);
      if (!event.target.contains(root.activeElement)) return;
      root.querySelector(`[popovertarget="${CSS.escape(event.target.id)}"]`)?.focus({ preventScroll: true });
    }, true);
    root.addEventListener('toggle', ({ target, newState }) => {
      if (newState === 'closed' && target.matches('[data-evidence]')) target.replaceChildren();
      if (pending) draw(...pending);
    }, true);
    keepToItself(root);
  }

  // Evidence is there when it opens, and is fetched for that each time.
  async function fetchFirst(event) {
    event.preventDefault();
    const popover = event.target;
    const text = await answer.evidence(popover.dataset.evidence);
    if (!text || !popover.matches(':empty') || !root.contains(popover)) return;
    popover.append(...build(JSON.parse(text)).childNodes);
    popover.showPopover();
  }

  // What is clicked and typed on a badge is no business of the page's. (It hears of it all the same
  // while the event is on its way down, and not what was meant.)
  const HEARD = ['auxclick', 'click', 'contextmenu', 'dblclick', 'focusin', 'focusout', 'input', 'keydown', 'keypress', 'keyup',
    'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchend', 'touchstart'];
  function keepToItself(root) {
    for (const kind of HEARD) root.addEventListener(kind, (event) => event.stopPropagation());
  }

  // The page's own colours, computed, so that any theme fits. Not its type: a font that the page names
  // can be one that asks its server for every letter it draws.
  function wear(host, name) {
    const computed = (element, property) => element && getComputedStyle(element).getPropertyValue(property);
    const first = eyes.find(name, 'nameBlocks') ?? name;
    const look = {
      '--page-text': computed(first, 'color'),
      '--page-background': computed(document.body, 'background-color'),
      '--page-accent': computed(eyes.find(document, 'accent'), 'color') ?? '',
    };
    if (worn.get(host) === JSON.stringify(look)) return;
    worn.set(host, JSON.stringify(look));
    for (const [property, value] of Object.entries(look)) host.style.setProperty(property, value, 'important');
  }

  // One sheet for all closed roots. STYLE is the style sheets for the page as one text; the packager
  // (src/bin/package.rs) writes it into style.js.
  function sheet() {
    if (!style) {
      style = new CSSStyleSheet();
      style.replaceSync(STYLE);
    }
    return style;
  }

  // Changes what is different; X may have dropped the host meanwhile. Evidence that somebody is
  // reading is not pulled away: the row changes when it is closed.
  function draw(text, place, answering) {
    if (!text || taken) return clear();
    if (!answer) open();
    answer = answering;
    wear(host, place.element); // Before anything changes, for then the page's looks need not be computed for it.
    put(place);
    pending = text !== drawn && root.querySelector(':popover-open') ? [text, place, answering] : null;
    if (text === drawn || pending) return;
    const held = root.activeElement;
    const next = JSON.parse(text);
    changeChildren(root, row ? [row] : [], [next]);
    drawn = text;
    row = next;
    // What had to be moved has lost the focus; what is gone leaves it at the way back.
    const heir = held?.isConnected ? held : held && root.querySelector(`[data-press='"undo"']`);
    if (root.activeElement !== heir) heir?.focus({ preventScroll: true });
  }

  // An element with an id is the same wherever it stands.
  const id = ([, attributes]) => attributes.find(([name]) => name === 'id')?.[1];
  const same = (was, is) =>
    typeof was === 'string' || typeof is === 'string' ? typeof was === typeof is : was[0] === is[0] && id(was) === id(is);

  // What stands there was drawn from `was`, node for node.
  function changeChildren(parent, was, is) {
    const standing = [...parent.childNodes];
    const kept = new Set();
    const nodes = is.map((node) => {
      const at = was.findIndex((old, index) => !kept.has(index) && same(old, node));
      if (at < 0) return build(node);
      kept.add(at);
      change(standing[at], was[at], node);
      return standing[at];
    });
    standing.forEach((node, index) => kept.has(index) || node.remove());
    nodes.forEach((node, index) => parent.childNodes[index] === node || parent.insertBefore(node, parent.childNodes[index] ?? null));
  }

  function change(node, was, is) {
    if (typeof is === 'string') {
      if (was !== is) node.data = is;
      return;
    }
    const had = new Map(was[1]);
    for (const [name, value] of is[1]) {
      if (had.get(name) !== value) set(node, name, value);
      had.delete(name);
    }
    for (const name of had.keys()) node.removeAttribute(name);
    changeChildren(node, was[2], is[2]);
  }

  // Opens the evidence of the next badge in the row, or of the one before, and after the last the first.
  function step(by) {
    const badges = [...root?.firstElementChild?.querySelectorAll(':scope > .field > [popovertarget]') ?? []];
    if (!badges.length) return;
    const open = root.querySelector(':popover-open');
    const at = badges.findIndex((badge) => badge === root.activeElement || badge.popoverTargetElement === open);
    const next = badges.at(at < 0 ? (by > 0 ? 0 : -1) : (at + by) % badges.length);
    open?.hidePopover();
    next.focus();
    next.popoverTargetElement.showPopover({ source: next });
  }

  // Under a name, or above a list.
  function put({ element, under }) {
    if (under && host.previousElementSibling !== element) element.after(host);
    if (!under && host.nextElementSibling !== element) element.before(host);
  }

  function clear() {
    drawn = '';
    row = null;
    pending = null;
    root?.replaceChildren();
    host?.remove();
  }

  const owns = (node) => host.contains(node);
  const dropped = () => drawn !== '' && !host.isConnected;
  return { build, clear, draw, dropped, keepToItself, owns, sheet, step, wear };
})();
