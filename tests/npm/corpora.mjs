// The corpora, and what the native engine says of them.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { door } from "./package.mjs";

const folder = join(import.meta.dirname, "..", "corpus");

/** Every file of scenarios, by its lines. */
export const corpora = readdirSync(folder)
  .filter((name) => name.endsWith(".ndjson"))
  .map((name) => ({ name, lines: readFileSync(join(folder, name), "utf8").trim().split("\n") }))
  .filter(({ lines }) => "request" in JSON.parse(lines[0]));

/** The engines' names. */
export const ENGINES = ["fetch", "chromium", "firefox", "webkit"];

/** What the native engine's door says of these lines. */
export function native(lines, engine) {
  const made = spawnSync(door, ["--engine", engine], { input: lines.join("\n"), encoding: "utf8", maxBuffer: 2 ** 30 });
  if (made.status !== 0 && made.status !== 2) throw new Error(made.stderr);
  return made.stdout.trim().split("\n").map((line) => JSON.parse(line));
}

/** What an entry of the package has to say where the door said this. */
export function wanted(said, entry, engine) {
  const { id, console: lines, ...result } = said;
  const words = entry === "." ? {} : { console: lines };
  return { schemaVersion: 1, engine, ...result, ...words };
}
