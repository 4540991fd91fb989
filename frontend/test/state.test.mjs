import test from "node:test";
import assert from "node:assert/strict";
import { parse, print, EMPTY } from "../src/state.js";
import { toDay, iso, ticks } from "../src/days.js";

test("a choice survives the address", () => {
  const state = { ...EMPTY, from: toDay("2022-05-01"), to: toDay("2022-06-01"), on: toDay("2022-05-03"), known: true, off: [1, 4], actor: "A & B = C#", province: 3, voices: 2, disputed: true, firm: true, q: "بنو bazaar", e: "e_1" };
  assert.deepEqual(parse("#" + print(state)), state);
});

test("an address of nonsense is an empty choice", () => {
  assert.deepEqual(parse("#from=yesterday&on=9999&off=x.1e9.-2&province=<script>&voices=-1"), { ...EMPTY });
  assert.equal(print(EMPTY), "");
});

test("days are whole numbers and come back", () => {
  for (const day of ["1970-01-01", "2000-02-29", "2022-05-29"]) assert.equal(iso(toDay(day)), day);
});

test("ticks are few, inside, and in order", () => {
  for (const [from, to] of [["2022-05-01", "2022-05-09"], ["2021-06-01", "2022-06-01"], ["1997-01-01", "2023-01-01"]]) {
    const found = ticks(toDay(from), toDay(to), 10);
    assert.ok(found.length > 1 && found.length <= 12, `${from} ${found.length}`);
    assert.ok(found.every(([d], i) => d >= toDay(from) && d < toDay(to) && (!i || d > found[i - 1][0])));
  }
});
