/** The window of dates: every way to move it, as pure functions of two day numbers. */

import { addMonths, dayFrom, isoOf, monthEnd, parseWhen, longDay } from "../dates.js";

/** @typedef {{from: number, to: number}} Span both days are inside */

/** The shortest window a drag can leave: below this the two handles cannot be told apart. */
const SHORTEST = 1;

/** The window a Selection means, with open sides at the collection's ends. */
export function windowOf(selection, bounds) {
  const from = dayFrom(selection.from) ?? bounds.from;
  const to = dayFrom(selection.to) ?? bounds.to;
  return within({ from: Math.min(from, to), to: Math.max(from, to) }, bounds);
}

/** The patch of the Selection for a window; a side on the collection's end is left open. */
export function patchOf({ from, to }, bounds) {
  return {
    from: from <= bounds.from ? null : isoOf(from),
    to: to >= bounds.to ? null : isoOf(to),
  };
}

/** Cuts a window to the collection. */
export function within({ from, to }, bounds) {
  const clamp = (day) => Math.min(Math.max(day, bounds.from), bounds.to);
  return { from: clamp(from), to: clamp(to) };
}

export function isAll({ from, to }, bounds) {
  return from <= bounds.from && to >= bounds.to;
}

/** Moves a window by days; at the collection's end it stops and keeps its length. */
export function slideDays({ from, to }, days, bounds) {
  const room = Math.min(Math.max(days, bounds.from - from), bounds.to - to);
  return { from: from + room, to: to + room };
}

/** Moves a window by months; an end on the last of a month stays on the last. */
export function slideMonths(window, months, bounds) {
  const moved = { from: addMonths(window.from, months), to: endMonths(window.to, months) };
  if (moved.from >= bounds.from && moved.to <= bounds.to) return moved;
  return slideDays(window, months * 31, bounds);
}

/** Moves the window's end by months, never past its start. */
export function resizeMonths({ from, to }, months, bounds) {
  return within({ from, to: Math.max(endMonths(to, months), from + SHORTEST) }, bounds);
}

/** Moves one end to a day. Past the other end, the two change places. */
export function moveEnd(window, end, day, bounds) {
  const moved = within({ ...window, [end]: day }, bounds);
  return moved.from <= moved.to ? moved : { from: moved.to, to: moved.from };
}

function endMonths(day, months) {
  const there = addMonths(day, months);
  return day === monthEnd(day) ? monthEnd(there) : there;
}

/** How many months one step of play takes: one, or more where a collection spans generations. */
export function stepMonths(bounds) {
  return Math.max(1, Math.round((bounds.to - bounds.from) / 30.4375 / 240));
}

/**
 * The window to begin playing with: where the present one cannot move, a new start.
 * @param {"slide"|"grow"|"shrink"} mode @param {Span} window @param {Span} bounds
 * @returns {Span}
 */
export function playStart(mode, window, bounds) {
  if (mode === "shrink") return window.to - window.from > 31 ? window : { from: bounds.from, to: bounds.to };
  if (window.to < bounds.to) return window;
  if (mode === "grow") return { from: window.from, to: Math.min(monthEnd(window.from), bounds.to) };
  if (!isAll(window, bounds)) return slideDays(window, bounds.from - window.from, bounds);
  const tenth = Math.round((bounds.to - bounds.from) / 10);
  return within({ from: bounds.from, to: monthEnd(bounds.from + Math.min(365, tenth)) }, bounds);
}

/** One step of play. `done` where the window has come to its end. */
export function playStep(mode, window, bounds, months = 1) {
  if (mode === "grow") {
    const next = resizeMonths(window, months, bounds);
    return { window: next, done: next.to >= bounds.to };
  }
  if (mode === "shrink") {
    const from = addMonths(window.from, months);
    return from >= window.to ? { window, done: true } : { window: { from, to: window.to }, done: false };
  }
  const next = slideMonths(window, months, bounds);
  return { window: next, done: next.to >= bounds.to };
}

/**
 * Reads a date box.
 * @param {string} text @param {"from"|"to"} side @param {Span} bounds
 * @returns {{day: number}|{error: string}} a coarse date means its first day at the start, its last at the end
 */
export function readBox(text, side, bounds) {
  const when = parseWhen(text);
  if (when === null) return { error: "Write a date as 2020-12-24, 2020-12 or 2020." };
  if (when.earliest > bounds.to) return { error: `The collection ends on ${longDay(bounds.to)}.` };
  if (when.latest < bounds.from) return { error: `The collection begins on ${longDay(bounds.from)}.` };
  const day = side === "from" ? when.earliest : when.latest;
  return { day: Math.min(Math.max(day, bounds.from), bounds.to) };
}
