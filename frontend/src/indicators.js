// Indicators: a small chart for what was measured more than once, a line for the rest.
import { h, s, name } from "./dom.js";
import { cite } from "./evidence.js";
import { actor } from "./actors.js";
import { toDay, ticks } from "./days.js";

const W = 260, H = 104, TOP = 26, FLOOR = 20; // pixels of a chart, of them free above and below

const value = (i) => i.b ?? i.l ?? i.h;
const label = (data, i) => [h("b", name(i.m)), i.a !== null ? [" – ", actor(data, i.a)] : ""];
const said = (data, i, panel) => [h("b", i.x), i.u ? ` ${i.u}` : "", i.w ? `, ${i.w[3]}` : "", i.by !== null ? [" – ", actor(data, i.by)] : "", " ", cite(data, i.c, panel, i.m)];

/** Measured quantities: those with several days as charts, the longest first. */
export function indicators(data, panel) {
  const found = new Map();
  for (const i of data.indicators) { const key = JSON.stringify([i.m, i.a, i.u, i.sh]); found.set(key, [...(found.get(key) || []), i]); }
  if (!found.size) return h("p.empty", "No report gives a measured quantity.");
  const all = [...found.values()].map((list) => list.sort((a, b) => (a.w ? toDay(a.w[0]) : Infinity) - (b.w ? toDay(b.w[0]) : Infinity)));
  const drawn = all.filter((list) => new Set(list.filter((i) => i.w).map((i) => i.w[0])).size > 1).sort((a, b) => b.length - a.length);
  const single = all.filter((list) => !drawn.includes(list));
  return h("div",
    drawn.length ? h("div.charts", drawn.slice(0, 60).map((list) => h("figure.chart", h("figcaption", label(data, list[0])), chart(list.filter((i) => i.w)), h("ul.plain", list.slice(0, 8).map((i) => h("li", said(data, i, panel))))))) : null,
    single.length ? [drawn.length ? h("h3", "Measured once") : null, h("ul.plain.once", single.slice(0, 200).map((list) => list.map((i) => h("li", label(data, i), ": ", said(data, i, panel)))))] : null);
}

/** A dot for each value over its days; the scale begins at nothing, and the newest and the largest carry their figure. */
function chart(list) {
  const from = Math.min(...list.map((i) => toDay(i.w[0]))), to = Math.max(from + 1, ...list.map((i) => toDay(i.w[1])));
  const most = Math.max(...list.map((i) => i.h ?? value(i) ?? 0)) || 1;
  const x = (d) => 8 + ((d - from) / (to - from)) * (W - 16), y = (v) => H - FLOOR - (v / most) * (H - FLOOR - TOP);
  const middle = (i) => x((toDay(i.w[0]) + toDay(i.w[1])) / 2);
  const anchor = (at) => (at < 34 ? "start" : at > W - 34 ? "end" : "middle");
  const top = list.reduce((a, b) => (value(b) > value(a) ? b : a));
  const marked = [...new Set([list[0], top, list.at(-1)])];
  const taken = [];
  return s("svg", { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": list.map((i) => `${i.w[3]}: ${i.x}`).join("; ") },
    s("line.zero", { x1: 4, x2: W - 4, y1: H - FLOOR, y2: H - FLOOR }),
    list.map((i) => [s("line.range", { x1: x(toDay(i.w[0])), x2: x(toDay(i.w[1])), y1: y(value(i)), y2: y(value(i)) }), s("line.range", { x1: middle(i), x2: middle(i), y1: y(i.l ?? value(i)), y2: y(i.h ?? value(i)) }), s("circle.dot", { cx: middle(i), cy: y(value(i)), r: 4 }, s("title", `${i.x}, ${i.w[3]}`))]),
    marked.reverse().map((i) => { const at = middle(i); if (taken.some((q) => Math.abs(q - at) < 62)) return null; taken.push(at); return s("text.figure", { x: at, y: y(i.h ?? value(i)) - 8, "text-anchor": anchor(at) }, i.x.replace("about ", "").replace(" per cent", " %")); }),
    ticks(from, to, 4).map(([d, t]) => s("text.tick", { x: x(d), y: H - 5, css: { "text-anchor": anchor(x(d)) } }, t)));
}
