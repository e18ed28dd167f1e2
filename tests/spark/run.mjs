// The package README's lines for PySpark, run as they stand there in local mode; what comes out, sorted,
// is what one run of the command gives: `node run.mjs`.
//
// CORSPLAIN_PACKAGE: the installed package. CORSPLAIN_PYTHON: a Python that has pyspark.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const installed = process.env.CORSPLAIN_PACKAGE;
const [block] = /(?<=```python\n)[^]*?(?=```)/.exec(readFileSync(join(installed, "README.md"), "utf8"));
const consumer = dirname(dirname(installed));
const folder = join(consumer, "spark");
const corpus = join(import.meta.dirname, "..", "corpus");

// Below the folder where npm put the package, so that npx finds it.
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "recorded"), { recursive: true });
writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
const lines = ["presets.ndjson", "wpt-public.ndjson", "browsers-public.ndjson"].flatMap((name) =>
  readFileSync(join(corpus, name), "utf8").trim().split("\n"),
);
writeFileSync(join(folder, "scenarios.ndjson"), `${lines.join("\n")}\n`);
const recordings = readdirSync(join(corpus, "har")).filter((name) => name.endsWith(".har"));
for (const time of [1, 2, 3]) {
  for (const name of recordings) copyFileSync(join(corpus, "har", name), join(folder, "recorded", `${time}-${name}`));
}
writeFileSync(join(folder, "crawl.py"), block);

console.log(`${lines.length} scenarios and ${recordings.length * 3} recordings, by PySpark in local mode`);
const env = { ...process.env, SPARK_LOCAL_IP: "127.0.0.1", PYSPARK_PYTHON: process.env.CORSPLAIN_PYTHON };
execFileSync(process.env.CORSPLAIN_PYTHON, ["crawl.py"], { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] });

/** What Spark left in a folder, a file for each part. */
const parts = (name) =>
  readdirSync(join(folder, name))
    .filter((part) => part.startsWith("part-"))
    .map((part) => readFileSync(join(folder, name, part), "utf8"));

/** What the command gives in one run. */
function alone(args, input = "") {
  const { status, stdout, stderr } = spawnSync("npx", ["corsplain", ...args], { cwd: folder, input, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.notEqual(status, 2, stderr);
  return stdout;
}

const sorted = (text) => text.trim().split("\n").sort();
for (const [name, whole] of [
  ["outcomes", alone(["eval", "--engine", "chromium"], readFileSync(join(folder, "scenarios.ndjson")))],
  ["rows", alone(["audit", "recorded", "--format", "ndjson"])],
]) {
  const found = parts(name);
  assert.ok(found.filter((part) => part !== "").length > 1, `${name}: several parts had something to do`);
  assert.deepEqual(sorted(found.join("")), sorted(whole), name);
  console.log(`${name}: ${sorted(whole).length} lines in ${found.length} parts, the same as in one run`);
}
