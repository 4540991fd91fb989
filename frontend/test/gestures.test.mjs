import test from "node:test";
import assert from "node:assert/strict";
import { pinch } from "../src/gestures.js";
import { curve, projection } from "../src/projection.js";
import { called } from "../src/actors.js";

test("two fingers: the middle, and how far apart", () => {
  assert.deepEqual(pinch([{ x: 0, y: 0 }, { x: 6, y: 8 }]), { x: 3, y: 4, span: 10 });
  assert.equal(pinch([{ x: 5, y: 5 }, { x: 5, y: 5 }]).span, 1, "never nothing: zooming divides by it");
});

test("a line begins and ends where its points do", () => {
  const p = projection([60, 29, 75, 39]);
  const { d, points } = curve([60000, 39000, 15000, 0, 0, -10000], 1000, p);
  assert.ok(d.startsWith("M0.0,0.0L") && d.endsWith(`L1000.0,${p.height.toFixed(1)}`));
  assert.equal(points.length, 2);
  assert.deepEqual(curve([60000, 39000, 15000, 0], 1000, p).d, "M0.0,0.0L1000.0,0.0");
});

test("a report's own word for somebody stands in quotation marks", () => {
  const data = { actors: [{ n: "fighters", d: 1 }, { n: "Taliban" }, { n: "Valley Guards", d: 2 }] };
  assert.deepEqual([0, 1, 2].map((a) => called(data, a)), ["“fighters”", "Taliban", "Valley Guards"]);
});
