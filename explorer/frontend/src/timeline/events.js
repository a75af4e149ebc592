/** The few named events above the bars: chosen and set so that no two names touch. */

const MOST = 6;
const GAP = 5;
const AIR = 10;
/** A longer title is cut; the whole one is in its tooltip. */
const WIDEST = 150;

/**
 * @typedef {{index: number, x: number, text: string, align: "left"|"right", x0: number, x1: number}} Named
 */

/**
 * @param {object} events the payload's table
 * @param {import("./scale.js").Scale} scale
 * @param {(text: string) => number} measure width of a text in CSS px
 * @param {[number, number][]} taken stretches of the row that are in use already
 * @returns {Named[]} by date
 */
export function nameEvents(events, scale, measure, taken = []) {
  const wanted = choose(events, scale);
  const set = [];
  wanted.forEach((index, i) => {
    const x = scale.x(events.start[index]);
    const before = i === 0 ? -Infinity : scale.x(events.start[wanted[i - 1]]);
    const after = i + 1 < wanted.length ? scale.x(events.start[wanted[i + 1]]) : Infinity;
    const text = fit(events.title[index], measure, WIDEST);
    const width = measure(text);
    const right = { index, x, text, align: "left", x0: x + GAP, x1: x + GAP + width };
    const left = { index, x, text, align: "right", x0: x - GAP - width, x1: x - GAP };
    const free = (name) => name.x0 >= scale.left && name.x1 <= scale.right
      && set.every((other) => apart(name, [other.x0, other.x1]) && apart(name, [other.x, other.x]))
      && taken.every((stretch) => apart(name, stretch) && apart({ x0: x, x1: x }, stretch));
    const named = [right, left].find((name) => free(name) && name.x0 > before && name.x1 + AIR < after)
      ?? [right, left].find(free);
    if (named !== undefined) set.push(named);
  });
  return set;
}

/** The major events with the most actors, in the order of their dates. */
function choose(events, scale) {
  const major = [];
  for (let e = 0; e < events.start.length; e += 1) {
    if (events.major[e] && events.start[e] >= scale.first && events.start[e] <= scale.last) major.push(e);
  }
  major.sort((a, b) => events.actors[b].length - events.actors[a].length || events.start[a] - events.start[b]);
  return major.slice(0, MOST).sort((a, b) => events.start[a] - events.start[b]);
}

function apart({ x0, x1 }, [from, to]) {
  return x1 + AIR <= from || x0 >= to + AIR;
}

/** Cuts a text to a width, with an ellipsis. */
export function fit(text, measure, width) {
  if (measure(text) <= width) return text;
  let cut = text.length - 1;
  while (cut > 1 && measure(`${text.slice(0, cut).trimEnd()}…`) > width) cut -= 1;
  return `${text.slice(0, cut).trimEnd()}…`;
}
