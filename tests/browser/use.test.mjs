// Ways of using the page: keyboard, two fingers, the address, a reader who wants no motion.
import test from "node:test";
import assert from "node:assert/strict";
import { open, useBrowser } from "./harness.mjs";

useBrowser();
const place = (page) => page.locator(".base").getAttribute("transform");
const scale = async (page) => +/scale\(([\d.]+)\)/.exec(await place(page))[1];

test("filters, brush and day stay in the address and come back", async () => {
  const page = await open("large");
  await page.locator("form[role=search] select").first().selectOption({ index: 1 });
  await page.getByLabel("disputed only").check();
  await page.getByLabel("disputed only").uncheck();
  await page.locator("#on").fill(String(await page.locator("#on").evaluate((n) => +n.min + 100)));
  await page.waitForFunction(() => /actor=/.test(location.hash) && /on=/.test(location.hash) && !/disputed/.test(location.hash));
  const count = await page.locator(".howmany").innerText();
  assert.match(count, /of 5000/);
  const hash = await page.evaluate(() => location.hash);
  const again = await open("large", { hash });
  await again.locator("#events").scrollIntoViewIfNeeded();
  await again.waitForFunction(() => document.querySelector(".howmany"));
  assert.equal(await again.locator(".howmany").innerText(), count);
  assert.equal(await again.locator("#on").inputValue(), await page.locator("#on").inputValue());
  await page.context().close(); await again.context().close();
});

test("dragging over the axis chooses days, a press on a bar chooses its days, a second one frees them", async () => {
  const page = await open("large");
  const box = await page.locator(".axis").boundingBox();
  await page.mouse.move(box.x + 200, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 40, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => /from=.*to=/.test(location.hash));
  await page.locator("#events").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => /of 5000/.test(document.querySelector(".howmany")?.textContent || ""));
  // The address is written a little after the list: both have to come to the same days.
  await page.waitForFunction(() => {
    const p = new URLSearchParams(location.hash.slice(1)), [from, to] = [p.get("from"), p.get("to")];
    const when = new Map(JSON.parse(document.getElementById("data").textContent).events.map((e) => [e.id, e.w]));
    const rows = [...document.querySelectorAll(".event")].map((n) => when.get(n.dataset.event));
    return rows.length > 0 && rows.every((w) => w[1] > from && w[0] < to);
  }, null, { polling: 200, timeout: 10000 });
  await page.locator(".axis").scrollIntoViewIfNeeded();
  const again = await page.locator(".axis").boundingBox();
  const before = await page.evaluate(() => location.hash);
  await page.mouse.click(again.x + 250, again.y + 40);
  await page.waitForFunction((was) => location.hash !== was && /from=.*to=/.test(location.hash), before);
  const pressed = page.locator(".barbox[aria-pressed=true]");
  assert.equal(await pressed.count(), 1);
  const box250 = await pressed.boundingBox();
  assert.ok(box250.x <= again.x + 251 && box250.x + box250.width >= again.x + 249, "the bar under the pointer");
  const [days, count] = [await pressed.getAttribute("aria-label"), +/: (\d+) event/.exec(await pressed.getAttribute("aria-label"))[1]];
  const p = new URLSearchParams((await page.evaluate(() => location.hash)).slice(1));
  const said = (iso, back = 0) => new Date(Date.parse(iso) - back * 86400000).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  assert.ok(days.startsWith(`${said(p.get("from"))} to ${said(p.get("to"), 1)}`), `${days} for ${p}`);
  await page.locator("#events").scrollIntoViewIfNeeded();
  await page.waitForFunction((n) => document.querySelector(".howmany").textContent === `${n} of 5000 events`, count); // one day each in this page: none begins before
  await page.locator(".axis").scrollIntoViewIfNeeded();
  const last = await page.locator(".axis").boundingBox();
  await page.mouse.click(last.x + 250, last.y + 40);
  await page.waitForFunction(() => !/from=/.test(location.hash));
  await page.context().close();
});

test("the keys alone choose the days of a bar, and free them", async () => {
  const page = await open("large");
  assert.equal(await page.locator('.barbox[tabindex="0"]').count(), 1, "one bar can be reached with Tab");
  await page.locator('.barbox[tabindex="0"]').focus();
  const first = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  const second = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.notEqual(second, first);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /from=.*to=/.test(location.hash));
  assert.equal(await page.locator(".barbox[aria-pressed=true]").getAttribute("aria-label"), second);
  assert.ok(await page.locator(".barbox:visible").count() > 20, "the other bars stay");
  await page.keyboard.press("End");
  await page.keyboard.press(" ");
  await page.waitForFunction((was) => document.querySelector(".barbox[aria-pressed=true]").getAttribute("aria-label") !== was, second);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !/from=/.test(location.hash));
  assert.equal(await page.locator(".barbox[aria-pressed=true]").count(), 0);
  await page.context().close();
});

test("an address of an event opens it", async () => {
  const page = await open("small", { hash: "#e=e_1" });
  assert.ok(await page.locator('[data-event="e_1"] .card').isVisible());
  assert.equal(await page.locator(".card").count(), 1);
  await page.context().close();
});

test("an address of nonsense opens the page as it is", async () => {
  const page = await open("small", { hash: "#e=<script>&province=99999&actor=nobody&on=0000-99-99&off=77&voices=-3&q=%F0%9F" });
  assert.deepEqual(page.faults, []);
  assert.ok(await page.locator("#summary li").count() > 0);
  await page.context().close();
});

test("keyboard alone reaches an event of the map and comes back", async () => {
  const page = await open("small");
  await page.locator(".mark").first().focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".panel").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator(".panel").isVisible()));
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("mark")), "the focus is where it was");
  await page.locator(".map").focus();
  const before = await place(page);
  await page.keyboard.press("+");
  const near = await place(page);
  assert.notEqual(near, before);
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await place(page), near);
  await page.context().close();
});

test("tab walks from the top to the events, and each stop can be seen", async () => {
  const page = await open("small");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the events");
  const unseen = [], reached = new Set();
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => { const n = document.activeElement, s = getComputedStyle(n); return [n.matches(":focus-visible"), s.outlineStyle !== "none" || n.matches("g, input"), n.tagName + "." + n.className, n.closest("section[id]")?.id]; });
    reached.add(stop[3]);
    if (stop[0] && !stop[1]) unseen.push(stop[2]);
  }
  assert.deepEqual(unseen, []);
  assert.ok(reached.has("events"), [...reached].join(" "));
  await page.context().close();
});

test("two fingers zoom the map, about the point between them", async () => {
  const page = await open("small", { size: "phone", touch: true });
  await page.locator(".map").scrollIntoViewIfNeeded();
  const box = await page.locator(".map").boundingBox();
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const fingers = (gap) => [{ x: cx - gap, y: cy, id: 1 }, { x: cx + gap, y: cy, id: 2 }];
  const before = await scale(page);
  const at = (k) => page.evaluate(([x, y]) => { const m = document.querySelector(".base").getCTM(); return [(x - m.e) / m.a, (y - m.f) / m.d]; }, k);
  const middle = [box.width / 2, box.height / 2];
  const point = await at(middle);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(40) });
  for (const gap of [50, 60, 70, 80]) await cdp.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(gap) });
  await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  const ratio = (await scale(page)) / before;
  assert.ok(ratio > 1.5 && ratio < 2.5, `twice as far apart, ${ratio} as large`);
  const after = await at(middle);
  assert.ok(Math.hypot(after[0] - point[0], after[1] - point[1]) * (await scale(page)) < 15, "what lay between the fingers still does");
  assert.equal(await page.locator(".panel:visible").count(), 0, "no mark was opened by it");
  await page.context().close();
});

test("one finger scrolls the page over the map", async () => {
  const page = await open("small", { size: "phone", touch: true });
  assert.equal(await page.locator(".map").evaluate((n) => getComputedStyle(n).touchAction), "pan-y");
  await page.context().close();
});

test("who wants no motion gets none", async () => {
  for (const [motion, behaviour] of [["reduce", "auto"], ["no-preference", "smooth"]]) {
    const page = await open("small", { motion });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), behaviour);
    const moving = await page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
    await page.context().close();
  }
});
