// What the benchmarks do to the fake X: posts that come without anybody drawing them, so that the
// page's own work is next to nothing and the same in every browser.
window.bench = (() => {
  const cells = () => [...document.querySelectorAll('[data-testid=cellInnerDiv]')];
  const frames = async (count) => { while (count--) await new Promise(requestAnimationFrame); };
  /** So many milliseconds pass. */
  const rest = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  let templates = [];
  let next = 1_900_000_000_000_000_000n;
  let place = 100_000;

  // The list as it stands, to be copied; the app keeps its hands off from here on.
  function begin() {
    templates = cells().filter((cell) => cell.querySelector('article')).slice(0, 20).map((cell) => cell.outerHTML);
    return templates.length;
  }

  function cell(index) {
    next -= 7_000_000_000_000n;
    place += 200;
    return templates[index % templates.length]
      .replaceAll(/(\/status\/)\d+/g, `$1${next}`)
      .replace(/translateY\([^)]*\)/, `translateY(${place}px)`);
  }

  /** `count` new posts in one frame, and `gone` of the oldest out of the page. */
  async function append(count, gone) {
    const list = cells()[0].parentElement;
    for (const old of cells().slice(0, gone)) old.remove();
    list.insertAdjacentHTML('beforeend', Array.from({ length: count }, (_, index) => cell(index)).join(''));
    await frames(20);
  }

  /** An account whose numbers move: so many times new posts and other followers. */
  async function move(batches, posts) {
    while (batches--) {
      follow(12_345);
      await append(posts, 0);
    }
  }

  function follow(more) {
    const script = document.querySelector('script[data-testid=UserProfileSchema-test]');
    const schema = JSON.parse(script.textContent);
    const followers = schema.mainEntity.interactionStatistic.find((one) => one.interactionType.endsWith('FollowAction'));
    followers.userInteractionCount += more;
    script.firstChild.data = JSON.stringify(schema);
    const shown = document.querySelector('[data-testid=primaryColumn] a[href$=followers] span > span');
    shown.replaceChildren(`${Math.floor(followers.userInteractionCount / 1000)}K`);
  }

  /** So many milliseconds in which everything moves and nothing is new: X's spinners, counters, hovers
   *  and cards. Returns how long it was. */
  async function fidget(milliseconds) {
    const start = performance.now();
    const moved = cells();
    for (let frame = 0; performance.now() - start < milliseconds; frame += 1) {
      for (const cell of moved) cell.style.opacity = String(1 - (frame % 2) / 100);
      document.querySelector('[data-testid=UserName] span')?.setAttribute('title', String(frame));
      const counter = moved[frame % moved.length]?.querySelector('[data-testid=like] span');
      counter?.replaceChildren(String(frame));
      document.getElementById('layers')?.replaceChildren(document.createElement('div'));
      await frames(1);
    }
    return performance.now() - start;
  }

  /** From the header in the page to an element with this tag under it: milliseconds and frames until it is painted. */
  function first(tag) {
    return new Promise((done) => {
      let header = 0;
      let painted = 0;
      const observer = new MutationObserver(() => {
        if (!header && document.querySelector('[data-testid=UserName]')) {
          header = performance.now();
          requestAnimationFrame(function next() { painted += 1; requestAnimationFrame(next); });
        }
        if (!document.querySelector(tag)) return;
        observer.disconnect();
        // The first of these frames is the one that paints the header itself.
        requestAnimationFrame(() => done({ milliseconds: performance.now() - header, frames: painted }));
      });
      observer.observe(document, { childList: true, subtree: true });
      fakeX.release('header');
    });
  }

  /** The same after a move within the app, when the header takes X a tenth of a second. */
  async function arrive(path, tag) {
    fakeX.hold('header');
    fakeX.go(path);
    await rest(100);
    return first(tag);
  }

  let longest = 0;
  let watching = 0;

  /** From now on, how long frames take. */
  function watch() {
    const turn = watching += 1;
    let last = performance.now();
    longest = 0;
    requestAnimationFrame(function next() {
      if (turn !== watching) return;
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      requestAnimationFrame(next);
    });
  }

  /** The longest frame since, in milliseconds. */
  function watched() {
    watching += 1;
    return longest;
  }

  return { begin, append, move, rest, fidget, first, arrive, watch, watched };
})();
