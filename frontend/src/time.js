// The axis of time: bars of events and of people killed, a brush that filters everything, and the day of the map.
import { h, s, put } from "./dom.js";
import { ticks, short, long, iso, toDay } from "./days.js";
import { bins, binSize, unseen } from "./bars.js";
import { choose } from "./model.js";

const HEIGHT = 108, PAD = 26, BARS = 44, BASE = 56, DEEP = 32; // pixels; events above the line at BASE, people killed below it
const plural = (n, one, more) => `${n} ${n === 1 ? one : more}`;

export class Time {
  constructor(data, store) {
    Object.assign(this, { data, store });
    this.drawn = s("g"); // ticks and words, which follow from the width alone
    this.period = s("rect.brush", { y: 0, height: HEIGHT - 16 });
    this.paths = Object.fromEntries(["bar", "high", "low"].flatMap((kind) => [[kind, s(`path.${kind === "bar" ? "bar" : `toll.${kind}`}`)], [kind + "out", s(`path.out.${kind === "bar" ? "bar" : `toll.${kind}`}`)]]));
    this.bars = s("g.bars");
    this.now = s("line.now", { y1: 2, y2: HEIGHT - 16 });
    this.most = s("text.axisname", { x: PAD, y: 10 });
    this.worst = s("text.axisname", { x: PAD, y: HEIGHT - 22 });
    this.svg = s("svg.axis", { role: "group", "aria-label": "Events and people killed over time" }, this.period, Object.values(this.paths), this.bars, this.drawn, this.most, this.worst, this.now);
    this.frame = h("div.axisframe", this.svg);
    this.slider = h("input", { type: "range", id: "on", min: data.from, max: data.to - 1, step: 1, oninput: (e) => store.set({ on: +e.target.value === data.to - 1 ? null : +e.target.value }) });
    this.label = h("output", { for: "on" });
    this.known = h("input", { type: "checkbox", onchange: (e) => store.set({ known: e.target.checked, on: store.state.on ?? data.to - 1 }) });
    this.play = h("button", { type: "button", onclick: () => this.toggle() }, "Play");
    const day = (label, key, bump) => h("label", label, h("input", { type: "date", min: iso(data.from), max: iso(data.to), onchange: (e) => store.set({ [key]: e.target.value ? toDay(e.target.value) + bump : null }) }));
    this.fromInput = day("From ", "from", 0);
    this.toInput = day("to ", "to", 1);
    this.rest = h("span.small");
    this.node = h("div.time",
      this.frame,
      h("div.timerow", h("div.brushes", this.fromInput, this.toInput, h("button.quiet", { type: "button", onclick: () => store.set({ from: null, to: null }) }, "All days"), this.rest),
        h("div.dayrow", h("label", { for: "on" }, "Control and units on "), this.label, this.slider, this.play, h("label.known", this.known, " only what was published by then"))));
    this.brush();
    new ResizeObserver((entries) => { const width = Math.round(entries[0].contentRect.width); if (width && width !== this.width) { this.width = width; this.draw(); } }).observe(this.frame);
  }

  x(day) { return PAD + ((day - this.data.from) / Math.max(1, this.data.to - this.data.from)) * (this.width - PAD * 2); }
  day(x) { return Math.round(this.data.from + ((x - PAD) / (this.width - PAD * 2)) * (this.data.to - this.data.from)); }

  toggle() {
    if (this.timer) { clearInterval(this.timer); this.timer = null; this.play.textContent = "Play"; return; }
    this.play.textContent = "Stop";
    let at = this.store.state.on ?? this.data.to - 1;
    if (at >= this.data.to - 1) at = this.data.from;
    const step = Math.max(1, Math.round((this.data.to - this.data.from) / 60));
    this.timer = setInterval(() => { at += step; this.store.set({ on: Math.min(at, this.data.to - 1) }); if (at >= this.data.to - 1) this.toggle(); }, 350);
  }

  /** Dragging chooses days; a press on a bar chooses its days, and a second one, or one beside all bars, frees them. */
  brush() {
    let start = null;
    const at = (e) => this.day(e.clientX - this.svg.getBoundingClientRect().left);
    this.svg.addEventListener("pointerdown", (e) => { start = { day: at(e), x: e.clientX, drag: false }; this.svg.setPointerCapture(e.pointerId); });
    this.svg.addEventListener("pointermove", (e) => {
      if (start === null) return;
      start.drag ||= Math.abs(e.clientX - start.x) > 3;
      const day = at(e), [a, b] = [Math.min(start.day, day), Math.max(start.day, day)];
      if (start.drag && b > a) this.store.set({ from: Math.max(a, this.data.from), to: Math.min(b, this.data.to) });
    });
    this.svg.addEventListener("pointerup", (e) => {
      if (start !== null && !start.drag) this.press(this.bin(e.clientX - this.svg.getBoundingClientRect().left));
      start = null;
    });
    this.svg.addEventListener("pointercancel", () => { start = null; });
    this.svg.addEventListener("keydown", (e) => {
      const full = this.bins ? this.bins.filter((b) => b.n) : [];
      const here = full.findIndex((b) => b.node === document.activeElement);
      if (here < 0) return;
      const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: full.length - 1 }[e.key];
      if (e.key === "Enter" || e.key === " ") this.press(full[here]);
      else if (next === undefined) return;
      else if (full[next]) { this.reach(full[next].node); full[next].node.focus(); }
      e.preventDefault();
    });
  }

  /** The words of a bar as a tip, written when somebody points at it. */
  name(node) {
    if (node.lastChild.nodeName !== "title") node.append(s("title"));
    node.lastChild.textContent = node.getAttribute("aria-label");
  }

  bin(x) { return this.bins?.find((b) => b.n && x >= this.x(b.day) && x < this.x(b.end)); }

  press(bin) {
    const { from, to } = this.store.state;
    this.store.set(bin && !(from === bin.day && to === bin.end) ? { from: bin.day, to: bin.end } : { from: null, to: null });
  }

  /** One bar at a time can be reached with Tab; the arrows lead from it to the others. */
  reach(node) {
    for (const b of this.bins) b.node.setAttribute("tabindex", b.node === node ? "0" : "-1");
  }

  update(chosen, state) { this.chosen = chosen; this.state = state; this.draw(); }

  /** What follows from the width alone: ticks, and a place for each bar. */
  frameFor(width) {
    const { data } = this;
    this.size = binSize(data.to - data.from, width);
    this.nodes = bins(data, [], this.size).map((b) => {
      const x = this.x(b.day), w = this.x(b.end) - x;
      const node = s("g.barbox", { role: "button", tabindex: "-1", display: "none", onpointerenter: () => this.name(node) }, s("rect.hit", { x, width: w, y: 12, height: HEIGHT - 30 }));
      return { x: x + 1, w: Math.max(1.5, w - 2), node };
    });
    put(this.bars, this.nodes.map((b) => b.node));
    put(this.drawn, s("line.zero", { x1: PAD, x2: width - PAD, y1: BASE + 1, y2: BASE + 1 }),
      ticks(data.from, data.to, Math.floor(width / 70)).map(([d, text]) => [s("line.tick", { x1: this.x(d), x2: this.x(d), y1: HEIGHT - 18, y2: HEIGHT - 14 }), s("text.tick", { x: this.x(d), y: HEIGHT - 3 }, text)]));
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.svg.setAttribute("height", HEIGHT);
    this.framed = width;
  }

  draw() {
    const { data, state, size } = this;
    if (!state) return;
    this.width ||= this.frame.clientWidth || 800; // asked for only when it changes: asking lays the whole page out
    if (this.framed !== this.width) { this.frameFor(this.width); return this.draw(); }
    const { undated, outside } = unseen(data, this.chosen);
    this.rest.textContent = [undated ? plural(undated, "event has no date", "events have no date") : "", outside ? plural(outside, "lies outside this axis", "lie outside this axis") : ""].filter(Boolean).join("; ");
    // Bars outside the chosen days stay, paler: another can be pressed, and one sees of how much this is a part.
    const all = state.from === null && state.to === null ? this.chosen : choose(data, { ...state, from: null, to: null });
    this.bins = bins(data, all, size).map((b, i) => ({ ...b, ...this.nodes[i] }));
    const most = Math.max(1, ...this.bins.map((b) => b.n)), worst = Math.max(1, ...this.bins.map((b) => b.high));
    const d = Object.fromEntries(Object.keys(this.paths).map((key) => [key, ""]));
    for (const b of this.bins) this.bar(b, most, worst, d);
    for (const [key, path] of Object.entries(this.paths)) path.setAttribute("d", d[key]);
    if (!this.bins.some((b) => b.n && b.node.getAttribute("tabindex") === "0")) this.reach(this.bins.find((b) => b.n)?.node);
    this.most.textContent = `events${size > 1 ? ` in ${size} days` : " a day"}, most ${most}`;
    this.worst.textContent = worst > 1 ? "killed, least and most" : "";
    const [from, to, now] = [state.from ?? data.from, state.to ?? data.to, (state.on ?? data.to - 1) + 0.5];
    this.period.setAttribute("visibility", state.from !== null || state.to !== null ? "visible" : "hidden");
    this.period.setAttribute("x", this.x(from));
    this.period.setAttribute("width", Math.max(2, this.x(to) - this.x(from)));
    this.now.setAttribute("x1", this.x(now));
    this.now.setAttribute("x2", this.x(now));
    const on = state.on ?? data.to - 1;
    this.slider.value = on;
    this.slider.setAttribute("aria-valuetext", long(on));
    this.label.textContent = long(on);
    this.known.checked = state.known;
    this.fromInput.querySelector("input").value = state.from === null ? "" : iso(state.from);
    this.toInput.querySelector("input").value = state.to === null ? "" : iso(state.to - 1);
    this.svg.setAttribute("aria-label", `Events over time: ${this.chosen.length} chosen, ${short(data.from)} to ${short(data.to - 1)}`);
  }

  /** The bars are six paths in all; what can be pressed lies over them, a box for each run of days. */
  bar(b, most, worst, d) {
    const { from, to } = this.state;
    const out = (from !== null && b.end <= from) || (to !== null && b.day >= to) ? "out" : "";
    const box = (y, height) => (height ? `M${b.x.toFixed(1)},${y.toFixed(1)}h${b.w.toFixed(1)}v${height.toFixed(1)}h${(-b.w).toFixed(1)}Z` : "");
    const tall = (b.n / most) * BARS, deep = (dead) => (dead / worst) * DEEP;
    d["bar" + out] += box(BASE - tall, tall);
    d["high" + out] += box(BASE + 2, b.high ? Math.max(1, deep(b.high)) : 0);
    d["low" + out] += box(BASE + 2, deep(b.low));
    const pressed = String(from === b.day && to === b.end), shown = `${b.n} ${b.low} ${b.high} ${pressed}`;
    if (b.node.shown === shown) return;
    b.node.shown = shown;
    const days = b.end - b.day > 1 ? `${long(b.day)} to ${long(b.end - 1)}` : long(b.day);
    b.node.setAttribute("aria-label", `${days}: ${plural(b.n, "event", "events")}${b.high ? `, ${b.low === b.high ? b.low : b.low + " to " + b.high} killed` : ""}`);
    b.node.setAttribute("aria-pressed", pressed);
    b.node.setAttribute("display", b.n ? "inline" : "none");
  }
}
