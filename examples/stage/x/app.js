// The fake X: one page that shows whatever the address says and moves on without loading anew.

import { make, box, part } from './make.js';
import { words, language, direction } from './words.js';
import { client, theme, linger, setLayout, arrival } from './options.js';
import { frame, stickyBar } from './frame.js';
import { profileHeader, tabs } from './profile.js';
import { profileTabs, rowsOf, tabOf } from './layout.js';
import { personOf } from './person.js';
import { cellsOf } from './rows.js';
import { VirtualList } from './list.js';
import { nameThePage, removeSchema, writeSchema } from './head.js';
import { listen, ownWork } from './beat.js';
import { openHooks, noteShown } from './hooks.js';
import { advance } from './advance.js';
import { world } from './world.js';
import { showXWeb } from './xweb.js';

document.documentElement.lang = language;
document.documentElement.dir = direction;
document.documentElement.dataset.fakeTheme = theme;

const { root, column } = frame();
if (client === 'classic') document.getElementById('react-root').append(root);

/** What the column shows now; parts of an older visit that come late are thrown away. */
const state = { visit: 0, owner: null, list: null, top: box(''), below: box('') };
column.append(state.top, state.below);

const ROUTES = [
  [/^\/(?:home)?$/, showHome],
  [/^\/(?:search|explore|i|settings|compose|notifications|messages|hashtag|login|signup)(?:\/|$)/, showSearch],
  [/^\/\w+\/status\/(\d+)/, showStatus],
  [/^\/(\w+)\/(following|followers|verified_followers|followers_you_follow)$/, showPeople],
  [/^\/(\w+)(?:\/(all|with_replies|reposts|media|likes|highlights))?$/, showProfile],
];

function show() {
  listen();
  state.visit += 1;
  if (client !== 'classic') {
    state.isWhole = showXWeb(document.getElementById('react-root'));
    return;
  }
  const path = location.pathname.replace(/(.)\/$/, '$1');
  const [pattern, shower] = ROUTES.find(([pattern]) => pattern.test(path)) ?? [/^/, showHome];
  shower(...path.match(pattern).slice(1));
}

/** Moves within the app, as a click on a link does. */
function go(path) {
  history.pushState({}, '', path);
  scrollTo(0, 0);
  show();
}

/** X gives its profiles another form while one is open: the tabs at once, the list as it comes. */
function rearrange(layout) {
  setLayout(layout);
  show();
}

addEventListener('popstate', show);
addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/"]');
  const back = event.target.closest?.('[data-testid=app-bar-back]');
  if (back) history.back();
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});
document.addEventListener('submit', (event) => event.preventDefault());

/** Runs when a part may come, unless the visitor has moved on. */
async function onArrival(partName, draw) {
  const visit = state.visit;
  await arrival(partName);
  if (visit === state.visit) ownWork(draw);
}

function clearTop() {
  if (!linger) state.top.replaceChildren();
}

function clearList() {
  if (linger) return;
  state.list?.close();
  state.list = null;
  state.below.replaceChildren(part('progress', { role: 'progressbar', class: 'spinner' }, box('spin')));
}

function put(rows, title) {
  const owner = state.owner;
  state.list?.close();
  state.list = new VirtualList({ title, label: title, cells: cellsOf(rows), owner, onShown: (cell) => noteShown(owner, cell) });
  state.below.replaceChildren(state.list.element);
  state.list.open();
}

function showHome() {
  state.owner = null;
  nameThePage(words.home, '/home');
  removeSchema();
  state.top.replaceChildren(box('bar home-bar', tabs([['/home', words.forYou], ['/home/following', words.followingTab]], '/home')));
  clearList();
  onArrival('list', () => put(world.home, words.home));
}

function showSearch() {
  state.owner = null;
  const asked = new URLSearchParams(location.search).get('q') ?? '';
  nameThePage(words.search, location.pathname);
  removeSchema();
  state.top.replaceChildren(stickyBar(asked || words.explore));
  clearList();
  onArrival('list', () => put(world.home.filter((row) => JSON.stringify(world.posts[row.id] ?? '').includes(asked)), words.search));
}

function showPeople(handle, which) {
  state.owner = null;
  nameThePage(handle, location.pathname);
  const person = personOf(handle);
  state.top.replaceChildren(stickyBar('', person), tabs([[`/${handle}/verified_followers`, words.followers], [`/${handle}/following`, words.following]], `/${handle}/${which}`));
  clearList();
  const people = Object.values(world.people).filter((other) => other.handle !== handle).slice(0, 60);
  onArrival('list', () => put(people.map((other) => ({ is: 'person', handle: other.handle })), words.followers));
}

function showStatus(id) {
  state.owner = null;
  const post = world.posts[id];
  nameThePage(post?.text ?? '', location.pathname);
  removeSchema();
  state.top.replaceChildren(stickyBar(words.post));
  clearList();
  if (!post) return;
  const answers = Object.values(world.posts).filter((other) => other.parent === id);
  const before = post.parent ? [{ is: 'conversation', ids: [post.parent, id] }] : [{ is: 'focal', id }];
  onArrival('list', () => put([...before, ...answers.map((answer) => ({ is: 'post', id: answer.id }))], words.post));
}

function showProfile(handle, tab) {
  const person = personOf(handle) ?? Object.values(world.people).find((other) => other.handle.toLowerCase() === handle.toLowerCase());
  if (!person) return showNobody(handle);
  const path = location.pathname.replace(/\/$/, '');
  const nav = () => tabs(profileTabs(person, path), tabOf(path));
  const moved = state.owner !== person.handle;
  state.owner = person.handle;
  if (moved) {
    clearTop();
    onArrival('header', () => state.top.replaceChildren(stickyBar('', person), profileHeader(person), box('', nav())));
    onArrival('schema', () => (nameThePage(`${person.name} (@${person.handle})`, path), writeSchema(person)));
  } else {
    state.top.querySelector('nav')?.replaceWith(nav());
  }
  clearList();
  onArrival('list', () => showList(person, tab ?? 'posts'));
}

function showList(person, tab) {
  const rows = rowsOf(person.handle, tab);
  if (person.protected && !person.you_follow) return showEmpty(words.protectedTitle, words.protectedText, 'https://support.x.com/articles/14016');
  if (person.closed) return showEmpty(`@${person.handle}`, words.emptyText, person.closed);
  if (!rows.length) return showEmpty(words.emptyTitle(person.handle), words.emptyText);
  put(rows, `${person.name} · ${{ with_replies: words.replies, reposts: words.reposts }[tab] ?? words.posts}`);
}

/** In a list's place: why there is none, and a link to the help article about it. */
function showEmpty(title, text, article) {
  state.list?.close();
  state.below.replaceChildren(part('emptyState', { class: 'empty' }, part('empty_state_header_text', { dir: direction }, make('span', {}, title)), part('empty_state_body_text', { dir: direction, class: 'secondary' }, make('span', {}, text), article && make('a', { href: article, dir: 'ltr', role: 'link' }, '…'))));
}

function showNobody(handle) {
  state.owner = null;
  removeSchema();
  state.top.replaceChildren(stickyBar(words.profile));
  showEmpty(`@${handle}`, 'This account doesn’t exist');
}

openHooks({ go, rearrange, state, cellsOf, put });
show();
advance(() => state.list !== null);
