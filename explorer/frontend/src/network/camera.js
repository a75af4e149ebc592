/** The camera: what is shown of the world, and where the world's points lie on the plate. */

/** The world's half side: positions lie within −1 … 1, and dragged actors may leave that. */
export const WORLD = 1.5;
const MARGIN = { x: 112, y: 38 };

/** Sigma's normalised coordinates of a world point. @param {number} x @param {number} y */
export const normal = (x, y) => ({ x: 0.5 + x / (2 * WORLD), y: 0.5 + y / (2 * WORLD) });

/**
 * @param {{x: ArrayLike<number>, y: ArrayLike<number>}} at @param {Iterable<number>} actors
 * @returns {{left: number, right: number, bottom: number, top: number}|null}
 */
export function extent({ x, y }, actors) {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const i of actors) {
    box.left = Math.min(box.left, x[i]);
    box.right = Math.max(box.right, x[i]);
    box.bottom = Math.min(box.bottom, y[i]);
    box.top = Math.max(box.top, y[i]);
  }
  return box.right >= box.left ? box : null;
}

/** The part of the plate that actors may fill; the rest is for labels. @param {{width: number, height: number}} page */
export function roomFor({ width, height }) {
  const share = width < 600 ? 0.08 : 0.13;
  const room = (size, margin) => size - 2 * Math.min(margin, size * share);
  return { width: room(width, MARGIN.x), height: room(height, MARGIN.y) };
}

/**
 * The camera that shows a box with room for labels.
 * @param {ReturnType<typeof extent>} box @param {{width: number, height: number}} page
 */
export function cameraFor(box, page) {
  const room = roomFor(page);
  const scale = Math.min(room.width / Math.max(0.12, box.right - box.left), room.height / Math.max(0.12, box.top - box.bottom));
  return { ...normal((box.left + box.right) / 2, (box.bottom + box.top) / 2), ratio: Math.min(page.width, page.height) / (2 * WORLD * scale), angle: 0 };
}

/** How much of the box of the actors in view may be added for the faded ones. */
const FAINT_SHARE = 0.12;

/**
 * What a fit shows: the actors in view, and the faded ones as far as they are not far out.
 * @param {import("./scene.js").Scene} scene @param {number[]} bright @param {number[]} faded
 */
export function fitBox(scene, bright, faded) {
  const inner = extent(scene, bright);
  const outer = extent(scene, faded);
  if (!inner || !outer) return inner ?? outer;
  const [x, y] = [(inner.right - inner.left) * FAINT_SHARE, (inner.top - inner.bottom) * FAINT_SHARE];
  return {
    left: Math.max(inner.left - x, Math.min(inner.left, outer.left)), right: Math.min(inner.right + x, Math.max(inner.right, outer.right)),
    bottom: Math.max(inner.bottom - y, Math.min(inner.bottom, outer.bottom)), top: Math.min(inner.top + y, Math.max(inner.top, outer.top)),
  };
}

/** The actors for which a test holds. @param {number} n @param {(actor: number) => boolean} test */
export function actorsWhere(n, test) {
  const out = [];
  for (let i = 0; i < n; i++) if (test(i)) out.push(i);
  return out;
}

/** Writes where every actor lies on the plate. @param {import("./scene.js").Scene} scene @param {import("sigma").default} sigma */
export function project(scene, sigma) {
  const o = sigma.framedGraphToViewport(normal(0, 0));
  const e = sigma.framedGraphToViewport(normal(1, 1));
  const { x, y, sx, sy, n } = scene;
  for (let i = 0; i < n; i++) {
    sx[i] = o.x + x[i] * (e.x - o.x);
    sy[i] = o.y + y[i] * (e.y - o.y);
  }
  scene.page = sigma.getDimensions();
}
