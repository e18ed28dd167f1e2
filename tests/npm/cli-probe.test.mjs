// `corsplain probe` against servers on this machine.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { after, test } from "node:test";
import { command, corsplain } from "./command.mjs";

/** What reached the server, and how it answers. */
let [seen, answer] = [[], () => {}];
const server = createServer((request, response) => {
  seen.push({ method: request.method, url: request.url, headers: request.rawHeaders });
  answer(request, response);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => server.close());
const url = `http://127.0.0.1:${server.address().port}/items`;

/** Runs it while this process serves. */
function probe(...args) {
  seen = [];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, "probe", ...args]);
    const told = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (piece) => (told[name] += piece));
    child.once("close", (status) => resolve({ status, ...told }));
  });
}

function line(headers, name) {
  const at = headers.findIndex((one, place) => place % 2 === 0 && one.toLowerCase() === name);
  return at < 0 ? undefined : headers[at + 1];
}

test("a preflight and the request, as a browser sends them", async () => {
  answer = (request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "https://app.example");
    response.setHeader("Access-Control-Allow-Methods", "PUT");
    response.setHeader("Access-Control-Allow-Headers", "x-a");
    response.setHeader("Set-Cookie", ["a=1", "b=2"]);
    response.end("body");
  };
  const { status, stdout, stderr } = await probe(url, "--origin", "https://app.example", "--method", "PUT", "--header", "X-A: 1", "--header", "x-a: 2", "--header", "Accept: text/html", "--header", "Cookie: no=1", "--json");
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.deepEqual(seen.map(({ method }) => method), ["OPTIONS", "PUT"]);
  const [preflight, put] = seen.map(({ headers }) => headers);
  assert.equal(line(preflight, "origin"), "https://app.example");
  assert.equal(line(preflight, "access-control-request-method"), "PUT");
  assert.equal(line(preflight, "access-control-request-headers"), "x-a");
  assert.equal(line(preflight, "x-a"), undefined);
  assert.equal(line(put, "origin"), "https://app.example");
  assert.deepEqual(put.filter((_, at) => at % 2 === 1 && put[at - 1].toLowerCase() === "x-a"), ["1", "2"]);
  assert.equal(line(put, "accept"), "text/html");
  assert.equal(line(preflight, "accept"), "*/*");
  assert.equal(line(put, "cookie"), undefined, "a script cannot set it");
  const { result, exchange } = JSON.parse(stdout);
  assert.equal(result.outcome, "readable");
  assert.equal(exchange.hops[0].response.headers.filter(([name]) => name === "Set-Cookie").length, 2);
});

test("a refused preflight is the end", async () => {
  answer = (request, response) => response.end();
  const { status, stdout } = await probe(url, "--origin", "https://app.example", "--method", "DELETE", "--engine", "firefox");
  assert.equal(status, 1);
  assert.deepEqual(seen.map(({ method }) => method), ["OPTIONS"]);
  assert.match(stdout, /^ {2}> OPTIONS http:\/\/127\.0\.0\.1/);
  assert.match(stdout, /\n {2}< 200\n/);
  assert.match(stdout, /network-error by the rules of firefox/);
  assert.match(stdout, /\+ Access-Control-Allow-Methods: DELETE/);
});

test("nothing but the URL that was given is asked", async () => {
  answer = (request, response) => {
    response.writeHead(302, { Location: "/elsewhere", "Access-Control-Allow-Origin": "*" });
    response.end();
  };
  const { status, stdout, stderr } = await probe(url, "--origin", "https://app.example");
  assert.equal(status, 1);
  assert.deepEqual(seen.map((one) => one.url), ["/items"]);
  assert.match(stderr, /redirected to http:\/\/127\.0\.0\.1:\d+\/elsewhere/);
  assert.match(stdout, /incomplete/);
});

test("what no browser sends is not sent", async () => {
  const { status, stdout } = await probe(url, "--origin", "https://app.example", "--method", "CONNECT");
  assert.equal(status, 1);
  assert.match(stdout, /type-error/);
  assert.deepEqual(seen, []);
});

test("a server that does not answer", async () => {
  const silent = createTcpServer(() => {});
  await new Promise((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const sockets = [];
  silent.on("connection", (socket) => sockets.push(socket.on("error", () => undefined)));
  const { port } = silent.address();
  const late = await probe(`http://127.0.0.1:${port}/`, "--origin", "https://app.example", "--timeout", "0.3");
  sockets.forEach((socket) => socket.destroy());
  await new Promise((resolve) => silent.close(resolve));
  const gone = await probe(`http://127.0.0.1:${port}/`, "--origin", "https://app.example");
  for (const [{ status, stdout, stderr }, why] of [[late, /timeout/], [gone, /ECONNREFUSED/]]) {
    assert.equal(status, 1);
    assert.match(stderr, /GET http:\/\/127\.0\.0\.1:\d+\/ brought no answer: /);
    assert.match(stderr, why);
    assert.match(stdout, /network-error/);
  }
});

for (const [args, said] of [
  [[], /expected one URL, got 0/],
  [["api.example"], /expected a URL that begins with http:\/\/ or https:\/\/, got `api\.example`/],
  [[url], /expected --origin/],
  [[url, "--origin", "x y"], /page_origin: `x y` is not an origin/],
  [[url, "--origin", "https://a.example", "--timeout", "soon"], /--timeout: expected a number of seconds up to 3600, got `soon`/],
  [[url, "--origin", "https://a.example", "--credentials", "all"], /--credentials: expected one of omit, same-origin, include, got `all`/],
  [[url, "--origin", "https://a.example", "--header", "no"], /--header: expected `Name: value`/],
]) {
  test(`refuses probe ${args.slice(1).join(" ") || args}`, () => {
    const { status, stdout, stderr } = corsplain("probe", ...args);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, said);
  });
}
