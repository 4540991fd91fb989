// The quieter parts: summary, statements, groups, what is not known.
import { h, name, paged } from "./dom.js";
import { cite, sentence, reportLine } from "./evidence.js";
import { teller } from "./sources.js";
import { actor, names } from "./actors.js";
import { long, toDay } from "./days.js";

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

export function groups(data, panel) {
  if (!data.groups.length) return h("p.empty", "No group is named.");
  return h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Groups" }, h("table", h("thead", h("tr", ["Group", "Leaders named", "Named in connection with", "First named", "Words"].map((t) => h("th", { scope: "col" }, t)))),
    h("tbody", data.groups.slice(0, 150).map((g) => h("tr", h("th", { scope: "row" }, actor(data, g.a)), h("td", g.l.map(([p, t, c]) => h("div", actor(data, p), t ? [", ", name(t)] : "", " ", cite(data, c, panel, data.actors[p].n)))), h("td", g.ar.map((a, i) => [i ? ", " : "", name(a)])), h("td", g.d ? long(toDay(g.d)) : "undated", g.by ? [", by ", name(g.by)] : "", " ", cite(data, g.fc, panel, "first named")), h("td", cite(data, g.c, panel, data.actors[g.a].n)))))));
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
