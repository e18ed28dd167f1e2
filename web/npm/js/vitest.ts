// `corsplain/vitest`: gives Vitest's `expect` the matchers. `import "corsplain/vitest"` in a set-up file.

import { expect } from "vitest";
import { toBeReadableFrom, toExposeHeaderTo, toNeedPreflightFrom } from "./matchers.js";
import type { CorsMatchers } from "./matchers.js";

expect.extend({ toBeReadableFrom, toExposeHeaderTo, toNeedPreflightFrom });

declare module "vitest" {
  interface Matchers<T = any> extends CorsMatchers<void> {}
}
