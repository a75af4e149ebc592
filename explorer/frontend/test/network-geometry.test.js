import assert from "node:assert/strict";
import { test } from "node:test";
import { along, bows, distance, pick } from "../src/network/geometry.js";
import { HIDDEN, NORMAL } from "../src/network/states.js";
import { outline, shapeCode } from "../src/network/shapes.js";

const p = { x: 0, y: 0 };
const q = { x: 100, y: 0 };

test("a line bends by its bow in the middle and not at its ends", () => {
  assert.deepEqual(along(p, q, 6, 0.5), { x: 50, y: 6 });
  assert.equal(along(p, q, 6, 0).y, 0);
  assert.equal(along(p, q, 6, 1).x, 100);
});

test("the distance follows the bent line", () => {
  assert.ok(distance(50, 6, 0, 0, 100, 0, 6) < 0.01);
  assert.equal(distance(50, 10, 0, 0, 100, 0, 0), 10);
});

test("two signs of a pair lie 12 px apart; a single line is straight", () => {
  const bow = bows({ a: [0, 0, 0, 1], b: [1, 1, 1, 2], sign: [1, -1, 0, 1] });
  assert.equal(bow[0] - bow[1], 12);
  assert.deepEqual([bow[2], bow[3]], [0, 0]);
});

function sceneOf(line = [NORMAL, NORMAL]) {
  return {
    n: 3, m: 2, sx: [0, 200, 100], sy: [0, 0, 100], radius: [5, 5, 5], actorState: [NORMAL, NORMAL, NORMAL],
    a: [0, 0], b: [1, 1], bow: [6, -6], width: [1, 1], lineState: line, view: { line: [2, 2] },
  };
}

test("a click finds the actor before the line, and the nearer of two lines", () => {
  assert.deepEqual(pick(sceneOf(), 3, 2), { actor: 0 });
  assert.deepEqual(pick(sceneOf(), 100, 6), { line: 0 });
  assert.deepEqual(pick(sceneOf(), 100, -6), { line: 1 });
  assert.equal(pick(sceneOf(), 100, 50), null);
});

test("what is hidden is never found", () => {
  assert.deepEqual(pick(sceneOf([HIDDEN, NORMAL]), 100, -3), { line: 1 });
  assert.equal(pick(sceneOf([HIDDEN, HIDDEN]), 100, 6), null);
});

test("every type of actor has a shape, filled or open", () => {
  assert.equal(shapeCode("government"), 0);
  assert.equal(shapeCode("institution"), 8);
  assert.equal(shapeCode("collective"), 3 + 8 + 16);
  assert.equal(outline(3, 5), null);
  assert.equal(outline(5, 5).length, 6);
});
