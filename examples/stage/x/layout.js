// X's two profiles: what each lists under which tab. What Posts holds on the old one is All on the split one.

import { words } from './words.js';
import { layout, viewerHandle } from './options.js';
import { world } from './world.js';

/** The rows of somebody's list, by the last part of its address. */
export function rowsOf(handle, tab) {
  const lists = world.lists[handle] ?? {};
  if (!viewerHandle) return lists.most_liked ?? [];
  return (isSplit() ? split(lists, handle) : lists)[tab] ?? [];
}

const isSplit = () => layout === 'split' && viewerHandle;

function split({ posts = [], with_replies = [], media }, handle) {
  const answers = ({ is, ids = [], id }) => is !== 'repost' && [...ids, id].some((one) => world.posts[one]?.by === handle && world.posts[one].kind === 'reply');
  const between = ({ is }) => is === 'ad' || is === 'suggestions';
  const replies = with_replies.some(answers) ? with_replies.filter((row) => between(row) || answers(row)) : [];
  return { posts: posts.filter(({ is }) => is !== 'repost'), all: posts, with_replies: replies, reposts: posts.filter(({ is }) => is === 'repost'), media };
}

/** The tabs X shows on this person's page: address, title, and what a press on the open one brings up. */
export function profileTabs({ handle }, path) {
  const at = `/${handle}`;
  const likes = handle === viewerHandle ? [[`${at}/likes`, words.likes]] : [];
  if (isSplit()) {
    const first = path === `${at}/all` ? words.all : words.posts;
    return [[at, first, 'menu'], [`${at}/with_replies`, words.replies], [`${at}/reposts`, words.reposts], [`${at}/media`, words.media, 'menu'], ...likes];
  }
  const replies = viewerHandle ? [[`${at}/with_replies`, words.replies]] : [];
  return [[at, words.posts], ...replies, [`${at}/media`, words.media], ...likes];
}

/** The tab that is open at an address: "All" has none of its own. */
export const tabOf = (path) => path.replace(/\/all$/, '');
