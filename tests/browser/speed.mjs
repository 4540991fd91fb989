// How fast the page is: PAGES=build/pages node tests/browser/speed.mjs prints bytes, first paint, the first use, and the time of every filter.
// Paints are medians of five loads. A filter's time runs from the press to the end of the frame that shows it (scripts, styles, layout,
// painting): each kind is used several times in a fresh page, its first time included. Beside it stands how much the page's own thread worked
// for it, which other programs on the machine do not change. Milliseconds.
import { statSync, existsSync } from "node:fs";
import { launch, fileOf, folder, SIZES } from "./harness.mjs";

const LOADS = 5, TIMES = 12;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Runs in the page: uses each filter and says how long each use took. */
async function use(times) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); }));
  const idle = () => new Promise((done) => setTimeout(done, 60));
  const find = (selector) => document.querySelector(selector);
  const tell = (node, kind, value) => { node.value = value; node.dispatchEvent(new Event(kind, { bubbles: true })); };
  const labelled = (text) => [...document.querySelectorAll(".filters label")].find((n) => n.textContent.includes(text))?.querySelector("input, select");
  document.getElementById("events").build();
  const found = {};
  const once = async (name, act) => {
    await idle();
    const worked = await work(), at = performance.now();
    act();
    await painted();
    const took = performance.now() - at;
    found[name].push([took, (await work()) - worked]);
  };
  const measure = async (name, act) => {
    found[name] = [];
    for (let k = 0; k < times; k++) await once(name, () => act(k));
  };
  const boxes = [...document.querySelectorAll("#map .legend fieldset:first-child input")];
  const pick = (node, k) => tell(node, "change", node.options[k % 2 ? 0 : 1 + (k % (node.options.length - 1))].value);
  await measure("kind of event", (k) => boxes[k % Math.min(4, boxes.length)].click());
  boxes.filter((b) => !b.checked).forEach((b) => b.click());
  document.getElementById("events").scrollIntoView(); // a filter is used with what it filters on the screen
  await measure("who", (k) => pick(labelled("Who"), k));
  await measure("voices", (k) => pick(labelled("Voices"), k));
  await measure("disputed only", () => labelled("disputed").click());
  scrollTo(0, 0);
  const dates = document.querySelectorAll(".brushes input[type=date]");
  await measure("days", (k) => { const d = new Date(dates[0].min); d.setUTCDate(d.getUTCDate() + 20 * k); tell(dates[0], "change", k % 2 ? "" : d.toISOString().slice(0, 10)); });
  await measure("a bar", (k) => { const bars = [...document.querySelectorAll(".barbox")].filter((b) => b.getAttribute("display") !== "none"); bars[(k * 7) % bars.length].focus(); bars[(k * 7) % bars.length].dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })); });
  find(".brushes .quiet").click();
  document.getElementById("events").scrollIntoView();
  await measure("province", (k) => pick(labelled("Province"), k));
  tell(labelled("Province"), "change", "");
  // The search waits 120 ms for the next letter; what it then does is timed from there.
  found["words"] = [];
  for (const text of ["said", "sai", "village 1", "front 3", "nothing", ""]) {
    const real = globalThis.setTimeout;
    let run = null;
    globalThis.setTimeout = (act, wait, ...rest) => (wait === 120 ? ((run = act), 0) : real(act, wait, ...rest));
    tell(find(".filters input[type=search]"), "input", text);
    globalThis.setTimeout = real;
    await once("words", run);
  }
  scrollTo(0, 0);
  const slider = document.getElementById("on");
  await measure("a day of the slider", (k) => tell(slider, "input", +slider.min + k * 9));
  await measure("published by then", () => find(".known input").click());
  return [found, JSON.parse(document.getElementById("data").textContent).events.length];
}

const browser = await launch();
for (const name of ["demo", "large"]) {
  if (!existsSync(`${folder}/${name}.html`)) continue;
  const paints = [], ready = [];
  let found = {}, events = 0;
  for (let i = 0; i < LOADS; i++) {
    const context = await browser.newContext({ viewport: SIZES.desktop, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(fileOf(name));
    await page.waitForSelector("html[data-ready]");
    paints.push(await page.evaluate(() => new Promise((done) => { const found = () => { const p = performance.getEntriesByName("first-contentful-paint")[0]; if (p) done(p.startTime); else requestAnimationFrame(found); }; found(); })));
    ready.push(await page.evaluate(() => performance.now()));
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.exposeFunction("work", async () => (await cdp.send("Performance.getMetrics")).metrics.find((m) => m.name === "TaskDuration").value * 1000);
    if (i === LOADS - 1) [found, events] = await page.evaluate(use, TIMES);
    await context.close();
  }
  console.log(`${name}: ${events} events, ${(statSync(`${folder}/${name}.html`).size / 1e6).toFixed(2)} MB; first paint ${Math.round(median(paints))} ms, usable ${Math.round(median(ready))} ms`);
  for (const [kind, took] of Object.entries(found)) {
    const [wall, worked] = [0, 1].map((n) => took.map((pair) => pair[n]));
    console.log(`  ${kind}: ${Math.round(median(wall))} ms (most ${Math.round(Math.max(...wall))}), of it work ${Math.round(median(worked))} ms (most ${Math.round(Math.max(...worked))})`);
  }
}
await browser.close();
