// Control and units on the map: whole areas, discs for districts without a border, a sign for each unit.
import { h, s, name } from "./dom.js";
import { path } from "./projection.js";
import { holdingFill, basisClass } from "./symbols.js";
import { controlOn, forcesOn, age, AREAL, STALE } from "./model.js";
import { called } from "./actors.js";
import { cite } from "./evidence.js";
import { RADIUS_KM, WIDEST_KM } from "./marks.js";

/** Draws the states of the map's day; returns its discs, [x, y, radius, place] each, which names keep clear of. */
export function drawControl(map, { areas, discs }) {
  const { data } = map, kept = [];
  const states = controlOn(data, map.day, map.state.known);
  states.sort((a, b) => (b.b === "assumed") - (a.b === "assumed"));
  const province = new Map(); // who holds each province: a place that is only assumed to be held alike needs no sign of its own
  for (const c of states) { const at = data.places[c.p]; if (at.p === "admin1" && at.pv !== null) province.set(at.pv, data.camps(c.h)); }
  for (const c of states) {
    const place = data.places[c.p], camp = data.camps(c.h);
    const old = age(c, map.day);
    const fill = holdingFill(c.s, camp);
    const extra = { class: `${fill.class} ${basisClass(c.b)}${old === null || old > STALE ? " stale" : ""}`, fill: fill.fill, tabindex: c.b === "assumed" ? null : "-1" };
    const lively = (node) => Object.assign(node, { label: c.x, act: () => showControl(map, c) });
    const area = (d, more) => { const { x, y, k } = map.view; areas.append(lively(s("path", { d, transform: `translate(${x},${y}) scale(${k})`, "vector-effect": "non-scaling-stroke", ...extra, ...more }))); };
    const asked = c.s === "unknown" || (c.dis.length && c.s !== "held");
    if (place.p === "admin1" && place.pv !== null && data.map) {
      area(path(data.map.pv[place.pv].k, data.map.u, map.p));
      continue;
    }
    if (place.dt !== undefined && !c.sc) {
      area(map.districts[place.dt].d, { class: extra.class + " whole" });
      if (asked) { const [tx, ty] = map.screen(map.districts[place.dt].at); discs.append(s("text.query", { x: tx, y: ty + 4 }, "?")); }
      continue;
    }
    if (!c.c.length && province.get(place.pv) === camp) continue;
    const q = map.point(place);
    if (!q) continue;
    if ((place.r || 0) > WIDEST_KM || AREAL.has(place.p)) continue; // a river or region: in the ledger, not on the map
    const [x, y] = map.screen(q);
    const r = Math.max(c.b === "assumed" ? 3 : 6, Math.min(60, (place.r || RADIUS_KM[place.p] || 6) * map.p.km * map.view.k));
    if (x < -r || y < -r || x > map.width + r || y > map.height + r) continue;
    if (c.b !== "assumed") kept.push([x, y, r, c.p]);
    discs.append(lively(s("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), ...extra })));
    if (asked) discs.append(s("text.query", { x, y: y + 4 }, "?"));
  }
  return kept;
}

function showControl(map, c) {
  const { data, panel } = map;
  panel.show(data.places[c.p].n, [h("p", name(c.x)), c.dis.length ? h("p.small", "Disputed by ", c.dis.map((a) => called(data, a)).join(", ")) : null, h("p", "Quoted words: ", cite(data, c.c, panel) || "none; this comes from the opening map or the area around it")]);
}

export function drawForces(map, { marks }) {
  for (const f of forcesOn(map.data, map.day)) {
    const q = map.point(map.data.places[f.p]);
    if (!q) continue;
    const [x, y] = map.screen(q);
    const label = called(map.data, f.u);
    marks.append(Object.assign(s("g.unit", { transform: `translate(${x + 10},${y + 8})` }, s("rect", { width: 20, height: 13 }), s("path", { d: "M0,0L20,13M20,0L0,13" })), { label }));
    if (map.room.take(x + 32, y + 6, x + 34 + label.length * 5.6, y + 22)) marks.append(s("text.unitname", { x: x + 34, y: y + 18 }, label));
  }
}
