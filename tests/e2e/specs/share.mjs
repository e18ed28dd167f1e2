// What can be taken along: the address, links, texts, and the ways back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { open, site } from "../browser.mjs";
import { check } from "../checks.mjs";
import { exchange } from "../examples.mjs";
import { BOXES, box, empty, eventually, holds, reads, step, texts, told, type, undo } from "../page.mjs";

const SECRET = "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N";

/** What the page puts on the clipboard is caught, since not every browser lets a test read it. */
const catchCopies = (page) =>
  page.evaluate(() => {
    globalThis.copies = [];
    const caught = (text) => Promise.resolve(void globalThis.copies.push(text));
    Object.defineProperty(navigator.clipboard, "writeText", { value: caught });
  });
const copied = (page) =>
  eventually(async () => {
    const text = await page.evaluate(() => globalThis.copies.pop());
    assert.ok(text, "something was copied");
    return text;
  });
const shared = async (page, name) => {
  await page.locator("details.menu > summary").click();
  await page.getByRole("button", { name, exact: true }).click();
  return copied(page);
};

check("the address follows what is typed, and opens it elsewhere", async (page, { browser }) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  await eventually(async () => assert.match(new URL(page.url()).hash, /^#1\.[\w-]+$/));
  const wanted = await texts(page);
  const other = await open(browser, { at: new URL(page.url()).hash });
  await eventually(async () => assert.deepEqual(await texts(other.page), wanted));
  await told(other.page, "Blocked", "AllowOriginMissing");
  await other.context.close();
});

check("a copied link opens the same, with the engine that was chosen", async (page, { browser }) => {
  await catchCopies(page);
  await type(page, exchange);
  await page.getByRole("radio", { name: /^Firefox/ }).check();
  await page.getByRole("button", { name: "Copy link" }).click();
  const link = await copied(page);
  assert.ok(link.startsWith(`${site.href}#1.`), link);
  const other = await open(browser, { at: new URL(link).hash });
  await eventually(async () => assert.deepEqual(await texts(other.page), await texts(page)));
  await eventually(async () => assert.ok(await other.page.getByRole("radio", { name: /^Firefox/ }).isChecked()));
  await other.context.close();
});

check("a secret stays on the page, and is replaced in links and exports", async (page) => {
  await catchCopies(page);
  await type(page, { ...exchange, request: `${exchange.request}\nAuthorization: ${SECRET}` });
  await told(page, "Not decided yet");
  await eventually(async () => assert.match(new URL(page.url()).hash, /^#1\./));
  const packed = Buffer.from(new URL(page.url()).hash.slice(3), "base64url");
  const { inflateRawSync } = await import("node:zlib");
  assert.doesNotMatch(inflateRawSync(packed).toString(), /eyJhbGci/);
  for (const name of ["Copy as Markdown", "Copy as scenario", "Copy as a fence for documentation", "Report a wrong verdict"])
    assert.doesNotMatch(await shared(page, name), /eyJhbGci/, name);
  await shared(page, "Copy as scenario");
  await page.getByRole("button", { name: "Copy with secrets" }).click();
  assert.match(await copied(page), /eyJhbGci/);
  await holds(page, "request", new RegExp(SECRET.slice(0, 20)));
});

check("each export holds the exchange", async (page) => {
  await catchCopies(page);
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  assert.match(await shared(page, "Copy as Markdown"), /AllowOriginMissing|Access-Control-Allow-Origin/);
  const scenario = JSON.parse(await shared(page, "Copy as scenario"));
  assert.equal(scenario.page_origin, exchange.origin);
  assert.match(await shared(page, "Copy as a fence for documentation"), /^```/m);
  assert.match(await shared(page, "Report a wrong verdict"), /api\.example\.net/);
});

check("undo and redo walk over everything that replaced a text", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  await page.locator("#fixes li").first().getByRole("button", { name: "Apply" }).click();
  await told(page, "Allowed");
  const fixed = await texts(page);
  await page.locator("#example").selectOption({ index: 3 });
  await eventually(async () => assert.notDeepEqual(await texts(page), fixed));
  await empty(page);
  for (let steps = 0; steps < 8 && (await box(page, "response").inputValue()) !== exchange.response; steps += 1)
    await undo(page);
  await holds(page, "response", exchange.response);
  await step(page, "Redo");
  await eventually(async () => assert.deepEqual(await texts(page), fixed));
});

check("a reload of the tab keeps what is typed, secrets too", async (page) => {
  await type(page, { ...exchange, request: `${exchange.request}\nAuthorization: ${SECRET}` });
  await told(page, "Not decided yet");
  const before = await texts(page);
  await page.reload();
  await eventually(async () => assert.deepEqual(await texts(page), before));
});

check("back and forward go from view to view", async (page) => {
  await told(page, "Blocked");
  await page.locator("#view-gallery").click();
  await page.locator("#main a[href^='#gallery/']").first().waitFor();
  await page.locator("#view-audit").click();
  await page.locator("#har").waitFor({ state: "attached" });
  await page.goBack();
  await page.locator("#main a[href^='#gallery/']").first().waitFor();
  await page.goBack();
  await told(page, "Blocked");
  await page.goForward();
  await page.locator("#main a[href^='#gallery/']").first().waitFor();
});

check("links that were ever made still open", { limit: 180 }, async (page) => {
  const file = new URL("../../../web/answers/tests/links.ndjson", import.meta.url);
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const links = lines.filter(({ link, sheet }) => link && sheet);
  assert.ok(links.length > 5);
  for (const { link, sheet } of links) {
    await page.evaluate((hash) => (location.hash = hash), link);
    const wanted = BOXES.map((id) => asHeld(id, sheet.boxes[id.replace("-", "_")] ?? ""));
    await eventually(async () => assert.deepEqual(await texts(page), wanted, link));
  }
});

/** A text as a box has it: an input holds one line, a text area ends its lines in one way. */
const asHeld = (id, text) =>
  id === "page-origin" ? text.replaceAll(/[\r\n]/g, "") : text.replaceAll(/\r\n?/g, "\n");

check("a link that cannot be read says so, and takes nothing away", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked");
  for (const [hash, said] of [["#1.garbage", /damaged|cannot be read/], ["#2.x", /newer/], ["#1.", /no exchange|empty/]]) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await reads(page, "main", said);
    assert.equal(await box(page, "response").inputValue(), exchange.response);
  }
});
