// In by any door: pasted on the page, pasted into a box, dropped, opened as a file.
import assert from "node:assert/strict";
import { check } from "../checks.mjs";
import { consoleLines, doors } from "../doors.mjs";
import { exchange } from "../examples.mjs";
import { box, drop, empty, eventually, holds, paste, reads, texts, told, type } from "../page.mjs";

const WAYS = {
  "pasted on the page": (page, text) => paste(page, text),
  "pasted into the request": (page, text) => paste(page, text, "request"),
  "dropped on the page": (page, text) => drop(page, "#main", { text }),
  "dropped as a file": (page, text) =>
    drop(page, "#main", { files: [{ name: "copied.txt", type: "text/plain", text }] }),
};

for (const { name, text, answered } of doors) {
  check(name, { limit: 120 }, async (page) => {
    for (const [way, come] of Object.entries(WAYS)) {
      await empty(page);
      await come(page, text);
      await eventually(async () => {
        const outcome = await page.locator("#outcome").innerText();
        assert.equal(outcome, answered ? "Allowed" : "Not decided yet", way);
        assert.match(await page.locator(".sent").innerText(), /https:\/\/api\.example\.net\/v1\/items\?x=1/, way);
        const [origin, request, , response] = await texts(page);
        assert.match(`${origin}\n${request}`, /https:\/\/app\.example\.com/, way);
        assert.equal(response !== "", Boolean(answered) && (way !== "pasted into the request" || response !== ""), way);
      });
    }
  });
}

for (const line of consoleLines) {
  check(`a line of the console: ${line.slice(0, 40)}…`, async (page) => {
    for (const id of ["response", "request", undefined]) {
      await empty(page);
      await paste(page, line, id);
      await holds(page, "request", /api\.example\.net\/v1\/items/);
      await reads(page, ".notice", /console/);
      await told(page, "Not decided yet");
      await page.locator("#where-to-copy").waitFor();
    }
  });
}

check("what is pasted over an example takes its place, and the example does not answer for it", async (page) => {
  await told(page, "Blocked");
  await paste(page, doors[0].text);
  await told(page, "Not decided yet");
  await holds(page, "response", "");
});

check("answers pasted one after the other join their request", async (page) => {
  await empty(page);
  await paste(page, doors[0].text);
  await holds(page, "request", /api\.example\.net/);
  await paste(page, "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *", "response");
  await told(page, "Blocked at the preflight").catch(() => told(page, "Not decided yet"));
  await holds(page, "request", /api\.example\.net/);
});

check("a pasted exchange is laid out, and undo brings the paste back", async (page) => {
  const text = `${exchange.request}\nOrigin: ${exchange.origin}\n\n${exchange.response}\n`;
  await paste(page, text, "request");
  await page.locator(".notice").waitFor();
  await holds(page, "response", /^HTTP\/1\.1 200/);
  assert.doesNotMatch(await box(page, "request").inputValue(), /HTTP\/1\.1 200/);
  await page.getByRole("button", { name: /^Undo:/ }).click();
  await holds(page, "request", text);
});

check("a real paste by the keyboard, and the browser's own undo", { permissions: [] }, async (page, { context, kind }) => {
  if (kind === "chromium") await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await type(page, exchange);
  const line = "Access-Control-Allow-Origin: *";
  await box(page, "response").click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), `\n${line}`);
  await box(page, "response").press("Control+End");
  await page.keyboard.press("Control+v");
  await told(page, "Allowed", null);
  await page.keyboard.press("Control+z");
  await holds(page, "response", exchange.response);
  await told(page, "Blocked", "AllowOriginMissing");
});

check("a field beside the text changes it, and the text the field", async (page) => {
  await type(page, exchange);
  await told(page, "Blocked", "AllowOriginMissing");
  await page.locator("#fields > summary").click();
  const url = page.locator("#field-request-url");
  await url.press("Control+a");
  await page.keyboard.type("https://other.example/v2");
  await url.press("Tab");
  await holds(page, "request", /other\.example/);
  await reads(page, ".sent", /https:\/\/other\.example\/v2/);
  await box(page, "request").fill("GET https://third.example/ HTTP/1.1");
  await holds(page, "field-request-url", /third\.example/);
  assert.ok(await url.isVisible(), "the fields stay unfolded");
});
