// How this visit is to go: options from the address (`?fake-theme=dark`), kept for the whole visit.

const query = new URLSearchParams(location.search);

/** `light`, `dim` or `dark`. */
export const theme = query.get('fake-theme') ?? 'light';

/** Who is signed in; `none` is somebody signed out. */
const viewer = query.get('fake-viewer') ?? 'robin_field';
export const viewerHandle = viewer === 'none' ? null : viewer;

/** `classic`, or `x-web`; `x-web-header` shows a name above the list, `x-web-changed` cannot be read. */
export const client = query.get('fake-client') ?? 'classic';

/** Which of X's two profiles: `old`, or `split`, where reposts and "All" have lists of their own. */
export let layout = query.get('fake-layout') ?? 'old';

/** Changes that from now on. */
export const setLayout = (to) => { layout = to; };

/** Whether the last profile's header and list stay until the next one's have come. */
export let linger = query.has('fake-linger');

/** Changes that from now on. */
export const setLinger = (on) => { linger = on; };

/** How far down a list is when it comes, as a share of its first rows: X opens it where one has left it. */
export const scrolled = Number(query.get('fake-scrolled') ?? 0);

/** How many rows the list loads at a time. */
export const batch = Number(query.get('fake-batch') ?? 20);

/** `?fake-late=header:300,list:500,schema:900`: how late each part comes, in ms. */
const late = Object.fromEntries((query.get('fake-late') ?? '').split(',').map((entry) => entry.split(':')));

/** `?fake-hold=header,list`: parts that wait until they are released. */
const held = new Set((query.get('fake-hold') ?? '').split(',').filter(Boolean));
const waiting = new Map();

/** Keeps a part of the next pages back until it is released. */
export const hold = (part) => held.add(part);

/** Lets a part come, now and from now on. */
export function release(part) {
  held.delete(part);
  const letGo = waiting.get(part) ?? [];
  waiting.delete(part);
  for (const go of letGo) go();
}

/** Resolves when the part may come. */
export function arrival(part) {
  if (held.has(part)) return new Promise((go) => waiting.set(part, [...(waiting.get(part) ?? []), go]));
  return new Promise((go) => setTimeout(go, Number(late[part] ?? 0)));
}
