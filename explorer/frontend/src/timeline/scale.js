/** Where a day stands on the axis, and which years and months are named there. */

import { dayOf, monthName, partsOf } from "../dates.js";

/** Room a label on the axis needs, in CSS px: four figures, or a month's name with its year. */
const LABEL = 34;
const YEARS = [1, 2, 5, 10, 20, 50, 100];
/** Quarters at least: a year with July alone says no more than the year. */
const MONTHS = [1, 2, 3];

/**
 * @typedef {{first: number, last: number, left: number, right: number,
 *            x: (day: number) => number, day: (x: number) => number}} Scale
 */

/**
 * @param {number} first @param {number} last both drawn whole: the axis ends with the last day's end
 * @param {number} left @param {number} right CSS px within the plot
 * @returns {Scale}
 */
export function createScale(first, last, left, right) {
  const px = (right - left) / (last + 1 - first);
  return {
    first, last, left, right,
    x: (day) => left + (day - first) * px,
    day: (x) => Math.floor(first + (x - left) / px),
  };
}

/**
 * The marks of the axis: years while there is room for each, else every 2nd, 5th, 10th …; months
 * too where a year is wide enough to name its quarters.
 * @param {Scale} scale
 * @returns {{day: number, label: string, year: boolean}[]}
 */
export function ticks(scale) {
  const yearWidth = ((scale.right - scale.left) / (scale.last + 1 - scale.first)) * 365.25;
  const every = YEARS.find((step) => step * yearWidth >= LABEL + 8) ?? 200;
  const months = MONTHS.find((step) => (step * yearWidth) / 12 >= LABEL + 8);
  return months !== undefined && every === 1 ? monthTicks(scale, months) : yearTicks(scale, every);
}

function yearTicks({ first, last }, every) {
  const from = partsOf(first).year;
  const marks = [];
  for (let year = Math.ceil(from / every) * every; dayOf(year) <= last; year += every) {
    if (dayOf(year) >= first) marks.push({ day: dayOf(year), label: String(year), year: true });
  }
  // A collection that begins in the middle of a year still says in which.
  if (every === 1 && dayOf(from) < first) marks.unshift({ day: first, label: String(from), year: true });
  return dropCrowded(marks, { first, last }, every);
}

function monthTicks({ first, last }, every) {
  const { year, month } = partsOf(first);
  const marks = [];
  for (let m = month - ((month - 1) % every); dayOf(year, m) <= last; m += every) {
    const day = dayOf(year, m);
    const january = partsOf(day).month === 1;
    if (day >= first) {
      const named = january || marks.length === 0;
      marks.push({ day, label: named && january ? String(partsOf(day).year) : monthName(day), year: january });
    }
  }
  if (marks.length > 0 && !marks[0].year) marks[0].label += ` ${partsOf(marks[0].day).year}`;
  return marks;
}

/** The first year's label gives way where the next one stands too near. */
function dropCrowded(marks, { first, last }, every) {
  const near = (last + 1 - first) / 40;
  const crowded = every === 1 && marks.length > 2 && marks[1].day - marks[0].day < Math.min(near, 150);
  return crowded ? marks.slice(1) : marks;
}
