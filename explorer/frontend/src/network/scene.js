/**
 * The picture's own columns: where everything stands, how it is drawn and in what state. The shaders,
 * the overlay, the pointer and the exported picture all read this one object.
 */
import { bows } from "./geometry.js";
import { shapeCode } from "./shapes.js";
import { DIMMED, ENDED, FADED, FLIPPED, HIDDEN, HOT, NEW, NORMAL, SELECTED, UNCHANGED } from "./states.js";
import { within } from "./walk.js";

const WIDTH = { 1: 1.15, 2: 1.9, 3: 2.7, 5: 3.6 };
/** The state of a line by its class: none, new, ended, flipped, unchanged, undecided. */
const CLASSES = [HIDDEN, NEW, ENDED, FLIPPED, UNCHANGED, UNCHANGED];
const CHANGED = 3; // the last class that stands out

/**
 * @typedef {ReturnType<typeof createScene>} Scene
 * @param {import("../graph.js").Graph} graph
 */
export function createScene(graph) {
  const { lines, actors } = graph;
  const n = actors.id.length;
  const m = lines.a.length;
  return {
    graph, n, m,
    x: new Float64Array(n), y: new Float64Array(n), // world, y up
    sx: new Float64Array(n), sy: new Float64Array(n), // the plate's CSS pixels
    size: new Float32Array(n), radius: new Float32Array(n), degree: new Int32Array(n),
    shape: Uint8Array.from(actors.type, shapeCode),
    actorState: new Uint8Array(n), lineState: new Uint8Array(m),
    a: Int32Array.from(lines.a), b: Int32Array.from(lines.b), sign: Int8Array.from(lines.sign),
    contested: Uint8Array.from(lines.contested, Number), stated: new Uint8Array(m),
    width: Float32Array.from(lines.width, (w, i) => (lines.sign[i] === 0 ? 1.1 : WIDTH[w] ?? 1.15)),
    bow: bows(lines), linesOf: incidence(lines, n), lineOf: lineOfTie(graph),
    marked: byWidth(lines),
    best: new Int32Array(m).fill(-1), view: null, selection: null, focus: null,
    hover: { actor: -1, line: -1 }, hot: { actors: new Set(), lines: new Set() }, selectedLine: -1, chosen: [],
    slot: { actor: new Int32Array(n), line: new Int32Array(m).fill(-1) }, programs: {},
    theme: null, scale: 1, fade: 1, page: { width: 1, height: 1 }, labels: [],
  };
}

function incidence({ a, b }, n) {
  const of = Array.from({ length: n }, () => []);
  for (let i = 0; i < a.length; i++) {
    of[a[i]].push(i);
    if (b[i] !== a[i]) of[b[i]].push(i);
  }
  return of;
}

function lineOfTie({ lines, ties }) {
  const of = new Int32Array(ties.id.length).fill(-1);
  lines.ties.forEach((own, line) => { for (const tie of own) of[tie] = line; });
  return of;
}

/** Lines of two outlets or more, the widest first: the order in which middle marks are spent. */
function byWidth({ width, a }) {
  return Array.from(a, (_, i) => i).filter((i) => width[i] > 1).sort((i, j) => width[j] - width[i]);
}

/**
 * The far end of a line. @param {Scene} scene @param {number} line @param {number} actor
 */
export const other = (scene, line, actor) => (scene.a[line] === actor ? scene.b[line] : scene.a[line]);

/** Partners of an actor over lines in view. @param {Scene} scene @param {number} actor */
export function partners(scene, actor) {
  return scene.linesOf[actor].filter((line) => scene.view.line[line] === 2).map((line) => other(scene, line, actor));
}

/**
 * Takes a new view and Selection: who is chosen, how large everyone is.
 * @param {Scene} scene @returns {boolean} whether a line is now only stated, or no longer
 */
export function takeView(scene, view, selection) {
  const { graph } = scene;
  scene.view = view;
  scene.selection = selection;
  scene.best = view.best;
  const restated = view.stated !== undefined && view.stated.some((standing, i) => standing !== scene.stated[i]);
  if (restated) scene.stated = view.stated;
  scene.chosen = (selection.actor ?? []).map((id) => graph.actorIndex.get(id)).filter((a) => a !== undefined);
  const tie = graph.tieIndex.get(selection.tie);
  scene.selectedLine = tie === undefined ? -1 : scene.lineOf[tie];
  scene.selectedTie = tie ?? -1;
  const roots = scene.chosen.length ? scene.chosen : ends(scene, scene.selectedLine);
  scene.focus = selection.depth && roots.length ? within(roots, selection.depth, (a) => partners(scene, a)) : null;
  countTies(scene);
  setRadii(scene);
  return restated;
}

const ends = (scene, line) => (line < 0 ? [] : [scene.a[line], scene.b[line]]);

function countTies({ graph: { ties }, view, degree }) {
  degree.fill(0);
  for (let t = 0; t < view.tie.length; t++) {
    if (view.tie[t] !== 2) continue;
    degree[ties.subject[t]]++;
    if (ties.object[t] >= 0) degree[ties.object[t]]++;
  }
}

/** Radius 3.6 + 1.62 √(ties − 1) (DESIGN 4), smaller in a crowd, a little larger when near. @param {Scene} scene */
export function setRadii({ n, degree, size, radius, scale }) {
  for (let i = 0; i < n; i++) {
    size[i] = Math.min(14, 3.6 + 1.62 * Math.sqrt(Math.max(0, degree[i] - 1)));
    radius[i] = size[i] * scale;
  }
}

/** Writes every state anew, into the scene and the programs' buffers. @param {Scene} scene @param {boolean} [fading] */
export function setStates(scene, fading = false) {
  actorBase(scene);
  lineBase(scene);
  if (scene.view.compare) compare(scene);
  else light(scene);
  raiseSelected(scene);
  writeBuffers(scene, fading);
}

function actorBase({ n, view, selection, focus, actorState }) {
  for (let i = 0; i < n; i++) {
    const faint = view.actor[i] === 1 && (!selection.hide || view.compare); // an ended tie's actors may have no tie now
    const shown = view.actor[i] === 2 ? NORMAL : faint ? FADED : HIDDEN;
    actorState[i] = focus && !focus.has(i) ? HIDDEN : shown;
  }
}

function lineBase({ m, a, b, view, selection, actorState, lineState }) {
  for (let i = 0; i < m; i++) {
    const shown = view.line[i] === 2 ? NORMAL : view.line[i] === 1 && !selection.hide ? FADED : HIDDEN;
    const ended = actorState[a[i]] === HIDDEN || actorState[b[i]] === HIDDEN || a[i] === b[i];
    lineState[i] = ended ? HIDDEN : shown;
  }
}

/** Hover, the article reader and the selection each light some actors and lines and dim the rest. */
function light(scene) {
  const { hover, hot, lineState, actorState } = scene;
  if (hover.actor >= 0) return lightAround(scene, [hover.actor], HOT);
  if (hot.actors.size || hot.lines.size) {
    dim(scene);
    for (const line of hot.lines) {
      if (lineState[line] === HIDDEN) continue;
      lineState[line] = HOT;
      for (const end of ends(scene, line)) actorState[end] = NORMAL;
    }
    for (const actor of hot.actors) if (actorState[actor] !== HIDDEN) actorState[actor] = HOT;
  } else if (!scene.focus && (scene.chosen.length || scene.selectedLine >= 0)) {
    lightAround(scene, scene.chosen.length ? scene.chosen : ends(scene, scene.selectedLine), NORMAL);
  }
  if (hover.line >= 0 && lineState[hover.line] !== HIDDEN) {
    lineState[hover.line] = HOT;
    for (const end of ends(scene, hover.line)) actorState[end] = Math.max(NORMAL, actorState[end] === DIMMED ? NORMAL : actorState[end]);
  }
}

function lightAround(scene, roots, state) {
  const { lineState, actorState, view } = scene;
  dim(scene);
  for (const root of roots) {
    for (const line of scene.linesOf[root]) {
      if (lineState[line] !== DIMMED || view.line[line] !== 2) continue;
      lineState[line] = state;
      const far = other(scene, line, root);
      if (actorState[far] === DIMMED) actorState[far] = NORMAL;
    }
  }
  for (const root of roots) if (actorState[root] !== HIDDEN) actorState[root] = HOT;
}

function dim({ lineState, actorState }) {
  for (let i = 0; i < lineState.length; i++) if (lineState[i] === NORMAL) lineState[i] = DIMMED;
  for (let i = 0; i < actorState.length; i++) if (actorState[i] === NORMAL) actorState[i] = DIMMED;
}

/** Two dates compared (DESIGN 4): what changed stands out, the rest is faint. */
function compare(scene) {
  const { view, lineState, actorState, a, b } = scene;
  for (let i = 0; i < actorState.length; i++) if (actorState[i] !== HIDDEN) actorState[i] = UNCHANGED;
  for (let i = 0; i < lineState.length; i++) {
    const kind = view.compare[i];
    const drawn = kind && actorState[a[i]] !== HIDDEN && actorState[b[i]] !== HIDDEN && a[i] !== b[i];
    lineState[i] = drawn ? CLASSES[kind] : HIDDEN;
    if (drawn && kind <= CHANGED) actorState[a[i]] = actorState[b[i]] = NORMAL;
  }
}

function raiseSelected(scene) {
  const { selectedLine: line, lineState, actorState, view } = scene;
  for (const actor of scene.chosen) if (actorState[actor] !== HIDDEN) actorState[actor] = SELECTED;
  if (line < 0) return;
  const [p, q] = ends(scene, line);
  const held = view.tie[scene.selectedTie] > 0 && actorState[p] !== HIDDEN && actorState[q] !== HIDDEN;
  if (!held) return;
  lineState[line] = SELECTED;
  actorState[p] = actorState[q] = SELECTED;
}

function writeBuffers(scene, fading) {
  const { actors, line, bow } = scene.programs;
  if (!actors?.capacity) return;
  for (let i = 0; i < scene.n; i++) actors.write(i, fading);
  for (let i = 0; i < scene.m; i++) (scene.bow[i] ? bow : line).write(i, fading);
}
