/** What lies over the lines and actors: marks, arrow heads, rings, verb and labels, as plain items for canvas and SVG. */
import { along } from "./geometry.js";
import { BRIGHT, createBoxes, FAINT, placeLabels } from "./labels.js";
import { bright, ENDED, FADED, FLIPPED, HIDDEN, HOT, NEW, NORMAL, SELECTED, UNCHANGED } from "./states.js";

/** The most marks and arrow heads drawn at once. */
const MARKS = 500;
const ARROWS = 300;
/** Labels at rest on a plate of the design's size. */
const AT_REST = 32;
const PLATE = 856 * 640;

const point = (scene, actor) => ({ x: scene.sx[actor], y: scene.sy[actor] });
const onPage = ({ page }, { x, y }, by = 0) => x > -by && y > -by && x < page.width + by && y < page.height + by;

/** @param {import("./scene.js").Scene} scene @param {(text: string, style: object) => number} measure */
export function itemsOf(scene, measure) {
  const lit = litLines(scene);
  const verb = verbOf(scene, measure);
  const boxes = obstacles(scene);
  if (verb) boxes.add({ ...verb.box, owner: -99 });
  return { marks: marksOf(scene, lit), arrows: arrowsOf(scene, lit), rings: ringsOf(scene), verb, labels: labelsOf(scene, boxes, measure) };
}

/** Lines that carry a mark whatever their outlets. */
function litLines({ m, lineState }) {
  const lit = [];
  for (let i = 0; i < m && lit.length < MARKS; i++) {
    const state = lineState[i];
    if (state >= HOT && state <= FLIPPED) lit.push(i);
  }
  return lit;
}

function marksOf(scene, lit) {
  const marks = [];
  const { marked, lineState } = scene;
  for (const i of lit) pushMark(scene, i, marks);
  for (let k = 0; k < marked.length && marks.length < MARKS; k++) {
    if (lineState[marked[k]] === NORMAL) pushMark(scene, marked[k], marks);
  }
  return marks;
}

function pushMark(scene, i, marks) {
  const { a, b, bow, sign, lineState } = scene;
  const p = point(scene, a[i]);
  const q = point(scene, b[i]);
  const length = Math.hypot(q.x - p.x, q.y - p.y);
  const kind = lineState[i] === ENDED ? "bar" : lineState[i] === FLIPPED ? "turn" : sign[i] > 0 ? "plus" : sign[i] < 0 ? "cross" : null;
  if (!kind || length < scene.radius[a[i]] + scene.radius[b[i]] + 14) return;
  const at = along(p, q, bow[i], 0.5);
  if (onPage(scene, at)) marks.push({ ...at, kind, angle: Math.atan2(q.y - p.y, q.x - p.x), strong: lineState[i] === SELECTED });
}

/** Arrow heads on hot and selected directed ties, at the rim of the actor they point to. */
function arrowsOf(scene, lit) {
  const { graph: { ties, relations }, best, lineState, bow, a } = scene;
  const arrows = [];
  for (const i of lit) {
    const tie = lineState[i] === SELECTED ? scene.selectedTie : best[i];
    if (tie < 0 || lineState[i] > SELECTED || !relations.directed[ties.relation[tie]] || arrows.length >= ARROWS) continue;
    const to = point(scene, ties.object[tie]);
    const from = point(scene, ties.subject[tie]);
    const turn = ties.subject[tie] === a[i] ? 1 : -1; // the bow's side is told from a to b
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const back = scene.radius[ties.object[tie]] * 1.15 + 3;
    if (length < back + 16) continue;
    const tip = along(from, to, bow[i] * turn, 1 - back / length);
    const tail = along(from, to, bow[i] * turn, 1 - (back + 9) / length);
    arrows.push({ tip, tail, sign: scene.sign[i] });
  }
  return arrows;
}

function ringsOf({ n, actorState, sx, sy, radius }) {
  const rings = [];
  for (let i = 0; i < n; i++) if (actorState[i] === SELECTED) rings.push({ x: sx[i], y: sy[i], r: Math.max(radius[i] * 1.27 + 5, 11) });
  return rings;
}

/** The verb of the selected tie beside the middle of its line. */
function verbOf(scene, measure) {
  const { selectedLine: line, graph: { ties, relations } } = scene;
  if (line < 0 || scene.lineState[line] !== SELECTED) return null;
  const text = relations.label[ties.relation[scene.selectedTie]];
  const p = point(scene, scene.a[line]);
  const q = point(scene, scene.b[line]);
  const at = along(p, q, scene.bow[line], 0.5);
  const style = { size: 15, weight: 400, serif: true };
  const w = measure(text, style);
  const steep = Math.abs(q.y - p.y) > Math.abs(q.x - p.x) * 0.6;
  const x = steep ? at.x - 12 - w : at.x - w / 2;
  const y = steep ? at.y : at.y - 18;
  return { text, style, x, y, box: { x: x - 2, y: y - 10, w: w + 4, h: 20 } };
}

function obstacles(scene) {
  const boxes = createBoxes();
  const crowd = scene.n > 1500; // there only the larger actors stand in a label's way
  for (let i = 0; i < scene.n; i++) {
    const state = scene.actorState[i];
    const r = scene.radius[i] * 1.05;
    if (state === HIDDEN || (crowd && (state === FADED || r < 3.5))) continue;
    if (onPage(scene, point(scene, i), r)) boxes.add({ x: scene.sx[i] - r, y: scene.sy[i] - r, w: 2 * r, h: 2 * r, owner: i, level: bright(state) ? BRIGHT : FAINT });
  }
  return boxes;
}

function labelsOf(scene, boxes, measure) {
  const { page, zoom, graph: { actors } } = scene;
  const share = (page.width * page.height) / PLATE;
  const limit = Math.round(Math.min(160, Math.max(8, AT_REST * share * Math.max(1, zoom) ** 1.3)));
  const candidates = candidatesOf(scene, limit * 4).map((i) => ({
    index: i, x: scene.sx[i], y: scene.sy[i], r: scene.radius[i], ties: scene.degree[i],
    text: actors.label[i] || actors.name[i], must: scene.actorState[i] === SELECTED,
  }));
  return placeLabels(candidates, { boxes, limit, width: page.width, height: page.height, measure });
}

/** The most tied among the bright actors on the page; selected and hot ones come first. */
function candidatesOf(scene, most) {
  const found = [];
  const { n, actorState, degree } = scene;
  const tally = new Int32Array(256);
  const rank = (i) => Math.min(255, degree[i]);
  for (let i = 0; i < n; i++) {
    const state = actorState[i];
    if (!bright(state) || state === UNCHANGED || state === NEW || !onPage(scene, point(scene, i))) continue;
    found.push(i);
    tally[rank(i)]++;
  }
  let least = 255;
  for (let sum = 0; least > 0 && (sum += tally[least]) < most;) least--;
  const weight = (i) => (actorState[i] === SELECTED ? 1e6 : actorState[i] === HOT ? 1e5 : 0) + degree[i];
  return found.filter((i) => rank(i) >= least || actorState[i] >= HOT).sort((i, j) => weight(j) - weight(i) || i - j);
}
