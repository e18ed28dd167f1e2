// `corsplain audit`: HAR files of real browsers, one and several, and one that is too big to hold.

import assert from "node:assert/strict";
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { after, test } from "node:test";
import { corsplain, measured } from "./command.mjs";
import { load } from "./package.mjs";

const recorded = join(import.meta.dirname, "..", "corpus", "har");
const files = readdirSync(recorded).filter((name) => name.endsWith(".har")).sort().map((name) => join(recorded, name));
const [first] = files;
const { auditHar } = await load("./full");

const folder = mkdtempSync(join(tmpdir(), "corsplain-"));
after(() => rmSync(folder, { recursive: true }));

test("a directory, in every format that takes several files", () => {
  const reports = files.map((file) => ({ file, ...auditHar(readFileSync(file)) }));
  assert.ok(reports.length >= 4 && reports.every(({ rows }) => rows.length > 0));
  const blocked = reports.flatMap(({ file, rows }) => rows.filter(({ outcome }) => outcome === "network-error").map((row) => ({ file, ...row })));
  assert.ok(blocked.length > 0);
  const told = (...args) => {
    const { status, stdout, stderr } = corsplain("audit", recorded, ...args);
    assert.equal(stderr, "");
    assert.equal(status, 1);
    return stdout;
  };
  assert.deepEqual(JSON.parse(told("--json")), { schemaVersion: 1, files: reports });
  const lines = told("--format", "ndjson").trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines, reports.flatMap(({ file, rows }) => rows.map((row) => ({ file, ...row }))));
  const sarif = JSON.parse(told("--format", "sarif"));
  assert.equal(sarif.version, "2.1.0");
  assert.deepEqual(sarif.runs, files.flatMap((file) => JSON.parse(auditHar(readFileSync(file), { format: "sarif", file })).runs));
  const errors = told("--format", "github").split("\n").filter((line) => line.startsWith("::error "));
  assert.equal(errors.length, blocked.length);
  assert.ok(errors[0].startsWith(`::error file=${blocked[0].file},line=${blocked[0].line},title=${blocked[0].reason}::`));
  const pretty = told();
  for (const { file, line, reason } of blocked) {
    assert.ok(pretty.includes(`${file}: `));
    assert.ok(pretty.split("\n").some((one) => one.startsWith(`  line ${line} `) && one.endsWith(` ${reason}`)), `${file} ${line}`);
  }
  assert.equal(told("--quiet"), "");
});

test("one file, from standard input too, under an engine and with its own requests", () => {
  const text = readFileSync(first);
  assert.equal(corsplain("audit", first, "--format", "csv").stdout, auditHar(text, { format: "csv" }));
  assert.equal(corsplain({ input: text }, "audit", "-", "--format", "csv", "--engine", "webkit", "--all").stdout, auditHar(text, { format: "csv", engine: "webkit", all: true }));
});

test("shards share the files", () => {
  const names = [1, 2, 3].map((index) => JSON.parse(corsplain("audit", recorded, "--json", "--shard", `${index}/3`).stdout).files.map(({ file }) => file));
  assert.deepEqual(names.flat().sort(), files);
  assert.deepEqual(JSON.parse(corsplain("audit", first, "--json", "--shard", "2/2").stdout).files, []);
  assert.deepEqual(JSON.parse(corsplain("audit", first, "--format", "sarif", "--shard", "2/2").stdout).runs, []);
});

test("a file that cannot be read, or not to its end, does not keep the others from being judged", () => {
  const [cut, other] = [join(folder, "cut.har"), join(folder, "other.har")];
  writeFileSync(cut, readFileSync(first).subarray(0, -1000));
  writeFileSync(other, "no HAR");
  const { status, stdout, stderr } = corsplain("audit", cut, other, first);
  assert.equal(status, 2);
  assert.match(stderr, /cut\.har, line \d+: /);
  assert.match(stderr, /other\.har, line 1: /);
  assert.ok(stdout.includes(`${first}: `) && stdout.includes(`${cut}: `) && !stdout.includes(`${other}: `));
});

const empty = join(folder, "empty");
mkdirSync(empty);
for (const [args, said] of [
  [[], /expected HAR files or directories of them, got nothing/],
  [[empty], /expected a directory with HAR files/],
  [[join(folder, "none.har")], /none\.har cannot be read: ENOENT/],
  [[recorded, "--format", "csv"], /--format csv: expected one file, got \d+/],
  [[first, "--shard", "x"], /--shard: expected I\/N/],
]) {
  test(`refuses audit ${args.join(" ")}`, () => {
    const { status, stdout, stderr } = corsplain("audit", ...args);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, said);
  });
}

test("a HAR of 200 MB is never held", async () => {
  const [small, big] = [join(folder, "small.har"), join(folder, "big.har")];
  await pipeline(Readable.from(har(10)), createWriteStream(small));
  await pipeline(Readable.from(har(200)), createWriteStream(big));
  const few = await measured(["audit", "--format", "ndjson", small]);
  const many = await measured(["audit", "--format", "ndjson", big]);
  rmSync(big);
  console.log(`10 MB: ${few.megabytes} MB of memory; 200 MB: ${many.megabytes} MB`);
  assert.deepEqual([few.lines, many.lines], [10, 200]);
  assert.deepEqual([few.status, many.status], [1, 1]);
  assert.ok(many.megabytes < few.megabytes + 100, `${few.megabytes} MB for 10 MB, ${many.megabytes} MB for 200 MB`);
});

/** A HAR with so many answers of a megabyte. */
function* har(entries) {
  yield '{"log":{"entries":[';
  for (let at = 0; at < entries; at += 1) {
    yield `${at === 0 ? "" : ","}{"request":{"method":"GET","url":"https://api.example/${at}","headers":[{"name":"Origin","value":"https://app.example"}]},`;
    yield `"response":{"status":200,"headers":[],"content":{"text":"${"x".repeat(1_000_000)}"}}}\n`;
  }
  yield "]}}";
}
