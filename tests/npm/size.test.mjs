// What a consumer carries.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { folder } from "./package.mjs";

/** The most that an entry may weigh, in bytes after gzip. The module alone is 78,000 of the first two. */
const BUDGET = { "index.js": 89_000, "index.cjs": 89_000, "slim.js": 7_000, "workerd.js": 7_000, "element.js": 10_000, "element.global.js": 10_000 };

test("sizes", () => {
  for (const name of readdirSync(join(folder, "dist")).filter((name) => /\.(c?js|wasm)$/.test(name)).sort()) {
    const bytes = readFileSync(join(folder, "dist", name));
    const packed = gzipSync(bytes, { level: 9 }).length;
    console.log(`${name}: ${bytes.length} bytes, ${packed} after gzip`);
    if (name in BUDGET) assert.ok(packed <= BUDGET[name], `${name} weighs ${packed} bytes after gzip, and may weigh ${BUDGET[name]}`);
  }
});
