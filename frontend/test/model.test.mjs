import test from "node:test";
import assert from "node:assert/strict";
import { open, choose, controlOn, forcesOn, families, cut } from "../src/model.js";
import { EMPTY } from "../src/state.js";
import { toDay } from "../src/days.js";

const week = (day) => [day, day, "day", day];
const report = (day) => ({ o: "Wire", d: day ? [day, day, "day", day] : null, x: [[10, "Fighters attacked the bazaar."]] });
const event = (id, day, more = {}) => ({ id, h: id, g: 0, w: day ? [day, day.slice(0, 8) + String(+day.slice(8) + 1).padStart(2, "0"), "day", day] : null, p: [[0, "at"]], a: [0], o: [1], n: [], v: [1, 1], c: [0], st: "asserted", ...more });
const state = (place, holder, from, to, more = {}) => ({ p: place, sc: "", h: holder, s: "held", b: "reported", f: from && week(from), to: to && week(to), c1: from, c2: from, c: [], dis: [], ...more });

const make = (over = {}) => open({
  span: ["2022-05-01", "2022-06-01"], actors: [{ n: "Guards", k: "armed_group" }, { n: "Taliban", k: "armed_group" }], places: [{ n: "Warsaj", s: "Warsaj", pv: 2 }],
  reports: [report("2022-05-10"), report("2022-05-20")], claims: [{ r: 0, s: [10, 38], m: [], by: [] }, { r: 1, s: [10, 38], m: [], by: [] }],
  events: [event("e_1", "2022-05-09"), event("e_2", "2022-05-19", { c: [1], g: 3, v: [2, 3], dis: [] }), event("e_3", null)], control: [], forces: [], copies: [], ...over });
const ids = (data, change) => choose(data, { ...EMPTY, ...change }).map((i) => data.events[i].id);

test("newest first, undated last", () => assert.deepEqual(ids(make(), {}), ["e_2", "e_1", "e_3"]));
test("days are half-open", () => {
  assert.deepEqual(ids(make(), { from: toDay("2022-05-10") }), ["e_2"]);
  assert.deepEqual(ids(make(), { to: toDay("2022-05-19") }), ["e_1"]);
});
test("each filter", () => {
  assert.deepEqual(ids(make(), { off: [0] }), ["e_2"]);
  assert.deepEqual(ids(make(), { voices: 2 }), ["e_2"]);
  assert.deepEqual(ids(make(), { disputed: true }), ["e_2"]);
  assert.deepEqual(ids(make({ events: [event("e_1", "2022-05-09", { db: ["why"] }), event("e_2", "2022-05-19")] }), { firm: true }), ["e_2"]);
  assert.deepEqual(ids(make(), { province: 1 }), []);
  assert.deepEqual(ids(make(), { actor: "Guards" }).length, 3);
  assert.deepEqual(ids(make(), { actor: "nobody" }), []);
  assert.deepEqual(ids(make(), { q: "bazaar e_1" }), ["e_1"]);
});
test("as known on a day, what was published later is not there", () => assert.deepEqual(ids(make(), { known: true, on: toDay("2022-05-15") }), ["e_1", "e_3"]));

test("control of a day is the last state that began by it and did not end by it", () => {
  const data = make({ control: [state(0, 0, "2022-05-01", "2022-05-11"), state(0, 1, "2022-05-11", null)] });
  assert.equal(controlOn(data, toDay("2022-05-10"))[0].h, 0);
  assert.equal(controlOn(data, toDay("2022-05-11"))[0].h, 1);
  assert.deepEqual(controlOn(data, toDay("2022-04-01")), []);
  assert.equal(controlOn(data, toDay("2022-05-12"), true).length, 1);
});
test("a unit is where it was last seen", () => {
  const data = make({ forces: [{ u: 0, p: 0, f: null, to: null, c1: "2022-05-02", c2: "2022-05-02", c: [] }, { u: 0, p: null, f: null, to: null, c1: "2022-05-20", c2: "2022-05-20", c: [] }] });
  assert.equal(forcesOn(data, toDay("2022-05-10"))[0].p, 0);
  assert.equal(forcesOn(data, toDay("2022-05-21"))[0].p, null);
});
test("families fold copies and survive circles", () => {
  const { parent, kids } = families({ copies: [{ r: 1, of: 0, x: "copy", sh: 1 }, { r: 0, of: 1, x: "copy", sh: 1 }, { r: 2, of: 0, x: "shared quotation", sh: 1 }] });
  assert.equal(parent.size, 1);
  assert.equal(kids.get(0).length, 1);
});
test("words are cut where the page carries them", () => {
  assert.equal(cut(report(null), 19, 27), "attacked");
  assert.equal(cut(report(null), 500, 510), "");
});
