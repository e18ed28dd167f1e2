// The served page, used as people use it. One line a check; exit 1 where one fails.
//
// CORSPLAIN_URL: where it is served. CORSPLAIN_CHROMIUM: the browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch, open, paste, site, type } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const exchange = {
  origin: "https://app.example",
  request: "GET /v1/items HTTP/1.1\nHost: api.example.net",
  response: "HTTP/1.1 200 OK\nContent-Type: application/json",
};
const outcome = (page) => page.locator("#outcome").innerText();
const unfold = (page) =>
  page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
const browser = await launch();
let passed = 0;
let failed = 0;

async function check(name, options, use) {
  let opened;
  try {
    opened = await open(browser, options);
    await use(opened.page, opened);
    assert.deepEqual(opened.trouble.console, [], "nothing on the console");
    assert.deepEqual(opened.trouble.requests, [], `no request leaves ${site.origin}`);
    passed += 1;
    console.log(`ok     ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n       ${String(error.message ?? error).replaceAll("\n", "\n       ")}`);
  } finally {
    await opened?.context.close();
  }
}

await check("the first visit shows an example with its verdict", {}, async (page) => {
  assert.equal(await outcome(page), "Blocked");
  assert.equal(await page.locator("#cause").innerText(), "AllowOriginMissing");
  assert.equal(await page.locator("h1").count(), 1);
  assert.equal(await page.locator("main").count(), 1);
});

await check("a typed exchange without the header is AllowOriginMissing", {}, async (page) => {
  await type(page, exchange);
  assert.equal(await outcome(page), "Blocked");
  assert.equal(await page.locator("#cause").innerText(), "AllowOriginMissing");
  assert.match(await page.locator(".sent").innerText(), /GET https:\/\/api\.example\.net\/v1\/items/);
});

await check("a step folds out to its text and a link into the standard", {}, async (page) => {
  await type(page, exchange);
  const step = page.locator("#steps li").first();
  await step.locator("summary").click();
  const link = step.getByRole("link");
  await link.waitFor();
  assert.match(await link.getAttribute("href"), /^https:\/\/fetch\.spec\.whatwg\.org\/#/);
  assert.equal(await page.locator("#steps li.bad").count(), 1);
  assert.ok(await page.locator("#steps li.bad a").isVisible(), "the blocking step is open");
});

await check("adding Access-Control-Allow-Origin: * makes it readable", {}, async (page) => {
  await type(page, exchange);
  const box = page.getByLabel("Response", { exact: true });
  await box.fill(`${exchange.response}\nAccess-Control-Allow-Origin: *\nX-Total: 4`);
  assert.equal(await outcome(page), "Allowed");
  assert.equal(await page.locator("#cause").count(), 0);
  const row = page.locator("#headers tr", { hasText: "X-Total" });
  assert.match(await row.innerText(), /hidden/);
});

await check("a fix is applied, checked again, and undone", {}, async (page) => {
  await type(page, exchange);
  const fix = page.locator("#fixes li").first();
  assert.match(await fix.innerText(), /safe/);
  assert.match(await fix.locator(".diff ins").first().innerText(), /Access-Control-Allow-Origin/);
  await fix.getByRole("button", { name: "Apply" }).click();
  assert.equal(await outcome(page), "Allowed");
  const box = page.getByLabel("Response", { exact: true });
  assert.match(await box.inputValue(), /Access-Control-Allow-Origin: https:\/\/app\.example/);
  await page.getByRole("button", { name: "Undo the fix" }).click();
  assert.equal(await outcome(page), "Blocked");
  assert.equal(await box.inputValue(), exchange.response);
});

await check("a fix is written down for a server", {}, async (page) => {
  await type(page, exchange);
  await page.getByLabel("Server", { exact: true }).selectOption("nginx");
  assert.match(await page.locator("#recipes").innerText(), /"https:\/\/app\.example"/);
});

await check("a console line fills the boxes, into whichever it is pasted", {}, async (page) => {
  const line =
    "index.js:12 Access to fetch at 'https://api.example.net/v1' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
  await paste(page, "Response", line);
  assert.equal(await page.getByLabel("Page origin").inputValue(), "https://app.example");
  assert.match(await page.getByLabel("Request", { exact: true }).inputValue(), /api\.example\.net\/v1/);
  assert.match(await page.locator(".notice").innerText(), /console/);
  assert.equal(await outcome(page), "Not decided yet");
  assert.ok(await page.locator("#where-to-copy").isVisible(), "it says where the answer is copied from");
});

await check("what each console says stands there letter by letter", {}, async (page) => {
  await type(page, exchange);
  await page.locator("#console > summary").click();
  const said = await page.locator("#console").innerText();
  assert.ok(said.includes("has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header"));
  assert.ok(said.includes("(Reason: CORS header \u2018Access-Control-Allow-Origin\u2019 missing). Status code: 200."));
});

await check("the page's own policy stops a request, and it says so", {}, async (page) => {
  await type(page, exchange);
  await page.locator(".more > summary").click();
  await page.getByLabel("Content-Security-Policy").fill("connect-src 'self'");
  assert.equal(await page.locator("#cause").innerText(), "ContentSecurityPolicy");
});

await check("the answers are read as a policy", {}, async (page) => {
  await type(page, exchange);
  await page.locator("#policy > summary").click();
  assert.ok((await page.locator("#policy td").count()) > 0);
});

await check("the verdict is announced once typing has paused", {}, async (page) => {
  await type(page, exchange);
  await page.getByRole("status").filter({ hasText: "Blocked" }).waitFor();
});

await check("a missing preflight shows what the browser would send", {}, async (page) => {
  const request = "PUT /v1/items HTTP/1.1\nHost: api.example.net\nContent-Type: application/json";
  await type(page, { origin: exchange.origin, request });
  assert.match(await page.locator("#next").innerText(), /OPTIONS https:\/\/api\.example\.net\/v1\/items/);
});

await check("a pasted exchange is laid out, and undo brings the paste back", {}, async (page) => {
  const text = `${exchange.request}\nOrigin: ${exchange.origin}\n\n${exchange.response}\n`;
  await paste(page, "Request", text);
  await page.locator(".notice").waitFor();
  assert.match(await page.getByLabel("Response", { exact: true }).inputValue(), /^HTTP\/1\.1 200/);
  assert.doesNotMatch(await page.getByLabel("Request", { exact: true }).inputValue(), /HTTP\/1\.1 200/);
  await page.getByRole("button", { name: /^Undo:/ }).click();
  await page.waitForFunction((text) => document.getElementById("request").value === text, text);
});

await check("an assumption is one click away from being otherwise", {}, async (page) => {
  await type(page, { ...exchange, response: "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *" });
  assert.equal(await outcome(page), "Allowed");
  assert.match(await page.locator(".otherwise").innerText(), /include/);
  await page.getByRole("button", { name: /^credentials: include/ }).click();
  assert.equal(await outcome(page), "Blocked");
  assert.equal(await page.getByLabel("Credentials", { exact: true }).inputValue(), "include");
});

await check("all four agree where they do, each with its own word for it", {}, async (page) => {
  const engines = page.getByRole("group", { name: "In each browser" });
  assert.match(await engines.innerText(), /All four agree\./);
  assert.match(await engines.innerText(), /CORSMissingAllowOrigin/);
  assert.equal(await engines.getByRole("radio").count(), 4);
  assert.ok(await engines.getByRole("radio", { name: /^Fetch standard/ }).isChecked());
});

await check("where browsers differ it says how and why, and tells each one's way", {}, async (page) => {
  await page.getByLabel("Example", { exact: true }).selectOption({ label: "A star does not cover Authorization" });
  const engines = page.getByRole("group", { name: "In each browser" });
  assert.equal(await outcome(page), "Blocked at the preflight");
  assert.match(await engines.innerText(), /They do not agree\./);
  assert.match(await engines.innerText(), /Why Chromium, Firefox and WebKit differ: .*covers Authorization/);
  for (const name of ["Chromium", "Firefox", "WebKit"]) {
    await engines.getByRole("radio", { name: `${name} Allowed differs` }).check();
    assert.equal(await outcome(page), "Allowed");
    assert.equal(await page.locator("#cause").count(), 0);
    assert.equal(await page.locator("#steps li.bad").count(), 0);
    assert.match(await page.locator(".sent").innerText(), /GET https:\/\/api\.example\.net\/v1\/items/);
  }
  await page.getByRole("status").filter({ hasText: "In WebKit: Allowed" }).waitFor();
  await engines.getByRole("radio", { name: /^Fetch standard/ }).check();
  assert.equal(await page.locator("#cause").innerText(), "AuthorizationNotAllowed");
});

await check("an engine is chosen by the arrow keys", {}, async (page) => {
  const radio = (name) => page.getByRole("radio", { name });
  await radio(/^Fetch standard/).focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await radio(/^Chromium/).isChecked());
  await page.keyboard.press("ArrowDown");
  assert.ok(await radio(/^Firefox/).isChecked());
  assert.ok(await radio(/^Firefox/).evaluate((one) => one === document.activeElement));
});

await check("a remark leads to its line", {}, async (page) => {
  await type(page, { ...exchange, response: `${exchange.response}\nthis is no header line` });
  await page.getByRole("button", { name: "Go to line 3 of Response" }).click();
  const picked = await page.getByLabel("Response", { exact: true }).evaluate((box) => ({
    focused: document.activeElement === box,
    text: box.value.slice(box.selectionStart, box.selectionEnd),
  }));
  assert.deepEqual(picked, { focused: true, text: "this is no header line" });
});

await check("every example has a verdict and steps", {}, async (page) => {
  const values = await page.locator("#example option").evaluateAll((all) => all.map((one) => one.value));
  assert.ok(values.length > 12);
  const seen = new Set();
  for (const value of values.filter(Boolean)) {
    await page.getByLabel("Example", { exact: true }).selectOption(value);
    seen.add(await outcome(page));
    assert.ok((await page.locator("#steps li").count()) > 0, `example ${value}`);
  }
  assert.ok(seen.size >= 5, `outcomes seen: ${[...seen].join(", ")}`);
});

await check("it can be used by keyboard alone", {}, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the answer");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
  const summary = page.locator("#steps li:not(.bad) summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#steps li:not(.bad) details[open]").count());
});

for (const colorScheme of ["light", "dark"]) {
  await check(`axe finds nothing (${colorScheme})`, { colorScheme }, async (page) => {
    const states = [
      async () => {},
      async () => page.getByLabel("Example", { exact: true }).selectOption({ label: "Readable, but Content-Disposition stays hidden" }),
      async () => page.getByLabel("Example", { exact: true }).selectOption({ label: "No answer yet: what would the browser send?" }),
      async () => page.getByLabel("Example", { exact: true }).selectOption({ label: "A star does not cover Authorization" }),
      async () => page.getByRole("radio", { name: /^Firefox/ }).check(),
      async () => page.getByLabel("Page origin", { exact: true }).fill("not an origin"),
      async () => page.getByRole("button", { name: "Start empty" }).click(),
    ];
    await page.evaluate(axe);
    for (const state of states) {
      await state();
      await unfold(page);
      const found = await page.evaluate(() => globalThis.axe.run());
      const told = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html).join(" ")}`);
      assert.deepEqual(told, []);
    }
  });
}

await check("the theme is kept", {}, async (page) => {
  await page.getByText("Dark", { exact: true }).click();
  const dark = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await dark();
  await page.reload();
  await page.locator("#outcome").waitFor();
  assert.equal(await dark(), before);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.getByText("Light", { exact: true }).click();
  assert.notEqual(await dark(), before);
});

for (const width of [320, 360, 768, 1280]) {
  const viewport = { width, height: 800 };
  await check(`no sideways scrolling at ${width} px`, { viewport }, async (page) => {
    for (const label of ["The server sends no CORS headers", "A redirect makes the origin null", "OPTIONS is redirected to a login page"]) {
      await page.getByLabel("Example", { exact: true }).selectOption({ label });
      await unfold(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${label}: ${wide}`);
    }
  });
}

await check("ten megabytes do not stop it", {}, async (page) => {
  const line = "X-Filler: 0123456789abcdef0123456789abcdef\n";
  const text = `HTTP/1.1 200 OK\n${line.repeat(Math.ceil(10_000_000 / line.length))}`;
  const start = Date.now();
  await paste(page, "Response", text);
  await page.locator("#answer:not([aria-busy])").waitFor({ timeout: 60_000 });
  const took = Date.now() - start;
  assert.equal(await page.locator("#cause").innerText(), "AllowOriginMissing");
  const kept = await page.getByLabel("Response", { exact: true }).evaluate((box) => box.value.length);
  assert.equal(kept, text.length);
  assert.ok(took < 45_000, `${took} ms`);
  console.log(`       (10 MB were answered after ${took} ms)`);
  await page.getByLabel("Example", { exact: true }).selectOption({ label: "A plain GET, allowed" });
  assert.equal(await outcome(page), "Allowed");
});

await check("binary does not stop it", {}, async (page) => {
  let text = "";
  for (let index = 0; index < 200_000; index += 1) text += String.fromCharCode((index * 7919) % 256);
  for (const label of ["Page origin", "Request", "Preflight response", "Response"]) {
    await paste(page, label, text);
    assert.ok((await outcome(page)).length > 0, label);
  }
  await page.getByLabel("Example", { exact: true }).selectOption({ label: "A plain GET, allowed" });
  assert.equal(await outcome(page), "Allowed");
});

await check("pasted markup stays text", {}, async (page) => {
  const mark = "<img src=x onerror=alert(1)><script>alert(1)</script>";
  await type(page, { ...exchange, origin: mark, response: `HTTP/1.1 200 OK\nX: ${mark}\n${mark}` });
  await page.getByLabel("Page origin", { exact: true }).fill(exchange.origin);
  assert.equal(await page.locator("#main img, #main script").count(), 0);
});

await check("without JavaScript it says what it would tell", { javaScriptEnabled: false }, async (page) => {
  assert.match(await page.locator("main").innerText(), /AllowOriginMissing/);
});

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
