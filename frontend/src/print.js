// What paper holds: every chosen event in two lines with the words of one report, and the best attested ones in full.
import { h, name } from "./dom.js";
import { icon } from "./symbols.js";
import { cut } from "./model.js";
import { card, count } from "./events.js";
import { speakers } from "./evidence.js";

const LISTED = 150; // events in two lines each
const FULL = 5; // cards: those with most voices, then those that are disputed
const QUOTED = 170; // letters of a quotation

const clip = (text) => { const flat = text.replace(/\s+/g, " ").trim(); return flat.length > QUOTED ? flat.slice(0, QUOTED - 1) + "…" : flat; };

function row(data, i) {
  const e = data.events[i];
  const told = data.claims[e.c[0]];
  const marks = [e.dis && "disputed", e.db && "doubtful reading", e.st !== "asserted" && e.st, e.bg && "background", e.ag && "a sum"].filter(Boolean);
  return h("div.printrow",
    h("p", icon(e.g, 11), h("b", e.w ? e.w[3] : "No date"), ". ", name(e.h), e.n.length ? ` – ${e.n.slice(0, 3).map((n) => `${n.x} ${n.r}`).join(", ")}` : "", `. Voices ${count(e.v)}, credibility ${e.cr}`, marks.length ? `; ${marks.join(", ")}` : "", "."),
    told ? h("p.printquote", "“", name(clip(cut(data.reports[told.r], ...told.s))), "” – ", speakers(data, told), told.by.length && data.reports[told.r].o ? [", in ", name(data.reports[told.r].o)] : "") : null);
}

/** The printed form of the chosen events. */
export function printed(data, chosen, panel, store) {
  const full = [...chosen].filter((i) => !data.events[i].db && !data.events[i].bg)
    .sort((a, b) => data.events[b].v[0] - data.events[a].v[0] || (data.events[b].dis ? 1 : 0) - (data.events[a].dis ? 1 : 0) || data.events[b].c.length - data.events[a].c.length).slice(0, FULL);
  const listed = chosen.slice(0, LISTED);
  return h("div.printed",
    h("h3", "In full: the best attested"), full.map((i) => h("article.printcard", h("h4", data.events[i].w ? data.events[i].w[3] + ": " : "", name(data.events[i].h)), card(data, i, panel, store))),
    h("h3", listed.length < chosen.length ? `The newest ${listed.length} of ${chosen.length} events` : `All ${chosen.length} chosen events`),
    h("div.printlist", listed.map((i) => row(data, i))));
}
