// Sources: who copied whom, what was counted of each, versions of a page, all reports.
import { h, s, name, paged } from "./dom.js";
import { cite, reportLine } from "./evidence.js";
import { families } from "./model.js";

export const teller = (data, r) => (data.reports[r].o ? name(data.reports[r].o) : ["unnamed outlet (", name(data.reports[r].path), ")"]);

/** Reports over time; lines lead from a text to what was made of it. */
export function sources(data, panel) {
  const { parent, kids } = families(data);
  const roots = [...kids.keys()].filter((r) => !parent.has(r)).sort((a, b) => (data.reports[a].day ?? 0) - (data.reports[b].day ?? 0));
  const byOutlet = new Map();
  data.reports.forEach((r, i) => { const o = r.o || "unnamed outlet"; if (byOutlet.has(o)) byOutlet.get(o).push(i); else byOutlet.set(o, [i]); });
  const copies = new Map(data.copies.map((c) => [c.r, c]));
  const amended = new Map(data.versions.filter((v) => v.k !== "update").map((v) => [v.r.at(-1), v]));
  const claims = data.reports.map(() => []);
  data.claims.forEach((c, i) => claims[c.r].push(i));
  const own = data.reports.length - new Set(data.copies.filter((c) => c.x !== "shared quotation").map((c) => c.r)).size;
  const shared = data.copies.filter((c) => c.x === "shared quotation" || c.of === null || c.of === undefined);
  const listed = (r) => { const c = copies.get(r), v = amended.get(r); return h("li", reportLine(data, r), c ? h("span.tag", later(data, r, c.of) ? "later version" : c.x) : "", v ? h("span.tag.warn", v.x) : "", " ", cite(data, claims[r], panel, "all claims of this report") || h("span.dim", "no claim")); };
  return h("div",
    h("p", `${data.reports.length} reports from ${byOutlet.size - (byOutlet.has("unnamed outlet") ? 1 : 0)} outlets${byOutlet.has("unnamed outlet") ? ` and ${byOutlet.get("unnamed outlet").length} without an outlet's name` : ""}; ${own} are no copy or rewrite of another one here.`),
    roots.length ? [h("h3", "Who copied whom"), paged(roots, (r) => lineage(data, r, kids, claims, panel), { first: 8, step: 20, noun: "families" })] : null,
    shared.length ? [h("h3", "Shared quotations and outside origins"), h("ul.plain", shared.slice(0, 40).map((c) => h("li", teller(data, c.r), `: ${c.x}`, c.og ? [" of ", name(c.og)] : "", c.of !== null && c.of !== undefined ? [" with ", teller(data, c.of)] : "", c.ev.length ? h("blockquote.small", { dir: "auto" }, c.ev[0]) : "")))] : null,
    records(data, claims, panel),
    versions(data, claims, panel),
    h("h3.allreports", "All reports"),
    h("div.scroll.allreports", { tabindex: "0", role: "region", "aria-label": "All reports" }, h("div", paged([...byOutlet].sort((a, b) => b[1].length - a[1].length), ([outlet, list]) => h("div.outlet", h("h4", name(outlet), h("span.n", list.length)), h("ul.plain", list.slice(0, 60).map(listed))), { first: 12, noun: "outlets" }))));
}

/** What was counted of each source, each count with the words behind it. */
function records(data, claims, panel) {
  if (!data.sources.length) return null;
  const copied = new Set(data.copies.filter((c) => c.ln).map((c) => c.r));
  const outlet = new Map(data.sources.flatMap((source, n) => source.r.map((r) => [r, n])));
  const first = (claim) => (copied.has(data.claims[claim].r) ? undefined : outlet.get(data.claims[claim].r));
  const found = data.sources.map(() => ({ ev: [], ok: [], no: [] }));
  for (const e of data.events) {
    const told = new Map();
    for (const c of e.c) { const n = first(c); if (n !== undefined) { if (told.has(n)) told.get(n).push(c); else told.set(n, [c]); } }
    for (const [n, list] of told) {
      found[n].ev.push(...list);
      if (e.v[0] > 1 && told.size > 1) found[n].ok.push(...list, ...[...told].filter(([other]) => other !== n).flatMap(([, theirs]) => theirs));
    }
    for (const d of e.dis || []) {
      const sides = d.p.map((p) => new Set(p.c.map(first).filter((n) => n !== undefined)));
      for (const n of told.keys()) {
        if (sides.filter((side) => side.has(n)).length !== 1 || !sides.some((side) => !side.has(n) && side.size)) continue;
        found[n].no.push(...d.p.flatMap((p) => p.c));
      }
    }
  }
  const of = (list) => [...new Set(list)];
  const cell = (number, list, label) => h("td.num", number ? [number, " ", cite(data, of(list), panel, label)] : h("span.dim", "–"));
  const heads = [["Source", ""], ["Reports", ""], ["Copied", "of its reports, those taken from others"], ["Copied by others", "reports of others taken from it"], ["Own events", "told in words of its own"], ["Confirmed", "of its own events, told by another voice too"], ["Contradicted", "of its own events, with a question that others answer only otherwise"], ["Amended", "pages corrected or taken back"]];
  return h("div.records", h("h3", "What was counted of each source"), h("p.note", "Counts, no grade. Own events: told in words of its own, not copied. Confirmed: another voice tells it too. Contradicted: to some question about it others give only another answer. Amended: pages that were corrected or taken back."),
    h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Counts by source" }, h("table.sourcetable", h("thead", h("tr", heads.map(([t, title], i) => h(i ? "th.num" : "th", { scope: "col", title: title || null }, t)))),
      h("tbody", data.sources.slice(0, 200).map((one, n) => h("tr", h("th", { scope: "row" }, name(one.o)), h("td.num", one.n),
        cell(one.cp, one.r.filter((r) => copied.has(r)).flatMap((r) => claims[r]), `${one.o}, taken from others`),
        cell(one.cf, data.copies.filter((c) => c.ln && one.r.includes(c.of) && !one.r.includes(c.r)).flatMap((c) => claims[c.r]), `${one.o}, copied by others`),
        cell(one.ev, found[n].ev, `${one.o}, events`), cell(one.ok, found[n].ok, `${one.o}, confirmed`), cell(one.no, found[n].no, `${one.o}, contradicted`),
        h("td.num", one.cor + one.ret ? [one.cor ? `${one.cor} corrected` : "", one.cor && one.ret ? ", " : "", one.ret ? `${one.ret} taken back` : ""] : h("span.dim", "–"))))))));
}

/** Pages that are known in several versions, or that correct or take back. */
function versions(data, claims, panel) {
  if (!data.versions.length) return null;
  return h("div.versions", h("h3", "Corrections and versions of a page"), h("ul.plain", data.versions.map((v) => h("li", h(`span.tag${v.k === "update" ? "" : ".warn"}`, v.x), v.r.length > 1 ? ` ${v.r.length} versions, the last: ` : " ",
    reportLine(data, v.r.at(-1)), v.q ? h("blockquote.small", { dir: "auto" }, v.q) : "", cite(data, [...v.r].reverse().flatMap((r) => claims[r]), panel, "claims of this page") || h("span.dim", "no claim")))));
}

const later = (data, r, of) => data.versions.some((v) => v.r.includes(r) && v.r.includes(of));

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
    h("ol", rows.map(([r, , link]) => h("li", h("span.who", teller(data, r)), h("span.small", data.reports[r].d ? data.reports[r].d[3] : "no date", link ? ` · ${later(data, r, link.of) ? "later version of the page" : link.x}, ${Math.round(link.sh * 100)}% of its words` : " · first"), " ", cite(data, claims[r], panel, "claims") || h("span.dim", "no claim")))));
}

