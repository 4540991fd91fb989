// The map: control as areas, events as symbols, what is known only by province as a count on the province.
import { h, s, put, name } from "./dom.js";
import { projection, path, curve, inside, Room, WIDTH } from "./projection.js";
import { symbol, icon, patterns, holdingFill, basisClass, radius } from "./symbols.js";
import { controlOn, forcesOn, age, AREAL, STALE } from "./model.js";
import { called } from "./actors.js";
import { gestures } from "./gestures.js";
import { drawLegend } from "./legend.js";
import { drawNames, drawLand } from "./labels.js";
import { cite } from "./evidence.js";

const RADIUS_KM = { point: 2, near: 5, admin2: 12, linear: 8 };
const WIDEST_KM = 45; // beyond this a circle would say more than is known
const JOIN = 22; // pixels within which symbols become one
const CROWD = 150; // marks; beyond this they are joined more widely
const PAPER = 700; // pixels between the margins of A4
const MANY = 12; // events in one mark that are shown as a count alone

export class Map {
  constructor(data, store, panel, openEvent) {
    Object.assign(this, { data, store, panel, openEvent });
    const box = data.map ? data.map.box : boxOf(data.places);
    this.p = projection(box);
    this.view = { x: 0, y: 0, k: 1 };
    this.shown = { control: true, events: true, forces: false, moves: true, land: true };
    this.base = s("g.base");
    this.over = s("g.over");
    this.svg = s("svg.map", { role: "group", tabindex: "0", "aria-label": "Map of control and events; the same is in the tables below" },
      patterns(), s("rect.sea", { width: "100%", height: "100%" }), this.base, this.over);
    this.tip = h("div.tip", { role: "status", hidden: true });
    const button = (label, text, act) => h("button", { type: "button", "aria-label": label, title: label, onclick: act }, text);
    this.frame = h("div.mapframe", this.svg, this.tip,
      h("div.zoom", button("Zoom in", "+", () => this.zoom(1.5)), button("Zoom out", "−", () => this.zoom(1 / 1.5)), button("Where things happened", "◎", () => this.fit()), button("Whole country", "▢", () => this.whole())));
    this.legend = h("div.legend");
    this.drawBase();
    gestures(this);
    this.node = h("div.mapbox", this.frame, this.legend);
    new ResizeObserver(() => { if (this.frame.clientWidth && (this.frame.clientWidth !== this.width || this.frame.clientHeight !== this.height)) { this.size(); if (!this.moved) this.fit(); else this.draw(); } }).observe(this.frame);
  }

  drawBase() {
    const { map } = this.data;
    if (!map) return;
    this.spots = map.pv.map((a) => inside(a.k, map.u, this.p));
    for (const c of map.ct) this.base.append(s("path.country", { d: path(c.k, map.u, this.p), "vector-effect": "non-scaling-stroke" }));
    // The countries' lines are coarser than the provinces': a broad edge of land hides where the two do not meet.
    for (const a of map.pv) this.base.append(s("path.shore", { d: path(a.k, map.u, this.p), "vector-effect": "non-scaling-stroke" }));
    this.shapes = map.pv.map((a, i) => s("path.province", { d: path(a.k, map.u, this.p), "vector-effect": "non-scaling-stroke", onclick: () => this.province(i) }, s("title", a.n)));
    this.base.append(...this.shapes);
    this.districts = (map.dt || []).map((a) => ({ d: path(a.k, map.u, this.p), at: inside(a.k, map.u, this.p) }));
    if (this.districts.length) this.base.append(s("path.district", { d: this.districts.map((a) => a.d).join(""), "vector-effect": "non-scaling-stroke" }));
    this.lines = (map.ln || []).map((one) => ({ ...one, ...curve(one.k, map.u, this.p) }));
    this.land = s("g.land", this.lines.map((one) => s(`path.${one.t}`, { d: one.d, "vector-effect": "non-scaling-stroke" }, s("title", one.n))));
    this.base.append(this.land);
  }

  province(i) {
    if (this.dragged) return;
    this.store.set({ province: this.store.state.province === i ? null : i });
  }

  size() {
    this.width = this.frame.clientWidth || 800;
    this.height = this.frame.clientHeight || 520;
    this.unit = Math.min(this.width / WIDTH, this.height / this.p.height);
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
  }

  whole() { this.moved = true; this.view = { k: this.unit, x: (this.width - WIDTH * this.unit) / 2, y: (this.height - this.p.height * this.unit) / 2 }; this.draw(); }

  /** Shows what has happened, and not less than a fifth of the country. */
  fit() {
    if (!this.width) this.size();
    const points = [];
    for (const i of this.chosen || []) for (const [n] of this.data.events[i].p) { const q = this.point(this.data.places[n]); if (q) points.push(q); }
    for (const c of this.data.control) if (c.b !== "assumed") { const q = this.point(this.data.places[c.p]); if (q) points.push(q); }
    const inBox = points.filter(([x, y]) => x > 0 && y > 0 && x < WIDTH && y < this.p.height);
    if (!inBox.length) return this.whole();
    const sorted = [0, 1].map((k) => inBox.map((q) => q[k]).sort((a, b) => a - b));
    const at = (list, share) => list[Math.min(list.length - 1, Math.floor(share * list.length))];
    let [x0, x1, y0, y1] = [at(sorted[0], 0.04), at(sorted[0], 0.96), at(sorted[1], 0.04), at(sorted[1], 0.96)];
    const least = WIDTH / 4;
    const grow = (a, b) => { const m = (a + b) / 2, half = Math.max((b - a) / 2 + 45, least / 2); return [m - half, m + half]; };
    [x0, x1] = grow(x0, x1); [y0, y1] = grow(y0, y1);
    const k = Math.min(this.width / (x1 - x0), this.height / (y1 - y0));
    this.view = { k, x: this.width / 2 - (k * (x0 + x1)) / 2, y: this.height / 2 - (k * (y0 + y1)) / 2 };
    this.draw();
  }

  zoom(by, cx = this.width / 2, cy = this.height / 2) {
    const k = Math.min(60 * this.unit, Math.max(this.unit * 0.6, this.view.k * by));
    const f = k / this.view.k;
    this.view = { k, x: cx - (cx - this.view.x) * f, y: cy - (cy - this.view.y) * f };
    this.moved = true;
    this.draw();
  }

  /** Paper is drawn for its own width: text and symbols keep their size there. */
  forPaper(on) {
    const size = on ? [PAPER, Math.round(PAPER * 0.5)] : [this.frame.clientWidth, this.frame.clientHeight];
    const f = size[0] / this.width;
    this.view = { k: this.view.k * f, x: this.view.x * f, y: this.view.y * f + (size[1] - this.height * f) / 2 };
    [this.width, this.height] = size;
    this.unit = Math.min(this.width / WIDTH, this.height / this.p.height);
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    if (!this.moved) this.fit(); else this.draw();
  }

  later() { cancelAnimationFrame(this.soon); this.soon = requestAnimationFrame(() => this.draw()); }
  point(place) { return place && place.lat !== null && place.lon !== null ? [this.p.x(place.lon), this.p.y(place.lat)] : null; }
  screen([x, y]) { return [x * this.view.k + this.view.x, y * this.view.k + this.view.y]; }

  update(chosen, state) {
    this.chosen = chosen;
    this.state = state;
    this.day = state.on ?? this.data.to - 1;
    if (!this.width) this.size();
    if (!this.moved && !this.fitted) { this.fitted = true; this.fit(); } else this.draw();
    drawLegend(this);
  }

  draw() {
    if (!this.width || !this.state) return;
    const { view, over } = this;
    this.base.setAttribute("transform", `translate(${view.x},${view.y}) scale(${view.k})`);
    over.replaceChildren();
    this.room = new Room();
    this.room.add(this.width - 48, 0, this.width, 160); // the buttons
    this.land?.setAttribute("visibility", this.shown.land ? "visible" : "hidden");
    const layers = ["areas", "discs", "rings", "moves", "marks", "names"].map((n) => s(`g.${n}`));
    const [areas, discs, rings, moves, marks, names] = layers;
    over.append(...layers);
    if (this.shapes) this.shapes.forEach((shape, i) => shape.setAttribute("class", "province" + (this.state.province === i ? " chosen" : "")));
    if (this.shown.control) this.drawControl(areas, discs);
    const vague = this.shown.events ? this.drawEvents(rings, moves, marks) : [];
    if (this.shown.forces) this.drawForces(marks);
    drawNames(this, names, vague);
    if (this.lines) drawLand(this, names);
  }

  drawControl(areas, discs) {
    this.discs = [];
    const states = controlOn(this.data, this.day, this.state.known);
    states.sort((a, b) => (b.b === "assumed") - (a.b === "assumed"));
    const province = new globalThis.Map(); // who holds each province: a place that is only assumed to be held alike needs no sign of its own
    for (const c of states) { const at = this.data.places[c.p]; if (at.p === "admin1" && at.pv !== null) province.set(at.pv, this.data.camps(c.h)); }
    for (const c of states) {
      const place = this.data.places[c.p], camp = this.data.camps(c.h);
      const old = age(c, this.day);
      const fill = holdingFill(c.s, camp);
      const extra = { class: `${fill.class} ${basisClass(c.b)}${old === null || old > STALE ? " stale" : ""}`, fill: fill.fill, tabindex: c.b === "assumed" ? null : "-1" };
      const act = { onclick: () => this.dragged || this.showControl(c), onpointerenter: (e) => this.say(e, c.x), onpointerleave: () => this.hush() };
      if (place.p === "admin1" && place.pv !== null && this.data.map) {
        const { x, y, k } = this.view;
        areas.append(s("path", { d: path(this.data.map.pv[place.pv].k, this.data.map.u, this.p), transform: `translate(${x},${y}) scale(${k})`, "vector-effect": "non-scaling-stroke", ...extra, ...act }));
        continue;
      }
      if (place.dt !== undefined && !c.sc) {
        const { x, y, k } = this.view;
        areas.append(s("path", { d: this.districts[place.dt].d, transform: `translate(${x},${y}) scale(${k})`, "vector-effect": "non-scaling-stroke", ...extra, ...act, class: extra.class + " whole" }));
        if (c.s === "unknown" || (c.dis.length && c.s !== "held")) { const [tx, ty] = this.screen(this.districts[place.dt].at); discs.append(s("text.query", { x: tx, y: ty + 4 }, "?")); }
        continue;
      }
      if (!c.c.length && province.get(place.pv) === camp) continue;
      const q = this.point(place);
      if (!q) continue;
      if ((place.r || 0) > WIDEST_KM || AREAL.has(place.p)) continue; // a river or region: in the ledger, not on the map
      const [x, y] = this.screen(q);
      const r = Math.max(c.b === "assumed" ? 3 : 6, Math.min(60, (place.r || RADIUS_KM[place.p] || 6) * this.p.km * this.view.k));
      if (x < -r || y < -r || x > this.width + r || y > this.height + r) continue;
      if (c.b !== "assumed") this.discs.push([x, y, r]);
      discs.append(s("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), ...extra, ...act }));
      if (c.s === "unknown" || (c.dis.length && c.s !== "held")) discs.append(s("text.query", { x, y: y + 4 }, "?"));
    }
  }

  showControl(c) {
    this.panel.show(this.data.places[c.p].n, [h("p", name(c.x)), c.dis.length ? h("p.small", "Disputed by ", c.dis.map((a) => called(this.data, a)).join(", ")) : null, h("p", "Quoted words: ", cite(this.data, c.c, this.panel) || "none; this comes from the opening map or the area around it")]);
  }

  /** Draws what has a point; returns, by province, what has none. Where marks crowd, they are joined more widely. */
  drawEvents(rings, moves, marks) {
    const { data } = this;
    const spots = [], vague = new globalThis.Map();
    for (const i of this.chosen) {
      const e = data.events[i];
      const at = e.p.find(([, role]) => role === "at" || role === "target") || e.p[0];
      if (!at) continue;
      const place = data.places[at[0]];
      const q = AREAL.has(place.p) ? null : this.point(place);
      if (!q) {
        if (place.pv !== null && place.pv !== undefined) { if (vague.has(place.pv)) vague.get(place.pv).push(i); else vague.set(place.pv, [i]); }
        continue;
      }
      const [x, y] = this.screen(q);
      if (x < -20 || y < -20 || x > this.width + 20 || y > this.height + 20) continue;
      spots.push([x, y, i, place]);
      if (this.shown.moves && e.p.length > 1) this.move(moves, e);
    }
    let cells = joined(spots, JOIN);
    for (const size of [44, 70]) if (cells.length > CROWD) cells = joined(spots, size);
    for (const cell of cells.sort((a, b) => b.all.length - a.all.length)) this.mark(rings, marks, cell);
    return [...vague];
  }

  move(moves, e) {
    const find = (role) => { const hit = e.p.find(([, r]) => r === role); return hit && this.point(this.data.places[hit[0]]); };
    const from = find("origin"), to = find("destination") || find("target");
    if (!from || !to) return;
    const [a, b] = [this.screen(from), this.screen(to)];
    const bend = [(a[0] + b[0]) / 2 + (b[1] - a[1]) * 0.15, (a[1] + b[1]) / 2 - (b[0] - a[0]) * 0.15];
    const turn = (Math.atan2(b[1] - bend[1], b[0] - bend[0]) * 180) / Math.PI;
    moves.append(s("path.move", { d: `M${a}Q${bend} ${b}` }), s("path.head", { d: "M0,0L-9,-4.5L-9,4.5Z", transform: `translate(${b}) rotate(${turn})` }));
  }

  mark(rings, marks, { x, y, all, place }) {
    const n = all.length;
    x /= n; y /= n;
    const events = all.map((i) => this.data.events[i]);
    const dead = Math.max(...events.map((e) => e.dead));
    const group = mostly(events.map((e) => e.g));
    const r = radius(dead);
    const ring = (place.r || RADIUS_KM[place.p] || 0) * this.p.km * this.view.k;
    if (n < MANY && ring > r + 2 && (place.r || 0) <= WIDEST_KM) rings.append(s("circle.ring", { cx: x, cy: y, r: ring }));
    const label = n === 1 ? events[0].h : `${n} events here: ${events.slice(0, 3).map((e) => e.tx).join(", ")}`;
    const chosen = all.some((i) => this.data.events[i].id === this.state.e);
    const act = () => { if (!this.dragged) this.openEvents(all); };
    const crowd = n >= MANY;
    marks.append(s(`g.mark${chosen ? ".chosen" : ""}`, {
      transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`, role: "button", tabindex: "0", "aria-label": label, onclick: act,
      onkeydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); act(); } },
      onpointerenter: (e) => this.say(e, label), onpointerleave: () => this.hush(), onfocus: (e) => this.say(e, label), onblur: () => this.hush(),
    }, s("circle.hit", { r: 13 }), crowd ? [s("circle.crowd", { r: Math.min(24, 8 + 1.6 * Math.sqrt(n)) }), s("text.crowdcount", { y: 4 }, n)] : symbol(group, r, events.every((e) => e.db) ? { class: `sym g${group} doubt` } : {}), n > 1 && !crowd ? [s("circle.many", { cx: r, cy: -r, r: n > 99 ? 11 : 8 }), s("text.count", { x: r, y: -r + 3.5 }, n)] : null));
    this.room.add(x - r, y - r - (n > 1 ? 6 : 0), x + r + (n > 1 ? 8 : 0), y + r);
  }

  openEvents(all) {
    if (all.length === 1) this.openEvent(all[0]);
    else this.panel.show(`${all.length} events`, h("ul.plain", all.slice(0, 200).map((i) => h("li", h("button.row", { type: "button", onclick: () => this.openEvent(i) }, icon(this.data.events[i].g), " ", this.data.events[i].w ? this.data.events[i].w[3] + " · " : "", name(this.data.events[i].h))))));
  }

  drawForces(marks) {
    for (const f of forcesOn(this.data, this.day)) {
      const q = this.point(this.data.places[f.p]);
      if (!q) continue;
      const [x, y] = this.screen(q);
      const label = called(this.data, f.u);
      marks.append(s("g.unit", { transform: `translate(${x + 10},${y + 8})`, onpointerenter: (e) => this.say(e, label), onpointerleave: () => this.hush() }, s("rect", { width: 20, height: 13 }), s("path", { d: "M0,0L20,13M20,0L0,13" })));
      if (this.room.take(x + 32, y + 6, x + 34 + label.length * 5.6, y + 22)) marks.append(s("text.unitname", { x: x + 34, y: y + 18 }, label));
    }
  }

  say(event, text) {
    const box = this.frame.getBoundingClientRect();
    const at = event.currentTarget.getBoundingClientRect();
    put(this.tip, name(text));
    this.tip.hidden = false;
    const x = Math.max(8, Math.min(at.left - box.left + 18, box.width - 250));
    this.tip.style.setProperty("left", `${x}px`);
    this.tip.style.setProperty("top", `${Math.min(at.bottom - box.top + 4, box.height - 40)}px`);
  }
  hush() { this.tip.hidden = true; }
}

/** Events that would cover each other become one mark: each joins the first mark within `size` pixels. */
function joined(spots, size) {
  const cells = new globalThis.Map(), found = [];
  const near = (x, y, gx, gy) => {
    for (let i = -1; i < 2; i++) for (let j = -1; j < 2; j++) for (const cell of cells.get((gx + i) * 10000 + gy + j) || []) if (Math.hypot(cell.at[0] - x, cell.at[1] - y) < size) return cell;
    return null;
  };
  for (const [x, y, i, place] of spots) {
    const [gx, gy] = [Math.floor(x / size), Math.floor(y / size)];
    let cell = near(x, y, gx, gy);
    if (!cell) {
      cell = { at: [x, y], x: 0, y: 0, all: [], place };
      found.push(cell);
      const key = gx * 10000 + gy;
      if (cells.has(key)) cells.get(key).push(cell); else cells.set(key, [cell]);
    }
    cell.x += x; cell.y += y; cell.all.push(i);
  }
  return found;
}

function mostly(groups) {
  const count = {};
  groups.forEach((g) => { count[g] = (count[g] || 0) + 1; });
  return +Object.entries(count).sort((a, b) => b[1] - a[1])[0][0];
}

function boxOf(places) {
  const known = places.filter((p) => p.lat !== null);
  if (!known.length) return [60, 29, 75, 39];
  const lon = known.map((p) => p.lon), lat = known.map((p) => p.lat);
  return [Math.min(...lon) - 1, Math.min(...lat) - 1, Math.max(...lon) + 1, Math.max(...lat) + 1];
}
