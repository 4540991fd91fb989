// How fast the page is: node tests/browser/speed.mjs [PAGES] prints bytes, first paint, the first use and the time of a filter.
// Figures are medians of five loads and of forty filters, in milliseconds; the machine's other work is in them.
import { statSync, existsSync } from "node:fs";
import { launch, fileOf, folder, SIZES } from "./harness.mjs";

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const browser = await launch();
for (const name of ["demo", "large"]) {
  if (!existsSync(`${folder}/${name}.html`)) continue;
  const paints = [], ready = [];
  let filters = [], days = [], most = 0, events = 0;
  for (let i = 0; i < 5; i++) {
    const context = await browser.newContext({ viewport: SIZES.desktop, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(fileOf(name));
    await page.waitForSelector("html[data-ready]");
    paints.push(await page.evaluate(() => new Promise((done) => { const found = () => { const p = performance.getEntriesByName("first-contentful-paint")[0]; if (p) done(p.startTime); else requestAnimationFrame(found); }; found(); })));
    ready.push(await page.evaluate(() => performance.now()));
    if (i === 4) {
      [filters, days, events] = await page.evaluate(async () => {
        const frame = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r, 0)));
        const time = async (act) => { const at = performance.now(); act(); document.body.offsetHeight; const took = performance.now() - at; await frame(); return took; };
        const filters = [], days = [], slider = document.getElementById("on");
        for (let k = 0; k < 40; k++) { const boxes = document.querySelectorAll("#map .legend fieldset:first-child input"); filters.push(await time(() => boxes[k % Math.min(4, boxes.length)].click())); }
        for (let k = 0; k < 40; k++) days.push(await time(() => { slider.value = +slider.min + k * 2; slider.dispatchEvent(new Event("input")); }));
        return [filters, days, JSON.parse(document.getElementById("data").textContent).events.length];
      });
      most = Math.max(...filters);
    }
    await context.close();
  }
  console.log(`${name}: ${events} events, ${(statSync(`${folder}/${name}.html`).size / 1e6).toFixed(2)} MB; first paint ${Math.round(median(paints))} ms, usable ${Math.round(median(ready))} ms; a filter ${Math.round(median(filters))} ms (most ${Math.round(most)}), a day of the slider ${Math.round(median(days))} ms`);
}
await browser.close();
