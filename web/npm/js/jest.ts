// `corsplain/jest`: gives Jest's `expect` the matchers. In `setupFilesAfterEnv`, or required by a test.

import { expect } from "@jest/globals";
import { toBeReadableFrom, toExposeHeaderTo, toNeedPreflightFrom } from "./matchers.js";
import type { CorsMatchers } from "./matchers.js";

expect.extend({ toBeReadableFrom, toExposeHeaderTo, toNeedPreflightFrom });

declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends CorsMatchers<R> {}
}
