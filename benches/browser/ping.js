// The floor of a first badge: once the header stands, asks a background that does nothing, and
// hangs an empty element under it.
(() => {
  chrome.runtime.sendMessage('');
  const observer = new MutationObserver(async () => {
    const name = document.querySelector('[data-testid=UserName]');
    if (!name) return;
    observer.disconnect();
    await chrome.runtime.sendMessage('');
    name.after(document.createElement('floor-badge'));
  });
  observer.observe(document, { childList: true, subtree: true });
})();
