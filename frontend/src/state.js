// All that a reader has chosen, kept in the address's fragment: a link opens the page as it was left.
import { toDay, valid, iso } from "./days.js";

export const EMPTY = { from: null, to: null, on: null, known: false, off: [], actor: null, province: null, voices: 0, disputed: false, firm: false, q: "", e: null };

export function parse(fragment) {
  const p = new URLSearchParams(fragment.replace(/^#/, ""));
  const day = (key) => (valid(p.get(key)) ? toDay(p.get(key)) : null);
  const count = (key) => (/^\d+$/.test(p.get(key) || "") ? +p.get(key) : null);
  return {
    ...EMPTY,
    from: day("from"), to: day("to"), on: day("on"), known: p.get("known") === "1",
    off: (p.get("off") || "").split(".").filter((x) => /^\d+$/.test(x)).map(Number),
    actor: p.get("actor") || null, province: count("province"), voices: count("voices") || 0,
    disputed: p.get("disputed") === "1", firm: p.get("firm") === "1", q: (p.get("q") || "").slice(0, 200), e: p.get("e") || null,
  };
}

export function print(state) {
  const p = new URLSearchParams();
  for (const key of ["from", "to", "on"]) if (state[key] !== null) p.set(key, iso(state[key]));
  for (const key of ["known", "disputed", "firm"]) if (state[key]) p.set(key, "1");
  for (const key of ["actor", "province", "q", "e"]) if (state[key] !== null && state[key] !== "") p.set(key, state[key]);
  if (state.off.length) p.set("off", state.off.join("."));
  if (state.voices) p.set("voices", state.voices);
  return p.toString();
}

/** Holds the state, tells listeners, writes the fragment a little later (dragging writes once). */
export class Store {
  constructor(fragment) {
    this.state = parse(fragment);
    this.listeners = [];
  }
  set(change) {
    const next = { ...this.state, ...change };
    if (print(next) === print(this.state)) return;
    this.state = next;
    this.listeners.forEach((tell) => tell(this.state));
    clearTimeout(this.later);
    this.later = setTimeout(() => history.replaceState(null, "", "#" + print(this.state)), 150);
  }
  read(fragment) { this.set(parse(fragment)); }
}
