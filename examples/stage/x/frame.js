// What stands around every page of X: the navigation, the sticky bar, the side column.

import { make, box, part, icon } from './make.js';
import { words, headerCount, direction } from './words.js';
import { avatar, nameLine, personOf, userCell } from './person.js';
import { viewerHandle } from './options.js';

/** Navigation on one side, the column to fill in the middle, the side column. */
export function frame() {
  const column = part('primaryColumn', { class: 'primary' }, make('div', { tabindex: '0' }));
  const main = make('main', { role: 'main' }, box('main', column, sidebar()));
  const layers = make('div', { id: 'layers' }, !viewerHandle && loginBar());
  return { root: box('frame', layers, box('page', navigation(), main)), column: column.firstChild };
}

function navigation() {
  const logo = make('h1', { role: 'heading', class: 'logo' }, make('a', { href: '/home', 'aria-label': 'X', role: 'link' }, icon('x')));
  return make('header', { role: 'banner' }, box('nav', box('', logo, make('nav', { role: 'navigation' }, viewerHandle ? signedInLinks() : link('explore', 'search', '/explore'))), viewerHandle && switcher()));
}

const TEST_IDS = { home: 'AppTabBar_Home_Link', explore: 'AppTabBar_Explore_Link', notifications: 'AppTabBar_Notifications_Link', messages: 'AppTabBar_DirectMessage_Link', profile: 'AppTabBar_Profile_Link' };

function link(word, sign, href) {
  return make('a', { href, 'aria-label': words[word], role: 'link', 'data-testid': TEST_IDS[word], class: 'nav-link' }, box('nav-pill', icon(sign), make('div', { dir: direction, class: 'nav-word' }, make('span', {}, words[word]))));
}

function signedInLinks() {
  const compose = make('a', { href: '/compose/post', 'aria-label': words.post, role: 'link', 'data-testid': 'SideNav_NewTweet_Button', class: 'pill filled compose' }, make('div', { dir: direction }, make('span', {}, words.post)));
  return [link('home', 'home', '/home'), link('explore', 'search', '/explore'), link('notifications', 'bell', '/notifications'), link('messages', 'envelope', '/messages'), link('bookmarks', 'bookmark', '/i/bookmarks'), link('profile', 'person', `/${viewerHandle}`), compose];
}

function switcher() {
  const person = personOf(viewerHandle);
  const names = box('switcher-names', box('name-row', nameLine(person)), make('div', { dir: 'ltr', class: 'handle' }, make('span', {}, `@${person.handle}`)));
  return make('button', { role: 'button', 'data-testid': 'SideNav_AccountSwitcher_Button', type: 'button', class: 'switcher' }, avatar(person, '40px', { linked: false }), names, icon('dots'));
}

function loginBar() {
  const button = (testId, word, look) => make('a', { href: `/${testId}`, role: 'link', 'data-testid': testId, class: `pill ${look}` }, make('div', { dir: direction }, make('span', {}, words[word])));
  return part('BottomBar', { class: 'login-bar' }, box('login-inner', button('login', 'login', 'ghost'), button('signup', 'signup', 'white')));
}

function sidebar() {
  const search = make('form', { role: 'search', class: 'search' }, icon('search'), make('input', { placeholder: words.search, 'data-testid': 'SearchBox_Search_Input', enterkeyhint: 'search' }));
  const people = ['qamar_diary', 'komorebi_notes', 'quiet_ledger'].map(personOf).filter(Boolean).map((person) => userCell(person, { bio: false }));
  const suggested = viewerHandle && make('aside', { role: 'complementary', class: 'side-card' }, make('h2', { role: 'heading' }, words.whoToFollow), people);
  return part('sidebarColumn', { class: 'sidebar' }, search, suggested);
}

/** The bar that stays on top: back, a title, and on a profile how many posts there are. */
export function stickyBar(title, person) {
  const back = make('button', { role: 'button', 'data-testid': 'app-bar-back', type: 'button', class: 'round bare' }, icon('back'));
  const heading = make('h2', { dir: direction, 'aria-level': '2', role: 'heading' }, person ? nameLine(person, 'bar-name') : make('span', {}, title));
  const count = person && make('div', { dir: direction, class: 'bar-count' }, words.postCount(headerCount(person.posts)));
  return box('bar', back, box('', heading, count));
}
