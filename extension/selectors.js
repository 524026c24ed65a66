// All that is known of the markup of X's usual client; selectors-xweb.js has the other one's. Test ids,
// roles and addresses only; class names are generated and change. Where X has had several forms, they
// stand best (newest) first, and the first that matches is taken. Each line says what it finds; what it
// means is Rust's affair.
const X = {
  // ---- the page
  column: ['[data-testid="primaryColumn"]', 'main', 'body'], // Saved fragments have no column.
  viewerLink: ['a[data-testid="AppTabBar_Profile_Link"]'],
  viewerAvatar: ['[data-testid="SideNav_AccountSwitcher_Button"] [data-testid^="UserAvatar-Container-"]'],
  signedOut: ['[data-testid="login"]', '[data-testid="loginButton"]', '[data-testid="twitter-logged-out-nav"]'],
  tab: ['nav [role="tablist"] a[role="tab"][aria-selected="true"]'],
  tabs: ['nav [role="tablist"] a[role="tab"]'], // Since August 2026 the first opens a menu, and one leads to /reposts.
  // Whole-list and whole-page states; "empty_state_…" names what is wrong with the account.
  states: ['[data-testid="emptyState"], [data-testid^="empty_state"], [data-testid="error-detail"], [data-testid$="-unblock"], [data-testid="icon-lock"]'],
  reasons: ['[data-testid="emptyState"] a[href]'], // The help article that the state links to names its reason.
  loading: ['[role="progressbar"]'],

  // ---- the header
  userName: ['[data-testid="UserName"]'], // Posts use User-Name, with a hyphen.
  nameBlocks: ['div[dir]'], // The name runs as the language does, the handle always from left to right.
  bio: ['[data-testid="UserDescription"]'],
  site: ['[data-testid="UserProfileHeader_Items"] [data-testid="UserUrl"]', '[data-testid="UserUrl"]'],
  followCounts: ['a[href$="/following"], a[href$="/verified_followers"], a[href$="/followers"]'],
  heading: ['h2[role="heading"]'], // Its next sibling says "23.9K posts".
  headerMarks: ['[data-testid="icon-verified"], [data-testid="icon-lock"], [data-testid="userFollowIndicator"]'],
  editProfile: ['[data-testid="editProfileButton"]'],
  followButtons: ['[data-testid$="-follow"], [data-testid$="-unfollow"], [data-testid$="-cancel"], [data-testid$="-unblock"]'],
  accent: ['[data-testid="UserUrl"]', '[data-testid="UserDescription"] a', '[data-testid="tweetText"] a'], // What wears the viewer's colour.
  schema: ['script[data-testid="UserProfileSchema-test"]', 'script[type="application/ld+json"]'],

  // ---- the list
  list: ['section[role="region"]'],
  cell: ['[data-testid="cellInnerDiv"]'],
  article: ['article'], // Until 2021 the test id "tweet" sat on a div inside it.
  person: ['[data-testid="UserCell"]'],
  people: ['[data-testid="UserCell"], [data-testid="HoverCard"]'],

  // ---- names on any page
  named: ['[data-testid="User-Name"], [data-testid="User-Names"], [data-testid="UserCell"], [data-testid="HoverCard"]'],
  nameLink: ['a[href^="/"]:not([aria-hidden="true"], [tabindex="-1"])'], // Not the avatar's, nor the handle's.

  // ---- a post
  permalink: ['a[href*="/status/"] > time', 'a[href*="/status/"]'],
  name: ['[data-testid="User-Name"], [data-testid="User-Names"]'], // User-Names until January 2023.
  text: ['[data-testid="tweetText"]', 'div[lang]'], // No test id before the end of 2022.
  social: ['[data-testid="socialContext"]'],
  box: ['div[role="link"]'], // A quoted post; also affiliation badges and an ad's "show more".
  avatar: ['[data-testid="Tweet-User-Avatar"]'], // The thread lines stand beside and above it.
  avatarOf: ['[data-testid^="UserAvatar-Container-"]'], // The handle is the test id's end.
  parts: [
    '[data-testid="tweetPhoto"], [data-testid="videoPlayer"], [data-testid="videoComponent"], ' +
      '[data-testid="previewInterstitial"], [data-testid="placementTracking"], [data-testid="cardPoll"], [data-testid="tweet-text-show-more-link"], ' +
      '[data-testid="twitterArticleReadView"], [data-testid="twitter-article-title"], [data-testid="article-cover-image"]', // The last in lists.
  ],
  card: ['[data-testid="card.wrapper"]'],
  cardLabel: ['a[aria-label]'], // From late 2023 on it begins with the domain.
  cardDetail: ['[data-testid$=".detail"]'], // Until then the domain is a line of its own.
  controls: [
    '[data-testid="reply"], [data-testid="retweet"], [data-testid="unretweet"], [data-testid="like"], [data-testid="unlike"]',
  ],
  group: ['[role="group"][aria-label]'],
  placement: ['[data-testid="placementTracking"]'],
  microdata: ['[itemprop="hasPart"]'], // Server-rendered pages spell everything out.
};
