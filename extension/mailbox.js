// Holds what was copied until the background has it. The background may be stopped while it reads:
// it has kept what it has answered, and what it has not answered is told again (to be told a thing
// twice does it no harm).
const mailbox = (() => {
  // No honest page comes near these. Of one that does the rest is not read.
  const MOST_IN_ONE = 2_000_000; // Characters of cells in one look.
  const MOST_WAITING = 8; // Looks that wait; the oldest go.
  const TRIES = 5;
  const waiting = []; // Looks that were not sent yet, the last of them still growing.
  let sent = null; // The look that is on its way.
  let patience = 1000; // How long to wait for a background that does not answer, in ms.

  // After an update or removal of the extension its scripts in open pages outlive it.
  const orphaned = () => !chrome.runtime?.id;

  async function ask(message) {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await chrome.runtime.sendMessage(message);
        if (answer) return answer;
        throw new Error('the background was stopped');
      } catch (error) {
        if (tries === TRIES || orphaned()) throw error;
      }
    }
  }

  // Returns the look that has to go to make room for this one.
  function put(look) {
    const last = waiting.at(-1);
    if (last && last.place === look.place && last.size + look.size <= MOST_IN_ONE) {
      waiting[waiting.length - 1] = {
        ...look,
        opened: last.opened,
        header: look.header || last.header,
        cells: [...last.cells, ...look.cells],
        size: last.size + look.size,
      };
    } else {
      waiting.push(look);
    }
    return waiting.length > MOST_WAITING ? waiting.shift() : null;
  }

  // Page, header and cells were written as JSON to be compared, and go as that.
  const written = ({ url, opened, loaded, page, header, cells }) =>
    `{"look":{"url":${JSON.stringify(url)},"opened":${opened},"loaded":${loaded},"page":${page},"header":${header || null},"cells":[${cells}]}}`;

  // Sends the oldest look, if none is on its way. What fails is kept: the list may have dropped it by
  // now. `again` is called when it is time for another try.
  async function deliver(again) {
    if (sent || !waiting.length) return null;
    const look = waiting.shift();
    sent = look;
    try {
      const answer = await ask(written(look));
      patience = 1000;
      return sent === look ? { url: look.url, answer } : null;
    } catch (error) {
      if (sent !== look) return null;
      waiting.unshift(look);
      if (!orphaned()) setTimeout(again, patience);
      patience = Math.min(patience * 2, 60_000);
      throw error;
    } finally {
      if (sent === look) sent = null;
    }
  }

  // What is answered while a page lies in the browser's history is never told to it, in Firefox.
  function giveUp() {
    if (sent) waiting.unshift({ ...sent }); // A late answer is told by whose it is.
    sent = null;
  }

  return { MOST_IN_ONE, ask, deliver, giveUp, empty: () => !waiting.length, orphaned, put };
})();
