/** Saved views: what a file holds, what is no view, and two lists joined. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { joined, readViews, writeViews } from "../src/saved.js";

const ONE = { name: "Turkey", query: "actor=turkey" };
const TWO = { name: "The war", query: "from=2019-04-04&to=2020-10-23" };

test("what is written is read back", () => {
  assert.deepEqual(readViews(writeViews([ONE, TWO], "abc")), [ONE, TWO]);
  assert.deepEqual(readViews(JSON.stringify([ONE])), [ONE]);
});

test("what holds no views is none, and what is no view is left out", () => {
  for (const text of [null, "", "{", "7", "null", "{}", '{"form":"other","views":[]}']) assert.equal(readViews(text), null);
  assert.deepEqual(readViews(JSON.stringify([ONE, { name: 7, query: "x" }, null, "x"])), [ONE]);
});

test("two lists are joined, each view once, and do not grow without end", () => {
  assert.deepEqual(joined([ONE], [TWO, { ...ONE, name: "again" }, TWO]), [ONE, TWO]);
  const many = Array.from({ length: 500 }, (_, i) => ({ name: String(i), query: `min=${i}` }));
  assert.equal(joined(many, [ONE]).length, 200);
  assert.equal(readViews(JSON.stringify(many)).length, 200);
});
