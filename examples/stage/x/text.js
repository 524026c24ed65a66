// A post's words: links spelt out the way X does it, mentions, hashtags, emoji.

import { make } from './make.js';
import { withEmoji } from './person.js';

const TOKENS = /(https?:\/\/[^\s]+|(?<![\w@])@\w{1,15}|(?<![\w#])#[\p{L}\p{N}_]+)/u;

/** The pieces of a text as X lays them out. */
export function pieces(text) {
  return text.split(TOKENS).filter(Boolean).map(piece);
}

function piece(token) {
  if (/^https?:\/\/[^\s]+$/.test(token)) return outsideLink(token);
  if (/^@\w+$/.test(token)) return make('div', { class: 'inline' }, make('span', {}, make('a', { dir: 'ltr', href: `/${token.slice(1)}`, role: 'link', class: 'link' }, token)));
  if (/^#[^\s#]+$/.test(token)) return make('span', {}, make('a', { dir: 'ltr', href: `/hashtag/${encodeURIComponent(token.slice(1))}?src=hashtag_click`, role: 'link', class: 'link' }, token));
  return withEmoji(token);
}

/** A t.co link that spells the whole address in its text; what is too long stands there unseen. */
export function outsideLink(address) {
  const [, scheme, rest] = address.match(/^(https?:\/\/)(.*)$/);
  const shown = rest.slice(0, 27);
  const hidden = rest.slice(27);
  return make('a', { dir: 'ltr', href: shortened(address), rel: 'noopener noreferrer nofollow', target: '_blank', role: 'link', class: 'link' },
    make('span', { 'aria-hidden': 'true', class: 'spelt' }, scheme), shown,
    hidden && make('span', { 'aria-hidden': 'true', class: 'spelt' }, hidden),
    hidden && make('span', { 'aria-hidden': 'true' }, '…'));
}

/** The t.co address X would give: ten letters that depend on the address alone. */
export function shortened(address) {
  let hash = 7n;
  for (const letter of address) hash = (hash * 131n + BigInt(letter.codePointAt(0))) % (1n << 62n);
  return `https://t.co/${hash.toString(36).padStart(10, 'a').slice(-10)}`;
}

/** The host of the first address in a text. */
export function firstSite(text) {
  const [address] = text.match(/https?:\/\/[^\s]+/) ?? [];
  return address && { address, host: new URL(address).host };
}
