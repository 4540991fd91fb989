// What a reader who never saw khabar can answer from the page alone: the list of docs/situation-page.md, one test each.
// The small page is made in tests/views/made.py: what is true there is written there, and the answers here follow from it.
import test from "node:test";
import assert from "node:assert/strict";
import { open, useBrowser, demo } from "./harness.mjs";

useBrowser();
const words = (page) => page.locator(".panel blockquote").first().evaluate((n) => { const c = n.cloneNode(true); c.querySelectorAll(".sr").forEach((x) => x.remove()); return c.textContent; });

test("who held district X on day D, and on whose word", async () => {
  const page = await open("small");
  await page.locator(".ledgertools input[type=date]").fill("2022-06-05");
  await page.locator(".ledgertools input[type=search]").fill("warsaj");
  const row = page.locator(".ledger tbody tr");
  assert.equal(await row.count(), 1);
  const text = await row.innerText();
  for (const part of ["Warsaj, Takhar", "Valley Guards", "claimed by the holder's side", "disputed by Taliban", "since 4 June 2022", "last cited 5 June 2022"]) assert.ok(text.includes(part), `${part} in ${text}`);
  await row.locator(".cite").click();
  assert.match(await words(page), /had left the bazaar without a fight/);
  await page.keyboard.press("Escape");
  await page.locator(".ledgertools input[type=date]").fill("2022-06-03");
  assert.match(await row.innerText(), /nothing said by then/);
  await page.context().close();
});

test("how many died in event E, and who says so", async () => {
  const page = await open("small");
  const event = page.locator('[data-event="e_1"]');
  assert.match(await event.innerText(), /6 to 12 \(Taliban\) killed/);
  await event.locator(".eventhead").click();
  const rows = (await event.locator(".toll tbody tr").allInnerTexts()).map((t) => t.replace(/\s+/g, " ").trim());
  assert.ok(/^6 Oxus Wire, Daily Copy itself/.test(rows[0]) && /^12 Qasim Rahimyar/.test(rows[1]), rows.join(" | "));
  await event.locator(".toll tbody tr").nth(1).locator(".cite").click();
  assert.match(await words(page), /“Twelve were killed,” said Qasim Rahimyar/);
  await page.context().close();
});

test("which reports copy which", async () => {
  const page = await open("small");
  const rows = await page.locator("#sources .lineage li").allInnerTexts();
  assert.equal(rows.length, 2);
  assert.ok(/Oxus Wire/.test(rows[0]) && /first/.test(rows[0]), rows[0]);
  assert.ok(/Daily Copy/.test(rows[1]) && /reprint, 97% of its words/.test(rows[1]), rows[1]);
  await page.locator('[data-event="e_1"] .eventhead').click();
  assert.match(await page.locator('[data-event="e_1"] .tellers ul').innerText(), /copy or rewrite: Daily Copy/);
  await page.context().close();
});

test("who denies what", async () => {
  const page = await open("small");
  const denied = page.locator("#relations td div:has(s)");
  assert.match(await denied.innerText(), /^arms .*denied by Taliban/s);
  await denied.locator(".cite").click();
  assert.match(await words(page), /checkpoint of the Taliban/);
  await page.keyboard.press("Escape");
  await page.getByLabel("disputed only").check();
  assert.equal(await page.locator(".event").count(), 1);
  await page.locator(".eventhead").click();
  const sides = await page.locator(".position").allInnerTexts();
  assert.ok(/^6 \(Taliban\)\s+Oxus Wire/.test(sides[0]) && /^12 \(Taliban\)\s+Qasim Rahimyar/.test(sides[1]), sides.join(" | "));
  await page.context().close();
});

test("where unit U was last seen", async () => {
  const page = await open("small");
  const row = page.locator("#forces .unitrow", { hasText: "3rd Brigade" });
  const text = await row.innerText();
  for (const part of ["seen – Warsaj", "strength 200", "last seen 5 June 2022"]) assert.ok(text.includes(part), `${part} in ${text}`);
  await row.locator(".cite").click();
  assert.match(await words(page), /The 3rd Brigade was seen/);
  await page.context().close();
});

test("what rests on one side alone", async () => {
  const page = await open("small");
  const part = page.locator("#summary .part", { hasText: "Known from one side only" });
  assert.match(await part.innerText(), /Displacement of Villagers|Displacement: Villagers/);
  assert.match(await part.innerText(), /only from Oxus Wire/);
  await page.context().close();
});

test("what speaker S said", async () => {
  const page = await open("small");
  await page.locator("#statements summary", { hasText: "Qasim Rahimyar" }).click();
  assert.match(await page.locator("#statements details[open] blockquote").first().innerText(), /Twelve.*were.*killed/s);
  await page.context().close();
});

test("what could not be resolved, and what is hidden", async () => {
  const page = await open("small");
  await page.locator("#unknown summary", { hasText: "Places not found" }).click();
  assert.match(await page.locator("#unknown details[open]").innerText(), /“bazaar” – no such place/);
  assert.match(await page.locator("#about").innerText(), /Names of private persons are hidden/);
  await page.context().close();
});

test("how many districts somebody says he holds, and what khabar knows by name", async () => {
  const page = await open("small");
  const row = page.locator("#control .sums tbody tr");
  const text = (await row.innerText()).replace(/\s+/g, " ");
  for (const part of ["Valley Guards: said to hold 9 of 17 districts in Takhar", "5 June 2022", "3 districts are known there on that day, 1 of them theirs", "more than is known by name"]) assert.ok(text.includes(part), `${part} in ${text}`);
  await row.locator(".cite").click();
  assert.match(await words(page), /had left the bazaar/);
  await page.context().close();
});

test("how often others confirm or contradict source S, and what it corrected", async () => {
  const page = await open("small");
  const row = (name) => page.locator("#sources .sourcetable tbody tr", { hasText: name });
  const cells = async (name) => (await row(name).locator("td").allInnerTexts()).map((t) => t.replace(/\s+/g, " ").trim());
  assert.deepEqual((await cells("Oxus Wire")).map((t) => t.split(" ")[0]), ["1", "–", "1", "2", "1", "1", "–"]);
  assert.equal((await cells("Daily Copy")).at(-1), "1 corrected");
  assert.equal((await cells("Evening Lamp")).at(-1), "1 taken back");
  await row("Oxus Wire").locator("td").nth(5).locator(".cite").click();
  assert.match(await words(page), /attacked|Twelve/);
  await page.keyboard.press("Escape");
  const versions = page.locator("#sources .versions li");
  assert.match(await versions.nth(0).innerText(), /corrected.*Daily Copy.*Correction: an earlier version/s);
  assert.match(await versions.nth(1).innerText(), /taken back.*Evening Lamp.*Retraction: our report on Warsaj was wrong/s);
  await page.context().close();
});

for (const name of demo) test("the example answers each of them too, with words behind every answer", async () => {
  const page = await open(name);
  const missing = await page.evaluate(() => Object.entries({
    control: "#control tbody tr .cite", tolls: ".eventhead .killed b", disputes: ".eventhead .tag.warn", copies: "#sources .lineage .descent",
    units: "#forces .unitrow .cite", statements: "#statements summary", indicators: "#indicators .cite", groups: "#groups tbody .cite", doubt: ".tag.unsure", sums: "#control .sums .cite", counts: "#sources .sourcetable .cite", corrections: "#sources .versions blockquote", charts: "#indicators .chart svg",
  }).filter(([, selector]) => !document.querySelector(selector)).map(([part]) => part));
  assert.deepEqual(missing, []);
  assert.match(await page.locator(".banner").innerText(), /made up/);
  await page.context().close();
});

for (const name of demo) test("the example shows who held Warsaj and Nahrin on which day, and draws it", async () => {
  const page = await open(name);
  const holder = async (day, place) => {
    await page.locator(".ledgertools input[type=date]").fill(day);
    await page.locator(".ledgertools input[type=search]").fill(place);
    return (await page.locator("#control .ledger tbody tr").allInnerTexts()).join(" | ");
  };
  assert.match(await holder("2022-04-25", "warsaj"), /National Resistance Front/);
  assert.match(await holder("2022-05-04", "warsaj"), /National Resistance Front.*besieged/s);
  assert.ok(await page.locator('.discs [fill^="url(#besieged"]').count() > 0, "dots on the map");
  assert.match(await holder("2022-04-22", "nahrin"), /contested/);
  assert.ok(await page.locator('.discs [fill^="url(#contested"]').count() > 0, "a grid on the map");
  assert.match(await holder("2022-04-28", "nahrin"), /Taliban/);
  await page.context().close();
});
