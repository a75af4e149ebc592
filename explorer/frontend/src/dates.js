/**
 * Days as whole numbers since 1970-01-01 (UTC), and the words and texts for them.
 *
 * The whole browser side counts in days: a window of dates is then two integers, and a time
 * zone cannot move a claim to the day before.
 */

/** Written by the server for a beginning that nobody states. */
export const UNKNOWN_START = -100000;
/** Written by the server for something that is not known to have ended. */
export const OPEN_END = 100000;

const MS = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * The day number of a calendar day; months and days that overflow roll on (month 13 is January).
 * @param {number} year @param {number} month 1 to 12 @param {number} date
 */
export function dayOf(year, month = 1, date = 1) {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so the year is set by itself.
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, date) / MS);
}

/** @param {number} day @returns {{year: number, month: number, date: number}} month 1 to 12 */
export function partsOf(day) {
  const at = new Date(day * MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** @param {number} day @returns {string} such as 2020-12-24 */
export function isoOf(day) {
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
}

/**
 * @param {string|number|null|undefined} value an ISO day; a day number passes through
 * @returns {number|null} null where there is no date, or none that exists
 */
export function dayFrom(value) {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "number") return value;
  const when = parseWhen(value);
  return when === null ? null : when.earliest;
}

/**
 * Reads what a reader types into a date box: EDTF level 0 (2020-12-24, 2020-12, 2020).
 * @param {string} text
 * @returns {{earliest: number, latest: number, precision: 0|1|2}|null} precision: day, month, year
 */
export function parseWhen(text) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(String(text).trim());
  if (found === null) return null;
  const [year, month, date] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year === 0) return null; // there is none: the calendar goes from 1 before to 1 after
  if (month === null) return { earliest: dayOf(year), latest: dayOf(year + 1) - 1, precision: 2 };
  if (month < 1 || month > 12) return null;
  const first = dayOf(year, month);
  const last = dayOf(year, month + 1) - 1;
  if (date === null) return { earliest: first, latest: last, precision: 1 };
  const day = first + date - 1;
  return date < 1 || day > last ? null : { earliest: day, latest: day, precision: 0 };
}

/** The first day of the month that holds `day`. */
export function monthStart(day) {
  const { year, month } = partsOf(day);
  return dayOf(year, month);
}

/** The last day of the month that holds `day`. */
export function monthEnd(day) {
  const { year, month } = partsOf(day);
  return dayOf(year, month + 1) - 1;
}

/** The first day of the year that holds `day`. */
export function yearStart(day) {
  return dayOf(partsOf(day).year);
}

/** The same date `count` months on; the last of a month where that date does not exist. */
export function addMonths(day, count) {
  const { year, month, date } = partsOf(day);
  const last = dayOf(year, month + count + 1) - 1;
  return Math.min(dayOf(year, month + count) + date - 1, last);
}

/** Whole months between two days, rounded: how long a silence lasted. */
export function monthsBetween(from, to) {
  return Math.round((to - from) / 30.4375);
}

/** @returns {string} such as "4 April 2019" */
export function longDay(day) {
  const { year, month, date } = partsOf(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** @returns {string} such as "4 Apr 2019"; four-letter months are written out */
export function shortDay(day) {
  const { year, month, date } = partsOf(day);
  return `${date} ${SHORT[month - 1]} ${year}`;
}

/** @returns {string} such as "December 2020" */
export function longMonth(day) {
  const { year, month } = partsOf(day);
  return `${MONTHS[month - 1]} ${year}`;
}

/** @returns {string} such as "Dec 2020" */
export function shortMonth(day) {
  const { year, month } = partsOf(day);
  return `${SHORT[month - 1]} ${year}`;
}

/** @returns {string} such as "Dec" */
export function monthName(day) {
  return SHORT[partsOf(day).month - 1];
}

/**
 * A date as precisely as it is known, and no more.
 * @param {number} day @param {0|1|2|"d"|"m"|"y"} precision
 */
export function whenWords(day, precision = 0) {
  if (day <= UNKNOWN_START) return "start not known";
  if (day >= OPEN_END) return "not known to have ended";
  if (precision === 2 || precision === "y") return String(partsOf(day).year);
  return precision === 1 || precision === "m" ? shortMonth(day) : shortDay(day);
}

/**
 * From when to when, in words: "4 Apr 2019 – 31 Dec 2020", "since Apr 2019", "until 2020".
 * @param {number} start @param {number} end @param {string} precision two letters, as `ties.precision`
 */
export function spanWords(start, end, precision = "dd") {
  const [a, b] = precision;
  if (start <= UNKNOWN_START && end >= OPEN_END) return "dates not known";
  if (start <= UNKNOWN_START) return `until ${whenWords(end, b)}, start not known`;
  if (end >= OPEN_END) return `since ${whenWords(start, a)}`;
  const [from, to] = [whenWords(start, a), whenWords(end, b)];
  return from === to ? from : `${from} – ${to}`;
}

function two(number) {
  return String(number).padStart(2, "0");
}
