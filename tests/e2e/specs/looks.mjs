// In every view: what axe says, both themes, narrow and wide, forced colours, print.
import assert from "node:assert/strict";
import { findsNothing } from "../axe.mjs";
import { check } from "../checks.mjs";
import { box, empty, eventually, example, told, unfold } from "../page.mjs";

const LABELS = [
  "Readable, but Content-Disposition stays hidden",
  "No answer yet: what would the browser send?",
  "A star does not cover Authorization",
];
const STATES = [
  ["the first visit", (page) => told(page, "Blocked")],
  ...LABELS.map((label) => [label, (page) => example(page, label)]),
  ["Firefox's way", (page) => page.getByRole("radio", { name: /^Firefox/ }).check()],
  ["no origin", (page) => box(page, "page-origin").fill("not an origin")],
  ["nothing", empty],
];

for (const theme of ["Light", "Dark"]) {
  for (const width of [360, 1280]) {
    const viewport = { width, height: 800 };
    check(`axe finds nothing: Check, ${theme}, ${width} px`, { viewport, limit: 180 }, async (page) => {
      await page.getByText(theme, { exact: true }).click();
      for (const [name, reach] of STATES) {
        await reach(page);
        await unfold(page);
        await findsNothing(page, name);
      }
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  check(`it follows the system (${colorScheme})`, { only: "chromium", colorScheme }, async (page) => {
    const [red] = await background(page);
    assert.ok(colorScheme === "dark" ? red < 80 : red > 200, `${red}`);
  });
}

check("the theme is kept", async (page) => {
  await page.getByText("Dark", { exact: true }).click();
  const before = await background(page);
  await page.reload();
  await told(page, "Blocked");
  assert.deepEqual(await background(page), before);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.getByText("Light", { exact: true }).click();
  await eventually(async () => assert.notDeepEqual(await background(page), before));
});

for (const width of [320, 360, 768, 1024, 1280, 1920, 3840]) {
  const viewport = { width, height: 800 };
  check(`no sideways scrolling at ${width} px`, { viewport }, async (page) => {
    for (const label of ["The server sends no CORS headers", "A redirect makes the origin null", "OPTIONS is redirected to a login page"]) {
      await example(page, label);
      await eventually(async () => assert.ok((await page.locator("#steps li").count()) > 0));
      await unfold(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${label}: ${wide}`);
    }
  });
}

const background = (page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
