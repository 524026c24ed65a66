// What hangs under a post's words: photo, link card, or a quoted post.

import { make, box, part } from './make.js';
import { words, age, direction } from './words.js';
import { avatar, nameLine, personOf } from './person.js';
import { pieces, firstSite, shortened } from './text.js';
import { world } from './world.js';

/** The block in the media slot; nothing when the post is words alone. */
export function attachment(post, id) {
  const parts = [post.photo && photo(post), post.card && card(post), post.quotes && quote(world.posts[post.quotes])].filter(Boolean);
  return parts.length > 0 && make('div', { 'aria-labelledby': `${id}a ${id}b`, id, class: 'attachment' }, parts);
}

/** Colours of sky and land for a painted photo. */
const hueOf = (post) => [205, 222, 28, 196, 248, 176, 14][Number(BigInt(post.id) % 7n)];

function photo(post) {
  const picture = part('tweetPhoto', { 'aria-label': 'Image', class: 'photo' }, make('div', { class: 'photo-paint' }), make('img', { alt: 'Image', draggable: 'true', class: 'unseen' }));
  return box('media', make('a', { href: `/${post.by}/status/${post.id}/photo/1`, role: 'link', variables: { '--hue': hueOf(post) } }, box('', picture)));
}

/** A link card; its label begins with the domain. */
function card(post) {
  const { address, host } = firstSite(post.text);
  const title = box('card-title', make('div', { dir: direction }, make('span', {}, post.card)));
  const link = make('a', { href: shortened(address), rel: 'noopener noreferrer nofollow', target: '_blank', 'aria-label': `${host} ${post.card}`, role: 'link', variables: { '--hue': hueOf(post) } },
    box('photo-paint wide'), title);
  const from = make('a', { href: shortened(address), dir: direction, rel: 'noopener noreferrer nofollow', target: '_blank', role: 'link', class: 'secondary from' }, words.from(host));
  return [part('card.wrapper', { class: 'card' }, part('card.layoutLarge.media', {}, link)), from];
}

/** A quoted post: a box that acts as a link, with nothing in it that is one. */
function quote(post) {
  const author = personOf(post.by);
  const time = make('div', { dir: direction, 'aria-label': age(post.at), class: 'secondary' }, make('time', { datetime: new Date(post.at).toISOString() }, age(post.at)));
  const handle = make('div', { tabindex: '-1' }, make('div', { dir: 'ltr', class: 'handle' }, make('span', {}, `@${author.handle}`)));
  const name = part('User-Name', { class: 'user-name' }, box('shrink', box('name-row', nameLine(author))),
    box('handle-part', box('flex', handle, make('div', { dir: direction, 'aria-hidden': 'true', class: 'dot' }, make('span', {}, '·')), box('', time))));
  const replying = post.answers.length > 0 && make('div', { dir: direction, class: 'secondary' }, words.replyingTo(post.answers.map((handle) => make('span', {}, `@${handle}`))));
  const head = box('quote-head', part('Tweet-User-Avatar', {}, avatar(author, '20px', { linked: false })), name);
  const said = part('tweetText', { dir: 'auto', lang: post.language, class: 'text' }, pieces(post.text).map(unlinked));
  return box('', make('div', { dir: direction, class: 'unseen' }, make('span', {}, words.quote)), make('div', { tabindex: '0', role: 'link', class: 'quote' }, box('', head, replying, said), post.photo && photo(post)));
}

/** Inside a quote, links are but coloured words. */
function unlinked(node) {
  if (Array.isArray(node)) return node.map(unlinked);
  const link = node.matches?.('a') ? node : node.querySelector?.('a');
  return link ? make('span', { class: 'link' }, ...link.childNodes) : node;
}
