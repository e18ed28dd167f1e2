// The course and the gallery.
import assert from "node:assert/strict";
import { findsNothing, LOOKS } from "../axe.mjs";
import { check } from "../checks.mjs";
import { box, eventually, outcome, reads, settled, told, undo, unfold } from "../page.mjs";

const lessons = (page) =>
  page
    .locator("#lessons a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href").split("/")[1]));

check("every lesson: its task is open, the shown way does it, and it stays done", { at: "#learn", limit: 300 }, async (page) => {
  await page.locator("#lessons a").first().waitFor();
  const ids = await lessons(page);
  assert.ok(ids.length >= 10, `${ids}`);
  for (const id of ids) {
    await page.evaluate((id) => (location.hash = `#learn/${id}`), id);
    await page.locator(`#lessons a[aria-current][href="#learn/${id}"]`).waitFor({ state: "attached" });
    await page.locator("#task-parts li.open").first().waitFor();
    assert.equal(await page.locator("#task-done").count(), 0, id);
    const before = await box(page, "request").inputValue();
    await page.getByText("Show me one way", { exact: true }).click();
    await page.locator("#show-me").click();
    await page.locator("#task-done").waitFor();
    assert.equal(await page.locator("#task-parts li.open").count(), 0, id);
    await undo(page);
    await page.locator("#task-parts li.open").first().waitFor();
    assert.equal(await box(page, "request").inputValue(), before, id);
  }
  await page.evaluate(() => (location.hash = "#learn"));
  await reads(page, "main", new RegExp(`${ids.length} of ${ids.length} done`));
  await page.reload();
  await reads(page, "main", new RegExp(`${ids.length} of ${ids.length} done`));
});

check("a lesson is learned by typing, and leads to the next", { at: "#learn" }, async (page) => {
  await page.locator("#lessons a").first().click();
  await page.locator("#task").first().waitFor();
  await page.locator("#lesson-next").click();
  await eventually(async () => assert.match(page.url(), /#learn\/./));
  await page.goBack();
  await page.locator("#task-parts").waitFor();
});

check("what is typed in Check is still there after a lesson", async (page) => {
  await told(page, "Blocked");
  await box(page, "request").fill("GET https://mine.example/ HTTP/1.1");
  await page.locator("#view-learn").click();
  await page.locator("#lessons a").first().click();
  await page.locator("#task").first().waitFor();
  assert.doesNotMatch(await box(page, "request").inputValue(), /mine\.example/);
  await page.locator("#view-check").click();
  await eventually(async () => assert.match(await box(page, "request").inputValue(), /mine\.example/));
});

check("the gallery opens each example in Check", { at: "#gallery" }, async (page) => {
  const links = page.locator("#main a[href^='#gallery/']");
  await links.first().waitFor();
  const count = await links.count();
  assert.ok(count > 12, `${count}`);
  for (const index of [0, Math.floor(count / 2), count - 1]) {
    await page.evaluate(() => (location.hash = "#gallery"));
    const link = links.nth(index);
    await link.waitFor();
    const href = await link.getAttribute("href");
    const word = await page.locator("#main li", { has: page.locator(`a[href="${href}"]`) }).locator(".word strong").innerText();
    await link.click();
    await page.locator("#outcome").waitFor();
    await eventually(async () => assert.ok(page.url().endsWith(href), page.url()));
    await settled(page);
    assert.ok((await outcome(page)).startsWith(word.trim()), word);
  }
});

for (const { theme, width, only } of LOOKS) {
  const options = { at: "#learn", viewport: { width, height: 800 }, only, limit: 120 };
  check(`axe finds nothing: Learn and Gallery, ${theme}, ${width} px`, options, async (page) => {
    await page.getByText(theme, { exact: true }).click();
    await page.locator("#lessons a").first().waitFor();
    await findsNothing(page, "the list of lessons");
    await page.locator("#lessons a").nth(4).click();
    await page.locator("#task-parts").waitFor();
    await unfold(page);
    await findsNothing(page, "a lesson");
    await page.evaluate(() => (location.hash = "#gallery"));
    await page.locator("#main a[href^='#gallery/']").first().waitFor();
    await findsNothing(page, "the gallery");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide}`);
  });
}
