/** A tie's time as honest marks: sharp where the day is known, soft where only month or year is. */

import { OPEN_END, UNKNOWN_START } from "../dates.js";

/** Days over which an end fades, by how precisely it is dated. */
const SOFT = { d: 0, m: 31, y: 365 };
/** An end that nobody states fades over a year: it held, we do not know how long. */
const OPEN = 365;
/** Below this many CSS px a span is a tick. */
const TICK = 3;

/**
 * @typedef {{start: number, solidFrom: number, solidTo: number, end: number}} Mark
 * Between `start` and `solidFrom` the mark comes up, from `solidTo` to `end` it fades.
 */

/**
 * The marks of one tie, in days.
 * @param {object} ties the payload's table @param {number} t
 * @returns {Mark[]}
 */
export function marksOf(ties, t) {
  const spans = ties.spans[t];
  const [a, b] = ties.precision[t] || "dd";
  const reported = ties.reported[t] ?? [];
  const marks = [];
  for (let i = 0; i + 1 < spans.length; i += 2) {
    marks.push(markOf(spans[i], spans[i + 1], a, b, reported));
  }
  return marks.filter((mark) => mark !== null);
}

function markOf(start, end, a, b, reported) {
  if (start <= UNKNOWN_START && end >= OPEN_END) return undated(reported);
  if (start <= UNKNOWN_START) {
    return meet({ start: end - OPEN, solidFrom: end, solidTo: end - SOFT[b], end });
  }
  const from = start + SOFT[a];
  if (end < OPEN_END) return meet({ start, solidFrom: from, solidTo: end - SOFT[b], end });
  // It held when it was last written about; after that it is only not known to have ended.
  const seen = Math.max(start, from, ...reported);
  return { start, solidFrom: from, solidTo: seen, end: seen + OPEN };
}

/** Neither start nor end is stated: all that is known is when it was reported. */
function undated(reported) {
  if (reported.length === 0) return null;
  const [from, to] = [Math.min(...reported), Math.max(...reported)];
  return { start: from - OPEN, solidFrom: from, solidTo: to, end: to + OPEN };
}

/** Two soft ends longer than the span share it. */
function meet(mark) {
  if (mark.solidFrom <= mark.solidTo) return mark;
  const middle = Math.min(Math.max((mark.solidFrom + mark.solidTo) / 2, mark.start), mark.end);
  return { ...mark, solidFrom: middle, solidTo: middle };
}

/**
 * A mark in CSS px, cut to the axis; null where nothing of it is on the axis.
 * @param {Mark} mark @param {import("./scale.js").Scale} scale
 * @returns {{x0: number, s0: number, s1: number, x1: number, tick: boolean}|null}
 */
export function place(mark, scale) {
  if (mark.end < scale.first || mark.start > scale.last) return null;
  const x0 = scale.x(mark.start);
  const x1 = scale.x(mark.end + 1);
  if (x1 - x0 < TICK) {
    const at = Math.min(Math.max((x0 + x1) / 2, scale.left + TICK / 2), scale.right - TICK / 2);
    return { x0: at - TICK / 2, s0: at - TICK / 2, s1: at + TICK / 2, x1: at + TICK / 2, tick: true };
  }
  const s0 = mark.solidFrom === mark.start ? x0 : scale.x(mark.solidFrom);
  const s1 = mark.solidTo === mark.end ? x1 : scale.x(mark.solidTo + 1);
  return { x0, s0, s1: Math.max(s0, s1), x1, tick: false };
}
