// Without a network, and without an engine.
import assert from "node:assert/strict";
import { open } from "../browser.mjs";
import { check } from "../checks.mjs";
import { exchange } from "../examples.mjs";
import { serve } from "../host.mjs";
import { box, eventually, holds, told, type } from "../page.mjs";

const isKept = (page) =>
  eventually(async () => {
    assert.ok(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated"));
  }, 20_000);

check("the host is gone: the page is still there, answers, and keeps what was typed", async (page, { browser }) => {
  const host = await serve();
  const { page: mine, context, trouble } = await open(browser, { at: host.url });
  await type(mine, exchange);
  await told(mine, "Blocked", "AllowOriginMissing");
  await isKept(mine);
  await mine.reload();
  // To leave a page while it loads is trouble of another kind.
  await told(mine, "Blocked", "AllowOriginMissing");
  await host.close();
  await mine.reload();
  await holds(mine, "response", exchange.response);
  await box(mine, "response").fill(`${exchange.response}\nAccess-Control-Allow-Origin: *`);
  await told(mine, "Allowed", null);
  const other = await context.newPage();
  await other.goto(`${host.url}#learn`);
  await other.locator("#lessons a").first().waitFor();
  assert.deepEqual(trouble.console, []);
  await context.close();
});

check("a new build waits for its turn, and takes nothing that is typed", async (page, { browser }) => {
  let version = 0;
  const again = (name, bytes) => {
    if (name !== "sw.js" || version === 0) return bytes;
    return Buffer.from(bytes.toString().replace(/const build = "/u, `const build = "next-`));
  };
  const host = await serve(undefined, again);
  const { page: mine, context } = await open(browser, { at: host.url });
  await type(mine, exchange);
  await told(mine, "Blocked", "AllowOriginMissing");
  await isKept(mine);
  version = 1;
  await mine.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await mine.reload();
  await holds(mine, "response", exchange.response);
  await told(mine, "Blocked", "AllowOriginMissing");
  await context.close();
  await host.close();
});

check("the engine cannot be loaded: it says so, and the texts stay", async (page, { browser }) => {
  let isBroken = true;
  const host = await serve(undefined, (name, bytes) =>
    isBroken && name === "corsplain-worker_bg.wasm" ? undefined : bytes,
  );
  const { page: mine, context } = await open(browser, { at: host.url });
  await box(mine, "response").fill(exchange.response);
  await mine.locator("#broken").waitFor();
  await holds(mine, "response", exchange.response);
  isBroken = false;
  await mine.getByRole("button", { name: "Start it again" }).click();
  await mine.locator("#broken").waitFor({ state: "detached" });
  await box(mine, "response").fill(`${exchange.response}\nAccess-Control-Allow-Origin: *`);
  await told(mine, "Allowed");
  await context.close();
  await host.close();
});

check("the page's own script cannot be loaded: it says so", async (page, { browser }) => {
  const host = await serve(undefined, (name, bytes) =>
    name === "corsplain-playground_bg.wasm" ? undefined : bytes,
  );
  const context = await browser.newContext();
  const mine = await context.newPage();
  await mine.goto(host.url);
  await mine.locator("#crash").waitFor();
  assert.match(await mine.locator("#crash").innerText(), /Reload/);
  await context.close();
  await host.close();
});
