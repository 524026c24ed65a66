// The hands: they draw what they are handed, in a closed shadow root in its place, and decide
// nothing. A drawn node is a string (text) or [tag, [[attribute, value], …], [child, …]]. DRAWABLE is the
// list of src/ui/element.rs; the packager (src/bin/package.rs) writes it into drawable.js.
const hands = (() => {
  // Made before the page's first script runs: were the name the page's own element by then
  // (customElements.define), the page could open even a closed root of it.
  const host = document.createElement('fieldmark-badges');
  const taken = host.matches(':defined');
  const root = taken ? null : host.attachShadow({ mode: 'closed' });
  let style = null;
  let drawn = '';
  const worn = new WeakMap(); // Host → the look it was last given.
  let press = null; // What to do with a press; nothing was drawn before it is known.
  let pending = null; // What to draw when the evidence that is being read is closed.

  function build(node) {
    if (typeof node === 'string') return document.createTextNode(node);
    const [tag, attributes, children] = node;
    const svg = DRAWABLE.svg.includes(tag);
    if (!svg && !DRAWABLE.html.includes(tag)) return document.createTextNode('');
    const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
    for (const [name, value] of attributes) if (allowed(name, value)) element.setAttribute(name, value);
    element.append(...children.map(build));
    return element;
  }

  // Nothing that runs or loads; the sheet does the looks.
  const allowed = (name, value) =>
    (DRAWABLE.attributes.includes(name) || /^(data|aria)-/.test(name)) && (name !== 'href' || value.startsWith('https://'));

  function open() {
    // One that is left from before an update can do nothing any more.
    for (const other of document.querySelectorAll('fieldmark-badges')) other.remove();
    root.adoptedStyleSheets = [sheet()];
    root.addEventListener('click', (event) => {
      const control = event.target.closest('[data-press]');
      if (!control) return;
      control.closest('[popover]')?.hidePopover();
      press(control.dataset.press);
    });
    // Such news does not bubble. In a shadow root browsers do not give the focus back by themselves.
    root.addEventListener('beforetoggle', (event) => {
      if (event.newState !== 'closed' || !event.target.contains(root.activeElement)) return;
      root.querySelector(`[popovertarget="${CSS.escape(event.target.id)}"]`)?.focus({ preventScroll: true });
    }, true);
    root.addEventListener('toggle', () => pending && draw(...pending), true);
    keepToItself(root);
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

  // Draws from scratch, and only when something changed; X may have dropped the host meanwhile.
  // Evidence that somebody is reading is not pulled away: the row changes when it is closed.
  function draw(view, place, pressed) {
    if (!view || taken) return clear();
    if (!press) open();
    press = pressed;
    put(place);
    wear(host, place.element);
    const text = JSON.stringify(view);
    pending = text !== drawn && root.querySelector(':popover-open') ? [view, place, pressed] : null;
    if (text === drawn || pending) return;
    drawn = text;
    const held = root.activeElement?.getAttribute('popovertarget');
    root.replaceChildren(build(view));
    if (held) root.querySelector(`[popovertarget="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
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
    pending = null;
    root?.replaceChildren();
    host?.remove();
  }

  const owns = (node) => host.contains(node);
  const dropped = () => drawn !== '' && !host.isConnected;
  return { build, clear, draw, dropped, keepToItself, owns, sheet, step, wear };
})();
