// What X keeps in the document's head for a page: title, canonical link, the profile's data.

import { make } from './make.js';

/** Writes title and canonical link. */
export function nameThePage(title, path) {
  document.title = `${title} / X`;
  document.querySelector('link[rel=canonical]')?.remove();
  document.head.append(make('link', { href: `https://x.com${path}`, rel: 'canonical', 'data-rh': 'true' }));
}

/** The profile's data; until the next profile's come, the last one's stay: X leaves them stale. */
export function writeSchema(person) {
  const script = make('script', { type: 'application/ld+json', 'data-testid': 'UserProfileSchema-test', 'data-rh': 'true' });
  script.text = trusted(JSON.stringify(schema(person)));
  document.querySelector('[data-testid=UserProfileSchema-test]')?.remove();
  document.head.append(script);
}

// A data block is no code, yet under the strictest policy its text must be vouched for.
const policy = window.trustedTypes?.createPolicy('fake-x', { createScript: (text) => text });
const trusted = (text) => policy?.createScript(text) ?? text;

export function removeSchema() {
  document.querySelector('[data-testid=UserProfileSchema-test]')?.remove();
}

function schema(person) {
  const counter = (action, name, count) => ({ '@type': 'InteractionCounter', interactionType: `https://schema.org/${action}`, name, userInteractionCount: count });
  return {
    '@context': 'http://schema.org', '@type': 'ProfilePage', dateCreated: new Date(person.joined).toISOString(),
    mainEntity: {
      '@type': 'Person', additionalName: person.handle, description: person.bio, homeLocation: { '@type': 'Place', name: person.place ?? '' }, identifier: person.id,
      interactionStatistic: [counter('FollowAction', 'Follows', person.followers), counter('SubscribeAction', 'Friends', person.following), counter('WriteAction', 'Tweets', person.posts)],
      name: person.name, url: `https://x.com/${person.handle}`,
    },
    contentRating: '', relatedLink: person.site ? [`https://${person.site}`] : [],
  };
}
