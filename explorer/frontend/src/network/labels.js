/** Which labels are written, and where: greedy, eight places, never over a label or an actor. Pure. */

const CELL = 40;
/** A plate of a phone's width. */
export const NARROW = 560;
/** Pixels between a shape and its label. */
const GAP = 3;
/** From so many ties on a label may slide along its shape, and lie on faint actors where nothing else is left. */
const GREAT = 12;
/** Pixels between two labels on one row, so that they are not read as one. */
const APART = 4;
/** Where there is no room right beside the shape, a little further out; still its own. */
const STEPS = [0, 4];

/** What stands in a label's way; only a selected actor's label may lie on bright actors. */
export const FAINT = 0;
export const BRIGHT = 1;
export const LABEL = 2;

const stands = (box, owner, level) => box.owner !== owner && (box.level ?? LABEL) >= level;
const touch = (p, q) => p.x < q.x + q.w && q.x < p.x + p.w && p.y < q.y + q.h && q.y < p.y + p.h;

/** Boxes in a grid of cells, so that a question costs the same in a crowd. */
export function createBoxes() {
  const cells = new Map();
  const keys = ({ x, y, w, h }) => {
    const out = [];
    for (let i = Math.floor(x / CELL); i <= Math.floor((x + w) / CELL); i++) {
      for (let j = Math.floor(y / CELL); j <= Math.floor((y + h) / CELL); j++) out.push(i * 10000 + j);
    }
    return out;
  };
  return {
    add(box) {
      for (const key of keys(box)) {
        const cell = cells.get(key);
        if (cell) cell.push(box);
        else cells.set(key, [box]);
      }
    },
    /** Whether a box touches one that stands already; `owner`'s own and those below `level` do not count. */
    hits(box, owner = -1, level = FAINT) {
      for (const key of keys(box)) {
        for (const other of cells.get(key) ?? []) if (touch(box, other) && stands(other, owner, level)) return true;
      }
      return false;
    },
    /** How many boxes of a level or above a box touches. */
    count(box, owner, level) {
      const found = new Set();
      for (const key of keys(box)) {
        for (const other of cells.get(key) ?? []) if (touch(box, other) && stands(other, owner, level)) found.add(other);
      }
      return found.size;
    },
  };
}

/**
 * The eight places of a label beside its actor, best first.
 * @param {{x: number, y: number, box: {left: number, right: number, up: number, down: number}}} actor
 * @param {number} w @param {number} h @param {number} [off] pixels further out
 */
export function places({ x, y, box }, w, h, off = 0) {
  const gap = GAP + off;
  const [left, right] = [x - box.left - gap - w, x + box.right + gap];
  const [above, below] = [y - box.up - gap - h + 2, y + box.down + gap - 2];
  const [high, low] = [y - box.up * 0.7 - off - h, y + box.down * 0.7 + off]; // the corners
  const [near, far] = [x - box.left * 0.7 - off - w, x + box.right * 0.7 + off];
  return [
    { x: right, y: y - h / 2, align: "left" },
    { x: left, y: y - h / 2, align: "right" },
    { x: x - w / 2, y: below, align: "center" },
    { x: x - w / 2, y: above, align: "center" },
    { x: far, y: high, align: "left" },
    { x: far, y: low, align: "left" },
    { x: near, y: high, align: "right" },
    { x: near, y: low, align: "right" },
  ];
}

/** Places for the great where the eight are taken: the label slides along the four sides of its shape. */
export function slides({ x, y, box }, w, h) {
  const out = [];
  for (const share of [0.25, 0.75, 0.1, 0.9, 0, 1]) {
    const across = x - box.left - (w - box.left - box.right) * share;
    const beside = y - box.up - (h - box.up - box.down) * share;
    out.push(
      { x: across, y: y + box.down + GAP - 2, align: "center" }, { x: across, y: y - box.up - GAP - h + 2, align: "center" },
      { x: x + box.right + GAP, y: beside, align: "left" }, { x: x - box.left - GAP - w, y: beside, align: "right" },
    );
  }
  return out;
}

/**
 * The initials of a name where the collection itself goes by them ("gna": "GNA"), or else the name.
 * @param {string} id @param {string} text
 */
export function shortName(id, text) {
  const words = text.split(/[\s-]+/);
  const initials = (of) => of.map((word) => word[0]).join("").toLowerCase();
  const known = words.length > 1 && [words, words.filter((word) => /^\p{Lu}/u.test(word))].some((of) => initials(of) === id);
  return known ? id.toUpperCase() : text;
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

/** The type of a label by the number of ties (DESIGN 2). @param {number} ties @param {boolean} [small] on a phone */
export function styleOf(ties, small = false) {
  if (ties >= 30) return { size: small ? 13 : 15, weight: 600, second: false };
  if (ties >= 12) return { size: small ? 12 : 13, weight: 600, second: false };
  if (ties >= 6) return { size: 12, weight: 400, second: false };
  return { size: 11.5, weight: 400, second: true };
}

/**
 * @typedef {{index: number, x: number, y: number, box: {left: number, right: number, up: number, down: number}, text: string, ties: number, must?: boolean}} Candidate
 * @typedef {{index: number, x: number, y: number, w: number, h: number, align: string, lines: string[], style: object}} Label
 *
 * @param {Candidate[]} candidates the most important first
 * @param {{boxes: ReturnType<typeof createBoxes>, limit: number, width: number, height: number,
 *   measure: (text: string, style: object) => number, crowd?: boolean}} page `boxes` holds the actors already
 * @returns {Label[]}
 */
export function placeLabels(candidates, page) {
  const { boxes, limit } = page;
  const placed = [];
  for (const candidate of candidates) {
    if (placed.length >= limit && !candidate.must) continue;
    const label = placeOne(candidate, page);
    if (!label) continue;
    boxes.add({ ...label, x: label.x - APART, w: label.w + 2 * APART, owner: -2 - candidate.index });
    placed.push(label);
  }
  return placed;
}

function placeOne(candidate, { boxes, width, height, measure, crowd }) {
  const style = styleOf(candidate.ties, width < NARROW);
  const great = candidate.ties >= GREAT;
  const forms = shapesOf(candidate, style, measure).map((lines) => {
    const w = Math.max(...lines.map((line) => measure(line, style))) + 2;
    const h = lines.length * style.size * 1.22;
    const sides = STEPS.map((off) => places(candidate, w, h, off));
    if (candidate.must || (great && !crowd)) sides.push(slides(candidate, w, h));
    const fits = sides.flat().filter(({ x, y }) => x >= 4 && y >= 2 && x + w <= width - 4 && y + h <= height - 2);
    for (const place of fits) Object.assign(place, { w, h });
    return { lines, fits };
  });
  const finish = (place, lines) => ({ index: candidate.index, ...place, lines, style });
  for (let level = FAINT; level <= (great ? BRIGHT : FAINT); level++) {
    for (const { lines, fits } of forms) {
      const place = fits.find((one) => !boxes.hits(one, candidate.index, level));
      if (place) return finish(place, lines);
    }
  }
  return candidate.must ? leastBad(candidate, forms, boxes, finish) : null;
}

/** The selected are always named: where the fewest actors lie under the name, the faint ones first, and no other name. */
function leastBad({ index }, forms, boxes, finish) {
  let best = null;
  let fewest = Infinity;
  for (const { lines, fits } of forms) {
    for (const place of fits) {
      if (boxes.hits(place, index, LABEL)) continue;
      const under = 100 * boxes.count(place, index, BRIGHT) + boxes.count(place, index, FAINT);
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
