// The quieter parts: summary, statements, indicators, groups, sources with lineage, what is not known.
import { h, s, name, paged } from "./dom.js";
import { cite, sentence, reportLine } from "./evidence.js";
import { families } from "./model.js";
import { actor, names } from "./actors.js";
import { long, toDay, ticks } from "./days.js";

const teller = (data, r) => (data.reports[r].o ? name(data.reports[r].o) : ["unnamed outlet (", name(data.reports[r].path), ")"]);

export function summary(data, panel, openEvent) {
  const parts = new Map();
  for (const row of data.summary) parts.set(row.k, [...(parts.get(row.k) || []), row]);
  return [...parts].map(([part, rows]) => h("section.part", h("h3", part), h("ul", rows.map((row) => h("li", name(row.t), " ", cite(data, row.c, panel, part) || h("a.listed", { href: "#unknown" }, "the list"), row.e !== null && row.e !== undefined ? [" ", h("button.link", { type: "button", onclick: () => openEvent(row.e) }, "event")] : "")))));
}

/** What each speaker said, newest first. */
export function statements(data, panel) {
  const bySpeaker = new Map();
  data.claims.forEach((c, i) => { if (c.by.length) { const a = [...c.by].sort((x, y) => x[2] - y[2])[0][0]; bySpeaker.set(a, [...(bySpeaker.get(a) || []), i]); } });
  const rows = [...bySpeaker].sort((a, b) => b[1].length - a[1].length);
  if (!rows.length) return h("p.empty", "No report names who says what.");
  const day = (i) => data.reports[data.claims[i].r].day ?? -Infinity;
  return paged(rows, ([a, list]) => {
    const body = h("div.statements");
    const box = h("details.speaker", { ontoggle: () => { if (box.open && !body.childNodes.length) body.append(paged(unique(data, list).sort((x, y) => day(y) - day(x)), (i) => statement(data, i, panel), { first: 6, step: 20, noun: "statements" })); } }, h("summary", actor(data, a), h("span.n", `${list.length} statement${list.length > 1 ? "s" : ""}`)), body);
    return box;
  }, { first: 12, noun: "speakers" });
}

function unique(data, list) {
  const seen = new Set();
  return list.filter((i) => { const c = data.claims[i]; const key = c.r + ":" + c.s[0]; if (seen.has(key)) return false; seen.add(key); return true; });
}

function statement(data, i, panel) {
  const c = data.claims[i];
  const stance = [...c.by].sort((x, y) => x[2] - y[2])[0][1];
  return h("div.statement", h("p.small", h("b", stance), " · ", name(c.t), " ", cite(data, [i], panel, "statement")), sentence(data, c), reportLine(data, c.r));
}

/** Small charts, one for each measured thing. */
export function indicators(data, panel) {
  const found = new Map();
  for (const i of data.indicators) { const key = JSON.stringify([i.m, i.a, i.u]); found.set(key, [...(found.get(key) || []), i]); }
  if (!found.size) return h("p.empty", "No report gives a measured quantity.");
  const W = 260, H = 92;
  return h("div.charts", [...found.values()].slice(0, 60).map((list) => {
    const dated = list.filter((i) => i.w);
    const first = list[0];
    const from = dated.length ? Math.min(...dated.map((i) => toDay(i.w[0]))) : 0, to = dated.length ? Math.max(from + 1, ...dated.map((i) => toDay(i.w[1]))) : 1;
    const most = Math.max(...list.map((i) => i.h ?? i.b ?? i.l ?? 0)) || 1;
    const x = (d) => 8 + ((d - from) / (to - from)) * (W - 16), y = (v) => H - 20 - (v / most) * (H - 34);
    return h("figure.chart", h("figcaption", h("b", name(first.m)), first.a !== null ? [" – ", actor(data, first.a)] : ""),
      dated.length > 1 ? s("svg", { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": `${first.m}: ${list.length} values` }, s("line.zero", { x1: 4, x2: W - 4, y1: H - 20, y2: H - 20 }), dated.map((i) => { const at = x((toDay(i.w[0]) + toDay(i.w[1])) / 2); return [s("line.range", { x1: x(toDay(i.w[0])), x2: x(toDay(i.w[1])), y1: y(i.b ?? i.l ?? i.h), y2: y(i.b ?? i.l ?? i.h) }), s("line.range", { x1: at, x2: at, y1: y(i.l ?? i.b ?? 0), y2: y(i.h ?? i.b ?? 0) }), s("circle.dot", { cx: at, cy: y(i.b ?? i.l ?? i.h), r: 4 }, s("title", `${i.x} ${i.u || ""}, ${i.w[3]}`))]; }), ticks(from, to, 3).map(([d, t]) => s("text.tick", { x: x(d), y: H - 5 }, t))) : null,
      h("ul.plain", list.slice(0, 8).map((i) => h("li", h("b", i.x), i.u ? ` ${i.u}` : "", i.w ? `, ${i.w[3]}` : "", i.by !== null ? [" – ", actor(data, i.by)] : "", " ", cite(data, i.c, panel, i.m)))));
  }));
}

export function groups(data, panel) {
  if (!data.groups.length) return h("p.empty", "No group is named.");
  return h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Groups" }, h("table", h("thead", h("tr", ["Group", "Leaders named", "Named in connection with", "First named", "Words"].map((t) => h("th", { scope: "col" }, t)))),
    h("tbody", data.groups.slice(0, 150).map((g) => h("tr", h("th", { scope: "row" }, actor(data, g.a)), h("td", g.l.map(([p, t, c]) => h("div", actor(data, p), t ? [", ", name(t)] : "", " ", cite(data, c, panel, data.actors[p].n)))), h("td", g.ar.map((a, i) => [i ? ", " : "", name(a)])), h("td", g.d ? long(toDay(g.d)) : "undated", g.by ? [", by ", name(g.by)] : "", " ", cite(data, g.fc, panel, "first named")), h("td", cite(data, g.c, panel, data.actors[g.a].n)))))));
}

/** Reports over time; lines lead from a text to what was made of it. */
export function sources(data, panel) {
  const { parent, kids } = families(data);
  const roots = [...kids.keys()].filter((r) => !parent.has(r)).sort((a, b) => (data.reports[a].day ?? 0) - (data.reports[b].day ?? 0));
  const byOutlet = new Map();
  data.reports.forEach((r, i) => byOutlet.set(r.o || "unnamed outlet", [...(byOutlet.get(r.o || "unnamed outlet") || []), i]));
  const copies = new Map(data.copies.map((c) => [c.r, c]));
  const claims = data.reports.map(() => []);
  data.claims.forEach((c, i) => claims[c.r].push(i));
  const own = data.reports.length - new Set(data.copies.filter((c) => c.x !== "shared quotation").map((c) => c.r)).size;
  const shared = data.copies.filter((c) => c.x === "shared quotation" || c.of === null || c.of === undefined);
  return h("div",
    h("p", `${data.reports.length} reports from ${byOutlet.size - (byOutlet.has("unnamed outlet") ? 1 : 0)} outlets${byOutlet.has("unnamed outlet") ? ` and ${byOutlet.get("unnamed outlet").length} without an outlet's name` : ""}; ${own} are no copy or rewrite of another one here.`),
    roots.length ? [h("h3", "Who copied whom"), paged(roots, (r) => lineage(data, r, kids, claims, panel), { first: 8, step: 20, noun: "families" })] : null,
    shared.length ? [h("h3", "Shared quotations and outside origins"), h("ul.plain", shared.slice(0, 40).map((c) => h("li", teller(data, c.r), `: ${c.x}`, c.og ? [" of ", name(c.og)] : "", c.of !== null && c.of !== undefined ? [" with ", teller(data, c.of)] : "", c.ev.length ? h("blockquote.small", { dir: "auto" }, c.ev[0]) : "")))] : null,
    h("h3.allreports", "All reports"),
    h("div.scroll.allreports", { tabindex: "0", role: "region", "aria-label": "All reports" }, h("div", paged([...byOutlet].sort((a, b) => b[1].length - a[1].length), ([outlet, list]) => h("div.outlet", h("h4", name(outlet), h("span.n", list.length)), h("ul.plain", list.slice(0, 60).map((r) => { const c = copies.get(r); return h("li", reportLine(data, r), c ? h("span.tag", c.x) : "", " ", cite(data, claims[r], panel, "all claims of this report") || h("span.dim", "no claim")); }))), { first: 12, noun: "outlets" }))));
}

function lineage(data, root, kids, claims, panel) {
  const rows = [];
  const walk = (r, depth, link) => { if (rows.length > 40) return; rows.push([r, depth, link]); (kids.get(r) || []).sort((a, b) => (data.reports[a.r].day ?? 0) - (data.reports[b.r].day ?? 0)).forEach((c) => walk(c.r, depth + 1, c)); };
  walk(root, 0, null);
  const H = 26, at = new Map(rows.map(([r], i) => [r, i]));
  const deep = Math.max(...rows.map(([, d]) => d)) + 1;
  const W = 18 + deep * 18;
  return h("div.lineage",
    s("svg", { viewBox: `0 0 ${W} ${rows.length * H}`, width: W, height: rows.length * H, "aria-hidden": "true" },
      rows.map(([r, d, link], i) => link && at.has(link.of) ? s("path.descent", { d: `M${9 + (d - 1) * 18},${at.get(link.of) * H + 13}V${i * H + 13}H${9 + d * 18}`, "stroke-width": 1 + 3 * link.sh }) : null),
      rows.map(([r, d], i) => s(`circle.${d ? "copydot" : "rootdot"}`, { cx: 9 + d * 18, cy: i * H + 13, r: d ? 4 : 6 }))),
    h("ol", rows.map(([r, , link]) => h("li", h("span.who", teller(data, r)), h("span.small", data.reports[r].d ? data.reports[r].d[3] : "no date", link ? ` · ${link.x}, ${Math.round(link.sh * 100)}% of its words` : " · first"), " ", cite(data, claims[r], panel, "claims") || h("span.dim", "no claim")))));
}

export function unknown(data, panel) {
  const of = (rows) => rows.flatMap((e) => e.c);
  const news = data.events.filter((e) => !e.bg);
  const undated = data.events.filter((e) => !e.w), unplaced = data.events.filter((e) => !e.p.length), single = news.filter((e) => e.v[1] <= 1), vague = data.events.filter((e) => e.p.length && e.p.every(([p]) => ["admin1", "region", "country"].includes(data.places[p].p))), nobody = data.events.filter((e) => !e.a.length), odd = data.events.filter((e) => ["planned", "hypothetical", "unconfirmed", "denied"].includes(e.st));
  const line = (rows, text) => h("tr", h("th", { scope: "row" }, text), h("td.num", rows.length), h("td", cite(data, of(rows), panel, text)));
  const unsure = data.events.filter((e) => e.db);
  const listed = (text, rows) => h("tr", h("th", { scope: "row" }, text), h("td.num", rows.length), h("td", rows.length ? h("button.cite", { type: "button", "aria-label": `${text}: ${rows.length} reports`, onclick: () => panel.show(text, h("ul.plain", rows.map((r) => h("li", reportLine(data, data.reports.indexOf(r)))))) }, rows.length) : ""));
  return h("div",
    h("table.counts", h("tbody", line(undated, "events without a date"), line(unplaced, "events without a place"), line(vague, "events known only by province or more coarsely"), line(nobody, "events without a known doer"), line(single, "events on one voice or none"), line(odd, "events denied, planned, unconfirmed or hypothetical"), line(unsure, "events with a sign that khabar may have misread them"),
      listed("reports without a date", data.reports.filter((r) => !r.d)), listed("reports whose date is inferred", data.reports.filter((r) => r.b === "inferred")))),
    h("h3", "Words that could not be resolved"),
    data.misses.length ? data.misses.map((m) => h("details", h("summary", m.s, h("span.n", m.n)), h("ul.plain", m.x.map(([r, words, why]) => h("li", words ? ["“", name(words), "” – "] : "", name(why), " (", teller(data, r), ")"))), m.n > m.x.length ? h("p.note", `${m.n - m.x.length} more.`) : null)) : h("p.empty", "None was recorded."));
}

export function making(data) {
  const m = data.meta;
  return h("div", h("p", name(m.made)), h("p", `khabar ${m.version}; coded by `, m.coders.map(([v, models, pack], i) => [i ? "; " : "", h("code", [v, models && `models ${models}`, pack && `pack ${pack}`].filter(Boolean).join(", "))]), "."),
    h("h3", "What is hidden here"), h("ul", m.redaction.map((t) => h("li", t))),
    h("h3", "How to read it"), h("ul",
      h("li", "A voice is an independent original source: copies, reprints, rewrites and quotations that several reports share count once, and all organs of one party are one voice."),
      h("li", "Ranges of tolls run from the least to the most that anybody gives; each figure names who gives it."),
      h("li", "A circle for a district shows its rough size, not its border. What is known only by province stands as a count on the province."),
      h("li", "“Quotation marks” around somebody: a report's own word, not a name. Dotted underline: a name that the register of actors does not hold."),
      h("li", "“Doubtful reading”: a sign that the machine may have misread the report – a doer that is no armed party, the same party on both sides, a place far away, a date long before the report, or low confidence. Such events stay, are hollow on the map, and come last in the summary."),
      h("li", "“Only what was published by then” hides later reports, events and states of control; voices and ranges are still those of today.")));
}
