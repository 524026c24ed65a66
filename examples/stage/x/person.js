// How one person is shown: picture, name, follow button, the cell of a list.

import { make, box, part, icon } from './make.js';
import { words, direction } from './words.js';
import { viewerHandle } from './options.js';
import { world } from './world.js';

export const personOf = (handle) => world.people[handle];

/** A picture made of colour alone, under X's test id. `linked` as in lists; quotes show it unlinked. */
export function avatar(person, size, { href = `/${person.handle}`, linked = true, label } = {}) {
  const face = box('face', make('div', { class: 'face-paint', 'data-initial': [...person.name][0] ?? '?' }), make('img', { alt: label ?? '', draggable: 'true', class: 'unseen' }));
  const inner = box('face-inner', box('face-pad'), box('face-place', face));
  const frame = linked
    ? make('a', { href, 'aria-hidden': label ? undefined : 'true', role: 'link', tabindex: label ? undefined : '-1' }, inner)
    : make('div', { role: 'presentation' }, inner);
  const className = `avatar motif-${person.motif || 'dawn'}${person.verified === 'gold' ? ' square' : ''}`;
  return part(`UserAvatar-Container-${person.handle}`, { class: className, style: { width: size, height: size }, variables: { '--hue': person.hue } }, frame);
}

/** Text with its emoji as pictures, as X writes it. */
export function withEmoji(text) {
  return text.split(EMOJI).filter(Boolean).map((piece) => (piece.match(WHOLE_EMOJI) ? emoji(piece) : make('span', {}, piece)));
}

const EMOJI = /(\p{RI}\p{RI}|\p{Emoji_Presentation}(?:\p{EMod}|\u200d\p{Extended_Pictographic}\ufe0f?)*|\p{Extended_Pictographic}\ufe0f)/u;
const WHOLE_EMOJI = new RegExp(`^${EMOJI.source}$`, 'u');

function emoji(sign) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><text y="16.5" x="0" font-size="16">${sign}</text></svg>`;
  return make('img', { alt: sign, draggable: 'false', class: 'emoji', src: `data:image/svg+xml,${encodeURIComponent(drawing)}` });
}

/** The name in bold with the marks behind it. */
export function nameLine(person, className = 'name') {
  const marks = make('span', {}, person.verified && verifiedMark(person.verified), person.protected && icon('lock', { class: 'icon mark', 'data-testid': 'icon-lock', role: 'img' }));
  return [make('div', { dir: direction, class: className }, make('span', {}, withEmoji(person.name))), make('div', { dir: direction, class: 'marks' }, marks)];
}

function verifiedMark(kind) {
  return icon('verified', { class: `icon mark verified-${kind}`, 'data-testid': 'icon-verified', role: 'img', 'aria-hidden': undefined });
}

/** X's follow button; its test id carries the numeric id, its label the handle. */
export function followButton(person, small = false) {
  if (!viewerHandle && small) return null;
  const follows = person.you_follow && viewerHandle;
  const label = follows ? words.unfollow : person.follows_you && viewerHandle ? words.followBack : words.follow;
  const button = make('button', {
    'aria-label': `${label} @${person.handle}`, role: 'button', type: 'button',
    'data-testid': `${person.id}-${follows ? 'unfollow' : 'follow'}`, class: `pill ${follows ? 'outlined' : 'filled'}${small ? ' small' : ''}`,
  }, make('div', { dir: direction }, make('span', {}, make('span', {}, label))));
  return part('placementTracking', { class: 'follow' }, box('', button));
}

/** What X shows of somebody at whose name one points. */
export function hoverCard(person) {
  return part('HoverCard', { class: 'hover-card' }, ...userCell(person).childNodes);
}

/** The cell of somebody in a list of people. */
export function userCell(person, { bio = true } = {}) {
  const follower = person.follows_you && viewerHandle && part('userFollowIndicator', { dir: direction, class: 'indicator' }, make('span', {}, words.followsYou));
  const name = make('a', { href: `/${person.handle}`, role: 'link' }, box('name-row', nameLine(person)));
  const handle = make('a', { href: `/${person.handle}`, role: 'link', tabindex: '-1' }, make('div', { dir: 'ltr', class: 'handle' }, make('span', {}, `@${person.handle}`)));
  const names = box('cell-names', box('', name), box('handle-row', box('', handle), follower && box('', follower)));
  return make('button', { role: 'button', 'data-testid': 'UserCell', class: 'user-cell' },
    box('cell-row', avatar(person, '40px'), box('cell-body',
      box('cell-top', names, followButton(person, true)),
      bio && person.bio && make('div', { dir: 'auto', class: 'cell-bio' }, withEmoji(person.bio)))));
}
