/** Claims counted by the month (week, year …) of their beginning. */

import { dayOf, longDay, longMonth, monthStart, partsOf, UNKNOWN_START, yearStart } from "../dates.js";

/** Months that one bar of each unit holds. */
const MONTHS = { month: 1, quarter: 3, year: 12, decade: 120 };

/**
 * The unit of the bars: months, while each gets two pixels; longer units for long collections,
 * weeks and days for very short ones.
 * @param {number} first @param {number} last @param {number} width CSS px
 * @returns {"day"|"week"|"month"|"quarter"|"year"|"decade"}
 */
export function unitFor(first, last, width) {
  const months = (last + 1 - first) / 30.4375;
  if (months < 4) return "day";
  if (months < 14) return "week";
  return Object.keys(MONTHS).find((unit) => months / MONTHS[unit] <= width / 2) ?? "decade";
}

/**
 * The first day of every bar, and of the one after the last.
 * @returns {Int32Array}
 */
export function edges(first, last, unit) {
  const found = [startOf(first, unit)];
  while (found.at(-1) <= last) found.push(next(found.at(-1), unit));
  return Int32Array.from(found);
}

function startOf(day, unit) {
  if (unit === "day") return day;
  // Day 0 was a Thursday; weeks begin on Monday.
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  if (unit === "month") return monthStart(day);
  const { year, month } = partsOf(day);
  if (unit === "quarter") return dayOf(year, month - ((month - 1) % 3));
  return dayOf(unit === "year" ? year : year - (year % 10));
}

function next(day, unit) {
  if (unit === "day") return day + 1;
  if (unit === "week") return day + 7;
  const { year, month } = partsOf(day);
  return dayOf(year, month + MONTHS[unit]);
}

/** The bar that holds a day: −1 before the first, `length` after the last. */
export function binOf(day, bounds) {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @returns {string} what a bar is called: "March 2020", "2 to 8 March 2020" … */
export function binName(bounds, index, unit) {
  const day = bounds[index];
  const { year, month } = partsOf(day);
  if (unit === "day") return longDay(day);
  if (unit === "week") return `the week of ${longDay(day)}`;
  if (unit === "month") return longMonth(day);
  if (unit === "quarter") return `quarter ${Math.ceil(month / 3)} of ${year}`;
  return unit === "year" ? String(year) : `the ${year}s`;
}

/** 0 cooperative, 1 neutral, 2 hostile, from the payload's number or word. */
export function signIndex(sign) {
  if (sign === 1 || sign === "cooperative") return 0;
  return sign === -1 || sign === "hostile" ? 2 : 1;
}

/**
 * Gives every claim its place once, so that counting after a change of filters is one pass over
 * an array of integers. A claim dated only by year belongs to a "spread" that is divided over its
 * bars at the end.
 * @param {object} claims the payload's table @param {Int32Array} bounds
 * @param {"held"|"reported"} time which date of a claim counts
 * @returns {{slots: Int32Array, tie: ArrayLike<number>, spreads: number[][], size: number, bars: number}}
 */
export function placeClaims(claims, bounds, time = "held") {
  const count = claims.tie.length;
  const bars = bounds.length - 1;
  const spread = new Map();
  const raw = new Int32Array(count).fill(-1);
  for (let i = 0; i < count; i += 1) {
    if (claims.modality[i] === 0 && !claims.denied[i]) raw[i] = placeOf(claims, i, bounds, bars, time, spread);
  }
  const spreads = [...spread.values()].map(({ from, to }) => [from, to]);
  const size = bars + spreads.length;
  const slots = raw.map((place, i) => (place < 0 ? -1 : signIndex(claims.sign[i]) * size + place));
  return { slots, tie: claims.tie, spreads, size, bars };
}

function placeOf(claims, i, bounds, bars, time, spread) {
  const reported = time === "reported";
  const day = reported ? claims.reported[i] : claims.start[i];
  if (day <= UNKNOWN_START || day === null || day === undefined) return -1;
  const [from, to] = reported ? [day, day] : reach(day, claims.precision[i]);
  const [a, b] = [binOf(from, bounds), binOf(to, bounds)];
  if (b < 0 || a >= bars) return -1;
  if (a === b) return a;
  const key = `${a} ${b}`;
  if (!spread.has(key)) spread.set(key, { place: bars + spread.size, from: a, to: b });
  return spread.get(key).place;
}

/** First and last day a date may mean: itself, its month or its year. */
function reach(day, precision) {
  if (precision === 2 || precision === "y") return [yearStart(day), dayOf(partsOf(day).year + 1) - 1];
  if (precision !== 1 && precision !== "m") return [day, day];
  const { year, month } = partsOf(day);
  return [dayOf(year, month), dayOf(year, month + 1) - 1];
}

/**
 * Counts the claims whose tie is wanted.
 * @param {ReturnType<typeof placeClaims>} placed
 * @param {ArrayLike<number>} wanted one a tie, 0 leaves its claims out
 * @returns {{cooperative: Float64Array, neutral: Float64Array, hostile: Float64Array}}
 */
export function countClaims({ slots, tie, spreads, size, bars }, wanted) {
  const counts = new Float64Array(size * 3);
  for (let i = 0; i < slots.length; i += 1) {
    if (slots[i] >= 0 && wanted[tie[i]] > 0) counts[slots[i]] += 1;
  }
  const [cooperative, neutral, hostile] = [0, 1, 2].map((sign) => {
    const own = counts.slice(sign * size, sign * size + bars);
    spreads.forEach(([from, to], s) => divide(counts[sign * size + bars + s], own, from, to));
    return own;
  });
  return { cooperative, neutral, hostile };
}

/** The part that falls outside the axis is not heaped on its border. */
function divide(total, own, from, to) {
  const share = total / (to - from + 1);
  for (let bar = Math.max(from, 0); bar <= Math.min(to, own.length - 1); bar += 1) own[bar] += share;
}
