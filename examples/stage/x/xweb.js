// The fake X as "x-web", the client of signed-out visitors: no test ids, no `time`, classes like Tailwind's.
// Its list stands in the document's own order and grows at its end.

import { make } from './make.js';
import { words, age, buttonCount } from './words.js';
import { personOf, withEmoji } from './person.js';
import { batch, client } from './options.js';
import { world } from './world.js';

const flex = (...children) => make('div', { class: 'flex flex-col gap-1' }, ...children);
const plain = (...children) => make('div', {}, ...children);

/** Fills the page with what the address says; returns whether the whole list stands in it. */
export function showXWeb(root) {
  document.documentElement.dataset.appVersion = 'fake';
  const owner = location.pathname.split('/')[1];
  const login = make('a', { href: '/i/jf/onboarding/web?mode=login' }, words.login);
  const list = make('ul', {});
  const main = make('main', { class: 'flex flex-col' }, client.includes('header') && header(personOf(owner)), flex(list));
  root.replaceChildren(plain(make('header', {}, login), main));
  const ids = startedBy(owner);
  grow(list, ids);
  addEventListener('scroll', () => scrollY + 2 * innerHeight > document.body.scrollHeight && list.isConnected && grow(list, ids), { passive: true });
  return () => list.children.length === ids.length;
}

/** What the list of signed-out visitors holds: what the owner started, newest first below the pin. */
function startedBy(owner) {
  const ids = (world.lists[owner]?.with_replies ?? []).flatMap((row) => row.ids ?? (row.is === 'post' ? [row.id] : []));
  const own = [...new Set(ids)].filter((id) => world.posts[id].by === owner && world.posts[id].kind !== 'reply' && !world.posts[id].answers.length);
  const newer = (one, other) => (BigInt(one) < BigInt(other) ? 1 : -1);
  return own.sort((one, other) => world.posts[other].pinned - world.posts[one].pinned || newer(one, other));
}

function grow(list, ids) {
  const from = list.children.length;
  list.append(...ids.slice(from, from + batch).map((id) => make('li', {}, plain(entry(world.posts[id])))));
}

function header(person) {
  return flex(plain(make('span', { class: 'font-bold' }, person.name)), plain(make('span', { class: 'text-secondary' }, `@${person.handle}`)));
}

const tomorrow = () => client.includes('changed');

function entry(post) {
  // As it might be tomorrow: nothing that is known tells whose it is.
  const href = tomorrow() ? undefined : `/${post.by}/status/${post.id}`;
  return make('div', { 'data-timeline-entry': true, 'data-href': href, role: 'link', tabindex: '0' }, article(post));
}

function article(post) {
  const pin = make('div', { class: 'flex items-center gap-2' }, make('span', {}, pinIcon()), make('span', {}, words.pinned));
  const body = make('div', { class: 'flex min-w-0 flex-1 flex-col gap-3' }, flex(head(post), text(post)), flex(media(post), post.quotes && quoted(world.posts[post.quotes])), actions(post));
  return make('article', { class: 'flex flex-col gap-1' }, post.pinned && pin, make('div', { class: 'flex gap-2' }, plain(plain(picture(post))), body));
}

function pinIcon() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', '16');
  svg.setAttribute('height', '16');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', '#icon-pin-fill');
  svg.append(use);
  return svg;
}

const profile = (handle, ...children) => make('a', { href: tomorrow() ? undefined : `/${handle}`, class: 'x-link' }, ...children);

const picture = (post) => profile(post.by, make('div', { class: 'x-avatar' }, make('img', { alt: tomorrow() ? '' : `@${post.by}`, width: '40', height: '40' })));

function names(post) {
  const who = personOf(post.by);
  const date = make('a', { 'data-base-ui-tooltip-trigger': true, href: tomorrow() ? undefined : `/${post.by}/status/${post.id}` }, age(post.at));
  return make('div', { class: 'x-middot-group' }, plain(make('span', {}, profile(post.by, plain(withEmoji(who.name)))), make('span', {}, profile(post.by, make('span', {}, `@${post.by}`)))), make('span', {}, date));
}

const head = (post) => make('div', { class: 'flex items-start justify-between gap-2' }, names(post), plain(make('button', { type: 'button', 'aria-haspopup': 'menu' }, '…')));

function text(post) {
  if (!post.text) return null;
  return make('div', { dir: 'auto', class: 'whitespace-pre-wrap' }, post.text.split(/(https?:\/\/\S+|(?<![\w@])@\w{1,15})/u).map(piece));
}

function piece(token) {
  if (token.startsWith('http')) return make('span', {}, make('a', { href: token, target: '_blank', rel: 'noopener noreferrer' }, token.replace(/^https?:\/\//, '')));
  if (/^@\w+$/.test(token)) return make('span', {}, make('a', { href: `/${token.slice(1)}` }, token));
  return make('span', {}, withEmoji(token));
}

function media(post) {
  return post.photo && plain(make('a', { href: `/${post.by}/status/${post.id}/photo/1`, 'aria-label': 'Image' }, make('img', { alt: '' })));
}

function quoted(post) {
  const inner = make('article', {}, flex(plain(picture(post)), names(post), text(post)));
  return make('div', { 'data-timeline-entry': true, 'data-href': `/${post.by}/status/${post.id}`, role: 'link', tabindex: '0' }, inner);
}

function actions(post) {
  const action = (name, count) => make('div', { 'data-engagement-action': name }, make('button', { type: 'button' }, count > 0 && make('span', { 'data-animated-count-visual': 'true', dir: 'ltr' }, buttonCount(count))));
  return make('div', { class: 'flex h-5' }, action('reply', post.replies), action('retweet', post.shared), action('like', post.likes), action('generic', post.views));
}
