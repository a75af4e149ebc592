import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { understand } from "../src/commands.js";

const GRAPH = { outlets: { id: ["reuters", "trt-world"], name: ["Reuters", "TRT World"] } };
const first = (text) => understand(text, GRAPH)[0];

test("two dates are compared in the order of time", () => {
  const { patch } = first("compare 2020 and 2019-04");
  assert.deepEqual([patch.a, patch.b], ["2019-04-01", "2020-12-31"]);
  assert.equal(first("what changed between 2019 and 2020").words, "Compare 2019-01-01 with 2020-12-31");
});

test("dates in words make a window", () => {
  assert.deepEqual(first("since 2019-04").patch, { from: "2019-04-01", to: null });
  assert.deepEqual(first("until 2014").patch, { from: null, to: "2014-12-31" });
  assert.deepEqual(first("in 2020-02").patch, { from: "2020-02-01", to: "2020-02-29" });
  assert.deepEqual(first("2014 to 2016").patch, { from: "2014-01-01", to: "2016-12-31" });
  assert.equal(first("2016 to 2014"), undefined);
});

test("names are asked for before it is known what is meant", () => {
  const { ask, build } = first("path from UAE to Misrata brigades");
  assert.deepEqual(ask, ["UAE", "Misrata brigades"]);
  assert.deepEqual(build([{ id: "uae", name: "UAE" }, { id: "m", name: "M" }]).patch, { actor: ["uae", "m"] });
  const who = first("Who backs Haftar?");
  assert.deepEqual(who.ask, ["Haftar"]);
  assert.deepEqual(who.build([{ id: "haftar", name: "Haftar" }]).patch.relations, ["backs"]);
});

test("a source is set aside by its name alone", () => {
  assert.deepEqual(first("without trt world").patch.doubt, ["trt-world"]);
  assert.equal(first("without the Daily Nobody"), undefined);
});

test("actions are found by the beginnings of their words", () => {
  assert.equal(first("only cont").act, "contested-on");
  assert.equal(first("tid").act, "tidy");
  assert.equal(first("dark").act, "theme-dark");
  assert.equal(first("Haftar"), undefined);
  assert.equal(first("t"), undefined);
});

test("a command typed in full, by its word or by its name, stands before the names that are found", () => {
  for (const text of ["undo", "redo", "help", "charts", "map", "list", "Save this view", "Who stands with whom?", "as reported"]) {
    assert.equal(first(text).late, false, text);
  }
  assert.equal(first("char").late, true);
});

test("every example that the list of keys gives is understood", () => {
  const keys = readFileSync(new URL("../../views/keys.py", import.meta.url), "utf8");
  const examples = /^SAY = "(.+)"$/m.exec(keys.replace(/\(\n\s*("[^"]+")\n\)/, "$1"))[1].split(", ");
  assert.ok(examples.length > 3);
  for (const example of examples) assert.ok(first(example), example);
});
