import assert from "node:assert/strict";
import { test } from "node:test";
import { ARROWS, step, within } from "../src/network/walk.js";

const here = { x: 0, y: 0 };
const neighbours = [
  { actor: 1, line: 0, x: 100, y: 10 },
  { actor: 2, line: 1, x: 40, y: 5 },
  { actor: 3, line: 2, x: 0, y: -50 },
];

test("an arrow key leads to the near neighbour in its direction", () => {
  assert.equal(step(here, neighbours, ARROWS.ArrowRight).actor, 2);
  assert.equal(step(here, neighbours, ARROWS.ArrowUp).actor, 3);
  assert.equal(step(here, neighbours, ARROWS.ArrowLeft), null);
});

test("depth counts steps from the roots", () => {
  const partners = (i) => [[1], [0, 2], [1, 3], [2]][i];
  assert.deepEqual([...within([0], 1, partners)], [0, 1]);
  assert.deepEqual([...within([0], 2, partners)], [0, 1, 2]);
  assert.deepEqual([...within([0, 3], 1, partners)].sort(), [0, 1, 2, 3]);
});
