// Takes one attribute or element at a time out of each post's cell, has the eyes read the cells
// around it, and puts it back. Returns what was read of the whole, and without each thing.
const [first, oneIn] = arguments;
const column = eyes.column();
const WINDOW = 2; // Cells before and after: lines join neighbours.
let turn = first;

const look = (index) => ({
  url: location.href,
  page: {},
  cells: eyes.cells(column).slice(Math.max(0, index - WINDOW), index + WINDOW + 1).map((cell, place) => eyes.cell(cell, location.pathname, place > 0)),
});

// Where a sign is wholly gone, the page is one that X could have served as it is: nothing can tell.
// A quote, a reply block or one of its names, the row that says "reposted", a whole post.
function erases(element, article) {
  const holds = (part) => part && (element === part || element.contains(part));
  const ids = (article.getAttribute('aria-labelledby') ?? '').split(/\s+/);
  const block = article.querySelector(`[id="${ids[9] || '-'}"]`);
  const quote = [...article.querySelectorAll('div[role="link"]')].find((box) => box.querySelector('time, [data-testid="User-Name"]'));
  const quoted = quote && [...quote.querySelectorAll('[data-testid="User-Name"], time')];
  const context = article.querySelector('[data-testid="socialContext"]');
  const row = context && article.querySelector('[data-testid="Tweet-User-Avatar"]')?.parentElement.parentElement.previousElementSibling;
  const icon = row?.querySelector('svg');
  // The same of x-web.
  const shown = article.querySelector('[data-timeline-entry], article');
  const pin = article.querySelector('img[alt^="@"]') && !article.firstElementChild?.querySelector('img[alt^="@"]') && article.firstElementChild?.querySelector('svg');
  return (
    element === article || element.contains(article) || holds(block) || (block?.contains(element) && element.querySelector('a')) || (block?.contains(element) && element.tagName === 'A') ||
    holds(quote) || (quote?.contains(element) && quoted.every(holds)) || (holds(context) && holds(icon)) ||
    holds(shown) || (element.parentElement === article && holds(pin))
  );
}

function without(index, what, take, back) {
  take();
  const words = look(index);
  back();
  return { what, words };
}

return eyes.cells(column).flatMap((cell, index) => {
  const article = cell.matches('article') ? cell : cell.querySelector('article');
  if (!article) return [];
  const whole = look(index);
  const text = JSON.stringify(whole);
  const losses = [];
  const keep = (loss) => { if (JSON.stringify(loss.words) !== text) losses.push(loss); };
  for (const element of [cell, ...cell.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'class' || name === 'style' || turn++ % oneIn) continue;
      keep(without(index, `${element.tagName}.${name}`, () => element.removeAttribute(name), () => element.setAttribute(name, value)));
    }
    if (element === cell || turn++ % oneIn || erases(element, article)) continue;
    const { parentNode, nextSibling } = element;
    const name = `${element.tagName} ${element.getAttribute('data-testid') ?? ''}`;
    keep(without(index, name, () => element.remove(), () => parentNode.insertBefore(element, nextSibling)));
  }
  return losses.length ? [{ whole, losses }] : [];
});
