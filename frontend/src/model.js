// What follows from the page's data: days as numbers, indexes, and which events a choice leaves.
import { toDay } from "./days.js";
import { columns, NONE, DISPUTED, DOUBTFUL } from "./columns.js";

const days = (w) => (w ? [toDay(w[0]), toDay(w[1])] : null);

export function open(data) {
  const { actors, places, reports, claims, events, control, forces } = data;
  for (const r of reports) r.day = r.d ? toDay(r.d[0]) : null;
  for (const e of events) {
    e.days = days(e.w);
    e.dead = Math.max(0, ...e.n.filter((n) => n.r === "killed").map((n) => n.b ?? n.l ?? 0));
    e.first = Math.min(...e.c.map((c) => reports[claims[c].r].day ?? Infinity));
    e.who = [...new Set([...e.a, ...e.o])];
    e.pv = e.p.map(([p]) => places[p].pv).find((v) => v !== null && v !== undefined) ?? null;
    e.spot = (e.p.find(([, role]) => role === "at" || role === "target") || e.p[0] || [null])[0]; // the place that stands for it on a map
    e.text = null;
  }
  data.col = columns(events);
  data.order = inTime(data.col);
  data.cast = actors.map(() => []); // the events of each actor
  events.forEach((e, i) => e.who.forEach((a) => data.cast[a]?.push(i)));
  control.forEach((c, n) => { c.n = n; });
  for (const c of control) {
    c.start = c.f ? toDay(c.f[0]) : null;
    c.end = c.to ? toDay(c.to[0]) : null;
    c.last = c.c2 ? toDay(c.c2) : null;
    c.seen = c.c1 ? toDay(c.c1) : null;
  }
  for (const f of forces) {
    f.start = f.f ? toDay(f.f[0]) : f.c1 ? toDay(f.c1) : null;
    f.end = f.to ? toDay(f.to[0]) : null;
    f.last = f.c2 ? toDay(f.c2) : null;
  }
  data.from = data.span ? toDay(data.span[0]) : 0;
  data.to = data.span ? toDay(data.span[1]) : 1;
  data.byId = new Map(events.map((e, i) => [e.id, i]));
  data.camps = camps(data);
  return data;
}

/** A colour number for each holder and warring party, the most frequent first. */
function camps({ control, events, actors }) {
  const count = new Map();
  const bump = (a, by) => { if (a !== null && a !== undefined) { const key = actors[a].side || "=" + a; count.set(key, (count.get(key) || 0) + by); } };
  control.forEach((c) => bump(c.h, 3));
  const armed = new Set(["armed_group", "militia", "faction", "military", "government", "state", "police"]);
  events.forEach((e) => [...e.a, ...e.o].forEach((a) => armed.has(actors[a].k) && bump(a, 1)));
  const order = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
  const number = new Map(order.map((key, i) => [key, Math.min(i, 7)]));
  return (a) => (a === null || a === undefined ? null : number.get(actors[a].side || "=" + a) ?? 7);
}

/** Numbers of the events, the newest first, undated ones last; of one day the deadliest first. Sorted once: a choice only leaves some out. */
function inTime({ start, dead }) {
  return new Int32Array(start.keys()).sort((a, b) => start[b] - start[a] || dead[b] - dead[a] || a - b);
}

/** Gathers the words that are searched while nothing else is to be done, so that the first letter typed does not wait for them. */
export function warm(data, from = 0) {
  const idle = globalThis.requestIdleCallback || ((run) => setTimeout(run, 30));
  idle(() => {
    const end = Math.min(data.events.length, from + 100);
    for (let i = from; i < end; i++) searchText(data, data.events[i]);
    if (end < data.events.length) warm(data, end);
  });
}

function searchText(data, e) {
  if (e.text === null) {
    const told = e.c.slice(0, 40).map((c) => { const { r, s } = data.claims[c]; return cut(data.reports[r], s[0], s[1]); });
    e.text = [e.h, ...e.p.map(([p]) => data.places[p].n), ...told].join(" ").toLowerCase();
  }
  return e.text;
}

/** Words of a report from one offset to another, where the page carries them. */
export function cut(report, from, to) {
  for (const [start, text] of report.x) if (start <= from && from < start + text.length) return text.slice(from - start, Math.max(0, to - start));
  return "";
}

/** Numbers of the events that a choice leaves, in order of time; undated ones last. */
export function choose(data, state) {
  const { start, end, first, group, province, voices, signs } = data.col;
  const off = new Set(state.off);
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const from = state.from ?? NONE, to = state.to ?? Infinity, dated = state.from !== null || state.to !== null;
  const known = state.known && state.on !== null, need = (state.disputed ? DISPUTED : 0), bar = state.firm ? DOUBTFUL : 0;
  const acts = state.actor === null ? null : new Uint8Array(start.length);
  if (acts) for (const i of data.cast[data.actors.findIndex((a) => a.n === state.actor)] || []) acts[i] = 1;
  const found = [];
  for (const i of data.order) {
    if (off.has(group[i])) continue;
    if (dated && (start[i] === NONE || end[i] <= from || start[i] >= to)) continue;
    if (known && (first[i] === NONE || first[i] > state.on)) continue;
    if (acts && !acts[i]) continue;
    if (state.province !== null && province[i] !== state.province) continue;
    if (voices[i] < state.voices || (signs[i] & need) !== need || signs[i] & bar) continue;
    if (words.length && !words.every((w) => searchText(data, data.events[i]).includes(w))) continue;
    found.push(i);
  }
  return found;
}

export const AREAL = new Set(["admin1", "region", "country", "sea_air"]); // no point on a map
export const STALE = 30; // days without a word after which a holder is only "last known"

/** The state of control of each place and scope on a day, as known then or now. */
export function controlOn(data, day, known) {
  const found = new Map();
  for (const c of data.control) {
    if (c.start !== null && c.start > day) continue;
    if (c.end !== null && c.end <= day) continue;
    if (known && c.seen !== null && c.seen > day) continue;
    const key = c.p + "|" + c.sc;
    const before = found.get(key);
    if (!before || (c.start ?? -Infinity) >= (before.start ?? -Infinity)) found.set(key, c);
  }
  return [...found.values()];
}

export const age = (c, day) => (c.last === null ? null : Math.max(0, day - c.last));

/** Where each unit was last seen by a day. */
export function forcesOn(data, day) {
  const found = new Map();
  for (const f of data.forces) {
    if (f.start !== null && f.start > day) continue;
    const before = found.get(f.u);
    if (!before || (f.last ?? 0) >= (before.last ?? 0)) found.set(f.u, f);
  }
  return [...found.values()];
}

/** Each report with its copies under it: the trees of who took words from whom. */
export function families(data) {
  const parent = new Map(), kids = new Map();
  for (const c of data.copies) {
    if (c.of === null || c.of === undefined || c.of === c.r) continue;
    if (c.x === "shared quotation" || parent.has(c.r)) continue;
    let up = c.of;
    while (parent.has(up) && up !== c.r) up = parent.get(up);
    if (up === c.r) continue;
    parent.set(c.r, c.of);
    kids.set(c.of, [...(kids.get(c.of) || []), c]);
  }
  return { parent, kids };
}
