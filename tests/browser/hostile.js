// What a page could do to Fieldmark, and sometimes to itself. Runs in the page's own world on an
// open profile; `arguments[0]` names the trick. Whatever runs that should not sets `fakeXBroken`.
const all = (selector) => [...document.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
};
const texts = () => [one('[data-testid=UserName] div[dir=ltr] span'), one('[data-testid=UserDescription]'), ...all('[data-testid=tweetText]')];
const eachFrame = (act, frames = 60) => act() !== false && frames > 0 && requestAnimationFrame(() => eachFrame(act, frames - 1));
const cells = () => all('[data-testid=cellInnerDiv]');
const profileData = () => one('[data-testid=UserProfileSchema-test]');
/** Form fields with every name that a reader of the page could ask for. */
const fields = () => ['querySelector', 'querySelectorAll', 'closest', 'matches', 'contains', 'getAttribute', 'hasAttribute', 'children', 'childNodes', 'parentElement',
  'textContent', 'tagName', 'nodeType', 'style', 'id', 'isConnected', 'firstElementChild', 'nextElementSibling', 'previousElementSibling', 'after', 'localName']
  .map((name) => make('input', { name, type: 'hidden' }));
const refuse = (object, name) => Object.defineProperty(object, name, { configurable: true, get() { throw new Error(`no ${name}`); }, set() {} });

const TRICKS = {
  // ---- words
  long_words() { for (const element of texts()) element.textContent = 'long '.repeat(200_000); },
  long_attributes() {
    const long = 'x'.repeat(1_000_000);
    for (const link of all('article a')) link.setAttribute('href', `/${long}/status/${long}`);
    for (const element of all('article [aria-label]')) element.setAttribute('aria-label', long);
    for (const element of all('article [id]')) element.id = long;
  },
  markup() { for (const element of texts()) element.textContent = '</span><script>fakeXBroken=1</script><img src=x onerror="fakeXBroken=2">\u202e\u2066\u200b\u200d\u{1F469}\u200d\u{1F680}\ufeff\u0000'; },
  markup_in_attributes() {
    const hostile = '"><script>fakeXBroken=4</script><img src=x onerror="fakeXBroken=5">\u202e\u200b';
    for (const element of all('main *')) for (const { name } of [...element.attributes]) if (!['class', 'style', 'data-testid'].includes(name)) element.setAttribute(name, hostile);
  },
  emoji() {
    const all_sorts = '\u{1F468}\u{1F3FD}\u200d\u{1F469}\u{1F3FB}\u200d\u{1F467}\u200d\u{1F466}\u{1F1FA}\u{1F1F3}\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}7\ufe0f\u20e3\u0301\u0301\u2764\ufe0f';
    for (const element of texts()) element.replaceChildren(all_sorts.repeat(500), make('img', { alt: all_sorts }), '\u{1F1FA}');
  },
  halves() {
    for (const element of texts()) element.textContent = 'half \ud83d and \udc4d';
    for (const link of all('article a[href*="/status/"]')) link.setAttribute('aria-label', '\udfff');
  },
  script_links() { for (const link of all('main a')) link.setAttribute('href', 'javascript:fakeXBroken=3'); },

  // ---- structure
  nested_posts() { for (const article of all('article')) article.firstChild.append(...all('article').slice(0, 4).map((other) => other.cloneNode(true))); },
  nested_cells() { let inner = cells()[0]; for (let depth = 0; depth < 2_000; depth += 1) { const cell = make('div', { 'data-testid': 'cellInnerDiv' }); inner.append(cell); inner = cell; } },
  deep_text() { for (const element of texts().slice(0, 4)) { let inner = element; for (let depth = 0; depth < 3_000; depth += 1) { const span = document.createElement('span'); inner.append(span); inner = span; } inner.append(make('img', { alt: 'deep' })); } },
  one_id_for_all() {
    for (const link of all('article a[href*="/status/"]')) link.setAttribute('href', link.getAttribute('href').replace(/\d+/, '1700000000000000001'));
    for (const element of all('article [id]')) element.id = 'same';
    for (const article of all('article')) article.setAttribute('aria-labelledby', 'same '.repeat(20));
  },
  ids_in_a_circle() {
    const posts = all('article');
    posts.forEach((post, index) => { post.id = `circle-${index}`; });
    posts.forEach((post, index) => {
      const next = `circle-${(index + 1) % posts.length}`;
      for (const name of ['aria-labelledby', 'aria-owns', 'aria-controls']) post.setAttribute(name, `${next} circle-${index}`);
    });
  },
  // ---- floods
  a_million_cells() { const floor = cells()[0].parentElement; for (let count = 0; count < 1_000_000; count += 1) floor.append(make('div', { 'data-testid': 'cellInnerDiv' })); },
  empty_cells() { const floor = cells()[0].parentElement; for (let count = 0; count < 50_000; count += 1) floor.append(make('div', { 'data-testid': 'cellInnerDiv' })); },
  copied_cells() { const floor = cells()[0].parentElement; const [post] = cells().filter((cell) => cell.querySelector('article')); for (let count = 0; count < 1_100; count += 1) floor.append(post.cloneNode(true)); },
  links_in_a_post() { for (const text of all('[data-testid=tweetText]').slice(0, 5)) for (let count = 0; count < 10_000; count += 1) text.append(make('a', { href: `https://a${count}.example/` }, 'a')); },
  boxes_in_a_post() { for (const text of all('[data-testid=tweetText]').slice(0, 5)) for (let count = 0; count < 5_000; count += 1) text.append(make('div', { role: 'link' }, make('a', { href: '/a' }, 'b'))); },
  links_in_links() { let inner = one('[data-testid=tweetText]'); for (let depth = 0; depth < 1_000; depth += 1) { const link = make('a', { href: `/${depth}` }, 'word '.repeat(50)); inner.append(link); inner = link; } },
  counts_everywhere() { const column = one('[data-testid=primaryColumn]'); for (let count = 0; count < 20_000; count += 1) column.append(make('a', { href: '/orbit_bulletin/followers' }, make('span', {}, '7'))); },

  // ---- shadowed names
  posts_in_forms() { for (const article of all('article')) { const form = make('form'); article.replaceWith(form); form.append(...fields(), article); } },
  posts_as_forms() { for (const text of all('[data-testid=tweetText]')) text.replaceWith(make('form', { 'data-testid': 'tweetText' }, 'words', ...fields())); },
  cells_as_forms() { for (const cell of cells()) cell.append(make('form', { 'data-testid': 'cellInnerDiv' }, ...fields())), cell.setAttribute('data-testid', 'form'); },
  name_as_form() { one('[data-testid=UserName]').replaceWith(make('form', { 'data-testid': 'UserName' }, make('div', { dir: 'ltr' }, 'Form'), make('div', { dir: 'ltr' }, '@orbit_bulletin'), ...fields())); },
  column_as_form() { const column = one('[data-testid=primaryColumn]'); column.removeAttribute('data-testid'); const form = make('form', { 'data-testid': 'primaryColumn' }); column.replaceWith(form); form.append(...fields(), column); },
  document_names() {
    const { body } = document;
    for (const name of ['querySelector', 'querySelectorAll', 'createElement', 'createElementNS', 'createTextNode', 'body', 'head', 'documentElement']) body.append(Object.assign(new Image(), { name }));
  },

  ids_that_shadow() { for (const id of ['chrome', 'browser', 'navigation', 'location', 'performance', 'document', 'eyes', 'hands', 'marks', 'X', 'STYLE', 'CSS', 'Node']) document.body.prepend(make('form', { id, name: id }, ...fields())); },

  // ---- the page's own objects
  throwing_getters() {
    for (const name of ['textContent', 'querySelector', 'querySelectorAll', 'closest', 'matches', 'getAttribute', 'attachShadow', 'after', 'remove', 'setAttribute']) refuse(name in Element.prototype ? Element.prototype : Node.prototype, name);
    // Not those that the driver itself needs: lists, promises, JSON.
    refuse(window, 'MutationObserver'); refuse(window, 'CSSStyleSheet'); refuse(window, 'chrome');
  },

  // ---- the badges themselves
  removed_at_once() { new MutationObserver(() => one('fieldmark-badges')?.remove()).observe(document.body, { childList: true, subtree: true }); one('fieldmark-badges')?.remove(); },
  removed_each_frame() { eachFrame(() => { one('fieldmark-badges')?.remove(); }); },
  moved_each_frame() { eachFrame(() => { document.body.prepend(one('fieldmark-badges') ?? ''); }); },
  impostors() { eachFrame(() => { one('[data-testid=UserName]')?.after(make('fieldmark-badges', {}, 'Impostor')); }); },
  header_redrawn_each_frame() { eachFrame(() => { const name = one('[data-testid=UserName]'); name?.replaceWith(name.cloneNode(true)); one('fieldmark-badges')?.remove(); }); },

  // ---- storms
  attributes_each_frame() { eachFrame(() => { for (const link of all('article a')) link.setAttribute('href', link.getAttribute('href')); }); },
  new_cells_each_frame() { eachFrame(() => { const standing = cells(); standing[0]?.before(...standing.slice(0, 20).map((cell) => cell.cloneNode(true))); for (const cell of standing.slice(100)) cell.remove(); }); },
  addresses() { for (const path of ['/%00', '/..//', '/\u202e', `/${'a'.repeat(100_000)}`, '/a b/c d', '/constructor', '/__proto__/with_replies', '/orbit_bulletin?#\ud800']) history.replaceState({}, '', path); history.replaceState({}, '', '/orbit_bulletin/with_replies'); },

  // ---- lies
  somebody_elses_data() { profileData().textContent = profileData().textContent.replaceAll('orbit_bulletin', 'somebody_else').replace(/"userInteractionCount":\d+/g, '"userInteractionCount":1'); },
  absurd_counts() { profileData().textContent = profileData().textContent.replace(/"userInteractionCount":\d+/g, '"userInteractionCount":1e400').replace(/"dateCreated":"[^"]*"/, '"dateCreated":"+999999-99-99T99:99:99Z"'); },
  bottomless_data() { profileData().textContent = `{"mainEntity":${'['.repeat(90_000)}`; },
};
TRICKS[arguments[0]]();
