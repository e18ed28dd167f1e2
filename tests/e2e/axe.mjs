// axe-core in the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * Both themes, narrow and wide. What axe finds is in what is drawn, not in who draws it: so all of it
 * is looked at in one browser, and a sample in both.
 */
export const LOOKS = [
  { theme: "Dark", width: 360 },
  { theme: "Light", width: 360, only: "chromium" },
  { theme: "Dark", width: 1280, only: "chromium" },
  { theme: "Light", width: 1280, only: "chromium" },
];

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** That axe finds nothing in what is shown, or in what `part` says as axe takes it; `where` says what that is. */
export async function findsNothing(page, where, part = "html") {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(async (part) => (await globalThis.axe.run(part)).violations, part);
  const lines = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n  ${failureSummary}`),
  );
  assert.deepEqual(lines, [], where);
}
