// The package's command.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { consumer } from "./package.mjs";

/** Where npm put it. */
export const command = join(consumer, "node_modules", ".bin", "corsplain");

/** Runs it with these arguments; an object before them has what `spawnSync` takes besides. */
export function corsplain(...args) {
  const options = typeof args[0] === "object" ? args.shift() : {};
  const made = spawnSync(process.execPath, [command, ...args], { input: "", encoding: "utf8", maxBuffer: 2 ** 30, ...options });
  if (made.error) throw made.error;
  const { status, stdout, stderr } = made;
  return { status, stdout, stderr };
}
