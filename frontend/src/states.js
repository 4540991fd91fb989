// Units as a tree, relations as a matrix.
import { h, s, put, name } from "./dom.js";
import { cite } from "./evidence.js";
import { forcesOn } from "./model.js";
import { actor, called, names } from "./actors.js";
import { long, toDay } from "./days.js";

const PARTIES = new Set(["state", "government", "armed_group", "faction", "militia", "party"]);

/** Units under their parents on the chosen day. */
export class Forces {
  constructor(data, store, panel) { Object.assign(this, { data, panel }); this.node = h("div"); }
  update(_, state) {
    const { data } = this;
    const day = state.on ?? data.to - 1;
    if (this.day === day) return;
    this.day = day;
    const everyone = forcesOn(data, day);
    const named = (f) => !data.actors[f.u].un && !PARTIES.has(data.actors[f.u].k); // a party as a whole is no unit of an order of battle
    const units = everyone.filter(named), nameless = data.forces.filter((f) => !named(f) && (f.start === null || f.start <= day));
    const kids = new Map(), own = new Map(units.map((f) => [f.u, f]));
    for (const f of units) { const up = f.pa === f.u ? null : f.pa; kids.set(up, [...(kids.get(up) || []), f.u]); }
    const tops = [...kids.keys()].filter((k) => k !== null && !own.has(k));
    const done = new Set();
    const node = (u) => {
      if (done.has(u)) return null;
      done.add(u);
      const f = own.get(u);
      const below = kids.get(u) || [];
      const sightings = data.forces.filter((x) => x.u === u), all = sightings.flatMap((x) => x.c);
      const before = sightings.filter((x) => x !== f && x.p !== null && x.last !== null && x.last <= day).sort((a, b) => b.last - a.last).slice(0, 3);
      return h("li", h("div.unitrow", s("svg.unit", { viewBox: "-1 -1 26 18", width: 26, height: 18, "aria-hidden": "true" }, s("rect", { width: 24, height: 16 }), f ? s("path", { d: "M0,0L24,16M24,0L0,16" }) : null), h("b", actor(data, u)),
        f ? h("span", f.pk === "attached" ? " (attached)" : "", ` ${f.ac}`, f.p !== null ? [" – ", name(data.places[f.p].n)] : "", f.sz ? `, strength ${f.sz}` : "", f.cm !== null ? [", commander ", actor(data, f.cm)] : "", f.c2 ? h("span.small", ` last seen ${long(toDay(f.c2))}`) : "", " ", cite(data, all, this.panel, called(data, u)), before.length ? h("span.small", " earlier: ", before.map((x, i) => [i ? "; " : "", name(data.places[x.p].n), ` ${long(x.last)}`])) : "", f.doubt ? h("span.tag.warn", f.doubt) : "") : ""),
        below.length ? h("ul", below.map(node)) : null);
    };
    put(this.node, units.length ? [h("p.note", `Last known by ${long(day)}. ${data.meta.hidden ? "Positions are given by district at most." : ""}`), h("ul.tree", tops.map(node), (kids.get(null) || []).map(node), units.map((f) => node(f.u)))] : h("p.empty", "No unit is named in the reports up to this day."), this.nameless(nameless), this.roles());
  }
  /** Troops of whom a report gives no name: they belong to no tree, but somebody saw them somewhere. */
  nameless(list) {
    if (!list.length) return null;
    const { data } = this;
    return h("div.nameless", h("h3", "Forces without a name"), h("p.note", "What reports call troops whose unit they do not name; two rows may be the same men."),
      h("ul.plain", list.slice(0, 60).map((f) => h("li", actor(data, f.u), f.pa !== null ? [" of ", actor(data, f.pa)] : "", ` ${f.ac}`, f.p !== null ? [" – ", name(data.places[f.p].n)] : "", f.sz ? `, ${f.sz}` : "", f.c2 ? h("span.small", ` ${long(toDay(f.c2))}`) : "", " ", cite(data, f.c, this.panel, called(data, f.u))))));
  }
  roles() {
    const { data } = this;
    if (!data.roles.length) return null;
    return h("div", h("h3", "Offices"), h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Offices" }, h("table", h("thead", h("tr", ["Person", "Office", "Of", "Until", "Words"].map((t) => h("th", { scope: "col" }, t)))), h("tbody", data.roles.slice(0, 300).map((r) => h("tr", h("th", { scope: "row" }, actor(data, r.pe)), h("td", name(r.t || "")), h("td", r.o === null || data.actors[r.o].un ? "" : actor(data, r.o)), h("td", r.to ? r.to[3] : ""), h("td", cite(data, r.c, this.panel, data.actors[r.pe].n))))))));
  }
}

/** Who stands how to whom: rows to columns, denials struck through; shading counts events between the two. */
export function relations(data, panel) {
  const pairs = new Map(), weight = new Map();
  const bump = (a, n = 1) => weight.set(a, (weight.get(a) || 0) + n);
  for (const r of data.relations) { const key = r.a + ">" + r.o; pairs.set(key, [...(pairs.get(key) || []), r]); bump(r.a, 5); bump(r.o, 5); }
  const fought = new Map();
  const CIVILIANS = -1; // crowds of civilians that reports describe: one column for all
  const party = (a) => (data.actors[a].d !== 1 ? a : ["civilians", "protesters"].includes(data.actors[a].k) ? CIVILIANS : null);
  const heading = (a) => (a === CIVILIANS ? "civilians, as described" : actor(data, a));
  const parties = new Set(["state", "government", "military", "police", "intelligence", "armed_group", "militia", "faction", "unit", "civilians", "protesters"]);
  for (const e of data.events) {
    if (e.g >= 3 || e.db) continue;
    const sides = [e.a, e.o].map((list) => [...new Set(list.filter((a) => parties.has(data.actors[a].k)).map(party))].filter((a) => a !== null));
    for (const a of sides[0]) for (const o of sides[1]) if (a !== o && a !== CIVILIANS) { const key = a + ">" + o; fought.set(key, [...new Set([...(fought.get(key) || []), ...e.c])]); bump(a); bump(o); }
  }
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
    h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Relations" }, h("table.matrix", h("thead", h("tr", h("td", ""), cols.map((b) => h("th", { scope: "col" }, heading(b))))), h("tbody", used.map((a) => h("tr", h("th", { scope: "row" }, heading(a)), cols.map((b) => cell(a, b))))))));
}
