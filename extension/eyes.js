// The eyes: they copy words out of the page, untouched. No parsing, no counting, no judging:
// what the words mean is decided in Rust (src/page/).
// The shape of what they copy is src/page/snapshot.rs.
const eyes = (() => {
  // What may be copied at once from a cell, a header or a page, in characters; whatever is found
  // costs a few more. No honest page comes near. Of one that floods nothing is copied, nor of one
  // whose form fields shadow what is asked for ("<input name=closest>" does, even here).
  const MOST = 200_000;
  const EACH = 50;
  const MOST_CELLS = 1_000; // In the page at once.
  let left = 0;
  const spend = (cost) => {
    left -= cost;
    if (left < 0) throw new RangeError('too much to read');
  };
  const word = (text) => {
    if (typeof text !== 'string') throw new TypeError('not a word');
    spend(EACH + text.length);
    return text.toWellFormed(); // Half an emoji is no good JSON.
  };
  const bounded = (read, otherwise = () => null) => (...asked) => {
    left = MOST;
    try {
      return read(...asked);
    } catch {
      return otherwise(...asked);
    }
  };

  const one = (root, selectors) => {
    for (const selector of selectors) {
      const found = root.querySelector(selector);
      if (found) return found;
    }
    return null;
  };
  const all = (root, selectors) => {
    for (const selector of selectors) {
      const found = every(root, selector);
      if (found.length) return found;
    }
    return [];
  };
  const every = (root, selector) => {
    const found = root.querySelectorAll(selector);
    spend(found.length * EACH);
    return [...found];
  };
  function above(element, end = ':root') {
    const found = [];
    // A form whose field is named "parentElement" stands above itself.
    for (let parent = element.parentElement; parent && !parent.matches(end); parent = parent.parentElement) {
      spend(EACH);
      found.push(parent);
    }
    return found;
  }
  const attribute = (element, name) => {
    const value = element?.getAttribute(name) ?? null;
    return value === null ? null : word(value);
  };
  const testId = (element) => attribute(element, 'data-testid');

  // X draws emoji as pictures whose alt text is the character. The walk is the slow way, so it
  // is taken only where there is a picture.
  function textOf(element) {
    if (!element.querySelector('img')) return word(element.textContent);
    let text = '';
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += word(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE) text += node.tagName === 'IMG' ? attribute(node, 'alt') ?? '' : textOf(node);
    }
    return text;
  }

  const part = (element) => element && (attribute(element, 'id') || testId(element));
  const link = (anchor, boxed = false) => ({
    href: attribute(anchor, 'href') ?? '',
    text: textOf(anchor),
    near: part(anchor.closest('[id], [data-testid]')),
    boxed,
  });
  const links = (root) => every(root, 'a[href]').map((anchor) => link(anchor));

  const { cell } = eyesForPosts({ one, all, every, above, attribute, word, testId, textOf, part, link, links });

  const ANY_CELL = `${X.cell[0]}, ${X.article[0]}`;
  const isPost = (node) => node.matches(ANY_CELL) && (node.matches(X.article[0]) || one(node, X.article) !== null);

  // The parts of a column that are cells, and those that hold neither the list nor a cell of it, from
  // top to bottom. Cells stand side by side: what is in one need not be searched for another.
  function parts(column) {
    const list = column.querySelector(ANY_CELL)?.parentElement;
    const found = { list, cells: [], others: [] };
    const sort = (parent) => {
      for (const child of parent.children) {
        spend(1);
        if (child.matches(ANY_CELL)) found.cells.push(child);
        else if (list && Node.prototype.contains.call(child, list)) sort(child);
        else found.others.push(child);
      }
    };
    sort(column);
    return found;
  }

  // Whatever is asked about a column is asked of it without its posts, which are nearly all of it.
  const around = (column) => {
    const { cells, others } = parts(column);
    const roots = [...others, ...cells.filter((cell) => !isPost(cell))];
    spend(roots.length * EACH);
    return roots;
  };
  const everyIn = (roots, selector) => roots.flatMap((root) => (root.matches(selector) ? [root, ...every(root, selector)] : every(root, selector)));
  function allIn(roots, selectors) {
    for (const selector of selectors) {
      const found = everyIn(roots, selector);
      if (found.length) return found;
    }
    return [];
  }
  const oneIn = (roots, selectors) => allIn(roots, selectors)[0] ?? null;

  // X has two clients. Which one this is, is asked once for every look, with its column.
  const xweb = eyesForXWeb({ one, every, attribute, word, textOf });
  let isXWeb = false;
  function choose() {
    isXWeb = !document.querySelector(X.column[0]) && one(document, XWEB.client) !== null;
  }

  function person(element) {
    return {
      link: attribute(one(element, ['a[href]']), 'href') ?? '',
      marks: every(element, '[data-testid]').map(testId),
    };
  }

  // Each tab's address, and what it opens.
  const tabs = (column, roots = around(column)) => allIn(roots, X.tabs).map((tab) => [attribute(tab, 'href') ?? '', attribute(tab, 'aria-haspopup') ?? '']);

  function page(column) {
    const roots = isXWeb ? [column] : around(column);
    const viewer = attribute(one(document, X.viewerLink), 'href');
    return {
      language: attribute(document.documentElement, 'lang'),
      viewer_link: viewer,
      viewer_avatar: testId(one(document, X.viewerAvatar)),
      x_web: isXWeb,
      // What is not there is searched through the whole page: not for whom a profile is there.
      signed_out: !viewer && one(document, [[...X.signedOut, ...XWEB.signedOut].join()]) !== null,
      tab: attribute(oneIn(roots, X.tab), 'href'),
      tabs: tabs(column, roots),
      states: allIn(roots, X.states).filter((element) => !element.closest(X.article[0])).map(testId),
      reasons: allIn(roots, X.reasons).map((anchor) => attribute(anchor, 'href')),
      loading: oneIn(roots, X.loading) !== null,
    };
  }

  function header(column) {
    const name = one(column, X.userName);
    if (!name) return null;
    const roots = around(column);
    const heading = oneIn(roots, X.heading)?.nextElementSibling;
    const bio = oneIn(roots, X.bio);
    const site = oneIn(roots, X.site);
    const outside = (element) => !element.closest(X.article[0]) && !element.closest(X.person[0]);
    return {
      names: all(name, X.nameBlocks).map(textOf),
      bio_links: bio ? links(bio) : [],
      site: site && link(site.matches('a') ? site : one(site, ['a[href]']) ?? site),
      counts: allIn(roots, X.followCounts).filter(outside).map(count),
      posts: heading ? word(heading.textContent) : null,
      marks: [...all(name, X.headerMarks), ...allIn(roots, X.editProfile)].map(testId),
      buttons: allIn(roots, X.followButtons).filter(outside).map((button) => [testId(button), attribute(button, 'aria-label') ?? '']),
      schema: schemas().map((script) => word(script.textContent)),
    };
  }

  const schemas = () => {
    const found = all(document.head, X.schema);
    return found.length ? found : all(document, X.schema);
  };

  // The number is the link's first inner span; the word beside it would only be in the way.
  const count = (anchor) => ({ ...link(anchor), text: word((one(anchor, ['span > span', 'span']) ?? anchor).textContent) });

  // Cells from top to bottom; an article that stands in no cell counts as one. Cells are put in
  // their place by a transform, which the order in the document need not follow.
  function cells(column) {
    if (isXWeb) return xweb.cells(column).slice(0, MOST_CELLS);
    const { list, cells, others } = parts(column);
    const elsewhere = others.flatMap((part) => [...part.querySelectorAll(ANY_CELL)]).filter((element) => !element.parentElement.closest(ANY_CELL));
    // In the list an article without a cell stands where the row around it does.
    const isListed = (article) => Node.prototype.contains.call(list, article);
    const rowOf = (article) => (isListed(article) && above(article).find((parent) => parent.parentElement === list)) || article;
    const lists = new Map();
    for (const cell of [...cells, ...elsewhere].slice(0, MOST_CELLS)) {
      const row = cell.parentElement === list ? cell : rowOf(cell);
      if (!lists.has(row.parentElement)) lists.set(row.parentElement, []);
      lists.get(row.parentElement).push({ cell, top: parseFloat(row.getAttribute('style')?.split('translateY(')[1]) });
    }
    const sorted = (list) => (list.some(({ top }) => Number.isNaN(top)) ? list : list.sort((one, other) => one.top - other.top));
    return [...lists.values()].flatMap((list) => sorted(list).map(({ cell }) => cell));
  }

  function column() {
    choose();
    const found = one(document, isXWeb ? XWEB.column : X.column);
    return found instanceof HTMLFormElement ? null : found;
  }

  // Whether it is still the column of the client that is shown.
  const isColumn = (element) => column() === element;

  const cellOf = (element) => (isXWeb ? xweb.cellOf(element) : element.closest(X.cell[0]) ?? element.closest(X.article[0]));
  // What tells a cell's post from another's.
  const key = (cell) => (isXWeb ? xweb.key(cell) : attribute(one(cell, X.permalink)?.closest('a'), 'href') ?? '');

  // Where the badges can stand: under the name, or in x-web, which may have none, above the list.
  function place(column) {
    if (isXWeb) return xweb.place(column, location.pathname.split('/')[1].toLowerCase());
    const name = one(column, X.userName);
    return name && { element: name, under: true };
  }

  // Where a mark can stand: whose name, as a link; the row that it ends; the cell of a post by them.
  const names = () => all(document, X.named).flatMap((name) => {
    const anchor = one(name, X.nameLink);
    if (!anchor) return [];
    return { link: attribute(anchor, 'href'), row: anchor.firstElementChild ?? anchor, cell: name.closest(X.article[0])?.closest(X.cell[0]) };
  });

  return {
    cell: bounded((...asked) => (isXWeb ? xweb.cell(...asked) : cell(...asked)), (element, path, follows) => ({ path, follows })),
    cells: bounded(cells, () => []),
    cellOf: bounded(cellOf),
    above: bounded(above, () => []),
    column: bounded(column),
    find: bounded((root, what) => one(root, X[what])),
    header: bounded(header),
    inList: bounded((element) => element.closest(X.list[0]) !== null),
    isColumn: bounded(isColumn, () => false),
    isCounter: bounded((element) => isXWeb && element.closest(XWEB.action[0]) !== null, () => false),
    key: bounded(key, () => ''),
    names: bounded(names, () => []),
    isPost: bounded((node) => !isXWeb && isPost(node), () => false),
    page: bounded(page),
    place: bounded(place),
    people: bounded(() => all(document, X.people).map(person), () => []),
    stood: bounded((column, added) => cells(column).filter((cell) => !added.some((node) => Node.prototype.contains.call(node, cell))), () => []),
    tabs: bounded((column) => tabs(column), () => []),
  };
})();
