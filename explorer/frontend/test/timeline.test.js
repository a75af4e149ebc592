import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, shift, zoom } from "../src/timeline/axis.js";
import { dayFrom, isoOf } from "../src/dates.js";
import { binOf, countClaims, edges, placeClaims, unitFor } from "../src/timeline/bins.js";
import { nameEvents } from "../src/timeline/events.js";
import { silence } from "../src/timeline/lanes.js";
import { marksOf, place } from "../src/timeline/marks.js";
import { createScale, ticks } from "../src/timeline/scale.js";
import { moveEnd, patchOf, playStart, playStep, readBox, resizeMonths, slideDays, slideMonths, windowOf } from "../src/timeline/window.js";

const day = dayFrom;
const bounds = { from: day("2011-01-01"), to: day("2024-12-31") };
const window = (from, to) => ({ from: day(from), to: day(to) });
const iso = ({ from, to }) => [isoOf(from), isoOf(to)];

test("the unit of the bars suits the span", () => {
  assert.equal(unitFor(bounds.from, bounds.to, 1208), "month");
  assert.equal(unitFor(day("1900-01-01"), bounds.to, 1208), "quarter");
  assert.equal(unitFor(day("1700-01-01"), bounds.to, 1208), "year");
  assert.equal(unitFor(day("2020-01-01"), day("2020-02-28"), 1208), "day");
});

test("claims are counted by month; one dated by year is spread over its twelve", () => {
  const months = edges(day("2020-01-01"), day("2020-12-31"), "month");
  assert.equal(months.length, 13);
  assert.equal(binOf(day("2020-03-31"), months), 2);
  assert.equal(binOf(day("2019-12-31"), months), -1);
  const claims = {
    tie: [0, 0, 1, 2, 0, 0], sign: [1, 1, -1, 0, 1, 1], precision: [0, 2, 1, 0, 0, 0],
    start: [day("2020-03-05"), day("2020-01-01"), day("2020-04-01"), day("2020-05-05"), -100000, day("2020-06-01")],
    modality: [0, 0, 0, 0, 0, 3], denied: [false, false, false, false, false, false],
  };
  const counts = countClaims(placeClaims(claims, months), [1, 2, 0]);
  assert.equal(counts.cooperative[2].toFixed(4), "1.0833");
  assert.equal(counts.cooperative[5].toFixed(4), "0.0833");
  assert.equal(counts.hostile[3], 1);
  assert.equal(counts.neutral[4], 0);
});

test("the window of a Selection, and the Selection of a window", () => {
  assert.deepEqual(iso(windowOf({ from: null, to: "2020-12-31" }, bounds)), ["2011-01-01", "2020-12-31"]);
  assert.deepEqual(patchOf(window("2011-01-01", "2020-12-31"), bounds), { from: null, to: "2020-12-31" });
});

test("sliding keeps the length and stops at the collection's end", () => {
  const war = window("2019-04-04", "2020-12-31");
  assert.deepEqual(iso(slideMonths(war, 1, bounds)), ["2019-05-04", "2021-01-31"]);
  assert.deepEqual(iso(slideMonths(war, -1, bounds)), ["2019-03-04", "2020-11-30"]);
  assert.deepEqual(iso(resizeMonths(war, -1, bounds)), ["2019-04-04", "2020-11-30"]);
  assert.deepEqual(iso(slideDays(window("2024-11-01", "2024-12-21"), 400, bounds)), ["2024-11-11", "2024-12-31"]);
  assert.deepEqual(iso(moveEnd(war, "from", day("2021-06-01"), bounds)), ["2020-12-31", "2021-06-01"]);
});

test("each way of playing steps by a month and comes to an end", () => {
  const war = window("2019-04-04", "2020-12-31");
  assert.deepEqual(iso(playStep("grow", war, bounds).window), ["2019-04-04", "2021-01-31"]);
  assert.deepEqual(iso(playStep("shrink", war, bounds).window), ["2019-05-04", "2020-12-31"]);
  assert.equal(playStep("slide", window("2024-01-01", "2024-11-30"), bounds).done, true);
  assert.equal(playStep("shrink", window("2020-12-10", "2020-12-31"), bounds).done, true);
  assert.deepEqual(iso(playStart("slide", bounds, bounds)), ["2011-01-01", "2012-01-31"]);
  // 2024 has 366 days; as many from the start end on 1 January 2012.
  assert.deepEqual(iso(playStart("slide", window("2024-01-01", "2024-12-31"), bounds)), ["2011-01-01", "2012-01-01"]);
});

test("a date box answers with a day or a sentence", () => {
  assert.equal(isoOf(readBox("2020-12", "to", bounds).day), "2020-12-31");
  assert.equal(isoOf(readBox("2020", "from", bounds).day), "2020-01-01");
  assert.equal(readBox("Dec 2020", "to", bounds).error, "Write a date as 2020-12-24, 2020-12 or 2020.");
  assert.equal(readBox("2025", "to", bounds).error, "The collection ends on 31 December 2024.");
});

test("ends are sharp by day, soft by month and year, and fade where they are open", () => {
  const ties = {
    spans: [[100, 2000], [0, 2000], [0, 100000], [-100000, 2000]],
    precision: ["dd", "my", "yd", "dd"], reported: [[], [], [800], []],
  };
  assert.deepEqual(marksOf(ties, 0), [{ start: 100, solidFrom: 100, solidTo: 2000, end: 2000 }]);
  assert.deepEqual(marksOf(ties, 1), [{ start: 0, solidFrom: 31, solidTo: 1635, end: 2000 }]);
  assert.deepEqual(marksOf(ties, 2), [{ start: 0, solidFrom: 365, solidTo: 800, end: 1165 }]);
  assert.deepEqual(marksOf(ties, 3), [{ start: 1635, solidFrom: 2000, solidTo: 2000, end: 2000 }]);
});

test("what lasts a moment is a tick of 3 px", () => {
  const scale = createScale(0, 999, 0, 1000);
  const bar = place({ start: 500, solidFrom: 500, solidTo: 500, end: 500 }, scale);
  assert.deepEqual([bar.tick, bar.x0, bar.x1], [true, 499, 502]);
  assert.equal(place({ start: -20, solidFrom: -20, solidTo: -10, end: -10 }, scale), null);
});

test("the axis names years, fewer where there is no room, months where there is", () => {
  const labels = (from, to, width) => ticks(createScale(day(from), day(to), 0, width)).map((tick) => tick.label);
  assert.deepEqual(labels("2011-01-01", "2014-12-31", 300), ["2011", "2012", "2013", "2014"]);
  assert.deepEqual(labels("2011-01-01", "2024-12-31", 344), ["2012", "2014", "2016", "2018", "2020", "2022", "2024"]);
  assert.deepEqual(labels("2020-01-01", "2020-12-31", 200), ["2020", "Apr", "July", "Oct"]);
});

test("names of events do not touch: the second turns to the left or is left out", () => {
  const scale = createScale(0, 999, 0, 1000);
  const events = { start: [100, 900, 960, 970], title: ["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc", "dddddddddd"], major: [true, true, true, true], actors: [[1], [1], [1], []] };
  const named = nameEvents(events, scale, (text) => text.length * 6);
  assert.deepEqual(named.map((name) => [name.index, name.align]), [[0, "left"], [1, "right"]]);
});

test("the longest time without an article is named in months", () => {
  const days = ["2019-01-01", "2019-03-01", "2021-05-01"].map(day);
  assert.equal(silence(days).words, "silence, 26 months");
  assert.equal(silence(days.slice(0, 2)), null);
});

test("the axis zooms around a day, ends with the collection, and goes along with the window", () => {
  const whole = { from: 0, to: 4000 };
  const near = zoom(whole, 1000, 0.5, whole);
  assert.deepEqual(near, { from: 500, to: 2500 });
  assert.deepEqual(zoom(near, 500, 10, whole), whole);
  assert.equal(zoom({ from: 0, to: 61 }, 30, 0.1, whole).to, 60);
  assert.deepEqual(shift(near, -900, whole), { from: 0, to: 2000 });
  assert.deepEqual(follow(near, { from: 600, to: 2000 }, whole), near);
  assert.deepEqual(follow(near, { from: 2400, to: 2600 }, whole), { from: 600, to: 2600 });
  assert.deepEqual(follow(near, { from: 100, to: 3000 }, whole), whole);
});

test("at every zoom the axis names its first year and no label is empty", () => {
  for (const days of [60, 200, 400, 900, 2500, 4000]) {
    const scale = createScale(17900, 17900 + days, 208, 1416);
    const marks = ticks(scale);
    assert.ok(marks.length >= 2, `${days} days: ${marks.length} marks`);
    assert.match(marks[0].label, /\d{4}/);
    assert.ok(marks.every(({ label }) => label.length > 0));
  }
});
