// A walk in many steps, each one of `window.fakeX`, and what stands in the page when it is over.

import { frame } from './beat.js';
import { newGlimpses, standing } from './standing.js';

/** Takes the steps, `{ does, with, frames }`, then waits until the page has come to rest. */
export async function wander(hooks, state, steps) {
  for (const step of steps) {
    hooks.removeCopies();
    // A list that has outlived its address within one profile stands still, as it does on X.
    if (!TOUCHING.has(step.does) || !state.list?.outlived) await hooks[step.does](...step.with);
    for (let left = step.frames; left > 0; left--) await frame();
  }
  await rest();
  return { path: location.pathname, shown: standing(state.list), glimpsed: newGlimpses() };
}

const TOUCHING = new Set(['scroll', 'jump', 'rerender', 'recycle', 'duplicate', 'reorder', 'drop']);

/** Three frames in which nothing changes. */
async function rest() {
  let changed = true;
  const observer = new MutationObserver(() => { changed = true; });
  observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  for (let still = 0, frames = 0; still < 3 && frames < 90; frames++) {
    changed = false;
    await frame();
    still = changed ? 0 : still + 1;
  }
  observer.disconnect();
}
