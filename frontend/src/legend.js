// What the map's signs mean; the kinds of events can be switched off here.
import { h, s, put } from "./dom.js";
import { icon } from "./symbols.js";
import { controlOn, STALE } from "./model.js";
import { long } from "./days.js";

const swatch = (attrs, label) => h("li", s("svg.icon", { viewBox: "0 0 26 16", width: 26, height: 16, "aria-hidden": "true" }, s("rect", { x: 1, y: 1, width: 24, height: 14, rx: 2, ...attrs })), label);
const line = (kind, label) => h("li", s("svg.icon", { viewBox: "0 0 26 16", width: 26, height: 16, "aria-hidden": "true" }, s(`path.${kind}`, { d: "M1,11C8,1 17,15 25,5" })), label);

/** Built once: only who holds, and which kinds are switched off, change with a choice. A box that is pressed keeps the focus. */
export class Legend {
  constructor(map) {
    const { data, store } = map;
    this.map = map;
    const counts = data.groupNames.map(() => 0);
    data.events.forEach((e) => counts[e.g]++);
    this.boxes = data.groupNames.map((_, n) => h("input", { type: "checkbox", onchange: (e) => store.set({ off: e.target.checked ? store.state.off.filter((x) => x !== n) : [...store.state.off, n] }) }));
    const group = (label, n) => counts[n] ? h("li", h("label", this.boxes[n], icon(n), label, h("span.n", counts[n]))) : null;
    const layer = (key, label) => h("label", h("input", { type: "checkbox", checked: map.shown[key], onchange: (e) => { map.shown[key] = e.target.checked; map.draw(); } }), label);
    const has = (key) => data.map && data.map[key] && data.map[key].length;
    this.day = h("legend");
    this.holders = h("ul");
    this.node = h("div.legend",
      h("fieldset", h("legend", "Events"), h("ul", data.groupNames.map(group)), h("p.note", "Larger: more killed. Hollow: a reading that is doubtful. Dashed ring: how exactly the place is known. Dashed label with a number: events known only by province.")),
      h("fieldset", this.day, this.holders,
        h("ul", swatch({ class: "hold none b-strong" }, "corroborated or conceded"), swatch({ class: "hold none b-plain" }, "reported"), swatch({ class: "hold none b-claimed" }, "only claimed"), swatch({ class: "hold none b-assumed" }, "assumed or inferred"), swatch({ class: "hold camp-0 stale b-plain" }, `pale: no word for ${STALE} days`)),
        h("p.note", has("dt") ? `District borders: ${data.map.dtby || "imported"}, thinned to about 1 km.` : "A circle is the rough size of a district, not its border.")),
      has("ln") ? h("fieldset", h("legend", "Land"), h("ul", line("river", "river"), line("road", "main road")), h("p.note", "Rivers and roads are drawn through the towns that they pass: right there to some kilometres, only roughly between them.")) : null,
      h("div.layers", layer("control", "Control"), layer("events", "Events"), layer("moves", "Movements"), layer("forces", "Units"), has("ln") ? layer("land", "Rivers and roads") : null));
  }

  update() {
    const { data, state, day } = this.map;
    const off = new Set(state.off);
    this.boxes.forEach((box, n) => { box.checked = !off.has(n); });
    if (this.shown === `${day} ${state.known}`) return;
    this.shown = `${day} ${state.known}`;
    this.day.textContent = `Who holds, ${long(day)}`;
    const holders = new Map();
    for (const c of controlOn(data, day, state.known)) if (c.h !== null) { const k = data.camps(c.h); holders.set(k, (holders.get(k) || new Set()).add(data.actors[c.h].n)); }
    put(this.holders,
      [...holders].sort((a, b) => a[0] - b[0]).map(([k, found]) => { const names = [...found]; return swatch({ class: `hold camp-${k} b-plain` }, names.length > 3 ? names.slice(0, 3).join(", ") + " …" : names.join(", ")); }),
      swatch({ class: "hold", fill: "url(#partly-0)" }, "partly held"), swatch({ class: "hold", fill: "url(#contested-0)" }, "contested"), swatch({ class: "hold", fill: "url(#besieged-0)" }, "besieged"), swatch({ class: "hold none b-plain" }, "not known"));
  }
}
