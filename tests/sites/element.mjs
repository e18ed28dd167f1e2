// `<cors-check>` in a page, as a reader has it.

import assert from "node:assert/strict";

const PATIENCE = 20_000;

/** A page in a context of its own. */
export async function opened(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

export const bar = (page) => page.locator("cors-check .bar").first();
export const panel = (page) => page.locator("cors-check .panel").first();
export const editor = (page) => page.locator("cors-check textarea").first();
export const button = (page, name) => bar(page).getByRole("button", { name });

/** What axe is to look at: the colours of a code block are the site's own. */
export const OURS = { include: [".bar", ".panel"].map((part) => ({ fromShadowDom: ["cors-check", part] })) };

/** What the verdict is in two or three words. */
export async function badge(page) {
  return bar(page).locator("span").innerText();
}

/** Errors of a page of a site, and requests that leave it; the list fills as they come. */
export function watched(page, site) {
  const trouble = [];
  const { origin } = new URL(site);
  page.on("console", (message) => {
    const isOurs = message.text().includes("cors-check");
    if (message.type() === "error" || isOurs) trouble.push(`${message.text()} ${message.location().url ?? ""}`);
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:"].includes(url.protocol)) trouble.push(url.href);
  });
  return trouble;
}

/** That a page with it is laid out as it is without it: nothing moves when it comes. */
export async function isStill(page, browser) {
  const without = await opened(browser, "about:blank");
  await without.addInitScript(() => {
    const { define } = CustomElementRegistry.prototype;
    CustomElementRegistry.prototype.define = function (name, ...rest) {
      if (name !== "cors-check") define.call(this, name, ...rest);
    };
  });
  await without.goto(page.url());
  assert.deepEqual(await layout(page), await layout(without));
  assert.equal(await without.evaluate(() => customElements.get("cors-check")), undefined);
  await without.context().close();
}

/** Where the code is, and how long the page, once the site's own fonts and scripts are done. */
async function layout(page) {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const { x, y, width, height } = document.querySelector("cors-check pre, pre.cors-check, pre.language-cors, .language-cors pre").getBoundingClientRect();
    return { x, y, width, height, page: document.documentElement.scrollHeight };
  });
}

/** That what a reader writes is judged, and that what stood there comes back. */
export async function flips(page) {
  await button(page, "Edit").click();
  const text = await editor(page).inputValue();
  await editor(page).fill(`${text}\nAccess-Control-Allow-Origin: https://app.example`);
  await says(page, "Allowed");
  await panel(page).getByText("may read").first().waitFor();
  await button(page, "Reset").click();
  await says(page, "Blocked");
  assert.equal(await editor(page).count(), 0);
}

/** That it comes to say so. */
export async function says(page, word) {
  await bar(page).locator("span", { hasText: word }).waitFor();
}
