// By keyboard alone.
import assert from "node:assert/strict";
import { check } from "../checks.mjs";
import { eventually, focused, told } from "../page.mjs";

check("the first Tab leads to the answer", async (page) => {
  await told(page, "Blocked");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the answer");
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
