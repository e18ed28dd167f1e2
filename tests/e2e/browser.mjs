// A browser, and the page in it.
import { chromium } from "playwright-core";

export const site = new URL(process.env.CORSPLAIN_URL ?? "http://127.0.0.1:8080/");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CORSPLAIN_CHROMIUM ?? "/usr/bin/chromium",
    args: flags,
  });

/** Opens the page and waits until it has drawn its first answer; keeps what it did wrong. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = { console: [], requests: [] };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.console.push(message.text());
  });
  page.on("pageerror", (error) => trouble.console.push(String(error)));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== site.origin && url.protocol !== "data:") trouble.requests.push(url.href);
  });
  await page.goto(site.href);
  if (options.javaScriptEnabled !== false) await page.locator("#outcome").waitFor();
  return { page, context, trouble };
}

/** Empties the boxes and types an exchange. */
export async function type(page, { origin, request, preflight = "", response = "" }) {
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Page origin", { exact: true }).fill(origin);
  await page.getByLabel("Request", { exact: true }).fill(request);
  await page.getByLabel("Preflight response", { exact: true }).fill(preflight);
  await page.getByLabel("Response", { exact: true }).fill(response);
}

/** Puts a text into the focused box the way a paste does, whatever its size. */
export const paste = (page, label, text) =>
  page.getByLabel(label, { exact: true }).evaluate((box, text) => {
    box.focus();
    box.setRangeText(text, 0, box.value.length, "end");
    box.dispatchEvent(
      new InputEvent("input", { bubbles: true, inputType: "insertFromPaste", data: null }),
    );
  }, text);
