// A page that has the browser make another one in advance (`?fake-advance=/path`), and moves on to it when a
// page beside it says so. The one that is made tells X when its list stands.

const to = new URLSearchParams(location.search).get('fake-advance');

/** `ready` says whether the list stands. */
export function advance(ready) {
  if (document.prerendering) tellWhen(ready);
  if (!to) return;
  const script = document.createElement('script');
  script.type = 'speculationrules';
  script.nonce = document.querySelector('script[nonce]').nonce;
  script.textContent = JSON.stringify({ prerender: [{ urls: [to], eagerness: 'immediate' }] });
  document.head.append(script);
  addEventListener('storage', () => location.assign(to));
}

function tellWhen(ready) {
  if (ready()) fetch('/made-in-advance');
  else setTimeout(tellWhen, 50, ready);
}
