// `<cors-check>` by itself, in a page of a host that knows nothing of it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KINDS, launch } from "../e2e/browser.mjs";
import { serve } from "../e2e/host.mjs";
import { eventually } from "../e2e/page.mjs";
import { badge, bar, button, editor, opened, panel, says } from "./element.mjs";
import { run, sites } from "./guide.mjs";

const BLOCKED = "GET /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\nHTTP/1.1 200 OK\nContent-Type: text/plain";
const HOSTILE = `${BLOCKED}\nX-Text: <img src=x onerror="hit()"><script>hit()</scr` + "ipt>\nX-Bidi: \u202Eevil";
const integrity = JSON.parse(readFileSync(join(sites, "node_modules", "corsplain", "dist", "integrity.json"), "utf8"));
const script = '<script src="cors-check.js" defer data-playground="https://play.example/"></script>';
const policy = (sources) => `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${sources}; require-trusted-types-for 'script'">`;
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const one = (info, text) => `<cors-check info="${escaped(info)}"><pre><code>${escaped(text)}</code></pre></cors-check>`;
const page = (body, head = "", attributes = "") =>
  `<!doctype html><html lang="en"${attributes}><meta charset="utf-8"><title>A host</title>${head}${script}<body>${body}`;

const PAGES = {
  strict: page(one("editable", BLOCKED), policy("'self' 'wasm-unsafe-eval'")),
  signed: page(one("editable", BLOCKED)).replace("<script ", `<script integrity="${integrity["element.global.js"]}" `),
  tampered: page(one("editable", BLOCKED)).replace("<script ", `<script integrity="${integrity["full.js"]}" `),
  refused: page(one("editable", BLOCKED), policy("'self'")),
  several: page(one("", BLOCKED) + one("", BLOCKED) + one("", BLOCKED)),
  far: page(`<div id="above"></div>${one("", BLOCKED)}`, "<style>#above { height: 3000px }</style>"),
  hostile: page(one('editable engine="><script>hit()</script>"', HOSTILE), "<script>hit = () => { globalThis.isHit = true; }</script>"),
  nothing: page(one("editable", "Once upon a time")),
  differing: page(one("credentials=include", `GET /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nX-Custom: ${"a".repeat(200)}`)),
  right: page(one("editable", BLOCKED), "", ' dir="rtl"'),
  blocks: page(`<main></main>`),
};

describe("the element", { concurrency: false }, () => {
  const folder = join(sites, "element");
  const browsers = {};
  let host;
  before(async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    run("npx corsplain docs --assets .", folder);
    for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, `${name}.html`), text);
    host = await serve(folder);
    for (const kind of KINDS) browsers[kind] = await launch(kind);
  });
  after(async () => {
    for (const browser of Object.values(browsers)) await browser.close();
    await host?.close();
  });

  /** One page in each browser. */
  function each(what, name, use, options, kinds = KINDS) {
    for (const kind of kinds) {
      test(`${what}, ${kind}`, async () => {
        const page = await opened(browsers[kind], "about:blank", options);
        const asked = [];
        page.on("request", (request) => asked.push(new URL(request.url()).pathname));
        const lines = [];
        page.on("console", (message) => lines.push(message.text()));
        await page.goto(`${host.url}${name}.html`);
        await use(page, { asked, lines });
        await page.context().close();
      });
    }
  }

  each("a strict policy with 'wasm-unsafe-eval' and Trusted Types is enough", "strict", async (page) => {
    assert.equal(await badge(page), "Blocked");
    await button(page, "Edit").click();
    await editor(page).fill(`${BLOCKED}\nAccess-Control-Allow-Origin: *`);
    await says(page, "Allowed");
  });

  each("where nothing may be compiled, the page stays and one line says why", "refused", async (page, { lines }) => {
    const said = () => lines.filter((line) => line.includes("<cors-check>"));
    await eventually(() => assert.equal(said().length, 1));
    assert.match(said()[0], /'wasm-unsafe-eval'/u);
    assert.equal(await page.locator("cors-check .bar").count(), 0);
    assert.ok((await page.locator("cors-check").innerText()).includes("GET /items"));
    assert.equal(said().length, 1);
  });

  each("the published integrity is that of the script", "signed", async (page) => {
    assert.equal(await badge(page), "Blocked");
  });

  each("with another integrity the page stays as it is", "tampered", async (page) => {
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => customElements.get("cors-check")), undefined);
  });

  each("several share one engine", "several", async (page, { asked }) => {
    await page.locator("cors-check .bar").nth(2).waitFor();
    assert.equal(asked.filter((path) => path.endsWith("/cors-check-engine.js")).length, 1);
  });

  each("the engine waits until the element is near, and printing does not ask for it", "far", async (page, { asked }) => {
    await page.emulateMedia({ media: "print" });
    await page.waitForTimeout(300);
    await page.emulateMedia({ media: "screen" });
    assert.ok(!asked.some((path) => path.endsWith("/cors-check-engine.js")), asked.join());
    await page.evaluate(() => scrollTo(0, 2_900));
    await bar(page).waitFor();
  });

  each("in print it shows no controls", "strict", async (page) => {
    await button(page, "Why?").click();
    await page.emulateMedia({ media: "print" });
    assert.equal(await button(page, "Why?").isVisible(), false);
    assert.ok(await panel(page).isVisible());
    assert.equal(await badge(page), "Blocked");
  }, {}, ["chromium"]); // Firefox is not told to print by the way that it is driven.

  each("what an exchange holds stays text", "hostile", async (page, { lines }) => {
    await button(page, "Why?").click();
    await panel(page).locator("summary").first().click();
    await button(page, "Edit").click();
    await editor(page).fill(`${HOSTILE}\nAccess-Control-Allow-Origin: <b>&amp;`);
    await says(page, "Blocked");
    const found = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("cors-check");
      const hrefs = [...shadowRoot.querySelectorAll("a")].map((link) => link.protocol);
      return { isHit: globalThis.isHit, foreign: shadowRoot.querySelectorAll("img, script, b, iframe, object").length, hrefs: [...new Set(hrefs)] };
    });
    assert.deepEqual(found, { isHit: undefined, foreign: 0, hrefs: ["https:"] });
    assert.deepEqual(lines, []);
  });

  each("a text that is no exchange says so", "nothing", async (page) => {
    assert.equal(await badge(page), "Not decided yet");
    await button(page, "Why?").click();
    await panel(page).getByText("How it was understood").click();
    await panel(page).getByText("Once upon a time").waitFor();
  });

  each("engines that differ are told apart", "differing", async (page) => {
    assert.equal(await badge(page), "Not decided yet");
    await button(page, "Why?").click();
    await panel(page).locator("select").selectOption("webkit");
    assert.match(await panel(page).locator("select option:checked").innerText(), /^WebKit/u);
  });

  each("it is opened in the playground by its address", "right", async (page) => {
    const link = bar(page).getByRole("link", { name: "Playground" });
    const { hash, host: where } = new URL(await link.getAttribute("href"));
    assert.equal(where, "play.example");
    assert.equal(JSON.parse(decodeURIComponent(hash.slice("#s=".length))).request.url, "https://api.example/items");
  });

  each("a fix that is applied is in the text", "right", async (page) => {
    await button(page, "Why?").click();
    await panel(page).getByRole("button", { name: "Apply" }).first().click();
    await says(page, "Allowed");
    assert.match(await editor(page).inputValue(), /Access-Control-Allow-Origin: https:\/\/app\.example/u);
  });

  each("right to left it stays within the page", "right", async (page) => {
    await bar(page).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    const { x, width } = await bar(page).boundingBox();
    assert.ok(x >= 0 && x + width <= 360 / 2 + width, "it begins at the left");
    assert.equal(await editor(page).count(), 0);
  }, { viewport: { width: 360, height: 700 } });

  each("blocks that come later become elements, with their options", "blocks", async (page) => {
    await page.evaluate((text) => {
      const block = document.createElement("pre");
      block.className = "language-cors";
      block.setAttribute("editable", "true");
      block.setAttribute("upload-listener", "true");
      block.textContent = text;
      document.querySelector("main").append(block);
    }, BLOCKED);
    await button(page, "Edit").waitFor();
    assert.equal(await page.locator("cors-check").getAttribute("info"), 'editable="true" upload-listener="true"');
  });

  each("by keyboard alone", "right", async (page) => {
    await bar(page).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await panel(page).waitFor();
    assert.equal(await button(page, "Why?").getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await editor(page).waitFor();
    await page.keyboard.type("X");
    assert.ok((await editor(page).inputValue()).includes("X"));
  });
});
