// The browsers, and the page in them.
//
// Firefox is the stock one, spoken to by WebDriver BiDi. playwright-core 1.64 is the newest that can:
// from 1.65 on it asks for `emulation.setMediaFeaturesOverride`, which Firefox 153 does not know.
import { accessSync } from "node:fs";
import path from "node:path";
import { chromium, firefox } from "playwright-core";
import { watch } from "./watch.mjs";

export const site = new URL(process.env.CORSPLAIN_URL ?? "http://127.0.0.1:8080/");

/** No window, nothing asked of the network. Containers seldom allow the sandbox. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const chromiumPath = () =>
  process.env.CORSPLAIN_CHROMIUM ?? onPath("chromium", "chromium-browser", "google-chrome");
const firefoxPath = () => process.env.CORSPLAIN_FIREFOX ?? onPath("firefox", "firefox-esr");

const LAUNCH = {
  chromium: () => chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS }),
  firefox: () => firefox.launch({ channel: "moz-firefox", executablePath: firefoxPath() }),
};
export const KINDS = Object.keys(LAUNCH);

export const launch = (kind = "chromium") => LAUNCH[kind]();

/**
 * Opens the page in a context of its own, at `at` below the site, and waits until it has drawn;
 * keeps what it did wrong.
 */
export async function open(browser, { at = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const trouble = await watch(context, site);
  const page = await context.newPage();
  await page.goto(new URL(at, site).href);
  if (options.javaScriptEnabled !== false) await drawn(page);
  return { page, context, trouble };
}

/** Until the page itself runs, rather than what is there without a script. */
export const drawn = (page) => page.locator("#main:not(:has(noscript)) > *").first().waitFor();

function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const files = names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
  const found = files.find((file) => {
    try {
      accessSync(file);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`needed on the PATH: ${names.join(" or ")}`);
  return found;
}

const PATIENCE = 20_000;
