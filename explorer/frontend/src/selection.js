/**
 * What one reader is looking at, and its address: the same rules as `selection.py`.
 * A window left out of the address is the collection's own; an open side is written "..".
 *
 * @typedef {object} Selection
 * @property {string|null} from first day, ISO; null is open
 * @property {string|null} to last day, ISO; null is open
 * @property {string[]} actor
 * @property {string|null} tie
 * @property {string|null} article
 * @property {string|null} event
 * @property {string|null} place
 * @property {string[]} signs none: all
 * @property {string[]} types none: all
 * @property {string[]} relations none: all
 * @property {string[]} outlets none: all
 * @property {string[]} doubt sources set aside
 * @property {number} min outlets at least
 * @property {boolean} contested only what is contested
 * @property {number} core partners at least
 * @property {string[]} modality
 * @property {"held"|"reported"} time
 * @property {number|null} depth
 * @property {string|null} a two dates compared, ISO; both or none
 * @property {string|null} b
 * @property {string|null} story
 * @property {number} step from 1
 * @property {string|null} show
 * @property {"charts"|"map"|"actors"|null} view what stands in the place of the network
 * @property {string[]} events kinds of events alone, in the panel of passages
 * @property {boolean} hide
 */

import { isoOf, parseWhen } from "./dates.js";

const LISTS = ["actor", "signs", "types", "relations", "outlets", "doubt", "modality", "events"];
const IDS = ["tie", "article", "event", "place", "story"];
const BOUNDS = { min: [1, 99], core: [1, 99], depth: [1, 4], step: [1, 40] };
/** The patch that selects nothing. */
export const NOTHING = { actor: [], tie: null, article: null, event: null, place: null };
export const SIGNS = ["cooperative", "hostile", "neutral"];
export const STANDINGS = ["happened", "planned", "possible", "called_for", "denied"];
const SHOW = ["start", "list", "actor", "tie", "article", "event", "place", "triangles", "camps", "passages", "doubt", "none"];

/**
 * @param {{from: string|null, to: string|null}} home the collection's default window
 * @returns {Selection}
 */
export function defaults(home) {
  return {
    from: home.from, to: home.to, actor: [], tie: null, article: null, event: null, place: null,
    signs: [], types: [], relations: [], outlets: [], doubt: [], min: 1, contested: false, core: 2,
    modality: ["happened"], time: "held", depth: null, a: null, b: null, story: null, step: 1,
    show: null, view: null, events: [], hide: false,
  };
}

/**
 * Reads an address' query. Values that mean nothing are left out and named in `notes`.
 * @param {string} query
 * @param {{from: string|null, to: string|null}} home
 * @param {(name: string, value: string) => boolean} [known] whether an id exists
 * @returns {{selection: Selection, notes: string[]}}
 */
export function fromQuery(query, home, known = () => true) {
  const selection = defaults(home);
  const notes = [];
  const given = new Set();
  for (const [name, text] of new URLSearchParams(query)) {
    const value = read(name, text, known);
    if (value === undefined || given.has(name)) notes.push(`“${name}=${text.slice(0, 40)}” means nothing here and was left out.`);
    else if (lost(value, text)) notes.push(`Part of “${name}=${text.slice(0, 40)}” means nothing here and was left out.`);
    if (value !== undefined && !given.has(name)) selection[name] = value;
    given.add(name);
  }
  // one side alone that lies beyond the collection's own window opens the other
  if (given.has("from") !== given.has("to") && selection.from && selection.to && selection.to < selection.from) {
    selection[given.has("from") ? "to" : "from"] = null;
  }
  if (selection.from && selection.to && selection.to < selection.from) {
    [selection.from, selection.to] = [selection.to, selection.from];
    notes.push("The window ended before it started; it was turned round.");
  }
  if (Boolean(selection.a) !== Boolean(selection.b)) notes.push("Two dates are compared, a and b: one of them is missing.");
  const { turned, ...dates } = inOrder(selection);
  if (turned) notes.push(TURNED);
  return { selection: { ...selection, ...dates }, notes };
}

export const TURNED = "A was later than B; the two were swapped.";

/**
 * Two dates to compare in the order of time; none where one is missing.
 * @param {{a: string|null, b: string|null}} selection
 */
export function inOrder({ a, b }) {
  if (!a || !b) return { a: null, b: null, turned: false };
  return a > b ? { a: b, b: a, turned: true } : { a, b, turned: false };
}

/** Whether a list lost some of its values. */
const lost = (value, text) => Array.isArray(value) && value.length < new Set(text.split(",").map((part) => part.trim()).filter(Boolean)).size;

/**
 * The query of a view, without what is default; the inverse of `fromQuery`.
 * @param {Selection} selection
 * @param {{from: string|null, to: string|null}} home
 */
export function toQuery(selection, home) {
  const base = defaults(home);
  const parts = [];
  for (const [name, value] of Object.entries(selection)) {
    if (same(value, base[name])) continue;
    const text = value === null ? ".." : value === true ? "1" : String(value);
    parts.push(`${name}=${encodeURIComponent(text).replace(/%2C/g, ",").replace(/%3A/g, ":")}`);
  }
  return parts.join("&");
}

/** @param {unknown} a @param {unknown} b */
export function same(a, b) {
  return Array.isArray(a) && Array.isArray(b) ? a.join("\n") === b.join("\n") : a === b;
}

function read(name, text, known) {
  if (["from", "to", "a", "b"].includes(name)) return readDay(name, text);
  if (name in BOUNDS) return readNumber(text, BOUNDS[name]);
  if (LISTS.includes(name)) return readList(name, text, known);
  if (IDS.includes(name)) return known(name, text) ? text : undefined;
  if (name === "time") return ["held", "reported"].includes(text) ? text : undefined;
  if (name === "view") return ["charts", "map", "actors"].includes(text) ? text : undefined;
  if (name === "show") return SHOW.includes(text) ? text : undefined;
  if (name === "contested" || name === "hide") return ["0", "1"].includes(text) ? text === "1" : undefined;
  return undefined;
}

function readDay(name, text) {
  if (text === ".." || text === "") return null;
  const when = parseWhen(text);
  return when === null ? undefined : isoOf(name === "to" || name === "b" ? when.latest : when.earliest);
}

function readNumber(text, [low, high]) {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  return number >= low && number <= high ? number : undefined;
}

function readList(name, text, known) {
  const items = [...new Set(text.split(",").map((part) => part.trim()).filter(Boolean))];
  const allowed = { signs: SIGNS, modality: STANDINGS }[name];
  const good = items.filter((item) => (allowed ? allowed.includes(item) : known(name, item)));
  return good.length === items.length && items.length > 0 ? good : good.length > 0 ? good : undefined;
}
