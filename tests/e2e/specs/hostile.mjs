// Hostile texts through every door: nothing of them runs, nothing leaves the page, nothing is lost,
// and the page answers afterwards.
import assert from "node:assert/strict";
import { check } from "../checks.mjs";
import { exchange } from "../examples.mjs";
import { links, long, texts as hostile } from "../hostile.mjs";
import { box, drop, empty, eventually, example, paste, settled, texts, told, type, undo } from "../page.mjs";
import { seen } from "../watch.mjs";

const BOXES = ["page-origin", "request", "page-csp", "preflight", "response"];
const SHORT = 300_000;
const PATIENCE = 60_000;

/** The page as it was brought to rest: nothing ran, nothing became markup of the text's own. */
async function isUnharmed(page, trouble, name) {
  await settled(page, PATIENCE);
  assert.deepEqual(await seen(trouble, page), [], name);
  const found = await page.evaluate(() => ({
    foreign: document.querySelectorAll("#main :is(img, script, iframe, style, link, base, meta, object, embed)").length,
    handlers: [...document.querySelectorAll("#main *")].filter((one) =>
      [...one.attributes].some(({ name }) => name.startsWith("on"))).length,
    links: [...document.querySelectorAll("#main a[href]")]
      .map((link) => link.getAttribute("href"))
      .filter((href) => !/^(#|https:\/\/)/.test(href)),
    polluted: {}.polluted,
  }));
  assert.deepEqual(found, { foreign: 0, handlers: 0, links: [], polluted: undefined }, name);
}

const toCheck = (page) => page.evaluate(() => (location.hash = "#check"));

/** It answers something else, and what had been typed before comes back. */
async function isAlive(page) {
  await toCheck(page);
  await page.locator("#outcome").waitFor();
  await example(page, "A plain GET, allowed");
  await told(page, "Allowed", null, PATIENCE);
}

async function comesBack(page, wanted) {
  await eventually(async () => {
    if (JSON.stringify(await texts(page)) === wanted) return;
    await undo(page);
    assert.equal(JSON.stringify(await texts(page)), wanted, "undo brings the text back");
  }, PATIENCE);
}

for (const id of BOXES) {
  // Every box draws what is told of it by the same code, so the second browser sees two of them.
  const only = ["request", "response"].includes(id) ? undefined : "chromium";
  check(`pasted into ${id}`, { only, limit: 400 }, async (page, { trouble }) => {
    await page.evaluate(() => (document.querySelector("#page-csp").closest("details").open = true));
    for (const { name, text } of hostile.filter(({ text }) => text.length < SHORT || id === "response")) {
      await empty(page);
      await page.evaluate(() => (document.querySelector("#page-csp").closest("details").open = true));
      await paste(page, text, id);
      await isUnharmed(page, trouble, name);
    }
    await isAlive(page);
  });
}

const BESIDE = {
  "pasted on the page": (page, text) => paste(page, text),
  "dropped on the page": (page, text) => drop(page, "#main", { text }),
  "dropped as a text file": (page, text) => drop(page, "#main", { files: [{ name: "<img src=x onerror=canary('name')>.txt", text }] }),
  "dropped as a HAR file": (page, text) => drop(page, "#main", { files: [{ name: "<img src=x onerror=canary('name')>.har", text }] }),
};
for (const [way, come] of Object.entries(BESIDE)) {
  check(way, { limit: 400 }, async (page, { trouble }) => {
    await type(page, exchange);
    await told(page, "Blocked", "AllowOriginMissing");
    const wanted = JSON.stringify(await texts(page));
    for (const { name, text } of hostile) {
      await come(page, text);
      await isUnharmed(page, trouble, name);
      await toCheck(page);
      await box(page, "request").waitFor();
      await comesBack(page, wanted);
    }
    await isAlive(page);
  });
}

check("10 MB, in a box and on the page", { limit: 600 }, async (page, { trouble }) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  const wanted = JSON.stringify(await texts(page));
  for (const { name, text } of long) {
    for (const id of ["response", undefined]) {
      await paste(page, text, id);
      await isUnharmed(page, trouble, name);
      await comesBack(page, wanted);
    }
  }
  await isAlive(page);
});

check("a long text is told of, kept whole, and cleared", { limit: 180 }, async (page) => {
  await type(page, exchange);
  const [{ text }] = long;
  await paste(page, text, "response");
  await told(page, "Blocked", "AllowOriginMissing", PATIENCE);
  assert.match(await page.locator("#response").innerText(), /10\.\d MB|9\.\d MB/);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await eventually(async () => assert.equal(await box(page, "response").inputValue(), ""));
  await undo(page);
  await eventually(async () => assert.match(await page.locator("#response").innerText(), /MB/));
});

check("links", { limit: 400 }, async (page, { trouble }) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  const wanted = JSON.stringify(await texts(page));
  for (const { name, hash } of links) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await isUnharmed(page, trouble, name);
    await toCheck(page);
    await box(page, "request").waitFor();
    await comesBack(page, wanted);
  }
  for (const { name, hash } of links.filter(({ hash }) => hash.length < SHORT)) {
    await page.goto("about:blank");
    await page.goto(new URL(hash, process.env.CORSPLAIN_URL).href);
    await isUnharmed(page, trouble, name);
  }
  await isAlive(page);
});
