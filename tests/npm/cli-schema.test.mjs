// The JSON Schema of what the command writes, held against what it writes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv";
import { corsplain } from "./command.mjs";
import { folder } from "./package.mjs";

const corpus = join(import.meta.dirname, "..", "corpus");
const validators = {};

/** The errors of a value, by the schema that the command itself prints; none where it fits. */
function errors(name, value) {
  validators[name] ??= new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(JSON.parse(corsplain("schema", name).stdout));
  return validators[name](value) ? [] : validators[name].errors;
}

/** A few lines of a corpus. */
const some = (name, every) => readFileSync(join(corpus, name), "utf8").trim().split("\n").filter((_, at) => at % every === 0);
const scenarios = [...some("presets.ndjson", 5), ...some("browsers-differences.ndjson", 20), ...some("wpt-public.ndjson", 60)];
const HAR = join(corpus, "har", "chromium.har");
const engines = ["fetch", "chromium", "firefox", "webkit"];

const written = {
  check: () => scenarios.map((input, at) => JSON.parse(corsplain({ input }, "check", "-", "--json", "--engine", engines[at % 4]).stdout)),
  explain: () => scenarios.slice(0, 12).map((input, at) => JSON.parse(corsplain({ input }, "explain", "-", "--json", "--engine", engines[at % 4]).stdout)),
  probe: () => [JSON.parse(corsplain("probe", "http://127.0.0.1:1/", "--origin", "https://app.example", "--json").stdout)],
  policy: () => ["*", "https://app.example", "null"].map((value) => JSON.parse(corsplain("policy", "--header", `Access-Control-Allow-Origin: ${value}`, "--json").stdout)),
  diagnose: () => {
    const input = scenarios.slice(0, 12).flatMap((input) => JSON.parse(corsplain({ input }, "check", "-", "--json", "--engine", "chromium").stdout).result.console).join("\n");
    return [JSON.parse(corsplain({ input }, "diagnose", "-", "--json").stdout)];
  },
  audit: () => [JSON.parse(corsplain("audit", HAR, "--json").stdout), JSON.parse(corsplain("audit", join(corpus, "har"), "--json").stdout)],
  audit_line: () => corsplain("audit", HAR, "--format", "ndjson").stdout.trim().split("\n").map((line) => JSON.parse(line)),
  eval_line: () => corsplain({ input: [...scenarios, '{"id": 7}', "{", ""].join("\n") }, "eval").stdout.trim().split("\n").map((line) => JSON.parse(line)),
};

for (const [name, values] of Object.entries(written)) {
  test(`${name}: what is written fits, and nothing else does`, () => {
    const all = values();
    assert.ok(all.length > 0);
    for (const value of all) assert.deepEqual(errors(name, value), [], JSON.stringify(value).slice(0, 2_000));
    const [first] = Array.isArray(all[0]) ? all[0] : all;
    const { [Object.keys(first)[0]]: _, ...less } = first;
    const asWhole = (value) => (Array.isArray(all[0]) ? [value] : value);
    assert.notDeepEqual(errors(name, asWhole({ ...first, one_more: 1 })), [], "a property too many");
    assert.notDeepEqual(errors(name, asWhole(less)), [], "a property too few");
  });
}

test("all of them at once, and by the package's own path", () => {
  const whole = JSON.parse(corsplain("schema").stdout);
  assert.deepEqual(whole, JSON.parse(readFileSync(join(folder, "dist", "schema.json"), "utf8")));
  assert.deepEqual(Object.keys(whole.definitions.Output.properties).sort(), Object.keys(written).sort());
  assert.match(corsplain("schema", "dance").stderr, /COMMAND: expected one of/);
});
