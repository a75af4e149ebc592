import assert from "node:assert/strict";
import { test } from "node:test";
import { indexGraph, OPEN } from "../src/graph.js";
import { toggled } from "../src/filters.js";
import { defaults } from "../src/selection.js";
import { dayOf, derive } from "../src/view.js";

const day = (iso) => dayOf(iso, 0);
const HOME = { from: "2019-01-01", to: "2019-12-31" };

/** Four actors: A backs B (2019, three outlets), C fights B (2018 and again since June 2019), A meets D (2020). */
function small() {
  return indexGraph({
    collection: { first: day("2018-01-01"), last: day("2020-12-31") }, relations: { id: ["backs", "fights", "meets"], label: ["backs", "fights", "meets"] },
    outlets: { id: ["x", "y", "z"], name: ["X", "Y", "Z"] },
    articles: { id: ["one", "two"], title: ["One", "Two"], published: [0, 0], outlet: ["X", "Y"], actors: [[], []] },
    actors: { id: ["a", "b", "c", "d"], name: ["A", "B", "C", "D"], type: ["government", "government", "armed_group", "person"] },
    places: { id: [], name: [] }, events: { id: [] },
    ties: {
      id: ["a--backs--b", "b--fights--c", "a--meets--d"], subject: [0, 1, 0], relation: [0, 1, 2], object: [1, 2, 3],
      sign: [1, -1, 1], modality: [0, 0, 0], outlets: [[0, 1, 2], [0], [1]], articles: [[0, 1], [0], [1]],
      claims: [3, 1, 1], passages: [4, 1, 1], contested: [false, false, false],
      spans: [[day("2019-02-01"), day("2019-11-01")], [day("2018-01-01"), day("2018-12-31"), day("2019-06-01"), OPEN], [day("2020-03-01"), day("2020-03-01")]],
      sure: [[day("2019-02-28"), day("2019-11-01")], [day("2018-01-01"), day("2018-12-31"), day("2019-06-01"), OPEN], [day("2020-03-01"), day("2020-03-01")]],
      reported: [[day("2019-03-01")], [day("2021-01-01")], [day("2020-03-02")]],
    },
  });
}
const seen = (graph, patch) => {
  const view = derive(graph, { ...defaults(HOME), core: 1, ...patch });
  return graph.ties.id.filter((_, t) => view.tie[t] === 2);
};

test("a tie is in the window when one of its intervals overlaps it, both ends included", () => {
  const graph = small();
  assert.deepEqual(seen(graph, {}), ["a--backs--b", "b--fights--c"]);
  assert.deepEqual(seen(graph, { from: "2019-01-01", to: "2019-02-01" }), ["a--backs--b"]);
  assert.deepEqual(seen(graph, { from: "2018-12-31", to: "2019-01-31" }), ["b--fights--c"]);
  assert.deepEqual(seen(graph, { from: "2030-01-01", to: null }), ["b--fights--c"]);
});

test("as reported, the publication dates count instead", () => {
  assert.deepEqual(seen(small(), { time: "reported" }), ["a--backs--b"]);
});

test("filters by sign, type, relation, outlet and evidence", () => {
  const graph = small();
  assert.deepEqual(seen(graph, { signs: ["hostile"] }), ["b--fights--c"]);
  assert.deepEqual(seen(graph, { types: ["government"] }), ["a--backs--b"]);
  assert.deepEqual(seen(graph, { outlets: ["y"] }), ["a--backs--b"]);
  assert.deepEqual(seen(graph, { min: 2 }), ["a--backs--b"]);
  assert.deepEqual(seen(graph, { relations: ["meets"], from: null, to: null }), ["a--meets--d"]);
});

test("actors with too few partners are folded and counted, never the selected one", () => {
  const graph = small();
  const { counts, actor } = derive(graph, { ...defaults(HOME) });
  assert.equal(counts.folded, 3);
  assert.deepEqual([...actor], [3, 3, 3, 1]);
  assert.equal(counts.ties, 0);
  assert.equal(derive(graph, { ...defaults(HOME), actor: ["b"] }).counts.ties, 2);
});

test("the numbers of the headline", () => {
  const { counts } = derive(small(), { ...defaults(HOME), core: 1 });
  assert.deepEqual([counts.actors, counts.ties, counts.passages, counts.articles, counts.outside], [3, 2, 5, 2, 1]);
  assert.deepEqual(counts.signs, { cooperative: 1, hostile: 1, neutral: 0 });
});

test("a row toggles, and Alt-click keeps only it", () => {
  const all = ["a", "b", "c"];
  assert.deepEqual(toggled([], all, "b", false), ["a", "c"]);
  assert.deepEqual(toggled(["a", "c"], all, "b", false), []);
  assert.deepEqual(toggled([], all, "b", true), ["b"]);
  assert.deepEqual(toggled(["b"], all, "b", true), []);
});

const compared = (graph, a, b, patch = {}) => {
  const view = derive(graph, { ...defaults(HOME), a, b, ...patch });
  return { ...view, change: Object.fromEntries(graph.ties.id.map((id, t) => [id, view.change[t]]).filter(([, kind]) => kind)) };
};

test("two dates compared: new, ended, unchanged; what is too coarse is undecided, never new", () => {
  const graph = small();
  assert.deepEqual(compared(graph, "2019-01-15", "2019-07-01").change, { "a--backs--b": 1, "b--fights--c": 1 });
  assert.deepEqual(compared(graph, "2018-06-01", "2019-03-15").change, { "a--backs--b": 1, "b--fights--c": 2 });
  assert.deepEqual(compared(graph, "2019-07-01", "2019-08-01").change, { "a--backs--b": 4, "b--fights--c": 4 });
  assert.deepEqual(compared(graph, "2019-01-15", "2019-02-10").change, { "a--backs--b": 5 });
  assert.deepEqual(compared(graph, "2019-01-15", "2019-07-01", { signs: ["hostile"] }).change, { "b--fights--c": 1 });
  assert.deepEqual(compared(graph, "2019-01-15", "2019-07-01", { min: 2 }).change, { "a--backs--b": 1 });
  assert.deepEqual(compared(graph, "1900-01-01", "2019-07-01").change, {});
});

test("a flip is drawn once, on the line of the later sign", () => {
  const graph = small();
  graph.ties.subject[1] = 0;
  graph.ties.object[1] = 1;
  const flipped = indexGraph({ ...graph });
  const { line, compare, counts } = compared(flipped, "2018-06-01", "2019-03-15");
  assert.deepEqual([...compare], [3, 0, 0]);
  assert.deepEqual([...line], [2, 0, 0]);
  assert.deepEqual({ ...counts.compare }, { new: 1, ended: 1, unchanged: 0, undecided: 0, flipped: 1, hostile: 0 });
  assert.equal(compared(flipped, "2018-06-01", "2019-07-01").counts.compare.flipped, 0);
});

test("a line of what is only stated says so; one that also happened does not", () => {
  const graph = small();
  graph.ties.modality[0] = 1;
  const stated = (g) => [...derive(g, { ...defaults(HOME), core: 1, modality: ["happened", "planned"] }).stated];
  assert.deepEqual(stated(graph), [1, 0, 0]);
  const two = small();
  Object.assign(two.ties, { subject: [0, 0, 0], object: [1, 1, 3], sign: [1, 1, 1], modality: [1, 0, 0] });
  assert.deepEqual(stated(indexGraph(two)), [0, 0]);
});

test("a focus keeps what lies within its steps, and counts what lies beyond", () => {
  const all = { from: null, to: null, core: 1, actor: ["c"] };
  const near = (depth) => {
    const { actor, counts } = derive(small(), { ...defaults(HOME), ...all, depth });
    return [[...actor], counts.ties, counts.beyond];
  };
  assert.deepEqual(near(1), [[0, 2, 2, 0], 1, 2]);
  assert.deepEqual(near(2), [[2, 2, 2, 0], 2, 1]);
  assert.deepEqual(near(null), [[2, 2, 2, 2], 3, 0]);
  const { counts } = derive(small(), { ...defaults(HOME), ...all, depth: 1 });
  assert.deepEqual(counts.signs, { cooperative: 0, hostile: 1, neutral: 0 });
});

test("a tie to a place is counted apart, with its actor, and never drawn", () => {
  const graph = small();
  graph.ties.object[0] = -1;
  const all = { from: null, to: null, core: 1 };
  const placed = (patch) => derive(graph, { ...defaults(HOME), ...all, ...patch });
  assert.deepEqual([...placed({}).placed], [1, 0, 0]);
  assert.equal(placed({}).counts.places, 1);
  assert.equal(placed({}).counts.ties, 2);
  assert.equal(placed({ signs: ["hostile"] }).counts.places, 0);
  assert.equal(placed({ min: 4 }).counts.places, 0);
  assert.equal(placed({ core: 2 }).counts.places, 0);
});
