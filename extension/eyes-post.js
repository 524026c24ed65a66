// The eyes for a post of X's usual client: they copy the cell that it stands in, word for word, with the
// means of eyes.js. The shape of what they copy is `RawCell` in src/page/snapshot.rs.
const eyesForPosts = ({ one, all, every, above, attribute, word, testId, textOf, part, link, links }) => {
  const leaves = (root) => every(root, 'span').filter((span) => !span.firstElementChild).map((span) => word(span.textContent));

  function post(article) {
    const boxes = all(article, X.box);
    const boxed = boxes.length ? (element) => boxes.some((box) => box !== element && box.contains(element)) : () => false;
    const avatar = one(article, X.avatar);
    const column = avatar?.parentElement;
    const social = one(article, X.social);
    const microdata = article.closest(X.microdata[0]);
    return {
      slots: attribute(article, 'aria-labelledby') ?? '',
      test_id: testId(article),
      focal: attribute(article, 'tabindex') === '-1',
      ids: every(article, '[id]').map((element) => attribute(element, 'id')),
      links: every(article, 'a').map((anchor) => link(anchor, boxed(anchor))), // One without an address may stand where the first of them is asked for.
      times: every(article, 'time').map((time) => ({
        datetime: attribute(time, 'datetime') ?? '',
        link: time.parentElement.tagName === 'A' ? attribute(time.parentElement, 'href') : null,
        boxed: boxed(time),
      })),
      texts: all(article, X.text).map((text) => ({
        id: part(text),
        language: attribute(text, 'lang'),
        text: textOf(text),
        boxed: boxed(text),
      })),
      names: all(article, X.name).map((name) => nameOf(name, boxed(name))),
      avatar: testId(one(avatar ?? article, X.avatarOf)),
      social: social && { tag: word(social.tagName), link: attribute(social.closest('a'), 'href') },
      parts: all(article, X.parts).map((element) => [testId(element), boxed(element)]),
      cards: all(article, X.card).map((card) => ({
        label: attribute(one(card, X.cardLabel), 'aria-label'),
        lines: cardLines(one(card, X.cardDetail)),
        beside: beside(card),
        boxed: boxed(card),
      })),
      controls: all(article, X.controls).map((control) => [testId(control), attribute(control, 'aria-label') ?? '']),
      group: attribute(one(article, X.group), 'aria-label'),
      below: column ? [...column.children].slice(1).map((element) => word(element.tagName)) : null,
      above: skeleton(column?.parentElement?.previousElementSibling),
      hollow: [...(column?.nextElementSibling?.children ?? [])].filter((row) => !row.textContent && !row.querySelector('[id], [data-testid]')).length,
      placement: Boolean(article.parentElement?.closest(X.placement[0])),
      microdata: microdata ? every(microdata, 'meta[itemprop]').filter((meta) => !article.contains(meta)).map(microdatum) : [],
    };
  }

  // "From example.com" can stand under the card, in a link of its own.
  const beside = (card) => (card.nextElementSibling?.tagName === 'A' ? textOf(card.nextElementSibling) : null);

  const cardLines = (detail) => (detail ? leaves(detail) : []);

  // The nested tags of a small part: "DIV(DIV(DIV))". Pictures are not looked into.
  function skeleton(element) {
    if (!element) return null;
    const inner = element.tagName.toLowerCase() === 'svg' ? '' : [...element.children].map(skeleton).join('');
    return inner ? `${word(element.tagName)}(${inner})` : word(element.tagName);
  }

  // A quoted author has no links, only words and an avatar.
  const nameOf = (name, boxed) => ({
    id: part(name),
    boxed,
    spans: boxed ? leaves(name) : [],
    avatar: boxed ? testId(one(name.closest(X.box[0]) ?? name, X.avatarOf)) : null,
  });

  // The properties around it from the post inwards: "author/interactionStatistic" is not the post's.
  function microdatum(meta) {
    const around = [];
    for (const parent of above(meta, X.microdata[0])) around.unshift(attribute(parent, 'itemprop') ?? '');
    return [around.join('/'), attribute(meta, 'itemprop'), attribute(meta, 'content') ?? ''];
  }

  function cell(element, path, follows) {
    const article = element.matches(X.article[0]) ? element : one(element, X.article);
    return {
      place: word(element.style.transform),
      path,
      follows,
      post: article && post(article),
      links: article ? [] : links(element),
    };
  }

  return { cell };
};
