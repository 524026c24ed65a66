// The built core in a page of its own extension, over a storage in a map, answering messages as the
// background does: `benches/core.rs` is the same natively.
const [looks, again, full, runs, done] = arguments;
(async () => {
  const kept = new Map();
  const storage = {
    get: async (names) => Object.fromEntries([...kept].filter(([name]) => !names || names.includes(name))),
    set: async (values) => { for (const name of Object.keys(values)) kept.set(name, values[name]); },
    remove: async (names) => { for (const name of names) kept.delete(name); },
  };
  globalThis.chrome = {
    storage: { local: storage, session: storage },
    i18n: { getMessage: (key) => (key === 'ui_language' ? 'en' : key), getUILanguage: () => 'en' },
  };
  const core = await import(new URL('fieldmark.js?bench', location));
  await core.default({ module_or_path: 'fieldmark_bg.wasm' });
  const answer = (message) => core.answer(message, 1, false, false);
  const timed = async (message) => {
    const start = performance.now();
    if (!(await answer(message)).view) throw new Error('the core had nothing to show');
    return performance.now() - start;
  };
  const times = { small: [], full: [], again: [] };
  for (let run = 0; run < runs; run += 1) {
    kept.clear();
    for (const look of looks.slice(0, 5)) await answer(look);
    times.small.push(await timed(looks[5]));
  }
  for (const look of looks.slice(5, full)) await answer(look);
  for (let run = 0; run < runs; run += 1) times.again.push(await timed(again));
  for (let run = 0; run < runs; run += 1) times.full.push(await timed(looks[full + run]));
  done(times);
})().catch((error) => done(String(error)));
