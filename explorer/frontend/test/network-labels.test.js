import assert from "node:assert/strict";
import { test } from "node:test";
import { createBoxes, placeLabels, styleOf, wrap } from "../src/network/labels.js";

const measure = (text, { size }) => text.length * size * 0.5;
const boxOf = (r) => ({ left: r, right: r, up: r, down: r });
const page = (actors) => {
  const boxes = createBoxes();
  for (const { index, x, y, r } of actors) boxes.add({ x: x - r, y: y - r, w: 2 * r, h: 2 * r, owner: index, level: 1 });
  return { boxes, limit: 30, width: 600, height: 400, measure };
};
const crowd = (n) => Array.from({ length: n }, (_, index) => ({
  index, x: 30 + ((index * 137) % 540), y: 20 + ((index * 89) % 360), r: 4 + (index % 5), ties: 5, text: `Name of ${index}`,
})).map((one) => ({ ...one, box: boxOf(one.r) }));
const overlap = (p, q) => p.x < q.x + q.w && q.x < p.x + p.w && p.y < q.y + q.h && q.y < p.y + p.h;

test("labels never lie over one another, over an actor or off the page", () => {
  const actors = crowd(60);
  const labels = placeLabels(actors, page(actors));
  assert.ok(labels.length > 10 && labels.length <= 30);
  for (const label of labels) {
    assert.ok(label.x >= 0 && label.y >= 0 && label.x + label.w <= 600 && label.y + label.h <= 400);
    for (const other of labels) assert.ok(other === label || !overlap(label, other));
    for (const { index, x, y, r } of actors) assert.ok(index === label.index || !overlap(label, { x: x - r, y: y - r, w: 2 * r, h: 2 * r }));
  }
});

test("the most important come first, and the selected past the limit", () => {
  const actors = crowd(40).map((one) => ({ ...one, must: one.index === 39 }));
  const labels = placeLabels(actors, { ...page(actors), limit: 3 });
  assert.equal(labels.filter(({ index }) => index !== 39).length, 3);
  assert.ok(labels.some(({ index }) => index === 39));
});

test("a label has room to the right by itself", () => {
  const actors = [{ index: 0, x: 100, y: 100, r: 6, box: boxOf(6), ties: 2, text: "Turkey" }];
  const [label] = placeLabels(actors, page(actors));
  assert.equal(label.align, "left");
  assert.ok(label.x > 106);
});

test("long names break into two even lines", () => {
  assert.deepEqual(wrap("Government of National Accord"), ["Government of", "National Accord"]);
  assert.deepEqual(wrap("Turkey"), ["Turkey"]);
});

test("the type of a label follows the number of ties", () => {
  assert.deepEqual([30, 12, 6, 1].map((ties) => styleOf(ties).size), [15, 13, 12, 11.5]);
});
