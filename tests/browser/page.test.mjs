// The page in a browser: every part opened and used, nothing fetched, no error, no serious fault for screen readers.
import test from "node:test";
import assert from "node:assert/strict";
import { open, serious, useBrowser, fileOf, demo, PARTS } from "./harness.mjs";

useBrowser();

for (const name of ["small", "districts", "hostile", ...demo]) for (const size of ["desktop", "phone"]) for (const dark of [false, true])
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

for (const name of ["large", ...demo]) test(`${name}: every part is opened and used`, async () => {
  const page = await open(name);
  for (const part of PARTS) {
    await page.locator(`#${part}`).scrollIntoViewIfNeeded();
    await page.waitForFunction((id) => document.getElementById(id).innerText.trim().length > 30, part);
  }
  for (let i = 0; i < 4; i++) await page.locator(".zoom button").nth(i).click();
  for (const box of await page.locator(".layers input").all()) { await box.click(); await box.click(); }
  await page.locator("#events .more").first().click();
  assert.ok(await page.locator(".eventhead").count() > 25);
  await page.locator(".filters input[type=search]").first().fill("said");
  await page.getByText("Clear filters").waitFor();
  await page.locator(".eventhead").first().click();
  assert.ok(await page.locator(".event .claim blockquote").first().isVisible());
  await page.getByText("Clear filters").click();
  await page.locator(".ledgertools input[type=search]").fill("a");
  assert.ok(await page.locator(".ledger tbody tr").count() > 0);
  for (const box of (await page.locator("#statements summary").all()).slice(0, 3)) await box.click();
  await page.locator("#sources").scrollIntoViewIfNeeded();
  assert.ok(await page.locator("#sources .outlet").count() > 0);
  for (const box of (await page.locator("#unknown summary").all()).slice(0, 3)) await box.click();
  await page.locator(".theme").click();
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("hostile words stay words", async () => {
  const page = await open("hostile");
  assert.equal(await page.locator("#app img, #app script, #app iframe").count(), 0);
  assert.equal(await page.locator("a[href^=javascript]").count(), 0);
  assert.match(await page.locator("#events").innerText(), /<script>alert\(1\)<\/script>/);
  await page.evaluate(() => document.querySelectorAll("#app button:not(.more):not(.theme), #app summary").forEach((b) => b.click()));
  assert.equal(await page.locator("#app img, #app script, #app iframe").count(), 0);
  assert.ok(!/[\u202a-\u202e]/.test(await page.locator("#app").innerText()), "nothing turns the direction of words");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("#app img, #app script, #app iframe").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("what is known only by province is no pin", async () => {
  const page = await open("small");
  assert.equal(await page.locator(".vague").count(), 1);
  assert.ok(await page.locator(".mark").count() <= 2);
  assert.equal(await page.locator(".move").count(), 1, "a movement is an arrow");
  await page.context().close();
});

test("an imported district is drawn as an area, with its basis, and the legend says who drew it", async () => {
  const page = await open("districts");
  assert.equal(await page.locator(".areas .whole.b-claimed").count(), 1);
  assert.equal(await page.locator(".discs circle").count(), 0, "no circle beside it");
  assert.match(await page.locator(".legend").innerText(), /District borders: a test's hand/);
  const without = await open("small");
  assert.equal(await without.locator(".areas .whole").count(), 0);
  assert.equal(await without.locator(".discs circle.b-claimed").count(), 1);
  assert.match(await without.locator(".legend").innerText(), /not its border/);
  await page.context().close(); await without.context().close();
});

test("rivers and roads are drawn, named, and can be put away; the legend says how exact they are", async () => {
  const page = await open("small");
  assert.ok(await page.locator(".land .river").count() >= 10);
  assert.ok(await page.locator(".rname").count() >= 1);
  assert.match(await page.locator(".legend").innerText(), /only roughly between them/);
  await page.getByLabel("Rivers and roads").uncheck();
  assert.equal(await page.locator(".rname").count(), 0);
  assert.equal(await page.locator(".land").getAttribute("visibility"), "hidden");
  await page.context().close();
});

for (const name of ["small", ...demo]) test(`${name}: paper holds the events in few pages, and the screen comes back`, async () => {
  const page = await open(name);
  const before = await page.locator(".map").getAttribute("viewBox");
  const pdf = (await page.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true })).toString("latin1");
  const sheets = (pdf.match(/\/Type\s*\/Page\b/g) || []).length;
  const events = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).events.length);
  assert.ok(sheets >= 1 && sheets <= 6 + Math.ceil(events / 12), `${sheets} sheets for ${events} events`);
  assert.equal(await page.locator(".map").getAttribute("viewBox"), before);
  assert.equal(await page.locator(".printed").count(), 0);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".printrow").count(), Math.min(events, 150));
  const bare = await page.evaluate(() => [...document.querySelectorAll(".printrow")].filter((r) => !/“.+”/.test(r.querySelector(".printquote")?.textContent || "")).length);
  assert.equal(bare, 0, "each stands with the words of a report");
  assert.ok(await page.locator(".printcard .claim blockquote").first().isVisible());
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the brief has no fault", async () => {
  const page = await open("small");
  page.faults.length = 0;
  await page.goto(fileOf("brief"));
  assert.deepEqual(page.faults, []);
  assert.deepEqual(await serious(page), []);
  await page.context().close();
});
