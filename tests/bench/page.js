// What the benchmarks do to the fake X: posts that come without anybody drawing them, so that the
// page's own work is next to nothing and the same in every browser.
window.bench = (() => {
  const cells = () => [...document.querySelectorAll('[data-testid=cellInnerDiv]')];
  const frames = async (count) => { while (count--) await new Promise(requestAnimationFrame); };
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

  /** So many frames in which everything moves and nothing is new: X's spinners, counters and hovers. */
  async function fidget(count) {
    const moved = [...document.querySelectorAll('[data-testid=cellInnerDiv]')];
    for (let frame = 0; frame < count; frame += 1) {
      for (const cell of moved) cell.style.opacity = String(1 - (frame % 2) / 100);
      const label = document.querySelector('[data-testid=UserName] span');
      label?.setAttribute('title', String(frame));
      const counter = moved[frame % moved.length]?.querySelector('[data-testid=like] span');
      if (counter?.firstChild) counter.firstChild.data = String(frame);
      await frames(1);
    }
  }

  /** Milliseconds from the header in the page to something of ours under it, painted. */
  function first() {
    return new Promise((done) => {
      let header = 0;
      const observer = new MutationObserver(() => {
        if (!header && document.querySelector('[data-testid=UserName]')) header = performance.now();
        if (!document.querySelector('fieldmark-badges')) return;
        observer.disconnect();
        requestAnimationFrame(() => done(performance.now() - header));
      });
      observer.observe(document, { childList: true, subtree: true });
      fakeX.release('header');
    });
  }

  return { begin, append, fidget, first };
})();
