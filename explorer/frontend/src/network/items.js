/** What lies over the lines and actors: marks, arrow heads, rings, verb and labels, as plain items for canvas and SVG. */
import { along } from "./geometry.js";
import { BRIGHT, createBoxes, FAINT, NARROW, placeLabels, shortName } from "./labels.js";
import { reach } from "./shapes.js";
import { bright, CROWD, ENDED, FADED, FLIPPED, HIDDEN, HOT, NORMAL, SELECTED } from "./states.js";

/** The most marks and arrow heads drawn at once. */
const MARKS = 500;
const ARROWS = 300;
/** Labels at rest on a plate of the design's size. */
const AT_REST = 32;
const PLATE = 856 * 640;
/** How far a label stays from the sides of another shape, so that it is not read as that one's. */
const ASIDE = 4;

const point = (scene, actor) => ({ x: scene.sx[actor], y: scene.sy[actor] });
const onPage = ({ page, sx, sy }, i, by = 0) => sx[i] > -by && sy[i] > -by && sx[i] < page.width + by && sy[i] < page.height + by;

/**
 * @param {import("./scene.js").Scene} scene @param {(text: string, style: object) => number} measure
 * @param {object[]|null} [keep] labels that stay beside their actors as they were placed, while all moves
 */
export function itemsOf(scene, measure, keep = null) {
  const lit = litLines(scene);
  const verb = verbOf(scene, measure);
  const labels = keep ? carried(scene, keep) : labelsOf(scene, verb, measure);
  return { marks: marksOf(scene, lit), arrows: arrowsOf(scene, lit), rings: ringsOf(scene), verb, labels };
}

/** Labels placed before, beside where their actors are now; without those whose actors went. */
function carried(scene, labels) {
  return labels.filter(({ index }) => named(scene, index)).map((label) => ({ ...label, x: scene.sx[label.index] + label.dx, y: scene.sy[label.index] + label.dy }));
}

/** Whether an actor may be named. */
function named(scene, i) {
  const state = scene.actorState[i];
  return bright(state) && onPage(scene, i);
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
  if (scene.page.width < NARROW && scene.zoom < 1.5) return marks;
  for (let k = 0; k < marked.length && marks.length < MARKS; k++) {
    if (lineState[marked[k]] === NORMAL) pushMark(scene, marked[k], marks);
  }
  return marks;
}

function pushMark(scene, i, marks) {
  if (scene.stated[i]) return;
  const { a, b, bow, sign, lineState, sx, sy, page, radius } = scene;
  const kind = lineState[i] === ENDED ? "bar" : lineState[i] === FLIPPED ? "turn" : sign[i] > 0 ? "plus" : sign[i] < 0 ? "cross" : null;
  if (!kind) return;
  const [p, q] = [a[i], b[i]];
  const [dx, dy] = [sx[q] - sx[p], sy[q] - sy[p]];
  const length = Math.hypot(dx, dy);
  if (length < radius[p] + radius[q] + 14) return;
  const [x, y] = [sx[p] + dx / 2 - (dy * bow[i]) / length, sy[p] + dy / 2 + (dx * bow[i]) / length];
  if (x > 0 && y > 0 && x < page.width && y < page.height) marks.push({ x, y, kind, angle: Math.atan2(dy, dx), strong: lineState[i] === SELECTED });
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

const ringRadius = (r) => Math.max(r * 1.27 + 5, 11);

function ringsOf({ n, actorState, sx, sy, radius }) {
  const rings = [];
  for (let i = 0; i < n; i++) if (actorState[i] === SELECTED) rings.push({ x: sx[i], y: sy[i], r: ringRadius(radius[i]) });
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

/** What no label may lie on: shapes, the rings of the selected and the verb. */
function obstacles(scene, verb) {
  const boxes = createBoxes();
  const crowd = scene.n > CROWD; // there only the larger actors stand in a label's way
  for (let i = 0; i < scene.n; i++) {
    const state = scene.actorState[i];
    const r = scene.radius[i];
    if (state === HIDDEN || (crowd && (state === FADED || r < 3.5)) || !onPage(scene, i, r)) continue;
    const { left, right, up, down } = state === SELECTED ? ringBox(r) : reach(scene.shape[i], r);
    const by = bright(state) ? ASIDE : 0;
    boxes.add({ x: scene.sx[i] - left - by, y: scene.sy[i] - up, w: left + right + 2 * by, h: up + down, owner: i, level: bright(state) ? BRIGHT : FAINT });
  }
  if (verb) boxes.add({ ...verb.box, owner: -99 });
  return boxes;
}

function ringBox(r) {
  const by = ringRadius(r) + 1;
  return { left: by, right: by, up: by, down: by };
}

function labelsOf(scene, verb, measure) {
  const { page, zoom, graph: { actors } } = scene;
  const share = (page.width * page.height) / PLATE;
  const limit = Math.round(Math.min(160, Math.max(12, AT_REST * share * Math.max(1, zoom) ** 1.3)));
  const candidates = candidatesOf(scene, limit * 4).map((i) => ({
    index: i, x: scene.sx[i], y: scene.sy[i], ties: scene.degree[i],
    box: scene.actorState[i] === SELECTED ? ringBox(scene.radius[i]) : reach(scene.shape[i], scene.radius[i]),
    text: nameOf(actors, i, page.width < NARROW), must: scene.actorState[i] === SELECTED,
  }));
  const labels = placeLabels(candidates, { boxes: obstacles(scene, verb), limit, width: page.width, height: page.height, measure, crowd: scene.n > CROWD });
  return labels.map((label) => ({ ...label, dx: label.x - scene.sx[label.index], dy: label.y - scene.sy[label.index] }));
}

/** A phone has no room for long names: there a short one is used where the collection has one. */
function nameOf({ id, label, name }, i, small) {
  const usual = label[i] || name[i];
  return small ? shortName(id[i], usual) : usual;
}

/** The most tied among the bright actors on the page; selected and hot ones come first. */
function candidatesOf(scene, most) {
  const found = [];
  const { n, actorState, degree } = scene;
  const tally = new Int32Array(256);
  const rank = (i) => Math.min(255, degree[i]);
  for (let i = 0; i < n; i++) {
    if (!named(scene, i)) continue;
    found.push(i);
    tally[rank(i)]++;
  }
  let least = 255;
  for (let sum = 0; least > 0 && (sum += tally[least]) < most;) least--;
  const weight = (i) => (actorState[i] === SELECTED ? 1e6 : actorState[i] === HOT ? 1e5 : 0) + degree[i];
  return found.filter((i) => rank(i) >= least || actorState[i] >= HOT).sort((i, j) => weight(j) - weight(i) || i - j);
}
