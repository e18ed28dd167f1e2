// The page's own policy: strict, honoured, and never broken by the page.
import assert from "node:assert/strict";
import { check } from "../checks.mjs";
import { exchange } from "../examples.mjs";
import { eventually, told, type } from "../page.mjs";

check("the policy allows no script but the page's own", async (page) => {
  const policy = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
  for (const rule of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "require-trusted-types-for 'script'", "base-uri 'none'", "form-action 'none'"])
    assert.ok(policy.includes(rule), rule);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
});

check("markup that a script writes is refused", { only: "chromium", allowed: /TrustedHTML|script-src|require-trusted-types|trusted-types/ }, async (page) => {
  const said = await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=canary()>");
      return "written";
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(said, "TypeError");
});

check("a script that is written into the page does not run", { allowed: /script-src|Trusted|inline|trusted-types/i }, async (page) => {
  await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.textContent = "canary('inline')";
    } catch {
      return;
    }
    document.body.append(script);
  });
  assert.deepEqual(await page.evaluate(() => canary.calls), []);
});

check("no file asks for anything beyond the page", async (page, { trouble }) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  const urls = await page.evaluate(() => performance.getEntriesByType("resource").map((one) => one.name));
  assert.ok(urls.length >= 4);
  assert.ok(urls.every((url) => url.startsWith(new URL(".", page.url()).href.split("#")[0])), urls.join("\n"));
  assert.deepEqual(trouble.requests, []);
});

check("links that leave the page tell it nothing of where they came from", async (page) => {
  await told(page, "Blocked");
  const loose = await page
    .locator("a[target='_blank']")
    .evaluateAll((links) => links.filter((link) => !/noopener|noreferrer/.test(link.rel)).map((link) => link.outerHTML));
  assert.deepEqual(loose, []);
  assert.equal(await page.locator("meta[name='referrer']").getAttribute("content"), "no-referrer");
});

check("nothing but texts, lessons and habits is kept, and no cookie", async (page, { context }) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  await eventually(async () => {
    const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    assert.ok(kept.every((name) => name.startsWith("corsplain-")), kept.join());
  });
  assert.deepEqual(await context.cookies(), []);
});
