// `corsplain serve`: the playground, whole, from the installed package.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { command, corsplain } from "./command.mjs";
import { folder } from "./package.mjs";

const playground = join(folder, "playground");

/** Asks for a path just as it is written. */
async function ask(base, path, method = "GET") {
  const { hostname, port } = new URL(base);
  const [response] = await once(request({ hostname, port, path, method, agent: false }).end(), "response");
  const pieces = await response.toArray();
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) };
}

test("every file of the page, with its type, and nothing else", async () => {
  const child = spawn(process.execPath, [command, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(child.stdout.setEncoding("utf8"), "data");
  const [, base] = /^(http:\/\/127\.0\.0\.1:\d+\/) is the playground/.exec(said);
  const names = readdirSync(playground);
  assert.ok(names.includes("index.html") && names.includes("corsplain-worker_bg.wasm"));
  for (const name of names) {
    const { status, headers, body } = await ask(base, `/${name}`);
    assert.equal(status, 200, name);
    assert.notEqual(headers["content-type"], "application/octet-stream", name);
    assert.deepEqual(body, readFileSync(join(playground, name)), name);
  }
  assert.match(String((await ask(base, "/?x=1")).body), /<title>/);
  assert.equal((await ask(base, "/", "HEAD")).body.length, 0);
  assert.equal((await ask(base, "/index.html", "POST")).status, 405);
  assert.match((await ask(base, "/docs/")).headers.location, /^https:.*\/docs$/);
  for (const path of ["/../package.json", "/%2e%2e/package.json", "//etc/passwd", "/index.html/..", "/constructor", "*"]) {
    assert.equal((await ask(base, path)).status, 404, path);
  }
  const taken = corsplain("serve", "--port", new URL(base).port);
  assert.deepEqual([taken.status, taken.stdout], [2, ""]);
  assert.match(taken.stderr, /cannot be listened on \(EADDRINUSE\); try --port 0/);
  child.kill("SIGINT");
  assert.deepEqual(await once(child, "exit"), [0, null]);
});

test("a port that is none is refused", () => {
  for (const port of ["", "x", "65536", "-1", "1.5"]) {
    const { status, stderr } = corsplain("serve", `--port=${port}`);
    assert.equal(status, 2);
    assert.match(stderr, /--port: expected a number from 0 to 65535/);
  }
});
