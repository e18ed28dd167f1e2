// `corsplain/connect` in a server of Node's own.

import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, test } from "node:test";
import { setTimeout as later } from "node:timers/promises";
import { load } from "./package.mjs";

const { explainCors } = await load("./connect");
const ORIGIN = "https://app.example";
const texts = [];
let answer;
const middleware = explainCors({ engine: "chromium", print: (text) => texts.push(text) });
const server = createServer((request, response) => middleware(request, response, () => answer(response, request)));
await new Promise((done) => server.listen(0, "127.0.0.1", done));
after(() => server.close());
const host = `127.0.0.1:${server.address().port}`;

/** Asks, and gives back what was printed meanwhile, and the answer's status and header lines. */
async function ask(headers, answers, method = "GET", path = "/items") {
  texts.length = 0;
  answer = answers;
  const response = await new Promise((done, failed) => {
    request(`http://${host}${path}`, { method, headers, agent: false }, done).on("error", failed).end();
  });
  response.resume();
  await later(40);
  return { told: texts.join("\n"), status: response.statusCode, lines: response.rawHeaders };
}

const wildcard = (response) => response.setHeader("Access-Control-Allow-Origin", "*").end("x");

test("an answer that may be read, one that may not, and why", async () => {
  const fine = await ask({ Origin: ORIGIN }, wildcard);
  assert.match(fine.told, new RegExp(`^corsplain: GET http://${host}/items from ${ORIGIN}\nreadable by the rules of chromium\nAllowed: `));
  const blocked = await ask({ Origin: ORIGIN, Cookie: "a=b" }, wildcard);
  assert.match(blocked.told, /allow-origin-wildcard-with-credentials/);
  assert.match(blocked.told, /\+ Access-Control-Allow-Credentials: true/);
  assert.match(blocked.told, /The console says:\n {2}Access to fetch at/);
});

test("nothing of the answer is changed, however its head is written", async () => {
  const ways = [
    (response) => response.writeHead(201, { "Access-Control-Allow-Origin": "*", "X-A": ["1", "2"] }).end(),
    (response) => response.writeHead(201, "Made", [["Access-Control-Allow-Origin", "*"], ["X-A", "1"], ["X-A", "2"]].flat()).end(),
    (response) => response.setHeader("x-a", ["1", "2"]).writeHead(201, { "access-control-allow-origin": "*" }).end(),
    (response) => Object.assign(response, { statusCode: 201 }).setHeader("Access-Control-Allow-Origin", "*").setHeader("X-A", ["1", "2"]).end(),
  ];
  for (const way of ways) {
    const { told, status, lines } = await ask({ Origin: ORIGIN }, way);
    assert.equal(status, 201);
    assert.match(told, /\nAllowed: /, String(way));
    assert.equal(lines.filter((word) => word.toLowerCase() === "x-a").length, 2, String(way));
  }
});

test("what is handed over with the status wins over what was set", async () => {
  const told = await ask({ Origin: ORIGIN }, (response) =>
    response.setHeader("Access-Control-Allow-Origin", "*").writeHead(200, { "access-control-allow-origin": "https://else.example" }).end());
  assert.match(told.told, /allow-origin-mismatch/);
  assert.ok(!told.lines.includes("*"));
});

test("a preflight is remembered, and judged with what follows", async () => {
  const preflight = { Origin: ORIGIN, "Access-Control-Request-Method": "PUT" };
  const allowing = (methods) => (response) =>
    response.writeHead(204, { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": methods }).end();
  const refused = await ask(preflight, allowing("GET"), "OPTIONS", "/a");
  assert.match(refused.told, /^corsplain: the preflight of PUT .*\/a from/);
  assert.match(refused.told, /method-not-allowed/);
  const asked = await ask(preflight, allowing("PUT"), "OPTIONS", "/a");
  assert.match(asked.told, /^corsplain: the preflight of PUT .*\nNot decided yet/);
  const put = await ask({ Origin: ORIGIN }, wildcard, "PUT", "/a");
  assert.match(put.told, /^corsplain: PUT .*\/a from .*\n.*\nAllowed: /);
  const unseen = await ask({ Origin: ORIGIN }, wildcard, "PUT", "/b");
  assert.match(unseen.told, /^corsplain: PUT .*\/b from .*\nNot decided yet/);
});

test("nothing is said of what is no business of CORS", async () => {
  for (const headers of [{}, { Origin: `http://${host}` }]) {
    const { told, status } = await ask(headers, (response) => response.end());
    assert.equal(told, "");
    assert.equal(status, 200);
  }
});

test("hostile requests leave the server as it is, and a terminal too", async () => {
  const { told, status } = await ask({ Origin: "https://\u009b31m.example", "X-\u0021": "\u00ff" }, wildcard);
  assert.equal(status, 200);
  assert.doesNotMatch(told, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  const long = await ask({ Origin: "null", "X-Long": "y".repeat(15_000) }, (response) => response.writeHead(500).end());
  assert.match(long.told, /^corsplain: GET .* from null\nNot decided yet/);
  assert.throws(() => explainCors({ engine: "netscape" }), /^TypeError: engine: expected one of/);
});
