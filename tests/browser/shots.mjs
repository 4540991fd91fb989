// Pictures of the demo page for the README and the docs: node tests/browser/shots.mjs DEMO.html docs/images
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { resolve } from "node:path";

const { chromium } = createRequire(fileURLToPath(new URL("../../frontend/package.json", import.meta.url)))("playwright-core");
const [file, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });

async function shot(name, { width, height, dark = false, act }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto("file://" + resolve(file));
  await page.waitForSelector("html[data-ready]");
  if (act) await act(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
}

// The event with most voices, then most figures: the one that shows most of a card.
const richest = async (page) => {
  const id = await page.evaluate(() => { const d = JSON.parse(document.getElementById("data").textContent); return [...d.events].sort((a, b) => (b.dis ? 1 : 0) - (a.dis ? 1 : 0) || b.c.length - a.c.length)[0]?.id; });
  await page.evaluate((e) => { location.hash = "#e=" + e; }, id);
  await page.waitForTimeout(200);
  await page.evaluate((e) => document.querySelector(`[data-event="${e}"]`)?.scrollIntoView(), id);
};
await shot("situation", { width: 1360, height: 1100 });
await shot("event", { width: 1200, height: 1200, act: richest });
await shot("phone", { width: 390, height: 844, dark: true, act: (page) => page.locator("#map").evaluate((n) => n.scrollIntoView()) });
await browser.close();
