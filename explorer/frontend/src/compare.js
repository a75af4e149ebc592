/** Two dates compared: the same meaning as `changes.py`, for the picture and the headline. */
import { count } from "./dom.js";

export const [NEW, ENDED, FLIPPED, UNCHANGED, UNDECIDED] = [1, 2, 3, 4, 5];

/** Whether a tie holds on a day: 0 no, 1 possibly (its dates are too coarse), 2 for certain. */
export function holdsOn(ties, t, day) {
  const { spans, sure } = { spans: ties.spans[t], sure: ties.sure[t] };
  let answer = 0;
  for (let i = 0; i < spans.length; i += 2) {
    if (day < spans[i] || day > spans[i + 1]) continue;
    if (sure[i] <= day && day <= sure[i + 1]) return 2;
    answer = 1;
  }
  return answer;
}

/** The class of each tie that `wanted` keeps; 0 where it holds on neither day. */
export function classes({ ties, collection }, wanted, [a, b]) {
  const out = new Uint8Array(ties.id.length);
  if (!inside(collection, a) || !inside(collection, b)) return out;
  for (let t = 0; t < out.length; t++) if (wanted(t)) out[t] = classOf(holdsOn(ties, t, a), holdsOn(ties, t, b));
  return out;
}

/** Outside a collection's years nothing is known to hold. */
const inside = ({ first, last }, day) => day >= first && day <= last;

function classOf(before, after) {
  if (before === 0 && after === 0) return 0;
  if (before === 1 || after === 1) return UNDECIDED;
  if (before === after) return UNCHANGED;
  return after === 2 ? NEW : ENDED;
}

/**
 * The pairs whose signed ties were all of one sign on one date and all of the other on the other.
 * @returns {Map<string, number>} "a-b" (ends in the order of the lines) to the later sign
 */
export function flips({ ties }, change) {
  const pairs = new Map();
  for (let t = 0; t < change.length; t++) {
    if (change[t] === 0 || ties.sign[t] === 0 || ties.object[t] < 0) continue;
    const key = pairOf(ties.subject[t], ties.object[t]);
    if (!pairs.has(key)) pairs.set(key, { before: new Set(), after: new Set(), open: false });
    const pair = pairs.get(key);
    if (change[t] === UNDECIDED) pair.open = true;
    if (change[t] === ENDED || change[t] === UNCHANGED) pair.before.add(ties.sign[t]);
    if (change[t] === NEW || change[t] === UNCHANGED) pair.after.add(ties.sign[t]);
  }
  const out = new Map();
  for (const [key, { before, after, open }] of pairs) {
    if (open || before.size !== 1 || after.size !== 1) continue;
    const [[was], [is]] = [[...before], [...after]];
    if (was !== is) out.set(key, is);
  }
  return out;
}

export const pairOf = (a, b) => `${Math.min(a, b)}-${Math.max(a, b)}`;

/** What counts first where a line stands for several ties. */
const ORDER = [NEW, ENDED, UNCHANGED, UNDECIDED];

/** The class of each line, and the tie that a click on it opens; the line of the sign that was is left out of a flip. */
export function linesOf({ lines }, change, flipped) {
  const kind = new Uint8Array(lines.a.length);
  const best = new Int32Array(lines.a.length).fill(-1);
  for (let i = 0; i < kind.length; i++) {
    const own = lines.ties[i].filter((t) => change[t] > 0);
    const first = ORDER.find((k) => own.some((t) => change[t] === k));
    if (first === undefined) continue;
    const later = lines.sign[i] === 0 ? undefined : flipped.get(`${lines.a[i]}-${lines.b[i]}`);
    if (later !== undefined && later !== lines.sign[i]) continue;
    kind[i] = later === undefined ? first : FLIPPED;
    best[i] = own.find((t) => change[t] === first);
  }
  return { kind, best };
}

/** How many of each class. */
export function countOf(change, flipped) {
  const of = (kind) => change.reduce((sum, own) => sum + (own === kind ? 1 : 0), 0);
  return { new: of(NEW), ended: of(ENDED), unchanged: of(UNCHANGED), undecided: of(UNDECIDED), flipped: flipped.size, hostile: [...flipped.values()].filter((s) => s < 0).length };
}

const link = (text) => ({ text, do: "list" });

/** The headline's parts. @param {string} a @param {string} b in words */
export function compared({ collection }, counts, a, b, [from, to]) {
  if (!inside(collection, from) || !inside(collection, to)) {
    return [`This collection does not cover both ${a} and ${b}: choose two dates on the timeline.`];
  }
  const { hostile, flipped } = counts;
  const are = (n) => (n === 1 ? "is" : "are");
  const parts = [`Between ${a} and ${b}, `, link(count(counts.new, "tie")), ` ${are(counts.new)} new and `, link(count(counts.ended, "tie")), ` ${counts.ended === 1 ? "has ended or is" : "have ended or are"} no longer stated. `];
  const turned = [[hostile, "from cooperative to hostile"], [flipped - hostile, "from hostile to cooperative"]].filter(([n]) => n > 0);
  turned.forEach(([n, words], i) => parts.push(...(i ? [" and "] : []), link(i ? String(n) : count(n, "pair")), ` turned ${words}`));
  if (turned.length) parts.push(". ");
  parts.push(link(count(counts.unchanged, "tie")), " did not change.");
  if (counts.undecided) parts.push(" ", link(String(counts.undecided)), ` ${counts.undecided === 1 ? "is" : "are"} dated too coarsely to say.`);
  return parts;
}
