// `corsplain/playwright`: Playwright's `expect` with the matchers.

import { expect as base } from "@playwright/test";
import { toBeReadableFrom, toExposeHeaderTo, toNeedPreflightFrom } from "./matchers.js";

/**
 * Playwright's own `expect`, which knows the matchers too.
 *
 * @example
 * import { test } from "@playwright/test";
 * import { expect } from "corsplain/playwright";
 *
 * test("the API may be read by the app", async ({ request }) => {
 *   expect(await request.get("https://api.example/items")).toBeReadableFrom("https://app.example");
 * });
 */
export const expect = base.extend({ toBeReadableFrom, toExposeHeaderTo, toNeedPreflightFrom });
