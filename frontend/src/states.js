// Control through time, units as a tree, relations as a matrix.
import { h, s, put, name, paged } from "./dom.js";
import { cite } from "./evidence.js";
import { controlOn, forcesOn, age, STALE } from "./model.js";
import { holdingFill, basisClass } from "./symbols.js";
import { actor, names } from "./events.js";
import { ticks, long, toDay } from "./days.js";

/** Each place a row, each state a bar in its holder's colour: who held what when, and on what basis. */
export class Control {
  constructor(data, store, panel) {
    Object.assign(this, { data, panel });
    const own = data.control.filter((c) => c.b !== "assumed" || c.c.length);
    const rows = new Map();
    for (const c of own) { const key = data.places[c.p].n + (c.sc ? ` (${c.sc})` : ""); rows.set(key, [...(rows.get(key) || []), c]); }
    this.rows = [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    this.rows.forEach(([, list]) => list.sort((a, b) => (a.start ?? 0) - (b.start ?? 0)));
    this.assumed = data.control.length - own.length;
    this.body = h("div");
    this.node = h("div", this.body);
  }
  update(_, state) {
    const { data } = this;
    const day = state.on ?? data.to - 1;
    if (this.day === day && this.known === state.known) return;
    Object.assign(this, { day, known: state.known });
    const from = data.from - Math.max(3, Math.round((data.to - data.from) / 10)), to = data.to;
    const x = (d) => (100 * (Math.min(to, Math.max(from, d)) - from)) / (to - from);
    const current = new Set(controlOn(data, day, state.known));
    const bar = (c) => {
      const camp = data.camps(c.h), fill = holdingFill(c.s, camp);
      const a = x(c.start ?? from), b = x(c.end ?? to);
      const solid = c.end === null && c.last !== null ? x(c.last + STALE) : b;
      return [s("rect", { x: a, y: 3, width: Math.max(0.8, Math.min(b, solid) - a), height: 14, class: `${fill.class} ${basisClass(c.b)}`, fill: fill.fill }, s("title", c.x)), b > solid ? s("rect", { x: solid, y: 3, width: b - solid, height: 14, class: `${fill.class} stale b-assumed`, fill: fill.fill }, s("title", c.x + " No word since.")) : null];
    };
    const render = ([place, list]) => {
      const now = list.filter((c) => current.has(c));
      const shown = now.length ? now : [];
      return h("tr", h("th", { scope: "row" }, name(place)),
        h("td", shown.length ? shown.map((c) => h("div", c.h === null || c.s === "unknown" ? "not known" : [actor(data, c.h), c.s === "held" ? "" : ` – ${c.sx}`], c.dis.length ? h("span.tag.warn", { title: "disputed by " + c.dis.map((d) => data.actors[d].n).join(", ") }, "disputed") : "")) : h("span.dim", "nothing said by then")),
        h("td", shown.map((c) => h("div", c.bx, c.ver === true ? h("span.tag", "verified") : "", c.dis.length ? h("span.small", "; disputed by ", names(data, c.dis.slice(0, 3))) : ""))),
        h("td.small", shown.map((c) => h("div", c.f && c.f[2] !== "unknown" ? `since ${c.f[3].replace(/^in /, "")}` : "start not known", c.last !== null && age(c, day) > STALE ? h("span.tag.warn", `last word ${age(c, day)} days ago`) : c.c2 ? `, last cited ${long(toDay(c.c2))}` : ""))),
        h("td.gantt", s("svg", { viewBox: "0 0 100 20", preserveAspectRatio: "none", height: 20, "aria-hidden": "true" }, list.map(bar), s("line.now", { x1: x(day), x2: x(day), y1: 0, y2: 20, "vector-effect": "non-scaling-stroke" }))),
        h("td", cite(data, list.flatMap((c) => c.c), this.panel, place)));
    };
    const axis = h("div.ganttaxis", { "aria-hidden": "true" }, ticks(from, to, 5).map(([d, t]) => h("span", { css: { left: x(d) + "%" } }, t)));
    const rows = this.rows.slice(0, 400);
    put(this.body, rows.length ? h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Control ledger" }, h("table.ledger", h("caption", `Who held what on ${long(day)}${state.known ? ", from what was published by then" : ""}`),
      h("thead", h("tr", ["Place", "Holder", "Basis", "Time"].map((t) => h("th", { scope: "col" }, t)), h("th.gantt", { scope: "col" }, h("span.sr", "Through time"), axis), h("th", { scope: "col" }, "Words"))), h("tbody", rows.map(render)))) : h("p.empty", "No report speaks of who holds a place."),
      this.rows.length > 400 ? h("p.note", `${this.rows.length - 400} more places are not listed.`) : null,
      this.assumed ? h("p.note", `${this.assumed} more places stand as the opening map had them; no report here speaks of them.`) : null);
  }
}

/** Units under their parents on the chosen day. */
export class Forces {
  constructor(data, store, panel) { Object.assign(this, { data, panel }); this.node = h("div"); }
  update(_, state) {
    const { data } = this;
    const day = state.on ?? data.to - 1;
    if (this.day === day) return;
    this.day = day;
    const units = forcesOn(data, day);
    const kids = new Map(), own = new Map(units.map((f) => [f.u, f]));
    for (const f of units) { const up = f.pa === f.u ? null : f.pa; kids.set(up, [...(kids.get(up) || []), f.u]); }
    const tops = [...kids.keys()].filter((k) => k !== null && !own.has(k));
    const done = new Set();
    const node = (u) => {
      if (done.has(u)) return null;
      done.add(u);
      const f = own.get(u);
      const below = kids.get(u) || [];
      const all = data.forces.filter((x) => x.u === u).flatMap((x) => x.c);
      return h("li", h("div.unitrow", s("svg.unit", { viewBox: "-1 -1 26 18", width: 26, height: 18, "aria-hidden": "true" }, s("rect", { width: 24, height: 16 }), f ? s("path", { d: "M0,0L24,16M24,0L0,16" }) : null), h("b", actor(data, u)),
        f ? h("span", f.pk === "attached" ? " (attached)" : "", ` ${f.ac}`, f.p !== null ? [" – ", name(data.places[f.p].n)] : "", f.sz ? `, strength ${f.sz}` : "", f.cm !== null ? [", commander ", actor(data, f.cm)] : "", f.c2 ? h("span.small", ` last seen ${long(toDay(f.c2))}`) : "", " ", cite(data, all, this.panel, data.actors[u].n), f.doubt ? h("span.tag.warn", f.doubt) : "") : ""),
        below.length ? h("ul", below.map(node)) : null);
    };
    put(this.node, units.length ? [h("p.note", `Last known by ${long(day)}. ${data.meta.hidden ? "Positions are given by district at most." : ""}`), h("ul.tree", tops.map(node), (kids.get(null) || []).map(node), units.map((f) => node(f.u)))] : h("p.empty", "No unit is named in the reports up to this day."), this.roles());
  }
  roles() {
    const { data } = this;
    if (!data.roles.length) return null;
    return h("div", h("h3", "Offices"), h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Offices" }, h("table", h("thead", h("tr", ["Person", "Office", "Of", "Until", "Words"].map((t) => h("th", { scope: "col" }, t)))), h("tbody", data.roles.slice(0, 300).map((r) => h("tr", h("th", { scope: "row" }, actor(data, r.pe)), h("td", name(r.t || "")), h("td", r.o === null ? "" : actor(data, r.o)), h("td", r.to ? r.to[3] : ""), h("td", cite(data, r.c, this.panel, data.actors[r.pe].n))))))));
  }
}

/** Who stands how to whom: rows to columns, denials struck through; shading counts events between the two. */
export function relations(data, panel) {
  const pairs = new Map(), weight = new Map();
  const bump = (a, n = 1) => weight.set(a, (weight.get(a) || 0) + n);
  for (const r of data.relations) { const key = r.a + ">" + r.o; pairs.set(key, [...(pairs.get(key) || []), r]); bump(r.a, 5); bump(r.o, 5); }
  const fought = new Map();
  const parties = new Set(["state", "government", "military", "police", "intelligence", "armed_group", "militia", "faction", "unit", "civilians", "protesters"]);
  for (const e of data.events) for (const a of e.a) for (const o of e.o) if (parties.has(data.actors[a].k) && parties.has(data.actors[o].k) && a !== o && e.g < 3) { const key = a + ">" + o; fought.set(key, [...(fought.get(key) || []), ...e.c]); bump(a); bump(o); }
  if (!weight.size) return h("p.empty", "No report speaks of a relation between two parties.");
  const order = [...weight].sort((a, b) => b[1] - a[1]).slice(0, 16).map(([a]) => a);
  const used = order.filter((a) => order.some((b) => pairs.has(a + ">" + b) || fought.has(a + ">" + b))), cols = order.filter((b) => order.some((a) => pairs.has(a + ">" + b) || fought.has(a + ">" + b)));
  const cell = (a, b) => {
    const said = pairs.get(a + ">" + b) || [], hits = fought.get(a + ">" + b) || [];
    if (a === b) return h("td.self", "");
    return h("td", { class: hits.length ? `heat-${Math.min(4, 1 + Math.floor(Math.log2(hits.length)))}` : "" },
      said.map((r) => h("div", h(r.dn.length ? "s" : "span", r.r), " ", cite(data, r.c, panel, r.r), r.dn.length ? h("span.small", " denied by ", names(data, r.dn)) : "")),
      hits.length ? h("div.small", "attacks ", cite(data, hits, panel, "attacks")) : null);
  };
  return h("div", h("p.note", "Each row towards each column: what is said of them, and attacks by the one on the other (the darker, the more quotations). Struck through: denied by somebody."),
    h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Relations" }, h("table.matrix", h("thead", h("tr", h("td", ""), cols.map((b) => h("th", { scope: "col" }, name(data.actors[b].n))))), h("tbody", used.map((a) => h("tr", h("th", { scope: "row" }, name(data.actors[a].n)), cols.map((b) => cell(a, b))))))));
}
