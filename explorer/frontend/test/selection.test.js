import assert from "node:assert/strict";
import { test } from "node:test";
import { defaults, fromQuery, toQuery } from "../src/selection.js";

const HOME = { from: "2019-04-04", to: "2020-12-31" };

test("an empty address is the default view", () => {
  const { selection, notes } = fromQuery("", HOME);
  assert.deepEqual(selection, defaults(HOME));
  assert.deepEqual(notes, []);
});

test("a view comes back from its address", () => {
  const view = { ...defaults(HOME), from: null, to: "2014-05-16", actor: ["haftar", "gna"], signs: ["hostile"], min: 2, core: 1, hide: true, modality: ["happened", "planned"], depth: 2 };
  assert.deepEqual(fromQuery(toQuery(view, HOME), HOME).selection, view);
});

test("an open side is written ..", () => {
  assert.equal(toQuery({ ...defaults(HOME), from: null, to: null }, HOME), "from=..&to=..");
});

test("months and years reach to their last day", () => {
  const { selection } = fromQuery("from=2020-02&to=2020-02", HOME);
  assert.equal(selection.from, "2020-02-01");
  assert.equal(selection.to, "2020-02-29");
});

test("what means nothing is left out and said", () => {
  const { selection, notes } = fromQuery("from=2020-13&min=0&zzz=1&signs=blue&actor=nobody", HOME, (name, id) => id !== "nobody");
  assert.deepEqual(selection, defaults(HOME));
  assert.equal(notes.length, 5);
});

test("a window that ends before it starts is turned round", () => {
  const { selection, notes } = fromQuery("from=2021-01-01&to=2020-01-01", HOME);
  assert.deepEqual([selection.from, selection.to], ["2020-01-01", "2021-01-01"]);
  assert.equal(notes.length, 1);
});

test("part of a list that means nothing is said; one side alone never turns the window round", () => {
  const list = fromQuery("signs=hostile,blue", HOME);
  assert.deepEqual(list.selection.signs, ["hostile"]);
  assert.equal(list.notes.length, 1);
  const late = fromQuery("from=2300", HOME).selection;
  assert.deepEqual([late.from, late.to], ["2300-01-01", null]);
  const early = fromQuery("to=1900", HOME).selection;
  assert.deepEqual([early.from, early.to], [null, "1900-12-31"]);
  assert.equal(fromQuery("from=", HOME).selection.from, null);
  assert.equal(fromQuery("from=2019&from=2020", HOME).notes.length, 1);
});
