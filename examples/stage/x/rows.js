// Rows of a list (as X's server would send them) turned into cells, and cells into elements.

import { make, box, part } from './make.js';
import { words, direction } from './words.js';
import { article, postOf } from './post.js';
import { personOf, userCell } from './person.js';
import { noteDrawn } from './standing.js';

/** The cells of some rows: each has a key that stays, and a way to draw itself. */
export function cellsOf(rows) {
  return rows.flatMap((row, at) => MAKERS[row.is](row, at));
}

const MAKERS = {
  post: (row) => [postCell(row.id, { pins: true }, row.id)],
  repost: (row) => [postCell(row.id, { reposter: row.by }, `repost-${row.by}-${row.id}`)],
  conversation: (row) => row.ids.map((id, at) => postCell(id, { above: at > 0, below: at < row.ids.length - 1 }, `${row.ids.at(-1)}-${id}`, row.ids, at)),
  focal: (row) => [postCell(row.id, { focal: true }, row.id)],
  ad: (row, at) => [{ key: `ad-${at}`, draw: () => advertisement(row.id) }],
  suggestions: (row, at) => suggestionCells(row.people, at),
  person: (row) => [{ key: `person-${row.handle}`, draw: () => box('', userCell(personOf(row.handle))) }],
  gap: (row, at) => [{ key: `gap-${at}`, draw: () => showMore(`/i/status/${row.id}`) }],
};

function postCell(id, placing, key, module = [id], at = 0) {
  const joined = placing.below ? 'joined' : 'parted';
  const draw = () => {
    const shown = article(postOf(id), placing);
    noteDrawn(shown, postOf(id), module, at, placing.reposter);
    return box(joined, box('', shown));
  };
  return { key, post: id, reposter: placing.reposter, draw };
}

/** X wraps an advertisement in trackers; the post has neither date nor link to itself. */
function advertisement(id) {
  const pixel = (side) => part(`${side}-impression-pixel`, {}, part('placementTracking', {}, box('')));
  return box('parted', box('', part('placementTracking', {}, pixel('top'), pixel('bottom'), article(postOf(id), { ad: true }))));
}

function suggestionCells(handles, at) {
  const heading = make('h2', { 'aria-level': '2', role: 'heading', class: 'list-heading' }, box(''), make('div', { dir: direction }, make('span', {}, words.whoToFollow)));
  const people = handles.map((handle) => ({ key: `suggested-${at}-${handle}`, draw: () => box('', box('', userCell(personOf(handle)))) }));
  return [
    { key: `rest-${at}`, draw: () => box('') },
    { key: `heading-${at}`, draw: () => box('', box('', heading)) },
    ...people,
    { key: `more-${at}`, draw: () => showMore(`/i/connect_people?user_id=${personOf(handles[0]).id}`) },
    { key: `end-${at}`, draw: () => box('parted', box('')) },
  ];
}

function showMore(href) {
  return box('', box('', make('a', { href, role: 'link', class: 'more' }, make('div', { dir: direction, class: 'link' }, make('span', {}, words.showMore)))));
}
