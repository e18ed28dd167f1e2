// The installed package, by the paths that its own exports give.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Where the tarball was installed. */
export const folder = needed("CORSPLAIN_PACKAGE");
export const tarball = needed("CORSPLAIN_TARBALL");
/** The native conformance door. */
export const door = needed("CORSPLAIN_EVAL");
/** The folder that has the package in its node_modules. */
export const consumer = dirname(dirname(folder));

export const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** Imports an entry, `.` or another, as `import` would. */
export function load(entry = ".", fresh = "") {
  return import(`${pathToFileURL(join(folder, manifest.exports[entry].import.default))}${fresh}`);
}

/** Requires one. */
export const require = createRequire(join(consumer, "package.json"));

/** Runs a program of Node's in the consumer's folder, and gives back what it prints. */
export function run(code, type) {
  const made = spawnSync(process.execPath, [`--input-type=${type}`, "-"], {
    cwd: consumer,
    input: code,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(made.stderr);
  return made.stdout.trim();
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask test npm\``);
  return value;
}
