import assert from "node:assert/strict";
import { test } from "node:test";
import { indexGraph } from "../src/graph.js";
import { itemsOf } from "../src/network/items.js";
import { entries, swatch } from "../src/network/legend.js";
import { toSVG } from "../src/network/picture.js";
import { createScene, setStates, takeView } from "../src/network/scene.js";
import { ENDED, FADED, FLIPPED, HIDDEN, LINE_INK, NEW, NORMAL, UNCHANGED, ACTOR_INK } from "../src/network/states.js";

const CLASSES = Uint8Array.of(0, 1, 2, 3, 4, 5);
const colours = ["paper", "ink", "ink2", "ink3", "line2", "accent", "coop", "coopT", "host", "hostT", "neut", "neutT", "node"];
const theme = { ...Object.fromEntries(colours.map((name) => [name, name])), rgb: { node: [0, 0, 0], paper: [1, 1, 1] }, sans: "sans", serif: "serif" };

/** Six ties beside one another, one of each class. */
function graph() {
  const n = CLASSES.length;
  const each = (make) => Array.from({ length: n }, (_, i) => make(i));
  const ids = Array.from({ length: 2 * n }, (_, i) => `a${i}`);
  return indexGraph({
    relations: { id: ["backs"], label: ["backs"], directed: [true] }, outlets: { id: ["x"] }, articles: { id: [] }, events: { id: [] }, places: { id: [] },
    actors: { id: ids, name: ids, label: ids, type: ids.map(() => "person"), x: ids.map((_, i) => i % 2), y: ids.map((_, i) => i) },
    ties: {
      id: each((i) => `t${i}`), subject: each((i) => 2 * i), object: each((i) => 2 * i + 1), relation: each(() => 0), sign: each(() => 1),
      outlets: each(() => [0]), claims: each(() => 1), contested: each(() => false),
    },
  });
}

function sceneOf(view = {}, selection = {}) {
  const own = graph();
  const scene = createScene(own);
  const count = own.actors.id.length;
  const all = { tie: new Uint8Array(6).fill(2), actor: new Uint8Array(count).fill(2), line: new Uint8Array(6).fill(2), best: Int32Array.from([0, 1, 2, 3, 4, 5]) };
  takeView(scene, { ...all, compare: CLASSES, ...view }, { actor: [], tie: null, ...selection });
  setStates(scene);
  Object.assign(scene, { theme, page: { width: 400, height: 400 }, zoom: 1 });
  for (let i = 0; i < count; i++) [scene.sx[i], scene.sy[i]] = [100 + (i % 2) * 200, 40 + Math.floor(i / 2) * 60];
  return scene;
}

test("each class of a comparison has its own drawing", () => {
  const { lineState } = sceneOf();
  assert.deepEqual([...lineState], [HIDDEN, NEW, ENDED, FLIPPED, UNCHANGED, UNCHANGED]);
  assert.equal(LINE_INK[UNCHANGED], 0.2);
  assert.equal(ACTOR_INK[UNCHANGED], 0.3);
});

test("only what changed is named", () => {
  const scene = sceneOf();
  assert.deepEqual([...scene.actorState], [UNCHANGED, UNCHANGED, NORMAL, NORMAL, NORMAL, NORMAL, NORMAL, NORMAL, UNCHANGED, UNCHANGED, UNCHANGED, UNCHANGED]);
  const { labels } = itemsOf(scene, (text, { size }) => text.length * size * 0.5);
  assert.deepEqual(labels.map(({ index }) => index).sort((a, b) => a - b), [2, 3, 4, 5, 6, 7]);
});

test("an ended tie is drawn although its actors have no other, and though what is outside is hidden", () => {
  const actor = new Uint8Array(12).fill(2);
  actor[4] = actor[5] = FADED;
  assert.equal(sceneOf({ actor }, { hide: true }).lineState[2], ENDED);
});

test("new has a halo and its mark, ended a cross-bar on a double line, flipped a lozenge between two halves", () => {
  const scene = sceneOf();
  const items = itemsOf(scene, (text, { size }) => text.length * size * 0.5);
  assert.deepEqual(items.marks.map(({ kind }) => kind), ["plus", "bar", "turn"]);
  const svg = toSVG(scene, items, { title: "", date: "" });
  const paths = [...svg.matchAll(/<path d="(M[^"]*)"([^>]*)>/g)].map(([, d, rest]) => ({ d, rest })).filter(({ d }) => d.includes("L"));
  const at = (y) => paths.filter(({ d }) => new RegExp(`^M\\d+ (${y.join("|")})L`).test(d)).map(({ rest }) => /stroke="(\w+)" stroke-width="([\d.]+)"/.exec(rest).slice(1).join(" "));
  assert.deepEqual(at([100]), ["accent 8", "coop 1.1"]);
  assert.deepEqual(at([158, 160, 162]).filter((one) => !one.startsWith("paper")), ["line2 1", "line2 1"]);
  assert.deepEqual(at([220]), ["coop 1.1", "host 1.1"]);
});

test("the legend of a comparison says the counts with the marks of the picture", () => {
  const words = (view) => entries(view).map(([name, text]) => `${name}: ${text}`);
  const counted = { compare: CLASSES, counts: { compare: { new: 40, ended: 15, flipped: 2, unchanged: 147, undecided: 7 } } };
  assert.deepEqual(words(counted), ["new: new 40", "ended: ended 15", "flipped: flipped 2", "neutral: unchanged 147, faint"]);
  assert.deepEqual(words({ compare: CLASSES })[0], "new: new 1");
  for (const [name] of entries(counted)) assert.ok(swatch(name).length > 0);
});

test("what is only stated is never drawn like a tie: long gaps, half the ink, no mark, a word in the legend", () => {
  const stated = Uint8Array.of(1, 0, 0, 0, 0, 0);
  const scene = sceneOf({ compare: undefined, stated }, { tie: "t0" });
  const items = itemsOf(scene, (text, { size }) => text.length * size * 0.5);
  assert.deepEqual(items.marks, []);
  const [first] = [...toSVG(scene, items, { title: "", date: "" }).matchAll(/<path d="M\d+ 40L[^"]*"([^>]*)>/g)].slice(-1);
  assert.match(first[1], /stroke-dasharray="7 8"/);
  assert.match(first[1], /stroke-opacity="0.6"/);
  assert.deepEqual(entries({ stated }).at(-1), ["stated", "only stated"]);
  assert.equal(takeView(scene, { ...scene.view }, { actor: [], tie: null }), false);
});
