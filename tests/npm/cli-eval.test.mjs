// `corsplain eval` against the native door, byte for byte, and with more input than memory should hold.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { command, corsplain, measured } from "./command.mjs";
import { door } from "./package.mjs";

const folder = join(import.meta.dirname, "..", "corpus");
const corpora = readdirSync(folder)
  .filter((name) => name.endsWith(".ndjson"))
  .map((name) => join(folder, name))
  .filter((path) => "request" in JSON.parse(readFileSync(path, "utf8").split("\n", 1)[0]));
const sequences = join(folder, "cache-sequences.ndjson");

/** What the native door says. */
function native(input, engine) {
  return spawnSync(door, ["--engine", engine], { input, encoding: "utf8", maxBuffer: 2 ** 30 }).stdout;
}

for (const engine of ["fetch", "chromium", "firefox", "webkit"]) {
  test(`every corpus under ${engine}`, () => {
    assert.ok(corpora.length >= 8);
    for (const path of corpora) {
      const said = corsplain("eval", "--engine", engine, path);
      assert.equal(said.stderr, "");
      assert.equal(said.status, 0, path);
      assert.ok(said.stdout === native(readFileSync(path), engine), path);
    }
  });
}

test("many batches stay in order, sessions too", () => {
  const lines = corpora.map((path) => readFileSync(path, "utf8").trim()).join("\n");
  const input = `\n${lines}\r\n \n${lines.replaceAll('"session"', '"\\u0073essio\\u006E"')}`;
  assert.ok(input.length > 8 * 2 ** 18, "more than the batches that are under way at once");
  const said = corsplain({ input }, "eval", "--engine", "chromium");
  assert.ok(said.stdout === native(input, "chromium"));
});

test("a line that is no scenario is refused where it stands", () => {
  const good = '{"id":1,"page_origin":"https://a.example","request":{"url":"https://b.example/"}}';
  const bad = ["{", '{"id":2}', good.replace("https://a", "a b"), good.replace('"request"', '"request":5,"x"'), "null", '"\xff"'];
  const input = Buffer.concat([Buffer.from(`${good}\n\n`), Buffer.from(bad.join("\n"), "latin1"), Buffer.from(`\n${good}`)]);
  const { status, stdout, stderr } = corsplain({ input }, "eval");
  assert.equal(status, 2);
  assert.equal(stderr, "");
  const told = stdout.trim().split("\n").map((line) => JSON.parse(line));
  const theirs = native(input, "fetch").trim().split("\n").map((line) => JSON.parse(line));
  const places = (lines) => lines.map(({ id, line, outcome }) => [id, line, outcome]);
  assert.deepEqual(places(told), places(theirs));
  assert.deepEqual(told.slice(1, -1).map(({ line }) => line), [3, 4, 5, 6, 7, 8]);
  assert.match(told[2].error, /^page_origin: expected string, got undefined$/);
});

test("shards share the work, and each line is in one", () => {
  for (const path of [sequences, corpora[0]]) {
    const whole = corsplain("eval", path).stdout.trim().split("\n").sort();
    const shards = [1, 2, 3].map((index) => corsplain("eval", "--shard", `${index}/3`, path).stdout.trim().split("\n"));
    assert.ok(shards.every((lines) => lines.length > 1), path);
    assert.deepEqual(shards.flat().sort(), whole, path);
  }
});

for (const [args, said] of [
  [["--shard", "0/3"], /--shard: expected I\/N with I from 1 to N, got `0\/3`/],
  [["--shard", "4/3"], /got `4\/3`/],
  [["--format", "json"], /--format: expected one of ndjson, got `json`/],
  [["none.ndjson"], /none\.ndjson cannot be read: ENOENT/],
]) {
  test(`refuses eval ${args.join(" ")}`, () => {
    const { status, stdout, stderr } = corsplain("eval", ...args);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, said);
  });
}

/** A scenario of 20 kB. */
const long = `${JSON.stringify({
  id: "long",
  page_origin: "https://a.example",
  request: { url: "https://b.example/", method: "POST", body: "x".repeat(20_000) },
  hops: [{ response: { status: 200, headers: [["Access-Control-Allow-Origin", "*"]] } }],
})}\n`;

function* endless(count) {
  for (let at = 0; at < count; at += 1) yield long;
}

test("200 MB of scenarios are never held", async () => {
  const few = await measured(["eval"], endless(500));
  const many = await measured(["eval"], endless(10_000));
  assert.equal(few.lines, 500);
  assert.equal(many.lines, 10_000);
  console.log(`10 MB: ${few.megabytes} MB of memory; 200 MB: ${many.megabytes} MB`);
  assert.ok(many.megabytes < few.megabytes + 100, `${few.megabytes} MB for 10 MB, ${many.megabytes} MB for 200 MB`);
});

test("it ends quietly where nobody reads any more", async () => {
  const child = spawn(process.execPath, [command, "eval"], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.on("error", () => undefined);
  Readable.from(endless(1_000_000)).pipe(child.stdin);
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (piece) => (complaints += piece));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once("exit", resolve));
  child.stdin.destroy();
  assert.equal(complaints, "");
  assert.equal(code, 0);
});
