// How busy the page has been. After a long look Fieldmark leaves a page alone, four times as long as it looked (see
// extension/watch.js): who scrolls on meanwhile scrolls past what it has not seen. All that a page notices of a look
// is that its own timers come late.

const BEAT = 20; // All in ms.
const LONG = 50;
const SHARE = 4;
const LISTENED = 5_000; // So long after something was shown or scrolled.

let last = 0;
let until = 0;
let rested = 0;
let beating = false;

function notice() {
  const now = performance.now();
  const took = now - last;
  if (took > LONG && !document.hidden) rested = Math.max(rested, now + SHARE * took);
  last = now;
}

function beat() {
  notice();
  beating = last < until;
  if (beating) setTimeout(beat, BEAT);
}

/** Something is about to change, and Fieldmark to look at it. */
export function listen() {
  until = performance.now() + LISTENED;
  if (beating) return;
  beating = true;
  last = performance.now();
  setTimeout(beat, BEAT);
}

/** X draws something, and Fieldmark looks at it later: what X itself takes for its work was no look. */
export function ownWork(work) {
  listen();
  notice();
  work();
  last = performance.now();
}

export const frame = () => new Promise(requestAnimationFrame);

/** What was changed has been painted and looked at, and the page is not left alone any more. */
export async function settled() {
  listen();
  for (let frames = 3; frames > 0; frames -= 1) await frame();
  // A beat that is late comes first.
  await new Promise((done) => setTimeout(done));
  await new Promise((done) => setTimeout(done, rested - performance.now()));
}
