/** Where actors stand: the payload's positions, places for those without, and Tidy on request. */
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { extent } from "./camera.js";
import { HIDDEN } from "./states.js";

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** ForceAtlas2 thinks in hundreds; the world in ones. */
const FORCE_SCALE = 400;
const STEPS = 240;
const CROWD = 1500; // above this nobody looks for a free spot
const BUDGET = 1600; // ms for an animated Tidy

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
 * Lays the actors in view out afresh, from where they stand; pinned ones stay.
 * @param {import("./scene.js").Scene} scene
 * @param {{pinned: Set<number>, still: boolean, moved: () => void, done: () => void}} options
 * @returns {() => void} stops it
 */
export function tidy(scene, { pinned, still, moved, done }) {
  const graph = subGraph(scene, pinned);
  const before = extent(scene, graph.nodes().map(Number));
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 0.6, scalingRatio: 14, barnesHutOptimize: graph.order > 600, edgeWeightInfluence: 0.6 };
  const pace = still ? STEPS : 4;
  const started = performance.now();
  let steps = 0;
  let frame = 0;
  const run = () => {
    forceAtlas2.assign(graph, { iterations: pace, settings });
    steps += pace;
    takeBack(scene, graph, before, pinned.size > 0);
    moved();
    if (steps < STEPS && (still || performance.now() - started < BUDGET)) frame = requestAnimationFrame(run);
    else done();
  };
  if (graph.order > 1) run();
  return () => cancelAnimationFrame(frame);
}

function subGraph({ n, m, a, b, x, y, actorState, lineState, width }, pinned) {
  const graph = new UndirectedGraph();
  for (let i = 0; i < n; i++) {
    if (actorState[i] !== HIDDEN) graph.addNode(i, { x: x[i] * FORCE_SCALE, y: y[i] * FORCE_SCALE, fixed: pinned.has(i) });
  }
  for (let i = 0; i < m; i++) if (lineState[i] !== HIDDEN && a[i] !== b[i]) graph.mergeEdge(a[i], b[i], { weight: width[i] });
  return graph;
}

/** Back into the world: onto the old extent, unless pinned actors hold the scale. */
function takeBack(scene, graph, before, pinned) {
  const raw = { x: {}, y: {} };
  graph.forEachNode((key, at) => { raw.x[key] = at.x; raw.y[key] = at.y; });
  const after = extent(raw, graph.nodes());
  const stretch = (low, high, from, to) => (pinned ? (v) => v / FORCE_SCALE : (v) => low + ((v - from) / (to - from || 1)) * (high - low));
  const toX = stretch(before.left, before.right, after.left, after.right);
  const toY = stretch(before.bottom, before.top, after.bottom, after.top);
  for (const key of graph.nodes()) {
    scene.x[key] = toX(raw.x[key]);
    scene.y[key] = toY(raw.y[key]);
  }
}
