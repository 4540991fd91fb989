// The axis of time: bars of events and of people killed, a brush that filters everything, and the day of the map.
import { h, s, put } from "./dom.js";
import { ticks, short, long, iso, toDay } from "./days.js";

const HEIGHT = 108, PAD = 26, BARS = 44, FLOOR = 84;

export class Time {
  constructor(data, store) {
    Object.assign(this, { data, store });
    this.svg = s("svg.axis", { role: "img", "aria-label": "Events and people killed over time" });
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

  brush() {
    let start = null;
    this.svg.addEventListener("pointerdown", (e) => { start = this.day(e.clientX - this.svg.getBoundingClientRect().left); this.svg.setPointerCapture(e.pointerId); });
    this.svg.addEventListener("pointermove", (e) => {
      if (start === null) return;
      const at = this.day(e.clientX - this.svg.getBoundingClientRect().left);
      const [a, b] = [Math.min(start, at), Math.max(start, at)];
      if (b > a) this.store.set({ from: Math.max(a, this.data.from), to: Math.min(b, this.data.to) });
    });
    this.svg.addEventListener("pointerup", (e) => { if (start !== null && this.day(e.clientX - this.svg.getBoundingClientRect().left) === start) this.store.set({ from: null, to: null }); start = null; });
  }

  update(chosen, state) { this.chosen = chosen; this.state = state; this.draw(); }

  draw() {
    const { data, state } = this;
    if (!state) return;
    this.width ||= this.frame.clientWidth || 800; // asked for only when it changes: asking lays the whole page out
    const size = Math.max(1, Math.ceil((data.to - data.from) / Math.max(20, Math.min(120, this.width / 8))));
    const bins = Array.from({ length: Math.ceil((data.to - data.from) / size) }, (_, i) => ({ day: data.from + i * size, n: 0, low: 0, high: 0 }));
    for (const i of this.chosen) {
      const e = data.events[i];
      if (!e.days || e.bg) continue;
      const bin = bins[Math.floor((e.days[0] - data.from) / size)];
      if (!bin) continue;
      bin.n++;
      if (!e.ag) for (const n of e.n) if (n.r === "killed") { bin.low += n.l ?? n.b ?? 0; bin.high += n.h ?? n.b ?? n.l ?? 0; }
    }
    const outside = this.chosen.filter((i) => { const d = data.events[i].days; return d && !data.events[i].bg && (d[1] <= data.from || d[0] >= data.to); }).length;
    const undated = this.chosen.filter((i) => !data.events[i].days).length;
    this.rest.textContent = [undated ? `${undated} ${undated === 1 ? "event has" : "events have"} no date` : "", outside ? `${outside} ${outside === 1 ? "lies" : "lie"} outside this axis` : ""].filter(Boolean).join("; ");
    const most = Math.max(1, ...bins.map((b) => b.n)), worst = Math.max(1, ...bins.map((b) => b.high));
    const w = Math.max(1.5, this.x(data.from + size) - this.x(data.from) - 2);
    const up = (n) => (n / most) * BARS, down = (n) => (n / worst) * (HEIGHT - FLOOR - 4 + 12);
    const base = 56;
    put(this.svg,
      state.from !== null || state.to !== null ? s("rect.brush", { x: this.x(state.from ?? data.from), width: Math.max(2, this.x(state.to ?? data.to) - this.x(state.from ?? data.from)), y: 0, height: HEIGHT - 16 }) : null,
      bins.map((b) => b.n ? s("g", s("rect.bar", { x: this.x(b.day) + 1, width: w, y: base - up(b.n), height: up(b.n) }), b.high ? [s("rect.toll.high", { x: this.x(b.day) + 1, width: w, y: base + 2, height: Math.max(1, down(b.high)) }), s("rect.toll.low", { x: this.x(b.day) + 1, width: w, y: base + 2, height: down(b.low) })] : null,
        s("title", `${long(b.day)}${size > 1 ? ` and ${size - 1} days after` : ""}: ${b.n} events${b.high ? `, ${b.low === b.high ? b.low : b.low + " to " + b.high} killed` : ""}`)) : null),
      s("line.zero", { x1: PAD, x2: this.width - PAD, y1: base + 1, y2: base + 1 }),
      ticks(data.from, data.to, Math.floor(this.width / 70)).map(([d, text]) => [s("line.tick", { x1: this.x(d), x2: this.x(d), y1: HEIGHT - 18, y2: HEIGHT - 14 }), s("text.tick", { x: this.x(d), y: HEIGHT - 3 }, text)]),
      s("text.axisname", { x: PAD, y: 10 }, `events${size > 1 ? ` in ${size} days` : " a day"}, most ${most}`), s("text.axisname", { x: PAD, y: HEIGHT - 22 }, worst > 1 ? "killed, least and most" : ""),
      s("line.now", { x1: this.x((state.on ?? data.to - 1) + 0.5), x2: this.x((state.on ?? data.to - 1) + 0.5), y1: 2, y2: HEIGHT - 16 }));
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${HEIGHT}`);
    this.svg.setAttribute("height", HEIGHT);
    const on = state.on ?? data.to - 1;
    this.slider.value = on;
    this.slider.setAttribute("aria-valuetext", long(on));
    this.label.textContent = long(on);
    this.known.checked = state.known;
    this.fromInput.querySelector("input").value = state.from === null ? "" : iso(state.from);
    this.toInput.querySelector("input").value = state.to === null ? "" : iso(state.to - 1);
    this.svg.setAttribute("aria-label", `Events over time: ${this.chosen.length} chosen, ${short(data.from)} to ${short(data.to - 1)}`);
  }
}
