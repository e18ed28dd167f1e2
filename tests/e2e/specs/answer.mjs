// What is told: verdict, engines, consoles, cause, fixes, recipes, steps, policy.
import assert from "node:assert/strict";
import { check } from "../checks.mjs";
import { exchange } from "../examples.mjs";
import { box, eventually, example, holds, reads, told, type } from "../page.mjs";

check("a step folds out to its text and a link into the standard", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  const step = page.locator("#steps li").first();
  await step.locator("summary").click();
  const link = step.getByRole("link");
  await link.waitFor();
  assert.match(await link.getAttribute("href"), /^https:\/\/fetch\.spec\.whatwg\.org\/#/);
  assert.equal(await page.locator("#steps li.bad").count(), 1);
  assert.ok(await page.locator("#steps li.bad a").isVisible(), "the blocking step is open");
});

check("what is folded out stays so while typing goes on", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  await page.locator("#steps li").first().locator("summary").click();
  await box(page, "response").fill(`${exchange.response}\nX-Total: 4`);
  await reads(page, ".sent", /GET/);
  await eventually(async () => assert.equal(await page.locator("#steps li").first().locator("details[open]").count(), 1));
});

check("a fix is applied, checked again, and undone", async (page) => {
  await type(page, exchange);
  const fix = page.locator("#fixes li").first();
  await reads(page, "#fixes li", /safe/);
  assert.match(await fix.locator(".diff ins").first().innerText(), /Access-Control-Allow-Origin/);
  await fix.getByRole("button", { name: "Apply" }).click();
  await told(page, "Allowed");
  await holds(page, "response", /Access-Control-Allow-Origin: https:\/\/app\.example/);
  await page.getByRole("button", { name: "Undo the fix" }).click();
  await told(page, "Blocked");
  await holds(page, "response", exchange.response);
});

check("a fix is written down for a server", async (page) => {
  await type(page, exchange);
  await page.getByLabel("Server", { exact: true }).selectOption("nginx");
  await reads(page, "#recipes", /"https:\/\/app\.example"/);
});

check("what each console says stands there letter by letter", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  await page.locator("#console > summary").click();
  await reads(page, "#console", /has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header/);
  await reads(page, "#console", /\(Reason: CORS header \u2018Access-Control-Allow-Origin\u2019 missing\)\. Status code: 200\./);
});

check("the answers are read as a policy", async (page) => {
  await type(page, exchange);
  await page.locator("#policy > summary").click();
  await page.locator("#policy td").first().waitFor();
});

check("all four agree where they do, each with its own word for it", async (page) => {
  const engines = page.getByRole("group", { name: "In each browser" });
  await eventually(async () => assert.match(await engines.innerText(), /All four agree\./));
  assert.match(await engines.innerText(), /CORSMissingAllowOrigin/);
  assert.equal(await engines.getByRole("radio").count(), 4);
  assert.ok(await engines.getByRole("radio", { name: /^Fetch standard/ }).isChecked());
});

check("where browsers differ it says how and why, and tells each one's way", async (page) => {
  await example(page, "A star does not cover Authorization");
  const engines = page.getByRole("group", { name: "In each browser" });
  await told(page, "Blocked at the preflight");
  await eventually(async () => assert.match(await engines.innerText(), /They do not agree\./));
  assert.match(await engines.innerText(), /Why Chromium, Firefox and WebKit differ: .*covers Authorization/);
  for (const name of ["Chromium", "Firefox", "WebKit"]) {
    await engines.getByRole("radio", { name: `${name} Allowed differs` }).check();
    await told(page, "Allowed", null);
    assert.equal(await page.locator("#steps li.bad").count(), 0);
    await reads(page, ".sent", /GET https:\/\/api\.example\.net\/v1\/items/);
  }
  await page.getByRole("status").filter({ hasText: "In WebKit: Allowed" }).waitFor();
  await engines.getByRole("radio", { name: /^Fetch standard/ }).check();
  await told(page, "Blocked at the preflight", "AuthorizationNotAllowed");
});

check("the verdict is announced once typing has paused", async (page) => {
  await type(page, exchange);
  await page.getByRole("status").filter({ hasText: "Blocked" }).waitFor();
  await box(page, "response").fill(`${exchange.response}\nAccess-Control-Allow-Origin: *`);
  await page.getByRole("status").filter({ hasText: "Allowed" }).waitFor();
});
