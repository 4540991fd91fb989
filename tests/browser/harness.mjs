// What the browser tests share: the browser, pages that note every fault, and axe.
// PAGES is the folder that pages.py wrote; CHROMIUM is the browser (Debian's by default).
import { before, after } from "node:test";
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const need = createRequire(fileURLToPath(new URL("../../frontend/package.json", import.meta.url)));
const { chromium } = need("playwright-core");
const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
export const folder = process.env.PAGES || "build/pages"; // from the folder that the command runs in
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const SIZES = { desktop: { width: 1360, height: 900 }, phone: { width: 390, height: 844 } };
export const PARTS = ["summary", "map", "events", "control", "forces", "relations", "statements", "indicators", "groups", "sources", "unknown", "about"];
export const demo = existsSync(`${folder}/demo.html`) ? ["demo"] : [];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGS });
let browser;
export function useBrowser() {
  before(async () => { browser = await launch(); });
  after(() => browser?.close());
}

export async function open(name, { size = "desktop", dark = false, hash = "", motion = "reduce", touch = false } = {}) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: dark ? "dark" : "light", reducedMotion: motion, hasTouch: touch });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && page.faults.push(m.text()));
  page.on("pageerror", (e) => page.faults.push(String(e)));
  page.on("request", (r) => { if (!r.url().startsWith("file://") && !r.url().startsWith("data:")) page.faults.push("asked for " + r.url()); });
  page.on("dialog", (d) => { page.faults.push("dialog " + d.message()); d.dismiss(); });
  await page.goto(fileOf(name) + hash);
  await page.waitForSelector("html[data-ready]");
  return page;
}

export const fileOf = (name) => new URL(`${name}.html`, `file://${folder.startsWith("/") ? "" : process.cwd() + "/"}${folder}/`).href;

/** Serious and critical faults for screen readers and keyboards, in words. */
export async function serious(page, scope) {
  await page.evaluate(axe);
  const found = await page.evaluate((s) => axe.run(s || document, { resultTypes: ["violations"] }), scope);
  return found.violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + (n.any[0]?.message || "")).join(" | ")}`);
}
