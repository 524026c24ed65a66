// Wakes the core and hands it one message at a time. What the messages mean is src/background/messages.rs.
import init, { answer, __wbg_reset_state as renew } from './fieldmark.js';

const HOME = chrome.runtime.getURL('');
let core = null; // The promise of the compiled module, made once.
let turn = Promise.resolve(); // The end of the queue: two messages at once would overwrite each other's notes.
let fallen = null; // What to do when the core falls over while it answers.

// Whoever has broken into a page's process is as strong as our script there, and that needs nothing of
// what is kept. Firefox has no such lock.
for (const area of [chrome.storage.local, chrome.storage.session]) area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });

function wake() {
  core ??= init({ module_or_path: 'fieldmark_bg.wasm' }).catch((error) => { core = null; throw error; });
  return core;
}

// After a fall the module's memory may be half changed, and the promise it owed never settles.
function fall(reason) {
  if (!fallen || !(reason instanceof WebAssembly.RuntimeError)) return;
  console.error('Fieldmark: the core fell over and begins anew.', reason);
  fallen();
}

// What the page shows instead.
function sorry() {
  return { view: JSON.stringify(['p', [['class', 'row'], ['data-chip', 'broken'], ['role', 'status']], [chrome.i18n.getMessage('ui_broken')]]) };
}

function ask(message, sender) {
  const asked = new Promise((resolve, reject) => {
    fallen = () => {
      try {
        renew();
      } finally {
        resolve(sorry());
      }
    };
    wake()
      .then(() => answer(message, sender.tab?.id, Boolean(sender.url?.startsWith(HOME))))
      .then(resolve, (error) => { fall(error); reject(error); });
  });
  return asked.finally(() => { fallen = null; });
}

// Without an answer the page tells it again: what made the core fall is answered, what the core could not do is not.
function queue(message, sender = { url: HOME }) {
  turn = turn
    .then(() => ask(message, sender))
    .catch((error) => { console.error('Fieldmark: the core does not answer.', error); });
  return turn;
}

// Nobody is woken to forget a tab; the name is that of src/storage/names.rs.
function gone(tab) {
  if (core) queue({ closed: tab });
  else chrome.storage.session.remove(`tab:${tab}`);
}

// The scripts in open pages outlive the access that they came with. Of what may not be read the
// browser tells no address.
async function leaveWhatMayNotBeRead() {
  for (const { id, url } of await chrome.tabs.query({})) {
    if (!url) chrome.tabs.sendMessage(id, 'leave').catch(() => {});
  }
}

// A sleeping background is woken by the event itself, so its listeners must stand before anything is awaited.
chrome.runtime.onMessage.addListener((message, sender, respond) => {
  queue(message, sender).then(respond);
  return true;
});
chrome.runtime.onInstalled.addListener(({ reason }) => { queue({ installed: reason }); });
chrome.runtime.onStartup.addListener(() => { queue({ warm: true }); }); // Forgets what is older than the user allows.
chrome.tabs.onRemoved.addListener(gone);
chrome.tabs.onReplaced.addListener((_, tab) => gone(tab)); // A tab that was put out of memory comes back under another number.
chrome.permissions.onRemoved.addListener(leaveWhatMayNotBeRead);
// Keys that the browser keeps for us. Where there are none (on a phone) there are no commands.
chrome.commands?.onCommand.addListener((command, tab) => { chrome.tabs.sendMessage(tab.id, command).catch(() => {}); });
addEventListener('error', (event) => fall(event.error));
addEventListener('unhandledrejection', (event) => fall(event.reason));
