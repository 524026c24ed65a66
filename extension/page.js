// Starts the core, which draws the page (src/browser/popup.rs).
import init, { open } from './fieldmark.js';

function apologize(reason) {
  console.error('Fieldmark: please report this.', reason);
  document.getElementById('page').textContent = chrome.i18n.getMessage('ui_broken');
}

addEventListener('error', (event) => apologize(event.error));
addEventListener('unhandledrejection', (event) => apologize(event.reason));
init({ module_or_path: 'fieldmark_bg.wasm' }).then(open).catch(apologize);
