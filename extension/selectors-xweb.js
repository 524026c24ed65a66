// The second table: "x-web", the client that X serves to signed-out visitors since the summer of 2026.
// It has no test ids, no `time` and no `lang`; what does not change are its own attributes, addresses
// and the nesting. The rules are those of selectors.js, and no line is shared with it.
const XWEB = {
  // ---- the page
  // An entry of a list, an article of one that was cut out of its list, the document, its scripts.
  client: ['[data-timeline-entry]', 'article [data-engagement-action]', 'html[data-app-version]', '[src*="abs.twimg.com/x-web/"], [href*="abs.twimg.com/x-web/"]'],
  column: ['main', 'body'],
  signedOut: ['a[href*="/i/jf/onboarding/web?mode=login"]'],

  // ---- the list
  entry: ['[data-timeline-entry]'], // Of a list; a quoted post is one inside another.
  cell: ['[data-timeline-entry], article'],
  item: ['li'],
  list: ['ul'],

  // ---- a post
  article: ['article'],
  box: ['[data-timeline-entry], article'], // Inside a post: a post that it shows.
  permalink: ['a[data-base-ui-tooltip-trigger][href*="/status/"]'], // The date, in words.
  avatar: ['a[href] img[alt^="@"]'],
  handle: ['a[href] > span'], // The name is in a div.
  more: ['button[aria-haspopup="menu"]'], // Ends the first row.
  text: ['div[dir="auto"]'],
  icon: ['svg'],
  iconUse: ['use[href]'], // Since October 2026 most icons are named there.
  video: ['video'],
  action: ['[data-engagement-action]'],
  count: ['[data-animated-count-visual]'], // Absent when zero.
};
