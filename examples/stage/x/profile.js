// A profile's header: banner, picture, buttons, name, words about it, counts, tabs.

import { make, box, part, icon } from './make.js';
import { words, headerCount, month, direction } from './words.js';
import { avatar, followButton, nameLine } from './person.js';
import { pieces, shortened } from './text.js';
import { viewerHandle } from './options.js';

/** The header of one person's page. */
export function profileHeader(person) {
  // Of an account that X shows nothing of, it shows no more than the name.
  if (person.closed) return box('profile', box('profile-body', userName(person)));
  return box('profile', banner(person), box('profile-body',
    box('profile-top', avatar(person, '', { href: `/${person.handle}/photo`, label: person.name }), buttons(person)),
    userName(person), bio(person), items(person), counts(person), known(person)));
}

function banner(person) {
  return make('a', { href: `/${person.handle}/header_photo`, 'aria-hidden': 'true', role: 'link', tabindex: '-1', class: `banner motif-${person.motif || 'dawn'}`, variables: { '--hue': person.hue } }, box('banner-paint'));
}

function buttons(person) {
  const round = (sign, testId) => make('button', { role: 'button', 'data-testid': testId, type: 'button', class: 'round' }, icon(sign));
  if (person.handle === viewerHandle) {
    const edit = make('a', { href: '/settings/profile', role: 'link', 'data-testid': 'editProfileButton', class: 'pill outlined' }, make('div', { dir: direction }, make('span', {}, words.edit)));
    return box('buttons', edit);
  }
  return box('buttons', viewerHandle && round('dots', 'userActions'), viewerHandle && round('envelope', 'sendDMFromProfile'), followButton(person));
}

function userName(person) {
  const follower = person.follows_you && viewerHandle && part('userFollowIndicator', { dir: direction, class: 'indicator' }, make('span', {}, words.followsYou));
  const handle = box('', box('', make('div', { dir: 'ltr', class: 'handle' }, make('span', {}, `@${person.handle}`))));
  const [name, marks] = nameLine(person, 'profile-name');
  const shown = make('div', { dir: direction, class: 'profile-name' }, ...name.childNodes, ...marks.childNodes);
  return part('UserName', { class: 'profile-names' }, box('', box('', box('', box('', shown), box('', make('div', { tabindex: '-1', class: 'flex' }, handle, box('', follower))))), box('')));
}

function bio(person) {
  return person.bio && box('', box('', part('UserDescription', { dir: 'auto', class: 'bio' }, pieces(person.bio))));
}

function items(person) {
  const span = (testId, sign, text) => make('span', { dir: direction, role: 'presentation', 'data-testid': testId, class: 'item' }, icon(sign), make('span', {}, text));
  const site = person.site && make('a', { dir: 'ltr', href: shortened(`https://${person.site}`), rel: 'noopener noreferrer nofollow', target: '_blank', role: 'none', 'data-testid': 'UserUrl', class: 'item link' }, icon('link'), make('span', {}, person.site));
  return box('', part('UserProfileHeader_Items', { dir: direction, class: 'items' },
    person.category && span('UserProfessionalCategory', 'person', person.category), person.place && span('UserLocation', 'place', person.place), site,
    span('UserJoinDate', 'calendar', words.joined(month(person.joined)))));
}

function counts(person) {
  const count = (path, n, word) => box('', make('a', { href: `/${person.handle}/${path}`, dir: direction, role: 'link', class: 'tally' },
    make('span', { class: 'number' }, make('span', {}, headerCount(n))), ' ', make('span', { class: 'secondary' }, make('span', {}, word))));
  return box('', box('tallies', count('following', person.following, words.following), count('verified_followers', person.followers, words.followers)));
}

function known(person) {
  const stranger = viewerHandle && person.handle !== viewerHandle && !person.follows_you;
  return stranger && box('', box('', make('div', { dir: direction, class: 'secondary known' }, make('span', {}, words.knownNone))));
}

/** Tabs of a profile, or of the home page. */
export function tabs(list, current) {
  const tab = ([path, title, popup]) => {
    const on = path === current;
    return make('div', { role: 'presentation', 'data-testid': popup && 'Dropdown' }, make('a', { href: path, role: 'tab', 'aria-haspopup': popup, 'aria-selected': String(on), tabindex: on ? undefined : '-1', class: 'tab' },
      box('', make('div', { dir: direction }, make('span', {}, title)), box(on ? 'underline' : ''))));
  };
  const strip = part('ScrollSnap-List', { role: 'tablist', class: 'tabs' }, list.map(tab));
  return make('nav', { 'aria-live': 'polite', role: 'navigation' }, box('', part('ScrollSnap-SwipeableList', {}, strip)));
}
