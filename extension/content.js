// Wires the parts: what changes in the page (watch.js) is copied (news.js) and sent to the background
// (mailbox.js), and what comes back is drawn (hands.js).
(() => {
  const MOST_RETURNS = 10; // How often the badges come back, in the time below, when the page takes them away.
  const LATELY = 10_000; // In ms.
  let view = null; // What stands under the name, as text.
  let returns = []; // When the badges had to come back lately.

  function copy(column) {
    if (mailbox.orphaned()) return silence();
    const look = news.copy(column);
    const lost = look && mailbox.put(look);
    // A header is not told again by itself.
    if (lost?.header) news.forgetHeader();
  }

  async function deliver() {
    try {
      const delivered = await mailbox.deliver(watch.lookSoon);
      if (!delivered) return;
      if (delivered.answer.rest) watch.sleep(delivered.url);
      if (!mailbox.empty()) watch.lookSoon();
      else if (watch.isHere(delivered.url)) show(delivered.answer.view ?? null);
    } catch (error) {
      unanswered(error);
    }
  }

  // Asks about the page as it is; null when it has moved on meanwhile, or nobody answers.
  async function askOfThisPage(message) {
    const url = location.href;
    try {
      const answer = await mailbox.ask(message(url));
      return watch.isHere(url) ? answer : null;
    } catch (error) {
      unanswered(error);
      return null;
    }
  }

  async function press(wanted) {
    const answer = await askOfThisPage((url) => ({ press: { url, action: JSON.parse(wanted) } }));
    if (answer) show(answer.view ?? view);
  }

  // What a badge stands on. Where there is nothing the badge is said no more, and the page is told again.
  async function evidence(badge) {
    const answer = await askOfThisPage((url) => ({ evidence: { url, badge } }));
    if (answer && !answer.view) again();
    return answer?.view;
  }

  function show(next) {
    view = next;
    const column = watch.column();
    const place = column && eyes.place(column);
    returns = returns.filter((time) => performance.now() - time < LATELY);
    try {
      if (place && returns.length < MOST_RETURNS) return hands.draw(view, place, { press, evidence });
    } catch (error) {
      warn('this page cannot be drawn on', error);
    }
    hands.clear();
  }

  // X redraws its header, and the badges with it. A page that will not have them is not fought for long.
  function dropped() {
    returns.push(performance.now());
    show(view);
  }

  // Nothing of the last profile may stand under the next one's name, not for a frame.
  function arrived() {
    returns = [];
    view = null;
    hands.clear();
    mailbox.ask({ warm: true }).catch(() => {}); // X fetches the next profile, and the core may wake meanwhile.
  }

  // The core wakes before the first badge is wanted, and says whether marks are.
  function wake() {
    mailbox.ask({ warm: true }).then((answer) => marks.turn(answer.elsewhere ? askForMarks : null), () => {});
  }

  function askForMarks(message) {
    if (mailbox.orphaned()) silence();
    return mailbox.ask(message);
  }

  // The page was told to be looked at afresh.
  function again() {
    news.forget();
    watch.moved();
    wake();
  }

  // The page has come back out of the browser's history.
  function restored() {
    mailbox.giveUp();
    marks.giveUp();
    again();
  }

  function unanswered(error) {
    if (mailbox.orphaned()) silence();
    else warn('no answer from the background', error);
  }

  // Without its extension, or where it may not read any more, this script takes down what it drew. In Firefox it ends
  // with its extension, and what it drew stands until the page is loaded anew, or it comes back.
  function silence() {
    watch.stop();
    hands.clear();
    marks.turn(null);
  }

  // Firefox takes the console away from a page that is being closed, and then it throws.
  function warn(what, error) {
    try {
      console.warn(`Fieldmark: ${what}`, error);
    } catch {
      // Nobody is left to read it.
    }
  }

  // All that can be copied of the page, for `./build.sh read`.
  function everything(column) {
    const cells = eyes.cells(column).map((cell, index) => eyes.cell(cell, location.pathname, index > 0));
    return { url: location.href, page: eyes.page(column), header: eyes.header(column), cells, people: eyes.people() };
  }

  // For good: who may read here again has the page loaded anew.
  function leave() {
    silence();
    chrome.runtime.onMessage.removeListener(hear);
  }

  function hear(message, sender, respond) {
    if (message === 'leave') leave();
    if (message === 'again') again();
    if (message === 'here') respond(true);
    if (message === 'next-badge') hands.step(1);
    if (message === 'previous-badge') hands.step(-1);
    if (message === 'read' && watch.findColumn()) respond(everything(watch.column()));
  }
  chrome.runtime.onMessage.addListener(hear);
  wake();
  watch.start({ arrived, copy, deliver, dropped, restored });
})();
