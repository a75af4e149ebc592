/** What the lanes of one actor hold: its relations row by row, its events, its articles. */

import { monthsBetween, spanWords } from "../dates.js";
import { signIndex } from "./bins.js";
import { marksOf, place } from "./marks.js";

/** Rows of relations that fit; the rest shares the last one. */
const ROWS = 5;
/** Where more marks than this would fall together, a row shows heat instead. */
const CROWD = 100;
/** Bars of one row that can lie above one another before they overlap. */
const DEEP = 3;
/** A gap shorter than this is no silence. */
const SILENT_MONTHS = 6;

/**
 * @param {object} graph @param {number} actor @param {ArrayLike<number>} wanted one a tie
 * @returns {{label: string, ties: number[]}[]} the most ties first
 */
export function relationRows(graph, actor, wanted) {
  const rows = new Map();
  const { ties, relations } = graph;
  for (let t = 0; t < ties.id.length; t += 1) {
    const subject = ties.subject[t] === actor;
    if (wanted[t] > 0 && (subject || ties.object[t] === actor)) {
      const relation = ties.relation[t];
      const label = subject || !relations.directed[relation] ? relations.label[relation] : relations.reverse[relation];
      if (!rows.has(label)) rows.set(label, { label, ties: [] });
      rows.get(label).ties.push(t);
    }
  }
  return shareLast([...rows.values()].sort((a, b) => b.ties.length - a.ties.length));
}

function shareLast(rows) {
  if (rows.length <= ROWS) return rows;
  const rest = rows.slice(ROWS - 1);
  const ties = rest.flatMap((row) => row.ties);
  return [...rows.slice(0, ROWS - 1), { label: `${rest.length} more relations`, ties }];
}

/**
 * A row's bars, each on one of at most three levels so that few overlap.
 * @returns {{bars: {tie: number, sign: number, level: number, x0: number, s0: number, s1: number,
 *            x1: number, tick: boolean}[], levels: number}}
 */
export function rowBars(graph, ties, scale) {
  const bars = ties.flatMap((t) => marksOf(graph.ties, t)
    .map((mark) => place(mark, scale))
    .filter((bar) => bar !== null)
    .map((bar) => ({ ...bar, tie: t, sign: signIndex(graph.ties.sign[t]) })));
  // Ticks come last, so that they are painted over the bars and found first by the pointer.
  bars.sort((a, b) => a.tick - b.tick || a.x0 - b.x0);
  const free = [];
  for (const bar of bars) bar.level = levelFor(bar, free);
  return { bars, levels: Math.max(1, free.length) };
}

function levelFor(bar, free) {
  if (bar.tick) return 0;
  let level = free.findIndex((end) => end <= bar.x0);
  if (level < 0) level = free.length < DEEP ? free.length : free.indexOf(Math.min(...free));
  free[level] = Math.max(free[level] ?? -Infinity, bar.x1);
  return level;
}

export function isCrowded(bars) {
  return bars.length > CROWD;
}

/**
 * A crowded row as months with the number of ties that hold in each.
 * @returns {{x0: number, x1: number, count: number, share: number, sign: number, day: number}[]}
 */
export function heatCells(bars, scale, bounds) {
  const cells = [];
  for (let b = 0; b + 1 < bounds.length; b += 1) {
    const [x0, x1] = [Math.max(scale.x(bounds[b]), scale.left), Math.min(scale.x(bounds[b + 1]), scale.right)];
    const here = bars.filter((bar) => bar.x0 < x1 && bar.x1 > x0);
    if (here.length > 0) cells.push({ x0, x1, count: here.length, sign: mostOf(here), day: bounds[b] });
  }
  const most = Math.max(1, ...cells.map((cell) => cell.count));
  return cells.map((cell) => ({ ...cell, share: cell.count / most }));
}

function mostOf(bars) {
  const counts = [0, 0, 0];
  for (const { sign } of bars) counts[sign] += 1;
  return counts.indexOf(Math.max(...counts));
}

/** The events that name an actor, by date. */
export function eventsOf(graph, actor) {
  const found = [];
  graph.events.actors.forEach((actors, e) => {
    if (actors.includes(actor)) found.push(e);
  });
  return found.sort((a, b) => graph.events.start[a] - graph.events.start[b]);
}

/** The days on which an article that names the actor was published, in order. */
export function articleDays(graph, actor) {
  const days = [];
  graph.articles.actors.forEach((actors, i) => {
    if (actors.includes(actor)) days.push(graph.articles.published[i]);
  });
  return days.sort((a, b) => a - b);
}

/**
 * The longest time between two articles that name the actor.
 * @param {number[]} days in order
 * @returns {{from: number, to: number, words: string}|null} null where there is none to speak of
 */
export function silence(days) {
  let longest = null;
  for (let i = 1; i < days.length; i += 1) {
    if (longest === null || days[i] - days[i - 1] > longest.to - longest.from) {
      longest = { from: days[i - 1], to: days[i] };
    }
  }
  const months = longest === null ? 0 : monthsBetween(longest.from, longest.to);
  return months < SILENT_MONTHS ? null : { ...longest, words: `silence, ${months} months` };
}

/** What a tie's bar says: "Turkey backs Government of National Accord, since 2019". */
export function tieWords(graph, t) {
  const { ties, actors, places, relations } = graph;
  const object = ties.object[t] >= 0 ? actors.name[ties.object[t]] : places?.name[ties.place[t]];
  const dates = spanWords(ties.spans[t][0] ?? ties.first[t], ties.spans[t].at(-1) ?? ties.last[t], ties.precision[t]);
  return `${actors.name[ties.subject[t]]} ${relations.label[ties.relation[t]]} ${object ?? ""}, ${dates}`;
}
