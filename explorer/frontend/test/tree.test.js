import assert from "node:assert/strict";
import { test } from "node:test";
import { grow } from "../src/tree.js";

/** The little of a document that a tree needs. */
class Element {
  constructor(tag) { Object.assign(this, { tag, attributes: {}, below: [] }); }
  setAttribute(name, value) { this.attributes[name] = value; }
  append(...nodes) { this.below.push(...nodes); }
}
globalThis.document = { createElement: (tag) => new Element(tag), createTextNode: (text) => ({ text }) };

test("a tree becomes elements; text stays text", () => {
  const grown = grow(["p", { class: "lede", hidden: true }, ["<b>x</b> ", ["bdi", {}, ["حفتر"]]]]);
  assert.equal(grown.tag, "p");
  assert.deepEqual(grown.attributes, { class: "lede", hidden: "" });
  assert.deepEqual(grown.below[0], { text: "<b>x</b> " });
  assert.deepEqual(grown.below[1].below, [{ text: "حفتر" }]);
});

test("no other tag, attribute or address is taken", () => {
  assert.throws(() => grow(["script", {}, []]));
  assert.throws(() => grow(["p", { onclick: "x" }, []]));
  assert.throws(() => grow(["p", { style: "x" }, []]));
  assert.deepEqual(grow(["a", { href: "javascript:alert(1)" }, []]).attributes, {});
  assert.deepEqual(grow(["a", { href: "https://example.org" }, []]).attributes, { href: "https://example.org" });
});
