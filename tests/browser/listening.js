// A page that listens: to every event, every way to ask, every way to go somewhere. Runs in the
// page's own world.
const heard = new Set();
const events = ['click', 'auxclick', 'contextmenu', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'keydown', 'keyup', 'input', 'change', 'submit', 'focusin', 'focusout',
  'scroll', 'wheel', 'copy', 'cut', 'paste', 'message', 'messageerror', 'storage', 'popstate', 'hashchange', 'error', 'unhandledrejection', 'securitypolicyviolation', 'beforeunload', 'visibilitychange'];
for (const kind of events) for (const target of [window, document]) target.addEventListener(kind, () => heard.add(kind), true);
const wrap = (object, name) => {
  const original = object[name];
  // A function of the window is called without one.
  object[name] = function (...given) { heard.add(name); return original.apply(object === window ? window : this, given); };
};
for (const kind of ['navigate', 'currententrychange']) window.navigation?.addEventListener(kind, ({ destination }) => heard.add(`${kind} ${destination?.url ?? ''}`));
for (const name of ['fetch', 'postMessage', 'open', 'requestIdleCallback', 'scrollTo', 'scrollBy']) wrap(window, name);
for (const name of ['back', 'forward', 'go', 'replaceState', 'pushState']) wrap(History.prototype, name);
for (const name of ['setItem', 'getItem', 'removeItem', 'clear']) wrap(Storage.prototype, name);
for (const name of ['focus', 'click', 'blur']) wrap(HTMLElement.prototype, name);
for (const name of ['attachShadow', 'scrollIntoView', 'scrollTo', 'requestFullscreen']) wrap(Element.prototype, name);
for (const name of ['open', 'send']) wrap(XMLHttpRequest.prototype, name);
wrap(Navigator.prototype, 'sendBeacon');
wrap(WebSocket.prototype, 'send');
wrap(HTMLFormElement.prototype, 'submit');
const began = history.length;
const globals = new Set(Object.getOwnPropertyNames(window));

/** What happened since, and where the page stands. */
window.fakeHeard = () => ({
  heard: [...heard].sort(), steps: history.length - began, scroll: [scrollX, scrollY], focus: document.activeElement.localName, state: JSON.stringify(history.state),
  loaded: performance.getEntriesByType('resource').map(({ name }) => name).sort(),
});

/** Every way to the words of a badge; the names of those that lead there. */
window.fakeProbe = (word) => {
  const host = document.querySelector('fieldmark-badges');
  const { left, top, width, height } = host.getBoundingClientRect();
  const at = [left + Math.min(width / 2, 30), top + height / 2];
  const tells = (value) => String(value ?? '').includes(word);
  const inside = (node) => Boolean(node) && node !== host && node.getRootNode?.() !== document;
  const found = [];
  const probe = (name, look) => { try { if (look()) found.push(name); } catch { /* a way that this browser does not know */ } };
  probe('shadowRoot', () => host.shadowRoot !== null);
  probe('openOrClosedShadowRoot', () => host.openOrClosedShadowRoot);
  probe('text', () => tells(document.documentElement.innerText) || tells(document.documentElement.textContent) || tells(host.innerHTML));
  probe('getHTML', () => tells(document.documentElement.getHTML({ serializableShadowRoots: true })) || tells(host.getHTML({ serializableShadowRoots: true, shadowRoots: [] })));
  probe('serializer', () => tells(new XMLSerializer().serializeToString(document)));
  probe('clone', () => host.cloneNode(true).shadowRoot || tells(document.importNode(host, true).textContent));
  probe('attachInternals', () => host.attachInternals().shadowRoot);
  probe('labels', () => tells(host.ariaLabel) || tells(host.title) || tells(host.computedName) || tells(host.getAttributeNames().map((name) => host.getAttribute(name))));
  probe('elementFromPoint', () => inside(document.elementFromPoint(...at)) || document.elementsFromPoint(...at).some(inside));
  probe('caretPositionFromPoint', () => inside(document.caretPositionFromPoint(...at)?.offsetNode));
  probe('caretRangeFromPoint', () => inside(document.caretRangeFromPoint(...at)?.startContainer));
  probe('activeElement', () => inside(document.activeElement));
  probe('range', () => { const range = document.createRange(); range.selectNode(host); return tells(range) || tells(range.cloneContents().textContent); });
  probe('selection', () => {
    const selection = getSelection();
    selection.selectAllChildren(document.body);
    const told = tells(selection) || inside(selection.anchorNode) || inside(selection.focusNode);
    selection.removeAllRanges();
    return told;
  });
  probe('animations', () => document.getAnimations().some(({ effect }) => inside(effect.target)) || host.getAnimations({ subtree: true }).some(({ effect }) => inside(effect.target)));
  probe('iterator', () => { const walk = document.createNodeIterator(host); let count = 0; while (walk.nextNode()) count += 1; return count > 1; });
  probe('popover', () => document.querySelector('fieldmark-badges :popover-open'));
  probe('part', () => host.shadowRoot || document.querySelector('fieldmark-badges *'));
  probe('find', () => { const told = window.find(word); getSelection().removeAllRanges(); return told; });
  const more = Object.getOwnPropertyNames(window).filter((name) => !globals.has(name) && !/^(fake|se_|\$?cdc_)/.test(name));
  return [...found, ...more];
};

/** The extension's files that a page can load, by any means. */
window.fakeFiles = async (base) => {
  const loaded = [];
  for (const name of ['manifest.json', 'icons/16.png', 'popup.html', 'overlay.css', 'content.js', 'fieldmark_bg.wasm']) {
    const url = `${base}${name}`;
    await fetch(url).then(() => loaded.push(`fetch ${name}`), () => {});
    for (const [tag, property] of [['img', 'src'], ['script', 'src'], ['link', 'href']]) {
      const element = document.createElement(tag);
      if (tag === 'link') element.rel = 'stylesheet';
      const told = new Promise((done) => { element.onload = () => done(true); element.onerror = () => done(false); setTimeout(done, 2_000, false); });
      try { element[property] = url; } catch { continue; }
      document.head.append(element);
      if (await told) loaded.push(`${tag} ${name}`);
      element.remove();
    }
  }
  return loaded;
};
