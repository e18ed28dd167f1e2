// In every view: what axe says, both themes, narrow and wide, forced colours, print.
import assert from "node:assert/strict";
import { findsNothing, LOOKS } from "../axe.mjs";
import { check } from "../checks.mjs";
import { box, empty, eventually, example, settled, told, unfold } from "../page.mjs";

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

for (const { theme, width, only } of LOOKS) {
  const viewport = { width, height: 800 };
  check(`axe finds nothing: Check, ${theme}, ${width} px`, { viewport, only, limit: 180 }, async (page) => {
    await page.getByText(theme, { exact: true }).click();
    for (const [name, reach] of STATES) {
      await reach(page);
      await settled(page);
      await unfold(page);
      await findsNothing(page, name);
    }
  });
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
      assert.ok((await page.locator("#steps li").count()) > 0, label);
      await unfold(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${label}: ${wide}`);
    }
  });
}

check("in forced colours everything that is told is told by more than colour", { only: "chromium", forcedColors: "active" }, async (page) => {
  await told(page, "Blocked");
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  const seen = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      button: style(".bar button").borderTopWidth,
      box: style("#response").borderTopWidth,
      icon: style(".verdict .icon").stroke,
    };
  });
  assert.notEqual(seen.button, "0px");
  assert.notEqual(seen.box, "0px");
  assert.doesNotMatch(seen.icon, /none|rgba\(0, 0, 0, 0\)/);
  await findsNothing(page, "forced colours");
});

check("with reduced motion nothing moves", { only: "chromium", reducedMotion: "reduce" }, async (page) => {
  await told(page, "Blocked");
  await example(page, LABELS[2]);
  await told(page, "Blocked at the preflight");
  const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length);
  assert.equal(moving, 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
});

check("printed, the verdict and every step are on paper, and no control is", { only: "chromium" }, async (page) => {
  await told(page, "Blocked", "AllowOriginMissing");
  await page.emulateMedia({ media: "print" });
  for (const selector of ["#outcome", "#cause", "#steps"]) assert.ok(await page.locator(selector).isVisible(), selector);
  for (const selector of [".bar", "#theme"]) assert.ok(!(await page.locator(selector).isVisible()), selector);
  const [red] = await background(page);
  assert.ok(red > 240, "the paper is white");
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 20_000, `${pdf.length} bytes`);
  const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g).length;
  assert.ok(pages >= 1 && pages <= 10, `${pages} pages`);
});

const background = (page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
