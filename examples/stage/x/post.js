// One post in X's markup of 2025: the slots, rows and test ids that a reader goes by.

import { make, box, part, icon } from './make.js';
import { words, age, buttonCount, groupLabel, direction } from './words.js';
import { avatar, nameLine, personOf, withEmoji } from './person.js';
import { pieces } from './text.js';
import { attachment } from './attachment.js';
import { world } from './world.js';

const SOCIAL = 3, NAME = 4, REPLYING = 9, TEXT = 10, MEDIA = 12;

/**
 * `placing` says how the list shows the post: `reposter`, `above` and `below` (joined by lines),
 * `ad`, `focal` (the main post of its own page).
 */
export function article(post, placing = {}) {
  const ids = slotIds();
  const author = personOf(post.by);
  const body = box('post-body', topRow(post, author, ids, placing), replyingTo(post, ids, placing), text(post, ids), attachment(post, ids[MEDIA]), counters(post, ids.at(-1)));
  const column = box('avatar-column', part('Tweet-User-Avatar', {}, box('', avatar(author, '40px'))), placing.below && box('r-m5arl1 line-below'));
  return make('article', { 'aria-labelledby': ids.join(' '), role: 'article', tabindex: placing.focal ? '-1' : '0', 'data-testid': 'tweet', class: 'post' },
    box('', box('post-inner', firstRow(post, ids, placing), box('post-row', column, body))));
}

let made = 0;
/** Twenty ids, as many as X gives; only the ones of parts that exist will resolve. */
function slotIds() {
  made += 1;
  return Array.from({ length: 20 }, (_, at) => `id__${((made * 20 + at) * 2654435761 % 2 ** 32).toString(36)}${at.toString(36)}`);
}

/** The row above a post: the line from the post before, or why the post is shown. */
function firstRow(post, ids, placing) {
  const social = placing.reposter ? reposted(placing.reposter, ids[SOCIAL]) : post.pinned && placing.pins ? pinned(ids[SOCIAL]) : null;
  return box('first-row', box('flex', placing.above && box('line-column', box('r-m5arl1 line-above')), box('social-column', social)));
}

function socialRow(sign, content) {
  return box('social-pad', box('flex', box('social-icon', icon(sign)), box('', box('flex', box('', content)))));
}

/** Somebody reposted it: a span inside a link to them. X gives both the same id. */
function reposted(handle, id) {
  const name = make('span', { dir: direction }, make('span', {}, withEmoji(personOf(handle).name)));
  const context = make('span', { id, 'data-testid': 'socialContext', class: 'social' }, words.reposted(name));
  return socialRow('repost', box('', make('a', { href: `/${handle}`, dir: direction, role: 'link', id }, context)));
}

/** It is pinned: a block without any link. */
function pinned(id) {
  return socialRow('pin', part('socialContext', { dir: direction, id, class: 'social' }, make('span', {}, words.pinned)));
}

function topRow(post, author, ids, placing) {
  const more = make('button', { 'aria-expanded': 'false', 'aria-haspopup': 'menu', role: 'button', 'data-testid': 'caret', type: 'button', class: 'quiet' }, icon('dots'));
  const label = placing.ad && make('div', { dir: direction, class: 'secondary' }, make('span', {}, words.ad));
  return box('', box('top-row', box('grow', userName(author, ids[NAME], placing.ad ? null : permalink(post))), box('corner', label, box('', more))));
}

/** Name, handle and date. An advertisement has no date and no link to itself. */
function userName(author, id, date) {
  const name = make('a', { href: `/${author.handle}`, role: 'link' }, box('name-row', nameLine(author)));
  const handle = make('a', { href: `/${author.handle}`, role: 'link', tabindex: '-1' }, make('div', { dir: 'ltr', class: 'handle' }, make('span', {}, `@${author.handle}`)));
  return part('User-Name', { id, class: 'user-name' }, box('shrink', box('', name)),
    box('handle-part', box('flex', box('', handle), date && make('div', { dir: direction, 'aria-hidden': 'true', class: 'dot' }, make('span', {}, '·')), date && box('', date))));
}

function permalink(post) {
  const time = make('time', { datetime: new Date(post.at).toISOString() }, age(post.at));
  return make('a', { href: `/${post.by}/status/${post.id}`, dir: direction, 'aria-label': age(post.at), role: 'link', class: 'secondary' }, time);
}

/** Whom it answers, said in words only where the answered post is not shown above. */
function replyingTo(post, ids, placing) {
  if (!post.answers.length || placing.above || post.kind === 'thread') return null;
  const people = post.answers.slice(0, 2).map((handle) => answered(`/${handle}`, `@${handle}`));
  const others = post.answers.length - people.length;
  if (others > 0) people.push(answered(`/${post.by}/status/${post.id}/people`, `+${others}`));
  const spaced = people.flatMap((person, at) => (at ? [' ', person] : [person]));
  return box('', make('div', { dir: direction, id: ids[REPLYING], class: 'secondary replying' }, words.replyingTo(spaced)));
}

const answered = (href, text) => make('div', { class: 'inline' }, make('a', { dir: direction, href, role: 'link', class: 'link' }, make('span', {}, text)));

function text(post, ids) {
  if (!post.text) return null;
  return box('', make('div', { dir: 'auto', lang: post.language, id: ids[TEXT], 'data-testid': 'tweetText', class: 'text' }, pieces(post.text)));
}

/** The five counters: the group's label leaves zeros out, each control names its own. */
function counters(post, id) {
  const counts = [post.replies, post.shared, post.likes, Math.floor(post.likes / 40), post.views];
  const [replies, shared, likes, kept, views] = counts;
  const group = make('div', { 'aria-label': groupLabel(counts), role: 'group', id, class: 'counters' },
    control('reply', 'bubble', words.reply(replies), replies), control('retweet', 'repost', words.repost(shared), shared), control('like', 'heart', words.like(likes), likes),
    box('control', make('a', { href: `/${post.by}/status/${post.id}/analytics`, 'aria-label': words.views(views), role: 'link' }, counted('chart', views))),
    control('bookmark', 'bookmark', kept ? `${kept} ${words.bookmarks}` : words.bookmarks),
    box('control', box('', make('button', { 'aria-expanded': 'false', 'aria-haspopup': 'menu', role: 'button', type: 'button' }, counted('share')))));
  return box('', box('', group));
}

const control = (name, sign, label, count) => box(`control ${name}`, make('button', { 'aria-label': label, role: 'button', 'data-testid': name, type: 'button' }, counted(sign, count)));

function counted(sign, count) {
  const number = count !== undefined && box('count', make('span', { 'data-testid': 'app-text-transition-container' }, make('span', {}, count > 0 && make('span', {}, buttonCount(count)))));
  return make('div', { dir: direction }, box('sign', box(''), icon(sign)), number);
}

/** A post by its id. */
export const postOf = (id) => world.posts[id];
