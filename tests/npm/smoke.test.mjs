// Every entry does what its README says, as Node finds it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { folder, load, manifest, require, run } from "./package.mjs";

const blocked = {
  page_origin: "https://app.example",
  request: { url: "https://api.example/items" },
  hops: [{ response: { status: 200, headers: [] } }],
};
const ask = `console.log(JSON.stringify(check(${JSON.stringify(blocked)})));`;

for (const entry of ["corsplain", "corsplain/full"]) {
  for (const [type, line] of [
    ["module", `import { check } from "${entry}";`],
    ["commonjs", `const { check } = require("${entry}");`],
  ]) {
    test(`${entry} as ${type}`, () => {
      const result = JSON.parse(run(`${line}\n${ask}`, type));
      assert.equal(result.schemaVersion, 1);
      assert.equal(result.outcome, "network-error");
      assert.equal(result.reason, "allow-origin-missing");
      assert.deepEqual(result.at, { hop: 0, leg: "response" });
    });
  }
}

for (const [entry, wasm] of [["./slim", "corsplain.wasm"], ["./full/slim", "full.wasm"]]) {
  test(`${entry} says what it lacks, and takes bytes`, async () => {
    const slim = await load(entry);
    assert.throws(() => slim.check(blocked), /carries no WebAssembly; call initSync/);
    slim.initSync(readFileSync(join(folder, "dist", wasm)));
    assert.equal(slim.check(blocked).outcome, "network-error");
    const other = await load(entry, "?module");
    await other.init(new Response(readFileSync(join(folder, "dist", wasm))));
    assert.equal(other.check(blocked).outcome, "network-error");
  });
}

for (const name of ["index", "full"]) {
  test(`${name}.global.js makes a global`, () => {
    const context = vm.createContext({ atob, URL, TextEncoder, TextDecoder, WebAssembly, Uint8Array });
    vm.runInContext(readFileSync(join(folder, "dist", `${name}.global.js`), "utf8"), context);
    assert.equal(vm.runInContext(`corsplain.check(${JSON.stringify(blocked)}).reason`, context), "allow-origin-missing");
  });
}

test("the examples of both READMEs", () => {
  const example = (path) => /```js\n([\s\S]*?)```/.exec(readFileSync(path, "utf8"))[1];
  assert.equal(run(`${example(join(folder, "README.md"))}\nconsole.log(result.next.method);`, "module"), "OPTIONS");
  assert.equal(run(example(join(import.meta.dirname, "..", "..", "README.md")), "module"), "OPTIONS");
});

test("an emulator loops over what comes next", async () => {
  const { check } = await load();
  const exchange = { page_origin: "https://app.example", request: { url: "https://api.example/", method: "PUT" }, hops: [] };
  const first = check(exchange);
  assert.equal(first.outcome, "incomplete");
  assert.equal(first.next.method, "OPTIONS");
  const allow = [["Access-Control-Allow-Origin", "*"], ["Access-Control-Allow-Methods", "PUT"]];
  const preflight = { status: 204, headers: allow };
  assert.equal(check({ ...exchange, hops: [{ preflight }] }).next.method, "PUT");
  const read = check({ ...exchange, hops: [{ preflight, response: { status: 200, headers: allow } }] });
  assert.equal(read.outcome, "readable");
  assert.deepEqual(read.requests.map((sent) => sent.method), ["OPTIONS", "PUT"]);
});

test("every form of a header list, with order and repeats", async () => {
  const { check, filterResponseHeaders } = await load();
  const lists = [
    [["Access-Control-Allow-Origin", "*"]],
    new Map([["Access-Control-Allow-Origin", "*"]]),
    new Headers({ "Access-Control-Allow-Origin": "*" }),
    { "Access-Control-Allow-Origin": "*" },
    { "Access-Control-Allow-Origin": ["*"] },
  ];
  for (const headers of lists) {
    const hops = [{ response: { status: 200, headers } }];
    assert.equal(check({ ...blocked, hops }).outcome, "readable");
  }
  for (const headers of [[["Access-Control-Allow-Origin", "*"], ["access-control-allow-origin", "*"]], { "Access-Control-Allow-Origin": ["*", "*"] }]) {
    const hops = [{ response: { status: 200, headers } }];
    assert.equal(check({ ...blocked, hops }).reason, "allow-origin-multiple");
  }
  assert.deepEqual(
    filterResponseHeaders([["X-B", "1"], ["Content-Type", "a/b"], ["X-B", "2"], ["Access-Control-Expose-Headers", "x-b"]]),
    [["X-B", "1"], ["Content-Type", "a/b"], ["X-B", "2"]],
  );
  assert.deepEqual(filterResponseHeaders(new Map([["ETag", "1"]]), { type: "opaque" }), []);
  assert.deepEqual(filterResponseHeaders({ ETag: "1", "Set-Cookie": "a" }, { type: "basic" }), [["ETag", "1"]]);
});

test("the decisions by themselves", async () => {
  const { needsPreflight, isCorsSafelistedRequestHeader, reasons, explain } = await load();
  const request = { url: "https://api.example/", headers: { DPR: "2" } };
  assert.equal(needsPreflight({ page_origin: "https://app.example", request }), true);
  assert.equal(needsPreflight({ page_origin: "https://app.example", request }, "chromium"), false);
  assert.equal(needsPreflight({ page_origin: "https://api.example", request }), false);
  assert.equal(isCorsSafelistedRequestHeader("content-TYPE", " text/plain "), true);
  assert.equal(isCorsSafelistedRequestHeader("Content-Type", "application/json"), false);
  assert.ok(reasons().some((reason) => reason.code === "allow-origin-missing" && reason.name === "AllowOriginMissing"));
  const last = explain(blocked).steps.findLast((step) => !step.holds);
  assert.equal(last.anchor, "concept-cors-check");
});

test("a session remembers", async () => {
  const { Session } = await load();
  const allow = [["Access-Control-Allow-Origin", "*"], ["Access-Control-Allow-Methods", "PUT"], ["Access-Control-Max-Age", "60"]];
  const answer = { status: 200, headers: allow };
  const exchange = { ...blocked, request: { ...blocked.request, method: "PUT" }, hops: [{ preflight: answer, response: answer }] };
  const browser = new Session();
  assert.deepEqual(browser.check(exchange, 0).preflights, [true]);
  assert.deepEqual(browser.explain(exchange, 59).preflights, [false]);
  assert.deepEqual(browser.check(exchange, 60).preflights, [true]);
});

test("the full module tells, mends and reads", async () => {
  const full = await load("./full");
  const { console: lines } = full.check(blocked, "chromium");
  const [told] = full.diagnose(lines[0]);
  assert.equal(told.url, "https://api.example/items");
  assert.equal(full.explain(blocked).account.cause.name, "AllowOriginMissing");
  const { fixes: [fix] } = full.fixes(blocked);
  assert.equal(full.check(fix.healed).outcome, "readable");
  assert.equal(full.compare(blocked).length, 4);
  assert.equal(full.recipe("nginx", { origins: ["https://app.example"] }).proof, "ran");
  assert.throws(() => full.recipe("nginx", { origins: [], credentials: true }), { name: "TypeError", message: /^grant: / });
  assert.match(full.policy({ "Access-Control-Allow-Origin": "*" }).summary, /\.$/);
  assert.equal(full.parse("GET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example").scenario.page_origin, "https://app.example");
  assert.ok(full.reasons().every((reason) => reason.title !== "" && reason.page.startsWith("# ")));
  const har = JSON.stringify({ log: { entries: [{
    request: { method: "GET", url: "https://api.example/items", headers: [{ name: "Origin", value: "https://app.example" }] },
    response: { status: 200, headers: [] },
  }] } });
  assert.equal(full.auditHar(har).rows[0].reason, "allow-origin-missing");
  const bytes = new TextEncoder().encode(har);
  const stream = new Blob([bytes.slice(0, 99), bytes.slice(99)]).stream();
  assert.deepEqual(await full.auditHarStream(stream), full.auditHar(har));
  assert.match(full.auditHar(bytes, { format: "csv" }), /allow-origin-missing/);
  assert.equal(JSON.parse(full.auditHar(har, { format: "sarif", file: "a.har" })).version, "2.1.0");
});

test("the package runs no script, needs no package, and can be published with its provenance", () => {
  assert.equal(manifest.scripts, undefined);
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.publishConfig.provenance, true);
  assert.deepEqual(Object.keys(manifest.exports["."]), ["workerd", "edge-light", "import", "require"]);
  assert.equal(typeof require("corsplain").check, "function");
});
