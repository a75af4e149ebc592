import assert from "node:assert/strict";
import { test } from "node:test";
import { campsOf, campWords } from "../src/network/camps.js";

/** Two hubs, 0 and 1, at odds; 2 … 4 with the first, 5 … 8 with the second (8 by way of 7), 9 with both. */
function scene(lines) {
  const [a, b, sign] = [0, 1, 2].map((k) => lines.map((line) => line[k]));
  const n = 10;
  const linesOf = Array.from({ length: n }, (_, i) => lines.flatMap((_line, k) => (a[k] === i || b[k] === i ? [k] : [])));
  return { n, m: lines.length, a, b, sign, linesOf, degree: linesOf.map((own) => own.length), view: { line: lines.map(() => 2) } };
}
const LINES = [[0, 1, -1], [2, 5, -1], [0, 2, 1], [0, 3, 1], [0, 4, 1], [1, 5, 1], [1, 6, 1], [1, 7, 1], [7, 8, 1], [0, 9, 1], [1, 9, 1]];

test("two camps stand around the most tied actors at odds; who is as near to both is in neither", () => {
  assert.deepEqual(campsOf(scene(LINES)), [{ hub: 0, actors: 3 }, { hub: 1, actors: 4 }]);
});

test("without a hostile line in view, or with a handful on one side, there are no camps", () => {
  const peace = scene(LINES);
  peace.view.line[0] = peace.view.line[1] = 1;
  assert.equal(campsOf(peace), null);
  assert.equal(campsOf(scene(LINES.filter(([, b]) => b !== 3))), null);
});

test("a camp is named as one says it", () => {
  const actors = { label: ["Libyan National Army", "Turkey", "Khalifa Haftar"], name: [], type: ["armed_force", "government", "person"] };
  assert.deepEqual([0, 1, 2].map((hub) => campWords(actors, { hub, actors: 5 })), [
    "Around the Libyan National Army: 5 actors", "Around Turkey: 5 actors", "Around Khalifa Haftar: 5 actors",
  ]);
});
