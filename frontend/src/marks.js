// The events on the map: one mark for what stands together, arrows for movements, a count for what has no point.
import { h, s, name } from "./dom.js";
import { symbol, icon, radius } from "./symbols.js";
import { AREAL } from "./model.js";
import { NONE, MOVES, DOUBTFUL } from "./columns.js";

export const RADIUS_KM = { point: 2, near: 5, admin2: 12, linear: 8 };
export const WIDEST_KM = 45; // beyond this a circle would say more than is known
const JOIN = [22, 44, 70]; // pixels within which symbols become one; the wider ones where marks crowd
const CROWD = 150; // marks; beyond this they are joined more widely
const MANY = 12; // events in one mark that are shown as a count alone

/** Draws what has a point; returns, by province, what has none. */
export function drawEvents(map, { rings, moves, marks }) {
  const { data } = map;
  const groups = new Map(), vague = new Map();
  const { spot, signs } = data.col;
  for (const i of map.chosen) {
    const at = spot[i];
    if (at === NONE) continue;
    let group = groups.get(at);
    if (!group) groups.set(at, group = standing(map, at));
    if (group.none) {
      const { pv } = data.places[at];
      if (pv !== null && pv !== undefined) { if (vague.has(pv)) vague.get(pv).push(i); else vague.set(pv, [i]); }
    } else if (!group.outside) {
      group.all.push(i);
      if (signs[i] & MOVES && map.shown.moves) move(map, moves, data.events[i]);
    }
  }
  const spots = [...groups.values()].filter((g) => g.all.length);
  let cells = spots;
  for (const size of JOIN) { cells = joined(spots, size); if (cells.length <= CROWD) break; }
  for (const cell of cells.sort((a, b) => b.all.length - a.all.length)) mark(map, rings, marks, cell);
  return [...vague];
}

function standing(map, n) {
  const place = map.data.places[n], q = AREAL.has(place.p) ? null : map.point(place);
  if (!q) return { none: true, all: [] };
  const [x, y] = map.screen(q);
  return { x, y, place, all: [], outside: x < -20 || y < -20 || x > map.width + 20 || y > map.height + 20 };
}

/** Places whose marks would cover each other become one mark: each joins the first mark within `size` pixels; it stands amid its events. */
export function joined(spots, size) {
  const grid = new Map(), found = [];
  for (const one of spots) {
    const gx = Math.floor(one.x / size), gy = Math.floor(one.y / size);
    let cell = null;
    for (let i = -1; i < 2 && !cell; i++) for (let j = -1; j < 2 && !cell; j++) cell = (grid.get((gx + i) * 65536 + gy + j) || []).find((c) => (c.ax - one.x) ** 2 + (c.ay - one.y) ** 2 < size * size) || null;
    const n = one.all.length;
    if (cell) {
      const m = cell.all.length;
      cell.x = (cell.x * m + one.x * n) / (m + n);
      cell.y = (cell.y * m + one.y * n) / (m + n);
      for (const i of one.all) cell.all.push(i);
    } else {
      cell = { ax: one.x, ay: one.y, x: one.x, y: one.y, place: one.place, all: [...one.all] };
      found.push(cell);
      const key = gx * 65536 + gy;
      if (grid.has(key)) grid.get(key).push(cell); else grid.set(key, [cell]);
    }
  }
  return found;
}

function move(map, moves, e) {
  const find = (role) => { const hit = e.p.find(([, r]) => r === role); return hit && map.point(map.data.places[hit[0]]); };
  const from = find("origin"), to = find("destination") || find("target");
  if (!from || !to) return;
  const [a, b] = [map.screen(from), map.screen(to)];
  const bend = [(a[0] + b[0]) / 2 + (b[1] - a[1]) * 0.15, (a[1] + b[1]) / 2 - (b[0] - a[0]) * 0.15];
  const turn = (Math.atan2(b[1] - bend[1], b[0] - bend[0]) * 180) / Math.PI;
  moves.append(s("path.move", { d: `M${a}Q${bend} ${b}` }), s("path.head", { d: "M0,0L-9,-4.5L-9,4.5Z", transform: `translate(${b}) rotate(${turn})` }));
}

function mark(map, rings, marks, { x, y, all, place }) {
  const { events, col, byId } = map.data, n = all.length, open = byId.get(map.state.e);
  let dead = 0, sure = false, chosen = false;
  const count = new Uint16Array(map.data.groupNames.length);
  for (const i of all) { dead = Math.max(dead, col.dead[i]); sure ||= !(col.signs[i] & DOUBTFUL); chosen ||= i === open; count[col.group[i]]++; }
  const group = count.indexOf(Math.max(...count));
  const r = radius(dead), crowd = n >= MANY;
  const ring = (place.r || RADIUS_KM[place.p] || 0) * map.p.km * map.view.k;
  if (!crowd && ring > r + 2 && (place.r || 0) <= WIDEST_KM) rings.append(s("circle.ring", { cx: x, cy: y, r: ring }));
  const label = n === 1 ? events[all[0]].h : `${n} events here: ${all.slice(0, 3).map((i) => events[i].tx).join(", ")}`;
  const node = s(`g.mark${chosen ? ".chosen" : ""}`, { transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`, role: "button", tabindex: "0", "aria-label": label },
    s("circle.hit", { r: 13 }),
    crowd ? [s("circle.crowd", { r: Math.min(24, 8 + 1.6 * Math.sqrt(n)) }), s("text.crowdcount", { y: 4 }, n)] : symbol(group, r, sure ? {} : { class: `sym g${group} doubt` }),
    n > 1 && !crowd ? [s("circle.many", { cx: r, cy: -r, r: 8 }), s("text.count", { x: r, y: -r + 3.5 }, n)] : null);
  node.label = label;
  node.act = () => openEvents(map, all);
  marks.append(node);
  map.room.add(x - r, y - r - (n > 1 ? 6 : 0), x + r + (n > 1 ? 8 : 0), y + r);
}

/** One event opens at once; of several there is a list. */
export function openEvents(map, all) {
  const { events } = map.data;
  if (all.length === 1) map.openEvent(all[0]);
  else map.panel.show(`${all.length} events`, h("ul.plain", all.slice(0, 200).map((i) => h("li", h("button.row", { type: "button", onclick: () => map.openEvent(i) }, icon(events[i].g), " ", events[i].w ? events[i].w[3] + " · " : "", name(events[i].h))))));
}
