// The corpora through the package, line by line, against the native engine's door.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { door, load } from "./package.mjs";

const folder = join(import.meta.dirname, "..", "corpus");

/** Every file of scenarios, by its lines. */
const corpora = readdirSync(folder)
  .filter((name) => name.endsWith(".ndjson"))
  .map((name) => ({ name, lines: readFileSync(join(folder, name), "utf8").trim().split("\n") }))
  .filter(({ lines }) => "request" in JSON.parse(lines[0]));

/** What the native engine says of these lines. */
function native(lines, engine) {
  const made = spawnSync(door, ["--engine", engine], { input: lines.join("\n"), encoding: "utf8", maxBuffer: 2 ** 30 });
  if (made.status !== 0 && made.status !== 2) throw new Error(made.stderr);
  return made.stdout.trim().split("\n").map((line) => JSON.parse(line));
}

/** What the package says: as the door does, with a browser for each name of a session. */
function evaluate({ check, Session }, sessions, scenario, engine) {
  const { session, at, prime } = scenario;
  if (session === undefined && prime === undefined) return check(scenario, engine);
  const known = session === undefined ? undefined : sessions.get(session);
  const browser = known ?? new Session(engine);
  if (session !== undefined) sessions.set(session, browser);
  if (prime !== undefined) {
    const request = { api: prime.api, url: scenario.request.url, mode: "no-cors", credentials: "include" };
    browser.check({ ...scenario, request, hops: [{ response: prime.response }] }, at ?? 0);
  }
  return browser.check(scenario, at ?? 0);
}

test("there are corpora", () => assert.ok(corpora.length >= 8 && corpora.some(({ lines }) => lines.length === 3_000)));

for (const entry of [".", "./full"]) {
  for (const engine of ["fetch", "chromium", "firefox", "webkit"]) {
    test(`${entry} under ${engine}`, async () => {
      const package_ = await load(entry);
      for (const { name, lines } of corpora) {
        const sessions = new Map();
        const said = native(lines, engine);
        assert.equal(said.length, lines.length, name);
        lines.forEach((line, at) => {
          const { id, ...wanted } = said[at];
          assert.equal(wanted.line, undefined, `${name}: the door refuses ${line}`);
          const { schemaVersion, engine: by, ...found } = evaluate(package_, sessions, JSON.parse(line), engine);
          assert.equal(schemaVersion, 1);
          assert.equal(by, engine);
          if (entry === ".") delete wanted.console;
          assert.deepEqual(found, wanted, `${name}: ${id}`);
        });
      }
    });
  }
}
