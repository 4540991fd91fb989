// Words on the map: provinces, counts of what is known only by province, places, rivers. What finds no room is left out.
import { s } from "./dom.js";
import { AREAL } from "./model.js";
import { openEvents } from "./marks.js";

export function drawNames(map, names, vague) {
  const { map: land } = map.data;
  if (!land) return;
  const waiting = new globalThis.Map(vague);
  land.pv.forEach((area, i) => {
    let [x, y] = map.screen(map.spots[i]);
    if (x < 0 || y < 0 || x > map.width || y > map.height) return;
    const all = waiting.get(i);
    if (all) {
      const text = `${area.n} · ${all.length}`;
      const w = text.length * 6.1 + 14;
      const spots = [0, 24, -24, 44, -44, 64, -64].flatMap((dy) => [0, 50, -50, 90, -90].map((dx) => [dx, dy])).sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
      const [dx, dy] = spots.find(([a, b]) => map.room.free(x + a - w / 2, y + b - 10, x + a + w / 2, y + b + 10)) ?? [0, 0];
      x += dx;
      names.append(Object.assign(s("g.vague", { transform: `translate(${x - w / 2},${y + dy - 10})`, role: "button", tabindex: "0", "aria-label": `${text}: known only by province` }, s("rect", { width: w, height: 20, rx: 10 }), s("text", { x: w / 2, y: 14 }, text)), { act: () => openEvents(map, all) }));
      map.room.add(x - w / 2, y + dy - 10, x + w / 2, y + dy + 10);
    }
  });
  land.pv.forEach((area, i) => {
    if (waiting.has(i)) return;
    const [x, y] = map.screen(map.spots[i]);
    const w = area.n.length * 6.4;
    for (const dy of [0, 16, -16, 30]) if (map.room.take(x - w / 2, y + dy - 9, x + w / 2, y + dy + 4)) { names.append(s("text.pname", { x, y: y + dy }, area.n)); break; }
  });
  if (map.view.k < map.unit * 2.2) return;
  const done = new Set(), written = []; // a town and its district bear one name: near each other it is written once
  const told = function* () { for (const i of map.chosen) for (const [n] of map.data.events[i].p) yield n; for (const [, , , n] of map.discs) yield n; };
  for (const n of told()) {
    const place = map.data.places[n], q = map.point(place);
    if (done.has(n) || !q || AREAL.has(place.p)) continue;
    done.add(n);
    const [x, y] = map.screen(q), w = Math.min(30, place.s.length) * 5.7;
    if (x < 0 || y < 0 || x > map.width || y > map.height) continue;
    if (written.some(([s, a, b]) => s === place.s && Math.hypot(a - x, b - y) < 90)) continue;
    const off = Math.max(9, ...map.discs.filter(([dx, dy]) => Math.hypot(dx - x, dy - y) < 6).map((d) => d[2])) + 4;
    for (const [ax, ay, anchor] of [[off, 4, "start"], [-off, 4, "end"], [0, off + 9, "middle"], [0, -off, "middle"]]) {
      const left = anchor === "start" ? x + ax : anchor === "end" ? x + ax - w : x - w / 2;
      if (left < 2 || left + w > map.width - 2) continue;
      if (map.room.take(left, y + ay - 9, left + w, y + ay + 3)) { written.push([place.s, x, y]); names.append(s("text.tname", { x: x + ax, y: y + ay, "text-anchor": anchor }, place.s.length > 30 ? place.s.slice(0, 29) + "…" : place.s)); break; }
    }
  }
}

/** Names of rivers and roads, along them, where they find room. */
export function drawLand(map, names) {
  if (!map.shown.land || map.view.k < map.unit * 2.2) return;
  for (const one of map.lines || []) {
    if (one.t !== "river") continue;
    const w = one.n.length * 5.6 + 4;
    for (const q of one.points) {
      const [x, y] = map.screen(q);
      if (x < w || y < 14 || x > map.width - w || y > map.height - 10) continue;
      if (map.room.take(x - w / 2, y - 9, x + w / 2, y + 4)) { names.append(s("text.rname", { x, y }, one.n)); break; }
    }
  }
}
