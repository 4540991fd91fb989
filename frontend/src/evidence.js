// Quoted words with their slots marked, who says them, and the panel that opens from every citation.
import { h, s, put, name, hidden, paged } from "./dom.js";
import { cut } from "./model.js";
import { actor } from "./actors.js";

export const SLOTS = [["trigger", "what"], ["actor", "who"], ["recipient", "to whom"], ["other", "others"], ["where", "where"], ["when", "when"], ["number", "how many"], ["speaker", "who says it"]];
const LABEL = Object.fromEntries(SLOTS);
const STATUS = { denied: "denied", planned: "planned", unconfirmed: "unconfirmed", hypothetical: "hypothetical" };

export function markLegend() {
  return h("p.marklegend", "Marked words: ", SLOTS.map(([slot, label]) => [h(`mark.m-${slot}`, label), " "]));
}

/** A sentence of a report with the words of each slot marked. */
export function sentence(data, claim) {
  const report = data.reports[claim.r];
  const [from, to] = claim.s;
  const node = h("blockquote", { dir: "auto", lang: report.lang });
  let at = from;
  for (const [start, end, slot] of claim.m) {
    if (start < at || end > to) continue;
    node.append(cut(report, at, start));
    node.append(h(`mark.m-${slot}`, { title: LABEL[slot] }, cut(report, start, end), hidden(`(${LABEL[slot]})`)));
    at = end;
  }
  node.append(cut(report, at, to));
  return node;
}

function around(data, claim, quote) {
  const report = data.reports[claim.r];
  const run = report.x.find(([start, text]) => start <= claim.s[0] && claim.s[0] < start + text.length);
  if (!run) return null;
  const button = h("button.quiet", { type: "button", "aria-expanded": "false", onclick: () => {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    button.textContent = open ? "What stands around it" : "Only the sentence";
    quote.querySelectorAll(".around").forEach((n) => n.remove());
    if (open) return;
    const begin = Math.max(run[0], claim.s[0] - 400), end = Math.min(run[0] + run[1].length, claim.s[1] + 400);
    quote.prepend(h("span.around", (begin > 0 ? "… " : "") + cut(report, begin, claim.s[0])));
    quote.append(h("span.around", cut(report, claim.s[1], end) + (end < report.len ? " …" : "")));
  } }, "What stands around it");
  return button;
}

export function speakers(data, claim) {
  const outlet = data.reports[claim.r].o;
  if (!claim.by.length) return h("span.by", outlet ? [name(outlet), " itself"] : "the report itself");
  const steps = [...claim.by].sort((a, b) => a[2] - b[2]);
  return h("span.by", steps.map(([a, stance, , cue], i) => [i ? ", relayed by " : "", actor(data, a), i || stance === "asserts" ? "" : h(`span.tag.st-${stance === "denies" ? "denied" : stance}`, stance), cue ? [" (“", name(cue), "”)"] : ""]));
}

export function reportLine(data, r) {
  const report = data.reports[r];
  const date = report.d ? report.d[3] + (report.b === "inferred" ? " (inferred)" : "") : "no date";
  const where = report.url
    ? h("a", { href: report.url, rel: "noopener noreferrer", target: "_blank" }, "open the page")
    : h("span.path", name(report.path));
  return h("p.source", name(report.o || "unnamed outlet"), ", ", date, report.t ? [": ", h("cite", name(report.t))] : "", " · ", where);
}

export function claimCard(data, number) {
  const claim = data.claims[number];
  const quote = sentence(data, claim);
  return h("article.claim", { "data-claim": number },
    h("p.says", name(claim.t), STATUS[claim.st] ? h(`span.tag.st-${claim.st}`, STATUS[claim.st]) : "", claim.tf === "background" ? h("span.tag", "background") : ""),
    quote,
    h("p.who", h("span.label", "Said by "), speakers(data, claim)),
    reportLine(data, claim.r), around(data, claim, quote));
}

/** Claims, first one of each report that is no copy of another, then the rest. */
export function claimList(data, numbers, { first = 4 } = {}) {
  const seen = new Set(), lead = [], rest = [];
  for (const n of numbers) (seen.has(data.claims[n].r) ? rest : lead).push(n), seen.add(data.claims[n].r);
  return paged([...lead, ...rest], (n) => claimCard(data, n), { first, step: 20, noun: "quotations" });
}

/** A small button that opens the quoted words. */
export function cite(data, numbers, panel, label) {
  if (!numbers || !numbers.length) return null;
  const reports = new Set(numbers.map((n) => data.claims[n].r)).size;
  const text = `${numbers.length} quotation${numbers.length > 1 ? "s" : ""} from ${reports} report${reports > 1 ? "s" : ""}`;
  return h("button.cite", { type: "button", title: text, "aria-label": `${label ? label + ": " : ""}${text}`, onclick: () => panel.show("Quoted words", [markLegend(), claimList(data, numbers, { first: 8 })]) }, numbers.length);
}

/** The panel at the side: one for the page. Escape closes it and gives the focus back. */
export class Panel {
  constructor() {
    this.title = h("h2", { id: "panel-title", tabindex: "-1" });
    this.body = h("div.panelbody");
    this.node = h("aside.panel", { role: "dialog", "aria-labelledby": "panel-title", hidden: true },
      h("div.panelhead", this.title, h("button.close", { type: "button", "aria-label": "Close", onclick: () => this.close() }, "×")), this.body);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !this.node.hidden) this.close(); });
  }
  show(title, content, onclose) {
    if (this.node.hidden) this.back = document.activeElement;
    this.onclose = onclose;
    put(this.title, title);
    put(this.body, content);
    this.node.hidden = false;
    this.node.scrollTop = 0;
    this.title.focus();
  }
  close() {
    this.node.hidden = true;
    if (this.onclose) this.onclose();
    if (this.back && this.back.isConnected) this.back.focus();
  }
}
