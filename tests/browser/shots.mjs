// Pictures of the demo page for the README and the docs: node tests/browser/shots.mjs DEMO.html docs/images
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const MOST = 250000; // bytes of a picture
const { chromium } = createRequire(fileURLToPath(new URL("../../frontend/package.json", import.meta.url)))("playwright-core");
const [file, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });

async function shot(name, { width, height, dark = false, act }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto("file://" + resolve(file));
  await page.waitForSelector("html[data-ready]");
  if (act) await act(page);
  await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))));
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
}

// The event with most voices, then disputes, then fewest parties: the one that shows most of a card at a glance.
const richest = async (page) => {
  const id = await page.evaluate(() => { const d = JSON.parse(document.getElementById("data").textContent); return [...d.events].filter((e) => !e.db).sort((a, b) => b.v[0] - a.v[0] || (b.dis ? 1 : 0) - (a.dis ? 1 : 0) || a.a.length + a.o.length - b.a.length - b.o.length)[0]?.id; });
  await page.evaluate((e) => { location.hash = "#e=" + e; }, id);
  await page.waitForSelector(`[data-event="${id}"] .card`);
  await page.evaluate((e) => document.querySelector(`[data-event="${e}"]`).scrollIntoView(), id);
};
await shot("situation", { width: 1050, height: 630 });
await shot("event", { width: 1100, height: 1000, act: richest });
await shot("dark", { width: 1050, height: 626, dark: true });
await shot("phone", { width: 390, height: 844, act: (page) => page.locator("#map").evaluate((n) => n.scrollIntoView()) });

// The first sheet of paper, where poppler can draw it.
const page = await browser.newPage();
await page.goto("file://" + resolve(file));
await page.waitForSelector("html[data-ready]");
const pdf = join(mkdtempSync(join(tmpdir(), "khabar-print-")), "page.pdf");
await page.pdf({ path: pdf, format: "A4", printBackground: true, preferCSSPageSize: true });
await browser.close();
const drawn = spawnSync("pdftoppm", ["-r", "80", "-png", "-f", "1", "-l", "1", "-singlefile", pdf, `${folder}/print`]);
if (drawn.error) console.log("no pdftoppm here: print.png is not taken");
for (const name of readdirSync(folder).filter((n) => n.endsWith(".png"))) {
  const size = statSync(join(folder, name)).size;
  console.log(name, `${Math.round(size / 1000)} kB${size > MOST ? ": larger than it should be" : ""}`);
}
