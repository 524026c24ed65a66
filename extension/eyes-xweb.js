// The eyes for "x-web": they copy an entry of its lists, word for word, as eyes.js does a cell, with
// the means of eyes.js. The shape of what they copy is `RawEntry` in src/page/snapshot.rs.
const eyesForXWeb = ({ one, every, attribute, word, textOf }) => {
  const outermost = (element) => {
    let found = element.closest(XWEB.cell[0]);
    for (let next = found; next; next = next.parentElement?.closest(XWEB.cell[0])) found = next;
    return found;
  };

  const cells = (column) => every(column, XWEB.cell[0]).filter((element) => !element.parentElement.closest(XWEB.cell[0]));

  // The top of the list, where neither the list nor its first item is put anywhere by a style.
  function isFirst(element) {
    const item = element.closest(XWEB.item[0]);
    const list = item?.parentElement;
    return Boolean(list?.matches(XWEB.list[0])) && !item.previousElementSibling && !item.style.cssText && !list.style.cssText;
  }

  function cell(element, path, follows) {
    const article = element.matches(XWEB.article[0]) ? element : one(element, XWEB.article);
    return {
      place: word(element.closest(XWEB.item[0])?.style.transform ?? ''),
      first: isFirst(element),
      path,
      follows,
      entry: article && entry(element, article),
    };
  }

  function entry(element, article) {
    const boxes = every(article, XWEB.box[0]);
    const boxed = (part) => boxes.some((box) => box.contains(part));
    const own = (selector) => every(article, selector[0]).filter((part) => !boxed(part));
    const text = own(XWEB.text)[0];
    return {
      href: attribute(element, 'data-href'),
      above: above(article),
      column: column(article, own(XWEB.handle)[0]),
      avatars: own(XWEB.avatar).map((avatar) => attribute(avatar, 'alt')),
      links: every(article, 'a[href]').map((anchor) => link(anchor, text, boxed(anchor))),
      text: text ? words(text) : null,
      cut: Boolean(text && (one(text, ['button']) ?? (text.nextElementSibling?.tagName === 'BUTTON' || null))),
      boxes: boxes.map((box) => attribute(box, 'data-href')),
      videos: own(XWEB.video).length,
      actions: own(XWEB.action).map((action) => [attribute(action, 'data-engagement-action'), count(one(action, XWEB.count))]),
    };
  }

  const count = (shown) => shown && word(shown.textContent);

  // What stands above the row with the avatar: a pin, for one.
  function above(article) {
    const rows = [...article.children];
    const first = rows.findIndex((row) => one(row, XWEB.avatar));
    return first < 0 ? null : rows.slice(0, first).map((row) => ({ icon: icon(one(row, XWEB.icon)), links: every(row, 'a[href]').map((anchor) => attribute(anchor, 'href')) }));
  }

  const icon = (svg) => svg && (attribute(svg, 'data-icon') ?? attribute(one(svg, XWEB.iconUse), 'href'));

  // The directions of what stands in one column with the first row, which holds the handle and ends
  // with a menu: the text's is "auto".
  function column(article, handle) {
    let row = handle;
    while (row && row !== article && !one(row, XWEB.more)) row = row.parentElement;
    if (!row || row === article) return null;
    return [...row.parentElement.children].map((part) => attribute(part, 'dir') ?? '');
  }

  const link = (anchor, text, boxed) => ({
    link: {
      href: attribute(anchor, 'href'),
      text: textOf(anchor),
      near: text?.contains(anchor) ? 'text' : attribute(anchor.closest(XWEB.action[0]), 'data-engagement-action'),
      boxed,
    },
    holds: word(anchor.firstElementChild?.tagName ?? ''),
    dated: anchor.matches(XWEB.permalink[0]),
  });

  // A text without the buttons in it: "Show more".
  const words = (text) => {
    if (!one(text, ['button'])) return textOf(text);
    const copy = text.cloneNode(true);
    for (const button of every(copy, 'button')) button.remove();
    return textOf(copy);
  };

  const key = (cell) => attribute(cell, 'data-href') ?? attribute(one(cell, XWEB.permalink), 'href') ?? '';

  // Where badges can stand: under the owner's handle in what is above the list, else above the list.
  function place(column, owner) {
    const first = one(column, XWEB.entry);
    const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && !first?.contains(node); node = walker.nextNode()) {
      if (word(node.data).trim().toLowerCase() === `@${owner}`) return { element: node.parentElement.closest('div') ?? node.parentElement, under: true };
    }
    const list = first?.closest(XWEB.list[0]);
    return list ? { element: list, under: false } : null;
  }

  return { cell, cells, cellOf: outermost, key, place };
};
