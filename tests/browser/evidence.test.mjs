// Every number and sentence leads to quoted words in two clicks or fewer: all parts of a page are walked.
import test from "node:test";
import assert from "node:assert/strict";
import { open, useBrowser, demo } from "./harness.mjs";

useBrowser();

for (const name of ["small", ...demo]) test(`${name}: every number and sentence leads to quoted words`, async () => {
  const page = await open(name);
  const { dead, walked } = await page.evaluate(() => {
    const dead = [], walked = {};
    const panel = document.querySelector(".panel");
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const quoted = (root) => all("blockquote", root).some((q) => q.textContent.trim());
    const press = (node) => node.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    const empty = () => all("blockquote, .source, .row", panel).forEach((n) => n.remove()); // what an earlier click left proves nothing
    const note = (part) => { walked[part] = (walked[part] || 0) + 1; };
    /** One click on a citation, and words are there. */
    const cited = (part, node, excuse) => {
      note(part);
      const button = node.querySelector(".cite");
      if (!button) { if (!(excuse && excuse.test(node.textContent))) dead.push(`${part}: ${node.textContent.slice(0, 120)}: no way to any words`); return; }
      empty();
      press(button);
      if (!quoted(panel) && !all(".source", panel).length) dead.push(`${part}: ${node.textContent.slice(0, 120)}: empty`);
    };

    all("#summary li").forEach((li) => { if (li.querySelector("a.listed")) note("summary"); else cited("summary", li, /No event is dated/); });

    // A mark of the map: one click to an event, or two over a list.
    for (let i = 0; i < all("#map .mark, #map .vague").length; i++) {
      note("map");
      empty();
      press(all("#map .mark, #map .vague")[i]);
      const rows = all(".panel .row").length;
      if (!rows && !quoted(panel)) dead.push(`map: mark ${i}: no words`);
      for (let k = 0; k < rows; k++) {
        const shown = all(".panel .row")[k];
        empty();
        press(shown);
        if (!quoted(panel)) dead.push(`map: mark ${i}, event ${k}: no words`);
        press(all("#map .mark, #map .vague")[i]);
      }
    }

    let more;
    while ((more = document.querySelector(".more:not([hidden])"))) press(more);
    for (const head of all(".eventhead")) {
      note("events");
      if (head.getAttribute("aria-expanded") === "false") press(head);
      const card = head.closest(".event");
      if (!quoted(card)) dead.push(`events: ${head.textContent}: no claim`);
      all(".toll tbody tr", card).forEach((row) => cited("tolls", row));
      all(".position", card).forEach((p) => cited("disputes", p));
      all(".tellers > li", card).forEach((li) => cited("tellers", li));
      press(head);
    }
    const search = document.querySelector(".ledgertools input[type=search]");
    all("#control tbody tr").forEach((row) => cited("control", row, /opening map/));
    search.value = "a"; search.dispatchEvent(new Event("input"));
    all("#control tbody tr").forEach((row) => cited("control", row, /opening map/));
    all("#forces .unitrow").forEach((row) => /last seen|[–,] /.test(row.textContent) && cited("forces", row));
    all("#forces .nameless li").forEach((li) => cited("forces", li));
    all("#forces tbody tr").forEach((row) => cited("offices", row));
    all("#relations td > div").forEach((cell) => cited("relations", cell));
    for (const box of all("#statements details")) { box.open = true; box.dispatchEvent(new Event("toggle")); note("statements"); if (!quoted(box)) dead.push(`statements: ${box.textContent}: no words`); }
    all("#indicators li").forEach((li) => cited("indicators", li));
    all("#groups tbody tr").forEach((row) => { cited("groups", row); all("td > div", row).forEach((leader) => cited("leaders", leader)); });
    all("#sources .lineage li").forEach((li) => cited("copies", li, /no claim/));
    all("#control .sums tbody tr").forEach((row) => cited("sums", row));
    for (const cell of all("#sources .sourcetable tbody td.num").filter((n) => /\d/.test(n.firstChild.textContent) && n.cellIndex > 1 && n.cellIndex < 7)) cited("counts", cell);
    all("#sources .versions li").forEach((li) => { note("versions"); if (!li.querySelector(".cite, blockquote")) dead.push(`versions: ${li.textContent}: no words`); });
    all("#sources .outlet li").forEach((li) => cited("reports", li, /no claim/));
    all("#unknown tbody tr").forEach((row) => row.querySelector(".num").textContent === "0" || cited("unknown", row));
    all("#unknown details li").forEach((li) => { note("misses"); if (!/“.+”|\(.+\)$/.test(li.textContent)) dead.push(`misses: ${li.textContent}`); });
    return { dead, walked };
  });
  assert.deepEqual(dead, []);
  for (const part of ["summary", "map", "events", "tolls", "disputes", "tellers", "control", "forces", "offices", "relations", "statements", "indicators", "groups", "copies", "reports", "sums", "counts", "versions", "unknown", "misses"]) assert.ok(walked[part] > 0, `${part} was not walked`);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the words that a citation opens are those of its claim, letter for letter", async () => {
  const page = await open("small");
  const { wrong, walked } = await page.evaluate(() => {
    const data = JSON.parse(document.getElementById("data").textContent), wrong = [];
    document.querySelectorAll(".eventhead").forEach((b) => b.click());
    for (const node of document.querySelectorAll("[data-claim]")) {
      const claim = data.claims[+node.dataset.claim], report = data.reports[claim.r];
      const run = report.x.find(([at, text]) => at <= claim.s[0] && claim.s[0] < at + text.length);
      const quote = node.querySelector("blockquote").cloneNode(true);
      quote.querySelectorAll(".sr").forEach((n) => n.remove());
      if (quote.textContent !== run[1].slice(claim.s[0] - run[0], claim.s[1] - run[0])) wrong.push(quote.textContent);
    }
    return { wrong, walked: document.querySelectorAll("[data-claim]").length };
  });
  assert.ok(walked > 0, "no claim was opened");
  assert.deepEqual(wrong, []);
  await page.context().close();
});
