// The page in a browser: every part opened and used, nothing fetched, no error, no serious fault for screen readers.
// PAGES is the folder that pages.py wrote; CHROMIUM is the browser (Debian's by default).
import test, { before, after } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const need = createRequire(fileURLToPath(new URL("../../frontend/package.json", import.meta.url)));
const { chromium } = need("playwright-core");
const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
const folder = process.env.PAGES || "/tmp/khabar-pages";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const SIZES = { desktop: { width: 1360, height: 900 }, phone: { width: 390, height: 844 } };
const PARTS = ["summary", "map", "events", "control", "forces", "relations", "statements", "indicators", "groups", "sources", "unknown", "about"];
const demo = existsSync(`${folder}/demo.html`) ? ["demo"] : [];
let browser;

before(async () => { browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGS }); });
after(() => browser?.close());

async function open(name, { size = "desktop", dark = false, hash = "" } = {}) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && page.faults.push(m.text()));
  page.on("pageerror", (e) => page.faults.push(String(e)));
  page.on("request", (r) => { if (!r.url().startsWith("file://") && !r.url().startsWith("data:")) page.faults.push("asked for " + r.url()); });
  page.on("dialog", (d) => { page.faults.push("dialog " + d.message()); d.dismiss(); });
  await page.goto(`file://${folder}/${name}.html${hash}`);
  await page.waitForSelector("html[data-ready]");
  return page;
}

async function serious(page, scope) {
  await page.evaluate(axe);
  const found = await page.evaluate((s) => axe.run(s || document, { resultTypes: ["violations"] }), scope);
  return found.violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + (n.any[0]?.message || "")).join(" | ")}`);
}

for (const name of ["small", "hostile", ...demo]) for (const size of ["desktop", "phone"]) for (const dark of [false, true])
  test(`${name}, ${size}${dark ? ", dark" : ""}: opens whole, without fault`, async () => {
    const page = await open(name, { size, dark });
    for (const part of PARTS) assert.equal(await page.locator(`#${part}`).count(), 1, part);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
    await page.locator(".eventhead").first().click();
    assert.deepEqual(await serious(page), []);
    await page.locator(".cite:visible").first().click();
    assert.ok(await page.locator(".panel blockquote mark").count() > 0);
    assert.deepEqual(await serious(page, ".panel"), []);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

for (const name of ["small", ...demo]) test(`${name}: every sentence of the summary, event and number leads to quoted words`, async () => {
  const page = await open(name);
  const dead = await page.evaluate(async () => {
    const faults = [];
    const panel = document.querySelector(".panel");
    const check = (node, what) => {
      const button = node.querySelector(".cite");
      if (!button) return faults.push(`${what}: no words`);
      button.click();
      if (!panel.querySelector("blockquote") || !panel.querySelector("blockquote").textContent.trim()) faults.push(`${what}: empty`);
    };
    document.querySelectorAll("#summary li").forEach((li) => /could not be resolved|No event/.test(li.textContent) || check(li, li.textContent));
    let more;
    while ((more = document.querySelector("#events .eventlist > .paged > .more:not([hidden])"))) more.click();
    for (const head of document.querySelectorAll(".eventhead")) {
      head.click();
      const card = head.closest(".event");
      if (!card.querySelector(".claim blockquote")) faults.push(`${head.textContent}: no claim`);
      card.querySelectorAll(".toll tbody tr").forEach((row) => check(row, row.textContent));
      card.querySelectorAll(".position").forEach((p) => check(p, p.textContent));
      head.click();
    }
    return faults;
  });
  assert.deepEqual(dead, []);
  await page.context().close();
});

test("hostile words stay words", async () => {
  const page = await open("hostile");
  assert.equal(await page.locator("#app img, #app script, #app iframe").count(), 0);
  assert.equal(await page.locator("a[href^=javascript]").count(), 0);
  assert.match(await page.locator("#events").innerText(), /<script>alert\(1\)<\/script>/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("filters, brush and day stay in the address and come back", async () => {
  const page = await open("large");
  await page.locator("#app select").first().selectOption({ index: 1 });
  await page.locator("#on").fill(String(await page.locator("#on").evaluate((n) => +n.min + 100)));
  await page.waitForTimeout(250);
  const count = await page.locator(".howmany").innerText();
  assert.match(count, /of 5000/);
  const hash = await page.evaluate(() => location.hash);
  const again = await open("large", { hash });
  await again.locator("#events").scrollIntoViewIfNeeded();
  assert.equal(await again.locator(".howmany").innerText(), count);
  await page.context().close(); await again.context().close();
});

test("keyboard alone reaches an event of the map and comes back", async () => {
  const page = await open("small");
  await page.locator(".mark").first().focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".panel").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator(".panel").isVisible()));
  await page.locator(".map").focus();
  const before = await page.locator(".base").getAttribute("transform");
  await page.keyboard.press("+");
  assert.notEqual(await page.locator(".base").getAttribute("transform"), before);
  await page.context().close();
});

test("what is known only by province is no pin", async () => {
  const page = await open("small");
  assert.equal(await page.locator(".vague").count(), 1);
  assert.ok(await page.locator(".mark").count() <= 2);
  assert.equal(await page.locator(".move").count(), 1, "a movement is an arrow");
  await page.context().close();
});

test("5,000 events: first look within a second, filters within 100 ms", async () => {
  const page = await open("large");
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  const times = await page.evaluate(async () => {
    const found = [];
    const box = [...document.querySelectorAll("#map .legend input[type=checkbox]")];
    for (let i = 0; i < 12; i++) { const at = performance.now(); document.querySelectorAll("#map .legend input[type=checkbox]")[i % 4].click(); document.body.offsetHeight; found.push(performance.now() - at); await new Promise((r) => setTimeout(r, 30)); }
    return found.sort((a, b) => a - b);
  });
  console.log(`5,000 events: first paint ${Math.round(paint)} ms; a filter ${Math.round(times[6])} ms (median), ${Math.round(times[11])} ms (most)`);
  assert.deepEqual(page.faults, []);
  // Shared machines stall: the limits are double of what is asked for.
  assert.ok(paint < 2000, `first paint ${paint}`);
  assert.ok(times[6] < 200, `filter ${times[6]}`);
  for (const part of PARTS) { await page.locator(`#${part}`).scrollIntoViewIfNeeded(); await page.waitForTimeout(30); }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("print lays out on A4", async () => {
  const page = await open("small");
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  assert.ok(pdf.length > 20000);
  await page.context().close();
});

test("the brief has no fault", async () => {
  const page = await open("small");
  page.faults.length = 0;
  await page.goto(`file://${folder}/brief.html`);
  assert.deepEqual(page.faults, []);
  assert.deepEqual(await serious(page), []);
  await page.context().close();
});
