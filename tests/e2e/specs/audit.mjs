// A recording: chosen, dropped or pasted, read with progress, called off, sorted, narrowed, opened, saved.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findsNothing, LOOKS } from "../axe.mjs";
import { check } from "../checks.mjs";
import { entries, har, writeLarge } from "../har.mjs";
import { box, drop, eventually, paste, reads, told } from "../page.mjs";

const rows = (page) => page.locator("#audit tbody tr");
const choose = (page, text = har(entries), name = "shop.har") =>
  page.locator("#har").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const listed = (page) => eventually(async () => assert.ok((await rows(page).count()) >= 4));

check("a chosen file becomes a table of its cross-origin exchanges", { at: "#audit" }, async (page) => {
  await choose(page);
  await listed(page);
  const text = await page.locator("#audit").innerText();
  for (const part of ["api.example/open", "api.example/closed", "allow-origin-missing", "Allowed", "Blocked"])
    assert.ok(text.includes(part), part);
  assert.doesNotMatch(text, /style\.css/);
});

check("a file is dropped on any view, a recording pasted on any", async (page) => {
  await told(page, "Blocked");
  await drop(page, "#main", { files: [{ name: "shop.har", text: har(entries) }] });
  await listed(page);
  await eventually(async () => assert.match(page.url(), /#audit$/));
  await page.locator("#view-check").click();
  await page.locator("#outcome").waitFor();
  await paste(page, har(Array.from({ length: 400 }, () => entries).flat()));
  await eventually(async () => assert.match(page.url(), /#audit$/));
  await listed(page);
});

check("a preflight belongs to its request, and a redirect is one row", { at: "#audit" }, async (page) => {
  await choose(page);
  await listed(page);
  const text = (await rows(page).allInnerTexts()).join("\n");
  assert.equal(text.match(/api\.example\/items/g).length, 1);
  assert.equal(text.match(/api\.example\/old/g).length, 1);
});

check("it is sorted by a column, and back", { at: "#audit" }, async (page) => {
  await choose(page);
  await listed(page);
  const before = await rows(page).allInnerTexts();
  const sort = page.locator("#audit th button").first();
  await sort.click();
  await page.locator("#audit th[aria-sort='ascending']").waitFor();
  const up = await rows(page).allInnerTexts();
  await page.locator("#audit th[aria-sort] button").first().click();
  await page.locator("#audit th[aria-sort='descending']").waitFor();
  const down = await rows(page).allInnerTexts();
  assert.deepEqual([...up].sort(), [...before].sort());
  assert.notDeepEqual(up, down);
});

check("it is narrowed by outcome, by a word, and by both", { at: "#audit" }, async (page) => {
  await choose(page);
  await listed(page);
  const all = await rows(page).count();
  const search = page.locator("#audit-search");
  await search.press("c");
  await page.keyboard.type("losed");
  await search.press("Enter");
  await eventually(async () => assert.equal(await rows(page).count(), 1));
  await search.press("Control+a");
  await search.press("Backspace");
  await search.press("Enter");
  await eventually(async () => assert.equal(await rows(page).count(), all));
  await page.locator("#audit-outcome").selectOption("network-error");
  await eventually(async () => assert.ok((await rows(page).count()) < all));
  for (const text of await rows(page).allInnerTexts()) assert.match(text, /Blocked/);
});

check("a row opens in Check, and the table is still there afterwards", { at: "#audit" }, async (page) => {
  await choose(page);
  await listed(page);
  const row = rows(page).filter({ hasText: "api.example/closed" });
  await row.getByRole("button").click();
  await told(page, "Blocked", "AllowOriginMissing");
  assert.match(await box(page, "request").inputValue(), /closed/);
  await page.goBack();
  await listed(page);
});

for (const [name, holds] of Object.entries({
  CSV: (text) => assert.match(text, /api\.example\/closed.*\r?\n/),
  JSON: (text) => assert.ok(JSON.stringify(JSON.parse(text)).includes("https://api.example/closed")),
  SARIF: (text) => assert.equal(JSON.parse(text).version, "2.1.0"),
})) {
  check(`it is saved as ${name}`, { at: "#audit" }, async (page, { kind }) => {
    await choose(page);
    await listed(page);
    await page.evaluate(() => {
      const make = URL.createObjectURL;
      globalThis.saved = [];
      URL.createObjectURL = (blob) => (globalThis.saved.push(blob), make.call(URL, blob));
    });
    // Only Chromium tells of a download here; what is in it is seen in both.
    const download = kind === "chromium" ? page.waitForEvent("download") : undefined;
    await page.locator(`#save-${name.toLowerCase()}`).click();
    await eventually(async () => assert.equal(await page.evaluate(() => globalThis.saved.length), 1));
    holds(await page.evaluate(() => globalThis.saved[0].text()));
    if (download) assert.match((await download).suggestedFilename(), new RegExp(`\\.${name}`, "i"));
  });
}

check("a large file is read while the page goes on, and reading is called off", { at: "#audit", limit: 300 }, async (page) => {
  const file = path.join(tmpdir(), `corsplain-${process.pid}-${Math.random()}.har`);
  try {
    await writeLarge(file, 200_000_000);
    await page.locator("#har").setInputFiles(file);
    const bar = page.locator("progress");
    await bar.waitFor();
    await eventually(async () => assert.ok(Number(await bar.getAttribute("value")) > 0), 60_000);
    await page.getByRole("button", { name: "Cancel" }).click();
    await bar.waitFor({ state: "detached" });
    await reads(page, "main", /stopped/);
    await choose(page);
    await listed(page);
  } finally {
    rmSync(file, { force: true });
  }
});

check("a file of 60 MB is read to its end", { at: "#audit", limit: 300 }, async (page) => {
  const file = path.join(tmpdir(), `corsplain-${process.pid}-${Math.random()}.har`);
  try {
    const count = await writeLarge(file, 60_000_000);
    await page.locator("#har").setInputFiles(file);
    await eventually(async () => assert.ok((await page.locator("#audit").innerText()).replaceAll(",", "").includes(String(count))), 200_000);
  } finally {
    rmSync(file, { force: true });
  }
});

check("what is no recording is said to be none", { at: "#audit" }, async (page) => {
  for (const text of ["", "{", "[]", "{}", '{"log":{}}', '{"log":{"entries":{}}}', "no JSON at all", "\0\ufffd"]) {
    await choose(page, text, "wrong.har");
    await page.locator(".reading").waitFor({ state: "detached" });
    await eventually(async () => assert.ok((await page.locator("#main").innerText()).length > 0));
    assert.equal(await rows(page).count(), 0, text);
    assert.equal(await page.locator("#broken").count(), 0, text);
  }
  await choose(page);
  await listed(page);
});

for (const { theme, width, only } of LOOKS) {
  check(`axe finds nothing: Audit, ${theme}, ${width} px`, { at: "#audit", viewport: { width, height: 800 }, only }, async (page) => {
    await page.getByText(theme, { exact: true }).click();
    await findsNothing(page, "no file yet");
    await choose(page);
    await listed(page);
    await findsNothing(page, "the table");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide}`);
  });
}
