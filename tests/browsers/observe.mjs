// node observe.mjs --engine E [--seed N] [--count N] [--first N] [--in FILE] [--out FILE]
// Plays random scenarios, or those of a file, in a real browser and writes what it did, one a line.
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readLines, whole } from "./cli.mjs";
import { begin } from "./conductor.mjs";
import { scenarios } from "./generate/scenario.mjs";

/** How many are played between two lines of progress. */
const BATCH = 500;

const { values } = parseArgs({
  options: {
    engine: { type: "string" },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "300" },
    first: { type: "string", default: "0" },
    in: { type: "string" },
    out: { type: "string" },
  },
});
const { engine, seed } = values;
if (!["chromium", "firefox", "webkit"].includes(engine))
  throw new Error(`--engine needs chromium, firefox or webkit, not ${engine}`);
const out = values.out ?? path.join("target", "observed", `${engine}-${seed}.ndjson`);
const chosen = values.in
  ? readLines(values.in)
  : scenarios(seed, whole("count", values.count), whole("first", values.first));

const { launch } = await import(`./drivers/${engine}.mjs`);
const browser = await begin(launch);
try {
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, "");
  const began = Date.now();
  for (let at = 0; at < chosen.length; at += BATCH) {
    const batch = chosen.slice(at, at + BATCH);
    const seen = await browser.observe(batch);
    const lines = batch.map((scenario, index) =>
      JSON.stringify({ ...scenario, observed: { ...scenario.observed, [engine]: seen[index] } }),
    );
    appendFileSync(out, `${lines.join("\n")}\n`);
    const done = at + batch.length;
    const rate = Math.round(done / ((Date.now() - began) / 1000));
    console.log(`${engine}: ${done} of ${chosen.length} scenarios, ${rate} a second`);
  }
  console.log(`${out} is written`);
} finally {
  await browser.close();
}
