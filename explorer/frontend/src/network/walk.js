/** Walking along ties with the arrow keys. */

/** Unit vectors of the arrow keys, y down. */
export const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * The neighbour that lies best in a direction: near, and within 75° of it.
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number, actor: number, line: number}[]} neighbours
 * @param {[number, number]} direction
 * @returns {{actor: number, line: number}|null}
 */
export function step(from, neighbours, [ux, uy]) {
  let found = null;
  let best = Infinity;
  for (const one of neighbours) {
    const dx = one.x - from.x;
    const dy = one.y - from.y;
    const length = Math.hypot(dx, dy) || 1e-9;
    const cos = (dx * ux + dy * uy) / length;
    if (cos < Math.cos((75 * Math.PI) / 180)) continue;
    const cost = length / cos ** 2;
    if (cost < best) {
      best = cost;
      found = one;
    }
  }
  return found;
}

/**
 * All actors within `depth` steps of some actors.
 * @param {number[]} roots @param {number} depth @param {(actor: number) => Iterable<number>} partners
 * @returns {Set<number>}
 */
export function within(roots, depth, partners) {
  const seen = new Set(roots);
  let edge = [...roots];
  for (let i = 0; i < depth && edge.length; i++) {
    const next = [];
    for (const actor of edge) {
      for (const partner of partners(actor)) {
        if (seen.has(partner)) continue;
        seen.add(partner);
        next.push(partner);
      }
    }
    edge = next;
  }
  return seen;
}
