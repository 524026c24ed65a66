// The hands: they draw what they are handed, in a closed shadow root under the name, and decide
// nothing. A drawn node is a string (text) or [tag, [[attribute, value], …], [child, …]].
const hands = (() => {
  const SVG = new Set(['svg', 'g', 'path', 'rect', 'line', 'circle', 'title']);
  const HTML = new Set(['div', 'span', 'p', 'a', 'button', 'ul', 'ol', 'li', 'h2', 'h3', 'time', 'strong', 'small', 'dl', 'dt', 'dd']);
  const FORBIDDEN = /^(on|src|style$|xlink)/i; // Nothing that runs or loads; the sheet does the looks.

  let host = null;
  let root = null;
  let sheet = null;
  let drawn = '';

  function build(node) {
    if (typeof node === 'string') return document.createTextNode(node);
    const [tag, attributes, children] = node;
    if (!SVG.has(tag) && !HTML.has(tag)) return document.createTextNode('');
    const element = SVG.has(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
    for (const [name, value] of attributes) {
      if (FORBIDDEN.test(name) || (name === 'href' && !value.startsWith('https://'))) continue;
      element.setAttribute(name, value);
    }
    element.append(...children.map(build));
    return element;
  }

  function open(press) {
    host = document.createElement('fieldmark-badges');
    root = host.attachShadow({ mode: 'closed' });
    sheet = new CSSStyleSheet();
    root.adoptedStyleSheets = [sheet];
    root.addEventListener('click', (event) => {
      const wanted = event.target.closest('[data-press]')?.dataset.press;
      if (wanted) press(wanted);
    });
    // What is clicked and typed on a badge is no business of the page's.
    for (const kind of ['click', 'keydown', 'keyup', 'pointerdown', 'pointerup']) {
      root.addEventListener(kind, (event) => event.stopPropagation());
    }
  }

  // The page's own colours and type, computed, so that any theme fits.
  function wear(name) {
    const blocks = name.querySelectorAll('div[dir="ltr"]');
    const colour = (element, property) => getComputedStyle(element).getPropertyValue(property);
    const first = blocks[0] ?? name;
    const style = host.style;
    style.setProperty('--page-text', colour(first, 'color'));
    style.setProperty('--page-muted', colour(blocks[blocks.length - 1] ?? name, 'color'));
    style.setProperty('--page-background', colour(document.body, 'background-color'));
    style.setProperty('--page-font', colour(first, 'font-family'));
  }

  // Draws from scratch, and only when something changed; X may have dropped the host meanwhile.
  function draw(view, css, name, press) {
    if (!view) return clear();
    if (!host) open(press);
    if (host.previousElementSibling !== name) name.after(host);
    const text = JSON.stringify(view);
    if (text === drawn) return;
    drawn = text;
    sheet.replaceSync(css);
    wear(name);
    root.replaceChildren(build(view));
  }

  function clear() {
    drawn = '';
    root?.replaceChildren();
    host?.remove();
  }

  const owns = (node) => host !== null && (node === host || host.contains(node));
  const dropped = () => drawn !== '' && !host.isConnected;
  return { draw, clear, owns, dropped };
})();
