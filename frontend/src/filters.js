// Filters that act on everything: words, actor, province, voices, disputes.
import { h } from "./dom.js";
import { EMPTY } from "./state.js";

export class Filters {
  constructor(data, store) {
    Object.assign(this, { data, store });
    const weight = new Map();
    data.events.forEach((e) => e.who.forEach((a) => weight.set(data.actors[a].n, (weight.get(data.actors[a].n) || 0) + 1)));
    const actors = [...weight].sort((a, b) => b[1] - a[1]).slice(0, 200);
    const provinces = [...new Set(data.events.map((e) => e.pv).filter((v) => v !== null))].sort((a, b) => (data.map.pv[a].n < data.map.pv[b].n ? -1 : 1));
    const set = (key, read) => (e) => store.set({ [key]: read(e.target) });
    let typing;
    this.q = h("input", { type: "search", placeholder: "Words in events and quotations", "aria-label": "Search", oninput: (e) => { clearTimeout(typing); const text = e.target.value; typing = setTimeout(() => store.set({ q: text }), 120); } });
    this.actor = h("select", { onchange: set("actor", (t) => t.value || null) }, h("option", { value: "" }, "anyone"), actors.map(([n, k]) => h("option", { value: n }, `${n} (${k})`)));
    this.province = h("select", { onchange: set("province", (t) => (t.value === "" ? null : +t.value)) }, h("option", { value: "" }, "anywhere"), provinces.map((v) => h("option", { value: v }, data.map.pv[v].n)));
    this.voices = h("select", { onchange: set("voices", (t) => +t.value) }, [[0, "any"], [1, "1 or more"], [2, "2 or more"], [3, "3 or more"]].map(([v, t]) => h("option", { value: v }, t)));
    this.disputed = h("input", { type: "checkbox", onchange: set("disputed", (t) => t.checked) });
    this.firm = h("input", { type: "checkbox", onchange: set("firm", (t) => t.checked) });
    this.clear = h("button", { type: "button", onclick: () => store.set({ ...EMPTY, on: store.state.on, known: store.state.known }) }, "Clear filters");
    this.node = h("form.filters", { role: "search", onsubmit: (e) => e.preventDefault() }, this.q, h("label", "Who ", this.actor), h("label", "Province ", this.province), h("label", "Voices ", this.voices), h("label.check", this.disputed, " disputed only"), data.events.some((e) => e.db) ? h("label.check", this.firm, " without doubtful readings") : null, this.clear);
  }
  update(chosen, state) {
    if (this.q.value !== state.q && document.activeElement !== this.q) this.q.value = state.q;
    this.actor.value = state.actor ?? "";
    this.province.value = state.province ?? "";
    this.voices.value = state.voices;
    this.disputed.checked = state.disputed;
    this.firm.checked = state.firm;
    const free = state.from === null && state.to === null && !state.off.length && !state.actor && state.province === null && !state.voices && !state.disputed && !state.firm && !state.q;
    this.clear.hidden = free;
  }
}
