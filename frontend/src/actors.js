// How actors are named: names as they are, a report's own word for somebody in quotation marks.
import { h, name } from "./dom.js";

/** d 1: a common noun of a report; d 2: a name that the register of actors does not hold. */
export function actor(data, a) {
  const row = data.actors[a];
  if (row.d === 1) return ["“", name(row.n), "”"];
  const shown = row.d === 2 ? h("span.unlisted", { title: "a name as a report gives it; not in the register of actors" }, name(row.n)) : name(row.n);
  return [shown, row.rtl ? [" ", h("bdi.rtl", { dir: "rtl" }, row.rtl)] : ""];
}

/** The same as plain text, for labels. */
export const called = (data, a) => (data.actors[a].d === 1 ? `“${data.actors[a].n}”` : data.actors[a].n);

export const names = (data, list) => list.map((a, i) => [i ? ", " : "", actor(data, a)]);
