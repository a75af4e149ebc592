import assert from "node:assert/strict";
import { test } from "node:test";
import { addMonths, dayFrom, dayOf, isoOf, longDay, monthEnd, monthStart, parseWhen, shortMonth, spanWords, whenWords } from "../src/dates.js";

test("a day is counted from 1970-01-01, before and after it", () => {
  assert.equal(dayOf(1970, 1, 1), 0);
  assert.equal(dayOf(2019, 4, 4), 17990);
  assert.equal(dayOf(1969, 9, 1), -122);
  assert.equal(dayOf(99, 1, 1), -683368);
  assert.equal(isoOf(17990), "2019-04-04");
  assert.equal(dayFrom("2019-04-04"), 17990);
  assert.equal(dayFrom(null), null);
});

test("a date box takes a day, a month or a year and nothing else", () => {
  assert.deepEqual(parseWhen(" 2020-12-24 "), { earliest: 18620, latest: 18620, precision: 0 });
  assert.deepEqual(parseWhen("2020-12"), { earliest: 18597, latest: 18627, precision: 1 });
  assert.deepEqual(parseWhen("2020"), { earliest: 18262, latest: 18627, precision: 2 });
  assert.deepEqual(parseWhen("2020-02-29"), { earliest: 18321, latest: 18321, precision: 0 });
  for (const wrong of ["2019-02-29", "2020-13", "2020-00", "2020-12-0", "24 Dec 2020", "20", "", "2020-12-32", "0000", "0000-05"]) {
    assert.equal(parseWhen(wrong), null, wrong);
  }
});

test("months on keep the date, or the last day where it does not exist", () => {
  assert.equal(isoOf(addMonths(dayFrom("2020-01-31"), 1)), "2020-02-29");
  assert.equal(isoOf(addMonths(dayFrom("2019-04-04"), -5)), "2018-11-04");
  assert.equal(isoOf(monthStart(dayFrom("2020-12-24"))), "2020-12-01");
  assert.equal(isoOf(monthEnd(dayFrom("2020-12-24"))), "2020-12-31");
});

test("words say a date as precisely as it is known", () => {
  assert.equal(longDay(17990), "4 April 2019");
  assert.equal(shortMonth(18620), "Dec 2020");
  assert.equal(whenWords(18262, 2), "2020");
  assert.equal(spanWords(17990, 18627, "dd"), "4 Apr 2019 – 31 Dec 2020");
  assert.equal(spanWords(17990, 100000, "mm"), "since Apr 2019");
  assert.equal(spanWords(-100000, 18627, "dy"), "until 2020, start not known");
  assert.equal(spanWords(18262, 18627, "yy"), "2020");
});
