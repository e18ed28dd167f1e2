// One exchange: typed, judged, changed, judged again.
import assert from "node:assert/strict";
import { check } from "../checks.mjs";
import { exchange } from "../examples.mjs";
import { box, eventually, example, holds, outcome, reads, settled, told, type } from "../page.mjs";

check("the first visit shows an example with its verdict", async (page) => {
  await told(page, "Blocked", "AllowOriginMissing");
  assert.equal(await page.locator("h1").count(), 1);
  assert.equal(await page.locator("main").count(), 1);
});

check("a typed exchange without the header is AllowOriginMissing", async (page) => {
  await type(page, exchange);
  await reads(page, ".sent", /GET https:\/\/api\.example\.net\/v1\/items/);
  await told(page, "Blocked", "AllowOriginMissing");
});

check("adding Access-Control-Allow-Origin: * makes it readable", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked");
  await box(page, "response").fill(`${exchange.response}\nAccess-Control-Allow-Origin: *\nX-Total: 4`);
  await told(page, "Allowed", null);
  await reads(page, "#headers tr:has-text('X-Total')", /hidden/);
});

check("every key typed is judged, the last one last", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked");
  await box(page, "response").press("Control+End");
  await page.keyboard.type("\nAccess-Control-Allow-Origin: https://app.example");
  await told(page, "Allowed", null);
  await page.keyboard.press("Backspace");
  await told(page, "Blocked", "AllowOriginMismatch");
});

check("a missing preflight shows what the browser would send", async (page) => {
  const request = "PUT /v1/items HTTP/1.1\nHost: api.example.net\nContent-Type: application/json";
  await type(page, { origin: exchange.origin, request });
  await reads(page, "#next", /OPTIONS https:\/\/api\.example\.net\/v1\/items/);
  await told(page, "Not decided yet");
});

check("the page's own policy stops a request, and it says so", async (page) => {
  await type(page, exchange);
  await page.locator("#page-csp").evaluate((it) => (it.closest("details").open = true));
  await box(page, "page-csp").fill("connect-src 'self'");
  await told(page, "Blocked", "ContentSecurityPolicy");
});

check("an assumption is one click away from being otherwise", async (page) => {
  await type(page, { ...exchange, response: "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *" });
  await told(page, "Allowed");
  await reads(page, ".otherwise", /include/);
  await page.getByRole("button", { name: /^credentials: include/ }).click();
  await told(page, "Blocked");
  await holds(page, "credentials", "include");
});

check("a remark leads to its line", async (page) => {
  await type(page, { ...exchange, response: `${exchange.response}\nthis is no header line` });
  await page.getByRole("button", { name: "Go to line 3 of Response" }).click();
  await eventually(async () => {
    const picked = await box(page, "response").evaluate((it) => ({
      focused: document.activeElement === it,
      text: it.value.slice(it.selectionStart, it.selectionEnd),
    }));
    assert.deepEqual(picked, { focused: true, text: "this is no header line" });
  });
});

check("what is no origin is said at its box", async (page) => {
  await type(page, { ...exchange, origin: "not an origin" });
  await eventually(async () =>
    assert.equal(await box(page, "page-origin").getAttribute("aria-invalid"), "true"),
  );
  await box(page, "page-origin").fill(exchange.origin);
  await told(page, "Blocked", "AllowOriginMissing");
});

check("every example has a verdict and steps", { limit: 180 }, async (page) => {
  const values = await page
    .locator("#example option")
    .evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
  assert.ok(values.length > 12);
  const seen = new Set();
  for (const id of values) {
    await example(page, { id });
    assert.equal(await page.locator("#example").inputValue(), id);
    assert.ok((await page.locator("#steps li").count()) > 0, `example ${id}`);
    seen.add(await outcome(page));
  }
  assert.ok(seen.size >= 5, `outcomes seen: ${[...seen].join(", ")}`);
});

check("without JavaScript it says what it would tell", { javaScriptEnabled: false }, async (page) => {
  await reads(page, "main", /AllowOriginMissing/);
});

check("the verdict on a short text is there when the key's event is over", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  const said = (text) =>
    page.evaluate(async (text) => {
      const area = document.getElementById("response");
      area.value = text;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await undefined;
      return document.getElementById("outcome").innerText;
    }, text);
  // From the moment that the page has the engine, too.
  await eventually(async () => {
    const words = [];
    for (const text of [`${exchange.response}\nAccess-Control-Allow-Origin: *`, exchange.response]) {
      words.push(await said(text));
      await settled(page);
    }
    assert.deepEqual(words, ["Allowed", "Blocked"]);
  });
});
