/** The stretch of time that the axis spans: at rest the whole collection, nearer on request. */

/** The shortest axis: two months, one day a bar. */
const SHORTEST = 60;

/** @typedef {import("./window.js").Span} Span */

/**
 * Nearer (factor below 1) or farther, with a day staying where it is.
 * @param {Span} axis @param {number} day @param {number} factor @param {Span} bounds
 * @returns {Span}
 */
export function zoom(axis, day, factor, bounds) {
  const whole = bounds.to - bounds.from;
  const now = axis.to - axis.from;
  const next = Math.min(whole, Math.max(Math.min(SHORTEST, whole), Math.round(now * factor)));
  if (next >= whole) return { ...bounds };
  const from = Math.round(day - ((day - axis.from) / Math.max(1, now)) * next);
  return shift({ from, to: from + next }, 0, bounds);
}

/** Moves the axis by days and keeps its length; it ends where the collection does. */
export function shift({ from, to }, days, bounds) {
  const room = Math.min(Math.max(days, bounds.from - from), bounds.to - to);
  return { from: from + room, to: to + room };
}

/**
 * The axis after the window has moved: it goes along with a window that fits, and shows all
 * years for one that does not.
 */
export function follow(axis, window, bounds) {
  if (window.from >= axis.from && window.to <= axis.to) return axis;
  if (window.to - window.from > axis.to - axis.from) return { ...bounds };
  return shift(axis, window.from < axis.from ? window.from - axis.from : window.to - axis.to, bounds);
}
