import test from "node:test";
import assert from "node:assert/strict";
import { bins, binSize, unseen } from "../src/bars.js";
import { columns } from "../src/columns.js";
import { joined } from "../src/marks.js";

const event = (days, more = {}) => ({ days, first: 0, spot: null, pv: null, g: 0, v: [1, 1], dead: 0, p: [], n: [], ...more });
const made = (events) => ({ from: 100, to: 110, col: columns(events) });

test("a bar counts what begins in its days, with the least and the most killed; sums and background are left out", () => {
  const data = made([event([100, 101], { n: [{ r: "killed", l: 2, b: 3, h: 5 }] }), event([102, 103], { n: [{ r: "killed", l: null, b: 4, h: null }, { r: "injured", b: 9 }] }),
    event([103, 104], { ag: 1, n: [{ r: "killed", b: 70 }] }), event([105, 106], { bg: 1 }), event(null), event([90, 91])]);
  const all = [0, 1, 2, 3, 4, 5];
  assert.deepEqual(bins(data, all, 3).map((b) => [b.day, b.end, b.n, b.low, b.high]), [[100, 103, 2, 6, 9], [103, 106, 1, 0, 0], [106, 109, 0, 0, 0], [109, 110, 0, 0, 0]]);
  assert.deepEqual(unseen(data, all), { undated: 1, outside: 1 });
});
test("bars stay wide enough to be pressed", () => {
  assert.equal(binSize(42, 1000), 1);
  assert.equal(binSize(700, 1000), 6);
  assert.equal(binSize(700, 320), 18);
});
test("marks that would cover each other become one amid their events, far ones stay apart", () => {
  const at = (x, y, ...all) => ({ x, y, all, place: null });
  const cells = joined([at(0, 0, 1, 2, 3), at(8, 0, 4), at(300, 0, 5)], 22);
  assert.deepEqual(cells.map((c) => [c.x, c.y, c.all]), [[2, 0, [1, 2, 3, 4]], [300, 0, [5]]]);
});
