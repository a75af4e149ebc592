/**
 * Where a line runs on the screen. Two signs of one pair bow apart: a line leaves its chord by
 * `4 t (1 - t) · bow` pixels, the same in the shader, under the pointer and in the exported picture.
 */
import { HIDDEN } from "./states.js";

/** How far each of two signs of a pair leaves the straight line, in pixels: 12 between them. */
export const BOW = 6;

/**
 * The bow of every line: cooperative to one side and hostile to the other where a pair has both;
 * a neutral line only where it would lie on the one signed line of its pair.
 * @param {{a: ArrayLike<number>, b: ArrayLike<number>, sign: ArrayLike<number>}} lines
 * @returns {Float32Array}
 */
export function bows({ a, b, sign }) {
  const bow = new Float32Array(a.length);
  const pairs = new Map();
  for (let i = 0; i < a.length; i++) {
    const key = `${a[i]}-${b[i]}`;
    if (pairs.has(key)) pairs.get(key).push(i);
    else pairs.set(key, [i]);
  }
  for (const own of pairs.values()) {
    if (own.length === 1) continue;
    const signed = own.filter((i) => sign[i] !== 0).length;
    for (const i of own) bow[i] = sign[i] === 0 ? (signed === 1 ? 2 * BOW : 0) : signed > 1 ? sign[i] * BOW : 0;
  }
  return bow;
}

/**
 * @param {{x: number, y: number}} p one end @param {{x: number, y: number}} q the other
 * @param {number} bow pixels @param {number} t 0 … 1
 * @returns {{x: number, y: number}}
 */
export function along(p, q, bow, t) {
  const dx = q.x - p.x;
  const dy = q.y - p.y;
  const length = Math.hypot(dx, dy) || 1;
  const off = (4 * t * (1 - t) * bow) / length;
  return { x: p.x + dx * t - dy * off, y: p.y + dy * t + dx * off };
}

/**
 * Distance of a point from a line in pixels; cheap, for small bows.
 * @param {number} x @param {number} y @param {number} px @param {number} py @param {number} qx @param {number} qy @param {number} bow
 */
export function distance(x, y, px, py, qx, qy, bow) {
  const dx = qx - px;
  const dy = qy - py;
  const square = dx * dx + dy * dy;
  if (square < 1) return Infinity;
  const t = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / square));
  const off = (4 * t * (1 - t) * bow) / Math.sqrt(square);
  return Math.hypot(px + dx * t - dy * off - x, py + dy * t + dx * off - y);
}

/** How near, in pixels, a click must be to a line or an actor (24 px targets where there is room). */
const LINE_REACH = 6;
const ACTOR_REACH = 11;

/**
 * What a click at (x, y) selects: the nearest actor in reach, or else the nearest line.
 * Hidden ones are never found, lines outside the dates only where no other is; what hover or the
 * selection lights makes no difference, so that a click means the same before and after a hover.
 * @param {import("./scene.js").Scene} scene @param {number} x @param {number} y
 * @returns {{actor: number}|{line: number}|null}
 */
export function pick(scene, x, y) {
  const actor = pickActor(scene, x, y);
  if (actor >= 0) return { actor };
  const line = pickLine(scene, x, y);
  return line < 0 ? null : { line };
}

function pickActor({ n, sx, sy, radius, actorState }, x, y) {
  let found = -1;
  let best = Infinity;
  for (let i = 0; i < n; i++) {
    if (actorState[i] === HIDDEN) continue;
    const dx = sx[i] - x;
    const dy = sy[i] - y;
    const reach = Math.max(ACTOR_REACH, radius[i] + 3);
    if (dx > reach || dx < -reach || dy > reach || dy < -reach) continue;
    const gap = Math.hypot(dx, dy);
    if (gap <= reach && gap - radius[i] * 0.5 < best) {
      best = gap - radius[i] * 0.5;
      found = i;
    }
  }
  return found;
}

function pickLine({ m, a, b, sx, sy, bow, width, lineState, view }, x, y) {
  let found = -1;
  let best = Infinity;
  for (let i = 0; i < m; i++) {
    if (lineState[i] === HIDDEN) continue;
    const gap = distance(x, y, sx[a[i]], sy[a[i]], sx[b[i]], sy[b[i]], bow[i]);
    if (gap > LINE_REACH) continue;
    const cost = gap - width[i] * 0.2 + (view.line[i] === 2 ? 0 : LINE_REACH);
    if (cost < best) {
      best = cost;
      found = i;
    }
  }
  return found;
}
