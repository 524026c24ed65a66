// Elements, built one by one: the strictest policy allows no HTML from strings.

/** `make('a', { href }, 'text', child)`; an attribute of undefined, null or false is left out. */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** A `div` with a class, which is most of X. */
export const box = (className, ...children) => make('div', className ? { class: className } : {}, ...children);

/** The part of X's page that carries a test id. */
export const part = (testId, attributes, ...children) => make('div', { ...attributes, 'data-testid': testId }, ...children);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'style') Object.assign(element.style, value);
    else if (name === 'variables') for (const key in value) element.style.setProperty(key, value[key]);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(3).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon drawn with strokes, in the colour of the text around it. */
export function icon(name, attributes = {}) {
  const svg = fill(document.createElementNS(SVG, 'svg'), { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'icon', ...attributes }, []);
  for (const [tag, shape] of ICONS[name]) svg.append(fill(document.createElementNS(SVG, tag), shape, []));
  return svg;
}

const line = (d) => ['path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.9, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }];
const solid = (d, more = {}) => ['path', { d, fill: 'currentColor', ...more }];

const ICONS = {
  back: [line('M20 12H5M11 5.5 4.5 12l6.5 6.5')],
  bell: [line('M6 10a6 6 0 0 1 12 0v4l2 3.5H4L6 14zM9.5 20.5a2.8 2.8 0 0 0 5 0')],
  bookmark: [line('M6 3.5h12v17l-6-4.5-6 4.5z')],
  bubble: [line('M12 4c5 0 9 3.2 9 7.4 0 4.1-4 7.4-9 7.4l-1.2-.05L5.5 21.5l.6-4.3C4.2 15.8 3 13.7 3 11.4 3 7.2 7 4 12 4z')],
  calendar: [line('M4.5 5.5h15v14h-15zM4.5 9.8h15M8.5 3v4M15.5 3v4')],
  chart: [line('M5 20V12M10 20V4M15 20v-9M20 20V7')],
  dots: [solid('M5 10.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zm7 0a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zm7 0a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z')],
  envelope: [line('M3 5.5h18v13H3zM3.5 6.5 12 13l8.5-6.5')],
  heart: [line('M12 20C5 15.5 3 12.3 3 9.2 3 6.5 5 4.5 7.5 4.5c2 0 3.6 1.2 4.5 3 .9-1.8 2.5-3 4.5-3 2.5 0 4.5 2 4.5 4.7 0 3.1-2 6.3-9 10.8z')],
  home: [line('M4 10.5 12 4l8 6.5V20h-5.5v-6h-5v6H4z')],
  link: [line('M10 14.5a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 9.5a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5')],
  lock: [solid('M17 9V7A5 5 0 0 0 7 7v2H5v12h14V9zM9 9V7a3 3 0 1 1 6 0v2z')],
  person: [line('M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.6-6.3 7.5-6.3s6.9 2.3 7.5 6.3z')],
  pin: [solid('M7 4.5C7 3.1 8.1 2 9.5 2h5A2.5 2.5 0 0 1 17 4.5v6l2.5 4.5V17h-6.3L12 22l-1.2-5H4.5v-2L7 10.5z')],
  place: [line('M12 21.5c4-4.5 7-8 7-11.5a7 7 0 1 0-14 0c0 3.5 3 7 7 11.5zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z')],
  repost: [line('M6.5 19V8.5M3 11.5l3.5-3.5 3.5 3.5M17.5 5v10.5M14 12.5l3.5 3.5 3.5-3.5M11 19H6.5M13 5h4.5')],
  search: [line('M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.5 15.5 21 21')],
  share: [line('M12 15V3.5M7.5 7.5 12 3l4.5 4.5M4 14v6.5h16V14')],
  verified: [solid('M12 2l2.5 1.9 3.1-.3 1.2 2.9 2.8 1.4-.5 3.1 1.4 2.8-2.2 2.2-.2 3.1-3.1.6-2.1 2.3-2.9-1.2-2.9 1.2-2.1-2.3-3.1-.6-.2-3.1L1.5 13.8l1.4-2.8-.5-3.1 2.8-1.4 1.2-2.9 3.1.3z'), ['path', { d: 'M7.8 12.2l2.9 2.9 5.4-5.9', fill: 'none', stroke: '#fff', 'stroke-width': 2 }]],
  x: [solid('M3 3h5.8l4.2 5.9L18.3 3H21l-6.8 7.7L21.5 21h-5.8l-4.6-6.5L5.4 21H2.7l7.2-8.2zm4 2 9.7 14h1.8L8.7 5z')],
};
