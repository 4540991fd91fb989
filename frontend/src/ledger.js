// Control through time: each place a row; and what is said in sum, beside what the named places come to.
import { h, s, put, name } from "./dom.js";
import { cite } from "./evidence.js";
import { controlOn, age, STALE } from "./model.js";
import { holdingFill, basisClass } from "./symbols.js";
import { actor, names } from "./actors.js";
import { ticks, long, toDay, iso } from "./days.js";

const LISTED = 400; // places in the ledger at once; the search finds the rest

/** Each place a row, each state a bar in its holder's colour: who held what when, and on what basis. */
export class Control {
  constructor(data, store, panel) {
    Object.assign(this, { data, panel });
    const rows = new Map();
    for (const c of data.control) { const key = data.places[c.p].n + (c.sc ? ` (${c.sc})` : ""); if (rows.has(key)) rows.get(key).push(c); else rows.set(key, [c]); }
    this.all = [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([place, list]) => ({ place, list: list.sort((a, b) => (a.start ?? 0) - (b.start ?? 0)) }));
    this.told = this.all.filter(({ list }) => list.some((c) => c.c.length || c.b !== "assumed"));
    this.from = data.from - Math.max(3, Math.round((data.to - data.from) / 10));
    this.on = h("input", { type: "date", min: iso(data.from), max: iso(data.to - 1), onchange: (e) => store.set({ on: e.target.value ? toDay(e.target.value) : null }) });
    this.find = h("input", { type: "search", placeholder: "Any place, also of the opening map", "aria-label": "Place in the ledger", oninput: () => this.draw() });
    this.body = h("div");
    this.node = h("div", h("form.filters.ledgertools", { onsubmit: (e) => e.preventDefault() }, h("label", "Day ", this.on), this.find), this.body, sums(data, panel));
  }

  update(_, state) {
    const day = state.on ?? this.data.to - 1;
    if (this.day === day && this.known === state.known) return;
    Object.assign(this, { day, known: state.known });
    this.on.value = iso(day);
    this.draw();
  }

  x(day) { return (100 * (Math.min(this.data.to, Math.max(this.from, day)) - this.from)) / (this.data.to - this.from); }

  bar(c) {
    const fill = holdingFill(c.s, this.data.camps(c.h));
    const a = this.x(c.start ?? this.from), b = this.x(c.end ?? this.data.to);
    const solid = c.end === null && c.last !== null ? this.x(c.last + STALE) : b;
    return [s("rect", { x: a, y: 3, width: Math.max(0.8, Math.min(b, solid) - a), height: 14, class: `${fill.class} ${basisClass(c.b)}`, fill: fill.fill }, s("title", c.x)), b > solid ? s("rect", { x: solid, y: 3, width: b - solid, height: 14, class: `${fill.class} stale b-assumed`, fill: fill.fill }, s("title", c.x + " No word since.")) : null];
  }

  /** A row is built once; a day changes three of its cells. */
  row(one) {
    if (!one.node) {
      one.cells = [h("td"), h("td"), h("td.small")];
      one.now = s("line.now", { y1: 0, y2: 20, "vector-effect": "non-scaling-stroke" });
      one.node = h("tr", h("th", { scope: "row" }, name(one.place)), one.cells,
        h("td.gantt", s("svg", { viewBox: "0 0 100 20", preserveAspectRatio: "none", height: 20, "aria-hidden": "true" }, one.list.map((c) => this.bar(c)), one.now)),
        h("td", cite(this.data, one.list.flatMap((c) => c.c), this.panel, one.place) || h("span.small", "opening map")));
    }
    one.now.setAttribute("x1", this.x(this.day));
    one.now.setAttribute("x2", this.x(this.day));
    const now = one.list.filter((c) => this.current.has(c));
    const past = now.length ? null : one.list.filter((c) => c.end !== null && c.end <= this.day && (!this.known || c.seen === null || c.seen <= this.day)).at(-1);
    const same = now.map((c) => `${c.n}:${c.last !== null && age(c, this.day) > STALE ? age(c, this.day) : ""}`).join() + (past ? past.n : "");
    if (one.same !== same) { one.same = same; this.fill(one.cells, now, past); }
    return one.node;
  }

  fill([holder, basis, time], shown, past) {
    const { data, day } = this;
    put(holder, shown.length ? shown.map((c) => h("div", c.s === "unknown" ? "not known" : c.h === null ? (c.con ? ["contested between ", names(data, c.con)] : c.s === "contested" ? "contested" : `${c.sx}, by whom is not known`) : [actor(data, c.h), c.s === "held" ? "" : ` – ${c.sx}`], c.dis.length ? h("span.tag.warn", { title: "disputed by " + c.dis.map((d) => data.actors[d].n).join(", ") }, "disputed") : "")) : h("span.dim", past ? ["not known since ", past.to[3].replace(/^in /, ""), past.h === null ? "" : [", last ", actor(data, past.h)]] : "nothing said by then"));
    put(basis, shown.map((c) => h("div", c.bx, c.ver === true ? h("span.tag", "verified") : "", c.dis.length ? h("span.small", "; disputed by ", names(data, c.dis.slice(0, 3))) : "")));
    put(time, shown.map((c) => h("div", c.f && c.f[2] !== "unknown" ? `since ${c.f[3].replace(/^in /, "")}` : "start not known", c.last !== null && age(c, day) > STALE ? h("span.tag.warn", `last word ${age(c, day)} days ago`) : c.c2 ? `, last cited ${long(toDay(c.c2))}` : "")));
  }

  draw() {
    const { data, day, known } = this;
    const wanted = this.find.value.trim().toLowerCase();
    this.current = new Set(controlOn(data, day, known));
    const fit = wanted ? this.all.filter(({ place }) => place.toLowerCase().includes(wanted)) : this.told;
    const rows = fit.slice(0, LISTED).map((one) => this.row(one));
    if (!this.table) {
      const axis = h("div.ganttaxis", { "aria-hidden": "true" }, ticks(this.from, data.to, 5).map(([d, t]) => h("span", { css: { left: this.x(d) + "%" } }, t)));
      this.caption = h("caption");
      this.rows = h("tbody");
      this.table = h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Control ledger" }, h("table.ledger", this.caption, h("thead", h("tr", ["Place", "Holder", "Basis", "Time"].map((t) => h("th", { scope: "col" }, t)), h("th.gantt", { scope: "col" }, h("span.sr", "Through time"), axis), h("th", { scope: "col" }, "Words"))), this.rows));
    }
    this.caption.textContent = `Who held what on ${long(day)}${known ? ", from what was published by then" : ""}`;
    const before = this.rows.children;
    if (rows.length !== before.length || rows.some((row, i) => row !== before[i])) this.rows.replaceChildren(...rows);
    const notes = [fit.length > LISTED ? `${fit.length - LISTED} more places are not listed; search for one.` : "",
      !wanted && this.all.length > this.told.length ? `${this.all.length - this.told.length} more places stand as the opening map had them; no report here speaks of them. Search finds each.` : ""];
    const shape = [rows.length > 0, wanted !== "", ...notes].join("|");
    if (this.shape === shape) return;
    this.shape = shape;
    put(this.body, rows.length ? this.table : h("p.empty", wanted ? "No such place in the ledger." : "No report speaks of who holds a place."), notes.map((text) => (text ? h("p.note", text) : null)));
  }
}

/** Statements of how many places somebody holds: they move nothing, and stand beside what khabar knows by name. */
function sums(data, panel) {
  if (!data.sums.length) return null;
  return h("div.sums", h("h3", "Said in sum"), h("p.note", "Reports also say how many districts somebody holds without naming them. Such a sum moves nothing here; beside it stands what the named places come to on that day."),
    h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Sums of control" }, h("table", h("thead", h("tr", ["Statement", "Who says it", "Day", "Beside it", "Words"].map((t) => h("th", { scope: "col" }, t)))),
      h("tbody", data.sums.map((one) => h("tr", h("th", { scope: "row" }, name(one.x)), h("td", names(data, one.by)), h("td", long(toDay(one.d))), h(`td.sum-${one.vk}`, one.k, ". ", one.v), h("td", cite(data, one.c, panel, one.x))))))));
}
