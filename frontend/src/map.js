// The map: control as areas, events as symbols, what is known only by province as a count on the province.
import { h, s, put, name } from "./dom.js";
import { projection, path, curve, inside, Room, WIDTH } from "./projection.js";
import { patterns } from "./symbols.js";
import { gestures } from "./gestures.js";
import { Legend } from "./legend.js";
import { drawNames, drawLand } from "./labels.js";
import { drawEvents } from "./marks.js";
import { drawControl, drawForces } from "./held.js";

const PAPER = 700; // pixels between the margins of A4
const LAYERS = ["areas", "discs", "rings", "moves", "marks", "names"];

export class Map {
  constructor(data, store, panel, openEvent) {
    Object.assign(this, { data, store, panel, openEvent });
    const box = data.map ? data.map.box : boxOf(data.places);
    this.p = projection(box);
    this.view = { x: 0, y: 0, k: 1 };
    this.shown = { control: true, events: true, forces: false, moves: true, land: true };
    this.base = s("g.base");
    this.layers = Object.fromEntries(LAYERS.map((n) => [n, s(`g.${n}`)]));
    this.over = s("g.over", Object.values(this.layers));
    this.svg = s("svg.map", { role: "group", tabindex: "0", "aria-label": "Map of control and events; the same is in the tables below" },
      patterns(), s("rect.sea", { width: "100%", height: "100%" }), this.base, this.over);
    this.tip = h("div.tip", { role: "status", hidden: true });
    const button = (label, text, act) => h("button", { type: "button", "aria-label": label, title: label, onclick: act }, text);
    this.frame = h("div.mapframe", this.svg, this.tip,
      h("div.zoom", button("Zoom in", "+", () => this.zoom(1.5)), button("Zoom out", "−", () => this.zoom(1 / 1.5)), button("Where things happened", "◎", () => this.fit()), button("Whole country", "▢", () => this.whole())));
    this.signs = new Legend(this);
    this.legend = this.signs.node;
    this.drawBase();
    gestures(this);
    this.listen();
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

  /** One ear for all marks: a node that can be opened has `act`, one that can be named has `label`. */
  listen() {
    const found = (e, what) => { for (let n = e.target; n && n !== this.over; n = n.parentNode) if (n[what]) return n; return null; };
    const name = (e) => { const n = found(e, "label"); if (n) this.say(n, n.label); };
    this.over.addEventListener("click", (e) => { if (!this.dragged) found(e, "act")?.act(); });
    this.over.addEventListener("keydown", (e) => {
      const n = e.key === "Enter" || e.key === " " ? found(e, "act") : null;
      if (n) { e.preventDefault(); e.stopPropagation(); n.act(); }
    });
    for (const kind of ["pointerover", "focusin"]) this.over.addEventListener(kind, name);
    for (const kind of ["pointerout", "focusout"]) this.over.addEventListener(kind, () => this.hush());
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
    this.signs.update();
  }

  draw() {
    if (!this.width || !this.state) return;
    const { view, layers, shown, state } = this;
    this.base.setAttribute("transform", `translate(${view.x},${view.y}) scale(${view.k})`);
    this.land?.setAttribute("visibility", shown.land ? "visible" : "hidden");
    if (this.marked !== state.province) {
      this.marked = state.province;
      this.shapes?.forEach((shape, i) => shape.setAttribute("class", "province" + (state.province === i ? " chosen" : "")));
    }
    const reached = this.over.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
    // Who holds what follows from the day and the view alone: a filter of events leaves it as it is drawn.
    const held = [view.x, view.y, view.k, this.width, this.height, this.day, state.known, shown.control].join();
    if (this.held !== held) {
      this.held = held;
      for (const n of ["areas", "discs"]) layers[n].replaceChildren();
      this.discs = shown.control ? drawControl(this, layers) : [];
    }
    for (const n of ["rings", "moves", "marks", "names"]) layers[n].replaceChildren();
    this.room = new Room();
    this.room.add(this.width - 48, 0, this.width, 160); // the buttons
    const vague = shown.events ? drawEvents(this, layers) : [];
    if (shown.forces) drawForces(this, layers);
    drawNames(this, layers.names, vague);
    if (this.lines) drawLand(this, layers.names);
    if (reached) for (const node of this.over.querySelectorAll("[role=button]")) if (node.getAttribute("aria-label") === reached) { node.focus({ preventScroll: true }); break; }
  }

  say(node, text) {
    const box = this.frame.getBoundingClientRect();
    const at = node.getBoundingClientRect();
    put(this.tip, name(text));
    this.tip.hidden = false;
    const x = Math.max(8, Math.min(at.left - box.left + 18, box.width - 250));
    this.tip.style.setProperty("left", `${x}px`);
    this.tip.style.setProperty("top", `${Math.min(at.bottom - box.top + 4, box.height - 40)}px`);
  }
  hush() { this.tip.hidden = true; }
}

function boxOf(places) {
  const known = places.filter((p) => p.lat !== null);
  if (!known.length) return [60, 29, 75, 39];
  const lon = known.map((p) => p.lon), lat = known.map((p) => p.lat);
  return [Math.min(...lon) - 1, Math.min(...lat) - 1, Math.max(...lon) + 1, Math.max(...lat) + 1];
}
