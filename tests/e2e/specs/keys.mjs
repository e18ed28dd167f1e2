// By keyboard alone.
import assert from "node:assert/strict";
import { check } from "../checks.mjs";
import { box, eventually, focused, holds, told } from "../page.mjs";

check("the first Tab leads to the answer", async (page) => {
  await told(page, "Blocked");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "skip");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await focused(page), "answer"));
});

check("a step is unfolded by Enter", async (page) => {
  await told(page, "Blocked");
  await page.locator("#steps li:not(.bad) summary").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#steps li:not(.bad) details[open]").first().waitFor();
});

check("an engine is chosen by the arrow keys", async (page) => {
  const radio = (name) => page.getByRole("radio", { name });
  const chosen = (name) =>
    eventually(async () => {
      assert.ok(await radio(name).isChecked());
      assert.ok(await radio(name).evaluate((one) => one === document.activeElement));
    });
  await radio(/^Fetch standard/).focus();
  await page.keyboard.press("ArrowDown");
  await chosen(/^Chromium/);
  await page.keyboard.press("ArrowDown");
  await chosen(/^Firefox/);
});

check("Tab reaches every control, in the order in which they stand", async (page) => {
  await told(page, "Blocked");
  const wanted = await page.evaluate(() => {
    const all = "a[href], button, select, textarea, summary, input:not([type='radio']), [tabindex='0']";
    const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled;
    const list = [...document.querySelectorAll(all)].filter(isShown);
    list.forEach((one, index) => (one.dataset.tabOrder = String(index)));
    return list.length;
  });
  const seen = [];
  for (let presses = 0; presses < 2 * wanted + 20; presses += 1) {
    await page.keyboard.press("Tab");
    const order = await page.evaluate(() => document.activeElement.dataset?.tabOrder);
    if (order !== undefined) seen.push(Number(order));
    if (Number(order) === wanted - 1) break;
  }
  assert.deepEqual([...new Set(seen)], Array.from({ length: wanted }, (_, index) => index));
});

check("? lists the keys, and Escape puts the list away", async (page) => {
  await told(page, "Blocked");
  await page.locator("#heading").evaluate((it) => it.focus());
  await page.keyboard.press("?");
  const list = page.getByRole("dialog");
  await list.waitFor();
  assert.match(await list.innerText(), /Ctrl Enter/);
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
});

check("each listed key does what it says", async (page) => {
  await told(page, "Blocked");
  const gone = (id) => eventually(async () => assert.equal(await focused(page), id));
  const leave = () => page.keyboard.press("Escape");
  for (const [key, id] of Object.entries({ a: "answer", e: "example", o: "page-origin", r: "request", p: "preflight", s: "response" })) {
    await page.keyboard.press(key);
    await gone(id);
    await leave();
  }
  await box(page, "response").focus();
  await page.keyboard.type("a1?");
  await holds(page, "response", /a1\?/);
  await page.keyboard.press("Control+Enter");
  await gone("answer");
  await page.keyboard.press("4");
  await page.locator("#main a[href^='#gallery/']").first().waitFor();
  await gone("heading");
  await page.keyboard.press("3");
  await page.locator("#lessons").waitFor();
  await page.keyboard.press("2");
  await page.locator("#har").waitFor({ state: "attached" });
  await page.keyboard.press("1");
  await page.locator("#outcome").waitFor();
  await page.keyboard.press("u");
  await told(page, "Blocked", "AllowOriginMissing");
});

check("single keys can be given up, and stay so", async (page) => {
  await told(page, "Blocked");
  await page.getByRole("button", { name: "Keys" }).click();
  await page.getByRole("dialog").getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await told(page, "Blocked");
  await page.locator("#heading").evaluate((it) => it.focus());
  await page.keyboard.press("r");
  assert.equal(await focused(page), "heading");
  await page.keyboard.press("Control+Enter");
  await eventually(async () => assert.equal(await focused(page), "answer"));
});
