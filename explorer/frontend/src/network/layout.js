/** Where actors stand: the payload's positions, places for those without, and Tidy on request. */
import forceAtlas2 from "graphology-layout-forceatlas2";
import DEFAULTS from "graphology-layout-forceatlas2/defaults.js";
import iterate from "graphology-layout-forceatlas2/iterate.js";
import { extent, roomFor } from "./camera.js";
import { CROWD, HIDDEN } from "./states.js";

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** ForceAtlas2 thinks in hundreds; the world in ones. */
const FORCE_SCALE = 400;
const STEPS = 240;
const BUDGET = 5000; // ms for a Tidy
const SLICE = 8; // ms of work at a time
const NODE = 10; // numbers an actor in the layout's table
const MASS = 6;

const known = (value) => typeof value === "number" && Number.isFinite(value);

/**
 * Fills the scene's positions. A layout as wide as high is widened to the usual plate; actors
 * without a place are put beside the middle of their partners.
 * @param {import("./scene.js").Scene} scene
 */
export function placeActors(scene) {
  const { actors } = scene.graph;
  const placed = [];
  for (let i = 0; i < scene.n; i++) {
    if (!known(actors.x[i]) || !known(actors.y[i])) continue;
    scene.x[i] = actors.x[i];
    scene.y[i] = actors.y[i];
    placed.push(i);
  }
  widen(scene, placed);
  const done = new Set(placed);
  let waiting = Array.from({ length: scene.n }, (_, i) => i).filter((i) => !done.has(i));
  for (let round = 0; waiting.length && round < 4; round++) {
    const anyway = round === 3;
    waiting = waiting.filter((i) => {
      const placedNow = placeBeside(scene, i, done, anyway);
      if (placedNow) done.add(i);
      return !placedNow;
    });
  }
}

function widen(scene, placed) {
  const box = extent(scene, placed);
  if (!box) return;
  const aspect = (box.right - box.left) / (box.top - box.bottom || 1);
  if (aspect < 0.85 || aspect > 1.15) return;
  for (const i of placed) scene.x[i] *= 1.3;
}

/** How far the layout may be stretched to fill the plate. */
const STRETCH = 1.7;

/**
 * Stretches the layout, once, so that what is first in view fills the plate's height or width.
 * @param {import("./scene.js").Scene} scene @param {ReturnType<typeof extent>} box what is in view
 * @param {{width: number, height: number}} page
 */
export function fillPlate({ n, x, y }, box, page) {
  if (!box || box.right === box.left || box.top === box.bottom) return;
  const { width, height } = roomFor(page);
  const tall = (height / width) * ((box.right - box.left) / (box.top - box.bottom));
  const [column, by] = tall > 1 ? [y, Math.min(STRETCH, tall)] : [x, Math.min(STRETCH, 1 / tall)];
  for (let i = 0; i < n; i++) column[i] *= by;
}

function placeBeside(scene, i, done, anyway) {
  const near = scene.linesOf[i].map((line) => (scene.a[line] === i ? scene.b[line] : scene.a[line])).filter((j) => done.has(j));
  if (!near.length && !anyway) return false;
  const mean = (column) => near.reduce((sum, j) => sum + column[j], 0) / (near.length || 1);
  const [x, y] = [mean(scene.x), mean(scene.y)];
  let reach = near.length ? 0.09 : 0.2 + 0.75 * Math.sqrt((i % 97) / 97);
  for (let turn = 0; turn < 12; turn++, reach += 0.012) {
    scene.x[i] = x + reach * Math.cos((i + turn) * GOLDEN);
    scene.y[i] = y + reach * Math.sin((i + turn) * GOLDEN);
    if (done.size > CROWD || free(scene, i, done)) break;
  }
  return true;
}

/** Whether nobody stands where an actor is put. */
function free({ x, y }, i, done) {
  for (const j of done) if (j !== i && Math.hypot(x[j] - x[i], y[j] - y[i]) < 0.055) return false;
  return true;
}

/**
 * Lays the actors in view out afresh, from where they stand; pinned ones stay. Works in slices of a few
 * milliseconds, so that the page answers meanwhile; with `still` only the end is shown.
 * @param {import("./scene.js").Scene} scene
 * @param {{pinned: Set<number>, still: boolean, moved: () => void, done: () => void}} options
 * @returns {() => void} stops it
 */
export function tidy(scene, { pinned, still, moved, done }) {
  const forces = matrices(scene, pinned);
  const n = forces.actors.length;
  const before = extent(scene, forces.actors);
  const settings = { ...DEFAULTS, ...forceAtlas2.inferSettings(n), gravity: 0.6, scalingRatio: 14, barnesHutOptimize: n > 600, edgeWeightInfluence: 0.6 };
  const watch = createWatch();
  const started = performance.now();
  let steps = 0;
  let timer = 0;
  const run = () => {
    const slice = performance.now();
    let now = slice;
    while (steps < STEPS && now - slice < SLICE) {
      iterate(settings, forces.nodes, forces.edges);
      steps++;
      now = performance.now();
    }
    const over = steps >= STEPS || now - started > BUDGET;
    if (over || (!still && watch.free())) {
      takeBack(scene, forces, before, pinned.size > 0);
      moved();
      watch.start();
    }
    if (over) done();
    else timer = setTimeout(run, 4);
  };
  if (n > 1) run();
  return () => clearTimeout(timer);
}

/** Whether there is time for another picture: pictures take a quarter of the time, however slow they are. */
function createWatch() {
  let next = 0;
  return {
    free: () => performance.now() > next,
    start() {
      const from = performance.now();
      next = Infinity;
      requestAnimationFrame(() => requestAnimationFrame(() => { next = performance.now() + 3 * (performance.now() - from); }));
    },
  };
}

/** The layout's own tables: ten numbers an actor, three a line. */
function matrices({ n, m, a, b, x, y, actorState, lineState, width }, pinned) {
  const actors = [];
  const at = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) if (actorState[i] !== HIDDEN) at[i] = actors.push(i) - 1;
  const nodes = new Float32Array(actors.length * NODE);
  actors.forEach((i, k) => {
    nodes.set([x[i] * FORCE_SCALE, y[i] * FORCE_SCALE, 0, 0, 0, 0, 1, 1, 1, pinned.has(i) ? 1 : 0], k * NODE);
  });
  const edges = [];
  for (let i = 0; i < m; i++) {
    if (lineState[i] === HIDDEN || a[i] === b[i]) continue;
    const [p, q] = [at[a[i]] * NODE, at[b[i]] * NODE];
    nodes[p + MASS] += width[i];
    nodes[q + MASS] += width[i];
    edges.push(p, q, width[i]);
  }
  return { actors, nodes, edges: Float32Array.from(edges) };
}

/** Back into the world: onto the old extent, unless pinned actors hold the scale. */
function takeBack(scene, { actors, nodes }, before, pinned) {
  const raw = { x: actors.map((_, k) => nodes[k * NODE]), y: actors.map((_, k) => nodes[k * NODE + 1]) };
  const after = extent(raw, actors.keys());
  const stretch = (low, high, from, to) => (pinned ? (v) => v / FORCE_SCALE : (v) => low + ((v - from) / (to - from || 1)) * (high - low));
  const toX = stretch(before.left, before.right, after.left, after.right);
  const toY = stretch(before.bottom, before.top, after.bottom, after.top);
  actors.forEach((i, k) => {
    scene.x[i] = toX(raw.x[k]);
    scene.y[i] = toY(raw.y[k]);
  });
}
