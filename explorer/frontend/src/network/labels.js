/** Which labels are written, and where: greedy, eight places, never over a label or an actor. Pure. */

const CELL = 40;
const GAP = 5;
/** From so many ties on an actor is always named. */
const GREAT = 25;

/** What stands in a label's way: faint actors give way to the great, bright ones only to the selected. */
export const FAINT = 0;
export const BRIGHT = 1;
export const LABEL = 2;

const stands = (box, owner, level) => box.owner !== owner && (box.level ?? LABEL) >= level;
const touch = (p, q) => p.x < q.x + q.w && q.x < p.x + p.w && p.y < q.y + q.h && q.y < p.y + p.h;

/** Boxes in a grid of cells, so that a question costs the same in a crowd. */
export function createBoxes() {
  const cells = new Map();
  const each = ({ x, y, w, h }, visit) => {
    for (let i = Math.floor(x / CELL); i <= Math.floor((x + w) / CELL); i++) {
      for (let j = Math.floor(y / CELL); j <= Math.floor((y + h) / CELL); j++) {
        if (visit(i * 10000 + j)) return true;
      }
    }
    return false;
  };
  return {
    add(box) {
      each(box, (key) => {
        const cell = cells.get(key);
        if (cell) cell.push(box);
        else cells.set(key, [box]);
        return false;
      });
    },
    /** Whether a box touches one that stands already; `owner`'s own and those below `level` do not count. */
    hits: (box, owner = -1, level = FAINT) => each(box, (key) => (cells.get(key) ?? []).some((other) => stands(other, owner, level) && touch(box, other))),
    /** How many boxes of a level or above a box touches. */
    count(box, owner, level) {
      const found = new Set();
      each(box, (key) => {
        for (const other of cells.get(key) ?? []) if (stands(other, owner, level) && touch(box, other)) found.add(other);
        return false;
      });
      return found.size;
    },
  };
}

/**
 * The eight places of a label beside its actor, best first.
 * @param {{x: number, y: number, r: number}} actor @param {number} w @param {number} h
 * @param {number} [off] pixels further out
 */
export function places({ x, y, r }, w, h, off = 0) {
  const d = r + GAP + off;
  const k = r * 0.7 + 3 + off * 0.7;
  return [
    { x: x + d, y: y - h / 2, align: "left" },
    { x: x - d - w, y: y - h / 2, align: "right" },
    { x: x - w / 2, y: y + d - 2, align: "center" },
    { x: x - w / 2, y: y - d - h + 2, align: "center" },
    { x: x + k, y: y - k - h + 3, align: "left" },
    { x: x + k, y: y + k - 3, align: "left" },
    { x: x - k - w, y: y - k - h + 3, align: "right" },
    { x: x - k - w, y: y + k - 3, align: "right" },
  ].map((place) => ({ ...place, w, h }));
}

/**
 * Breaks a name into two lines of about the same length, or one where it is a single word.
 * @param {string} text @returns {string[]}
 */
export function wrap(text) {
  const words = text.split(" ");
  if (words.length < 2) return [text];
  let best = [text];
  let longest = Infinity;
  for (let i = 1; i < words.length; i++) {
    const two = [words.slice(0, i).join(" "), words.slice(i).join(" ")];
    const length = Math.max(two[0].length, two[1].length);
    if (length < longest) {
      longest = length;
      best = two;
    }
  }
  return best;
}

/** The type of a label by the number of ties (DESIGN 2). @param {number} ties */
export function styleOf(ties) {
  if (ties >= 30) return { size: 15, weight: 600, second: false };
  if (ties >= 12) return { size: 13, weight: 600, second: false };
  if (ties >= 6) return { size: 12, weight: 400, second: false };
  return { size: 11.5, weight: 400, second: true };
}

/**
 * @typedef {{index: number, x: number, y: number, r: number, text: string, ties: number, must?: boolean}} Candidate
 * @typedef {{index: number, x: number, y: number, w: number, h: number, align: string, lines: string[], style: object}} Label
 *
 * @param {Candidate[]} candidates the most important first
 * @param {{boxes: ReturnType<typeof createBoxes>, limit: number, width: number, height: number,
 *   measure: (text: string, style: object) => number}} page `boxes` holds the actors already
 * @returns {Label[]}
 */
export function placeLabels(candidates, { boxes, limit, width, height, measure }) {
  const placed = [];
  for (const candidate of candidates) {
    if (placed.length >= limit && !candidate.must) continue;
    const label = placeOne(candidate, boxes, width, height, measure);
    if (!label) continue;
    boxes.add({ ...label, owner: -2 - candidate.index });
    placed.push(label);
  }
  return placed;
}

function placeOne(candidate, boxes, width, height, measure) {
  const style = styleOf(candidate.ties);
  const most = candidate.must || candidate.ties >= GREAT ? LABEL : candidate.ties >= 6 ? BRIGHT : FAINT;
  const steps = candidate.must || candidate.ties >= 12 ? [0, 9, 18, 27] : [0];
  const forms = shapesOf(candidate, style, measure).map((lines) => {
    const w = Math.max(...lines.map((line) => measure(line, style))) + 2;
    const h = lines.length * style.size * 1.22;
    const fits = steps.flatMap((off) => places(candidate, w, h, off)).filter(({ x, y }) => x >= 4 && y >= 2 && x + w <= width - 4 && y + h <= height - 2);
    return { lines, fits };
  });
  const finish = (place, lines) => ({ index: candidate.index, ...place, lines, style });
  for (let level = FAINT; level <= Math.min(most, BRIGHT); level++) {
    for (const { lines, fits } of forms) {
      const place = fits.find((one) => !boxes.hits(one, candidate.index, level));
      if (place) return finish(place, lines);
    }
  }
  return most === LABEL ? leastBad(candidate, forms, boxes, finish) : null;
}

/** Those that must be named: where the fewest actors lie under the name, and no other name. */
function leastBad({ index }, forms, boxes, finish) {
  let best = null;
  let fewest = Infinity;
  for (const { lines, fits } of forms) {
    for (const place of fits) {
      if (boxes.hits(place, index, LABEL)) continue;
      const under = boxes.count(place, index, BRIGHT);
      if (under < fewest) {
        fewest = under;
        best = finish(place, lines);
      }
    }
  }
  return best;
}

/** Long names of the great are broken first, others only where one line finds no room. */
function shapesOf({ text, ties }, style, measure) {
  const two = wrap(text);
  if (two.length === 1) return [[text]];
  const long = measure(text, style) > (ties >= 12 ? 105 : 150);
  return long ? [two, [text]] : [[text], two];
}
