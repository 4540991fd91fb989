import test from "node:test";
import assert from "node:assert/strict";
import { projection, path, inside, Room } from "../src/projection.js";

const p = projection([60, 29, 75, 39]);
test("the box fills the plane", () => {
  assert.equal(p.x(60), 0);
  assert.equal(Math.round(p.x(75)), 1000);
  assert.equal(p.y(39), 0);
  assert.equal(Math.round(p.y(29)), Math.round(p.height));
});
test("rings are steps", () => assert.equal(path([[60000, 39000, 15000, 0, 0, -10000]], 1000, p), `M0.0,0.0L1000.0,0.0L1000.0,${p.height.toFixed(1)}Z`));
test("a name stands inside its area", () => {
  const [x, y] = inside([[60000, 29000, 5000, 0, 0, 5000, -5000, 0]], 1000, p);
  assert.ok(x > p.x(60) && x < p.x(65) && y < p.y(29) && y > p.y(34));
});
test("labels take no room twice", () => {
  const room = new Room();
  assert.ok(room.take(0, 0, 10, 10));
  assert.ok(!room.take(5, 5, 15, 15));
  assert.ok(room.take(10, 0, 20, 10));
});
