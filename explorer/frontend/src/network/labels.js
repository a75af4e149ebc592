/** Which labels are written, and where: greedy, eight places, never over a label or an actor. Pure. */

const CELL = 40;
const GAP = 5;

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
    /** Whether a box touches one that stands already; `owner`'s own does not count. */
    hits(box, owner = -1) {
      return each(box, (key) => (cells.get(key) ?? []).some((other) => other.owner !== owner
        && other.x < box.x + box.w && box.x < other.x + other.w
        && other.y < box.y + box.h && box.y < other.y + other.h));
    },
  };
}

/**
 * The eight places of a label beside its actor, best first.
 * @param {{x: number, y: number, r: number}} actor @param {number} w @param {number} h
 */
export function places({ x, y, r }, w, h) {
  const d = r + GAP;
  const k = r * 0.7 + 3;
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
  for (const lines of shapesOf(candidate, style, measure)) {
    const w = Math.max(...lines.map((line) => measure(line, style))) + 2;
    const h = lines.length * style.size * 1.22;
    for (const place of places(candidate, w, h)) {
      const inside = place.x >= 4 && place.y >= 2 && place.x + w <= width - 4 && place.y + h <= height - 2;
      if (inside && !boxes.hits(place, candidate.index)) return { index: candidate.index, ...place, lines, style };
    }
  }
  return null;
}

/** Long names of the great are broken first, others only where one line finds no room. */
function shapesOf({ text, ties }, style, measure) {
  const two = wrap(text);
  if (two.length === 1) return [[text]];
  const long = measure(text, style) > (ties >= 12 ? 105 : 150);
  return long ? [two, [text]] : [[text], two];
}
