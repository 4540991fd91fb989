// Puts the page together: reads the data, builds each part once, and tells all parts when a choice changes.
import { h, put, name } from "./dom.js";
import { Store } from "./state.js";
import { open, choose, warm } from "./model.js";
import { Map as SituationMap } from "./map.js";
import { Time } from "./time.js";
import { Filters } from "./filters.js";
import { Events, card } from "./events.js";
import { Control } from "./ledger.js";
import { Forces, relations } from "./states.js";
import { sources } from "./sources.js";
import { Panel } from "./evidence.js";
import { summary, statements, groups, unknown, making } from "./sections.js";
import { indicators } from "./indicators.js";
import { long } from "./days.js";
import { printed } from "./print.js";

const data = open(JSON.parse(document.getElementById("data").textContent));
const store = new Store(location.hash);
const panel = new Panel();
const openEvent = (i) => {
  store.set({ e: data.events[i].id });
  panel.show(data.events[i].h, [h("p.small", data.events[i].w ? data.events[i].w[3] : "no date"), card(data, i, panel, store)]);
};

const events = new Events(data, store, panel);
const map = new SituationMap(data, store, panel, openEvent);
const time = new Time(data, store);
const filters = new Filters(data, store);
const control = new Control(data, store, panel);
const forces = new Forces(data, store, panel);

// What follows a choice, and the part of the page in which it stands.
const at = (id) => () => document.getElementById(id);
const live = [[map, at("map")], [time, at("map")], [filters, at("events")], [events, at("events")], [control, at("control")], [forces, at("forces")]];
let latest = null;

/** A part that is built when it comes near the screen: thousands of rows must not delay the first look. */
function part(id, title, build, note) {
  const body = h("div");
  const node = h("section.sheet", { id, "aria-labelledby": id + "-title" }, h("h2", { id: id + "-title" }, title), note ? h("p.note", note) : null, body);
  node.built = false;
  node.build = () => { if (!node.built) { node.built = true; put(body, build()); live.forEach(([one, home]) => home() === node && latest && one.update(...latest)); } };
  if (data.events.length < 400) node.build();
  else new IntersectionObserver((seen, watch) => { if (seen.some((x) => x.isIntersecting)) { watch.disconnect(); node.build(); } }, { rootMargin: "600px" }).observe(node);
  return node;
}

function period() {
  return data.span ? `${long(data.from)} to ${long(data.to - 1)}` : "";
}

function themeButton() {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const button = h("button.theme", { type: "button", onclick: () => { root.dataset.theme = dark() ? "light" : "dark"; label(); } });
  const label = () => { button.textContent = dark() ? "Light" : "Dark"; };
  label();
  return button;
}

const parts = [
  part("events", "Events", () => h("div", filters.node, events.node), "Newest first. Each opens to who says what; filled dots are voices at least, rings at most."),
  part("control", "Control", () => control.node),
  part("forces", "Order of battle", () => forces.node),
  part("relations", "Relations", () => relations(data, panel)),
  part("statements", "Statements by speaker", () => statements(data, panel)),
  part("indicators", "Indicators", () => indicators(data, panel)),
  part("groups", "Register of groups", () => groups(data, panel)),
  part("sources", "Sources", () => sources(data, panel)),
  part("unknown", "What is not known", () => unknown(data, panel)),
  part("about", "How this page was made", () => making(data)),
];
const jump = (id, label) => h("a", { href: "#" + id, onclick: (e) => { e.preventDefault(); const to = document.getElementById(id); to.build?.(); to.scrollIntoView(); to.querySelector("h2,h1")?.setAttribute("tabindex", "-1"); to.querySelector("h2,h1")?.focus({ preventScroll: true }); } }, label);

put(document.getElementById("app"),
  h("a.skip", { href: "#events", onclick: (e) => { e.preventDefault(); document.getElementById("events").scrollIntoView(); } }, "Skip to the events"),
  data.meta.constructed ? h("p.banner", data.meta.constructed) : null,
  h("header.mast", h("h1", name(data.meta.title)), h("p.sub", `${period()} · `, jump("sources", `${data.reports.length} reports from ${data.meta.outlets} outlets`), " · ", jump("events", `${data.events.length} events`), " · ", jump("about", "made by khabar"))),
  h("nav", { "aria-label": "Parts of the page" }, h("div", jump("summary", "Summary"), parts.map((p) => jump(p.id, p.querySelector("h2").textContent)), themeButton())),
  h("main",
    h("div.top", h("section.sheet.summary", { id: "summary", "aria-labelledby": "summary-title" }, h("h2", { id: "summary-title" }, "Summary"), summary(data, panel, openEvent)),
      h("section.sheet.mapsheet", { id: "map", "aria-labelledby": "map-title" }, h("h2", { id: "map-title" }, "Where and when"), map.frame, time.node, map.legend)),
    parts),
  h("footer", h("p", `Outlines: Natural Earth. ${data.map && data.map.dtby ? `Districts: ${data.map.dtby}. ` : ""}Places: GeoNames (CC BY 4.0). Everything on this page is inside this one file; it asks nothing of the network.`)),
  panel.node);

/** What is on the screen, or nearly, follows a choice at once; the rest when that has been painted. */
function update(state) {
  const first = !latest, edge = innerHeight + 300;
  const waiting = live.filter(([, home]) => {
    if (first) return false;
    const { top, bottom } = home().getBoundingClientRect();
    return bottom < -300 || top > edge;
  });
  latest = [choose(data, state), state];
  for (const row of live) if (!waiting.includes(row)) follow(row);
  clearTimeout(update.later);
  update.rest = waiting;
  if (waiting.length) requestAnimationFrame(() => { clearTimeout(update.later); update.later = setTimeout(settle, 0); });
}

function follow([one, home]) {
  if (home().built !== false) one.update(...latest);
}

/** Brings up to date what waits, one part in each turn, so that a press between two of them is heard. */
function settle() {
  const row = update.rest?.shift();
  if (!row) return;
  follow(row);
  update.later = setTimeout(settle, 0);
}
store.listeners.push(update);
update(store.state);
addEventListener("hashchange", () => store.read(location.hash));
addEventListener("beforeprint", () => {
  parts.forEach((p) => p.build());
  live.forEach(follow);
  document.querySelectorAll(".printed").forEach((n) => n.remove());
  document.getElementById("events").append(printed(data, latest[0], panel, store));
  map.forPaper(true);
});
addEventListener("afterprint", () => { document.querySelectorAll(".printed").forEach((n) => n.remove()); map.forPaper(false); });
document.documentElement.dataset.ready = "1";
warm(data);
