// Events: a row each, and the card behind it with tolls, voices, disputes, reasons and every quoted word.
import { h, s, put, name, paged, uid } from "./dom.js";
import { icon } from "./symbols.js";
import { cite, claimList, markLegend } from "./evidence.js";
import { families } from "./model.js";
import { actor, names } from "./actors.js";
import { long, toDay } from "./days.js";

const DIGITS = { 1: "confirmed (ruled by an analyst)", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable (ruled by an analyst)", 6: "cannot be judged" };
const STATUS = { denied: "denied", planned: "planned, not yet said to have happened", unconfirmed: "unconfirmed by its own words", hypothetical: "hypothetical" };
const STANCE = { claims: "claims responsibility", denies: "denies responsibility", accused: "is accused" };

const KNOWN = { days: "known to some days", week: "known to the week", month: "known to the month", season: "known to the season", year: "known to the year", unknown: "not known how exactly" };

export const count = ([low, high]) => (low === high ? String(low) : `${low}–${high}`);
export const voiceWords = (v) => `${count(v)} independent voice${v[1] === 1 && v[0] === 1 ? "" : "s"}`;
const killed = (e) => e.n.filter((n) => n.r === "killed").map((n) => n.x + (n.w ? ` (${n.w})` : "")).join("; ");

/** The figures of a toll on one scale: who gives which. */
function tollTable(data, n, panel) {
  const most = Math.max(1, ...n.by.map((f) => f[1]), n.h ?? 0);
  const x = (v) => 4 + (v / most) * 112;
  return h("div.toll", h("h4", `${n.x} ${n.r}`, n.w ? [" – ", name(n.w)] : "", n.own ? h("span.tag", "given by that side alone") : ""),
    h("table", h("thead", h("tr", h("th", { scope: "col" }, "Figure"), h("th", { scope: "col" }, "Who gives it"), h("td", ""), h("th", { scope: "col" }, "Words"))),
      h("tbody", n.by.map(([text, value, who, claims]) => h("tr", h("td.num", text),
        h("td", who === null ? outlets(data, claims) : actor(data, who)),
        h("td.dots", s("svg", { viewBox: "0 0 120 10", width: 120, height: 10, "aria-hidden": "true" }, s("line.zero", { x1: x(n.l ?? 0), x2: x(n.h ?? most), y1: 5, y2: 5 }), s("circle.dot", { cx: x(value), cy: 5, r: 4 }))),
        h("td", cite(data, claims, panel, `${text} ${n.r}`)))))));
}

function outlets(data, claims) {
  const found = [...new Set(claims.map((c) => data.reports[data.claims[c].r].o || "unnamed outlet"))];
  return found.slice(0, 3).map((o, i) => [i ? ", " : "", name(o)]).concat(found.length > 3 ? ` and ${found.length - 3} more` : "", " itself");
}

function disputes(data, e, panel) {
  return (e.dis || []).map((d) => h("div.dispute", h("h4", `Disputed: ${d.f}`),
    h("div.columns", d.p.map((p) => h("div.position", h("p.value", name(p.v)), h("p", names(data, p.by.slice(0, 6)), p.by.length > 6 ? ` and ${p.by.length - 6} more` : ""), h("p.small", voiceWords(p.vo), p.since ? `, first on ${long(toDay(p.since))}` : "", " ", cite(data, p.c, panel, p.v)))))));
}

/** Which reports tell it, copies folded under what they copy. */
function tellers(data, e, panel) {
  data.families ||= families(data);
  const { parent } = data.families;
  const claims = new Map();
  for (const c of e.c) { const r = data.claims[c].r; claims.set(r, [...(claims.get(r) || []), c]); }
  const top = (r) => { let at = r; while (parent.has(at) && claims.has(parent.get(at))) at = parent.get(at); return at; };
  const roots = new Map();
  for (const r of claims.keys()) { const t = top(r); roots.set(t, [...(roots.get(t) || []), r].filter((x) => x !== t)); }
  const line = (r) => [name(data.reports[r].o || data.reports[r].path), data.reports[r].d ? `, ${data.reports[r].d[3]} ` : " ", cite(data, claims.get(r), panel, data.reports[r].o || "report")];
  return h("ul.tellers", [...roots].sort((a, b) => b[1].length - a[1].length).slice(0, 40).map(([r, kids]) => h("li", line(r), kids.length ? h("ul", kids.map((k) => h("li", h("span.copyof", "copy or rewrite: "), line(k)))) : null)));
}

const unlike = (rows) => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];

export function card(data, i, panel, store) {
  const e = data.events[i];
  const place = e.p.length ? e.p.map(([p, role], k) => { const q = data.places[p]; return [k ? "; " : "", role === "at" ? "" : `${role}: `, name(q.n), q.rtl ? [" ", h("bdi.rtl", { dir: "rtl" }, q.rtl)] : "", q.p === "point" ? "" : h("span.prec", ` (${q.px})`)]; }) : "not known";
  const row = (label, ...value) => h("div", h("dt", label), h("dd", value));
  const related = [e.part !== undefined ? ["part of ", e.part] : null, e.cons !== undefined ? ["follows from ", e.cons] : null].filter(Boolean);
  return h("div.card",
    e.db ? h("p.doubtful", h("b", "To be read with doubt: "), e.db.join("; "), ". The words below say what the reports say.") : null,
    h("dl.facts",
      row("What", e.tx, e.tg ? `, target: ${e.tg}` : "", e.wp ? `, weapon: ${e.wp}` : "", STATUS[e.st] ? h(`span.tag.st-${e.st}`, STATUS[e.st]) : "", e.bg ? h("span.tag", "background, not news") : "", e.ag ? h("span.tag", "a sum over many happenings") : ""),
      row("When", e.w ? [e.w[3], e.w[2] === "day" || e.w[2] === "minute" ? "" : h("span.prec", ` (${KNOWN[e.w[2]] || e.w[2]})`)] : "not known"),
      row("Where", place),
      row(e.und ? "Sides" : "Who", e.a.length ? names(data, e.a) : "not known"),
      e.o.length ? row(e.und ? "and" : "To whom", names(data, e.o)) : null,
      e.resp ? row("Responsibility", unlike(e.resp).map(([a, stance, by], k) => [k ? "; " : "", stance === "accused" ? ["alleged: ", actor(data, a), by.length ? [" – by ", names(data, by)] : ""] : [actor(data, a), " ", STANCE[stance] || stance]])) : null,
      row("Voices", voiceWords(e.v), e.or.length ? [": ", e.or.slice(0, 8).map((o, k) => [k ? "; " : "", name(o)]), e.or.length > 8 ? ` and ${e.or.length - 8} more` : ""] : ""),
      related.length ? row("Belongs", related.map(([word, n]) => [word, h("button.link", { type: "button", onclick: () => store.set({ e: data.events[n].id }) }, data.events[n].h), " "])) : null),
    e.n.length ? h("section.tolls", h("h3", "Numbers"), e.n.map((n) => tollTable(data, n, panel))) : null,
    disputes(data, e, panel),
    h("section.twocols",
      h("div", h("h3", "Who tells it"), tellers(data, e, panel)),
      h("div", h("h3", `Credibility: ${e.cr}, ${DIGITS[e.cr]}`), h("ul.reasons", e.rs.map(([what, weight, detail]) => h("li", h("span.weight", (weight > 0 ? "+" : weight < 0 ? "−" : "") + Math.abs(weight)), " ", what, detail ? [": ", name(detail)] : ""))), h("p.small", "The digit is suggested from these reasons; an analyst's ruling overrides it. The letter of a source is for your own register."))),
    h("section", h("h3", "In their words"), markLegend(), claimList(data, e.c)));
}

export class Events {
  constructor(data, store, panel) {
    Object.assign(this, { data, store, panel });
    this.count = h("p.howmany", { role: "status" });
    this.body = h("div.eventlist");
    this.node = h("div", this.count, this.body);
  }

  update(chosen, state) {
    const { data } = this;
    const same = this.chosen && chosen.length === this.chosen.length && chosen.every((v, k) => v === this.chosen[k]);
    this.count.textContent = chosen.length === data.events.length ? `All ${chosen.length} events` : `${chosen.length} of ${data.events.length} events`;
    if (!same) {
      this.chosen = chosen;
      this.list = paged(chosen, (i) => this.row(i), { first: 25, noun: "events" });
      put(this.body, chosen.length ? this.list : h("p.empty", "No event fits these filters."));
    }
    if (state.e !== this.open) { this.open = state.e; this.showOpen(); }
  }

  row(i) {
    const { data, panel, store } = this;
    const e = data.events[i];
    const id = uid("card");
    const body = h("div.cardbox", { id, hidden: true });
    const button = h("button.eventhead", { type: "button", "aria-expanded": "false", "aria-controls": id, onclick: () => toggle() },
      h("span.date", e.w ? e.w[3] : "no date"), icon(e.g, 20),
      h("span.headline", name(e.h), e.dis ? h("span.tag.warn", "disputed") : "", e.db ? h("span.tag.unsure", { title: e.db.join("; ") }, "doubtful reading") : "", STATUS[e.st] ? h(`span.tag.st-${e.st}`, e.st) : "", e.bg ? h("span.tag", "background") : "", e.ag ? h("span.tag", "sum") : ""),
      h("span.killed", killed(e) ? [h("b", killed(e)), " killed"] : ""), h("span.voices", { title: voiceWords(e.v) }, pips(e.v), h("span.sr", voiceWords(e.v))));
    const node = h("article.event", { "data-event": e.id }, h("h3.eventtitle", button), body);
    const toggle = (open = body.hidden) => {
      if (open && !body.childNodes.length) body.append(card(data, i, panel, store));
      body.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      if (open !== (store.state.e === e.id) && !node.quiet) store.set({ e: open ? e.id : null });
    };
    node.expand = () => { node.quiet = true; toggle(true); node.quiet = false; };
    if (store.state.e === e.id) node.expand();
    return node;
  }

  showOpen() {
    if (!this.open) return;
    const i = this.data.byId.get(this.open);
    const at = this.chosen.indexOf(i);
    if (at < 0 || at > 400) return;
    this.list.growTo(at);
    const node = [...this.list.children].find((n) => n.dataset.event === this.open);
    if (node) node.expand();
  }
}

/** As many dots as voices at least, rings up to the most. */
function pips([low, high]) {
  const most = Math.min(high, 6);
  return s("svg.pips", { viewBox: `0 0 ${Math.max(1, most) * 9} 10`, width: Math.max(1, most) * 9, height: 10, "aria-hidden": "true" },
    Array.from({ length: most }, (_, k) => s(`circle.${k < low ? "sure" : "maybe"}`, { cx: 4.5 + k * 9, cy: 5, r: 3.2 })));
}
