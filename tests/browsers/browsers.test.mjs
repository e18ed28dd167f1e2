// What must hold without any browser: node --test tests/browsers/
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import net from "node:net";
import test from "node:test";
import tls from "node:tls";
import { bytes } from "./generate/bytes.mjs";
import { redirects } from "./generate/matrix.mjs";
import { scenarios } from "./generate/scenario.mjs";
import { cookieWalk, credentialsOf } from "./cookies.mjs";
import { start } from "./server/origin.mjs";
import { mark, scenarioIn, unmark } from "./token.mjs";

test("a number of a seed is the same scenario, however many are made", () => {
  assert.deepEqual(scenarios("7", 40).slice(30), scenarios("7", 10, 30));
  assert.notDeepEqual(scenarios("7", 5), scenarios("8", 5));
});

test("the sweeps are whole, and no scenario of theirs is there twice", () => {
  for (const [kind, count] of [
    [bytes, 9885],
    [redirects, 6885],
  ]) {
    const all = [...kind()];
    assert.equal(all.length, count, kind.name);
    assert.equal(new Set(all.map(({ id, ...scenario }) => JSON.stringify(scenario))).size, count);
  }
});

test("the scenarios of a seed are the same on every machine", () => {
  const digest = createHash("sha256")
    .update(JSON.stringify(scenarios("1", 500)))
    .digest("hex");
  assert.equal(digest.slice(0, 16), SCENARIOS_OF_SEED_1);
});

test("what the scenarios send can be sent", () => {
  for (const { id, hops } of scenarios("3", 2000)) {
    for (const { preflight, response } of hops) {
      for (const [name, value] of [...(preflight?.headers ?? []), ...response.headers]) {
        assert.match(name, /^[\w!-]+$/u, id);
        assert.match(value, /^[^\0\r\n\u0100-\uffff]*$/u, id);
      }
    }
  }
});

test("marks go in where a URL has room for them, and come out again", () => {
  for (const [value, marked] of [
    ["http://b.test:8000/x?y#z", "http://b.test:8000/~t5h1/x?y#z"],
    ["HTTPS://u:p@b.test", "HTTPS://u:p@b.test/~t5h1/"],
    ["//c.test/x", "//c.test/~t5h1/x"],
    [" /x", " /~t5h1/x"],
    ["data:,x", "data:,x#~t5h1"],
    ["file:///x", "file:///~t5h1/x"],
    ...["", "y", "?q", "#f", "//", "../y", "http://"].map((same) => [same, same]),
  ]) {
    assert.equal(mark(value, 5, 1), marked);
    assert.equal(scenarioIn(marked), marked === value ? undefined : 5);
    assert.equal(unmark(marked).replace(/(?<=b\.test)\/$/u, ""), value);
  }
});

test("the server writes what the scenario says, byte for byte, in both schemes", async () => {
  const server = await start(() => ({ status: 404, headers: [] }));
  const page_origin = "http://a.test:8000";
  const headers = [
    ["X-A", "\u00e9"],
    ["x-a", ""],
  ];
  const hops = [{ preflight: null, response: { status: 299, headers } }];
  server.expect(1, { page_origin, hops });
  const request = "GET /~t1h0/x HTTP/1.1\r\nHost: b.test:8000\r\n\r\n";
  const plain = await answerTo(net.connect(server.port, "127.0.0.1"), request);
  assert.equal(plain, "HTTP/1.1 299 \r\nX-A: \u00e9\r\nx-a: \r\nContent-Length: 2\r\n\r\nok");
  server.expect(2, { page_origin, hops: [{ preflight: null, response: null }] });
  const options = request
    .replace("GET", "OPTIONS")
    .replace("~t1", "~t2")
    .replace("\r\n\r\n", "\r\nAccess-Control-Request-Method: PUT\r\n\r\n");
  const secure = await answerTo(
    tls.connect({ port: server.port, host: "127.0.0.1", rejectUnauthorized: false }),
    options,
  );
  assert.equal(secure, "HTTP/1.1 405 \r\nContent-Length: 0\r\n\r\n");
  assert.deepEqual(
    server.received(1).map(({ kind, url }) => [kind, url]),
    [["actual", "http://b.test:8000/x"]],
  );
  assert.deepEqual(
    server.received(2).map(({ kind, acrm }) => [kind, acrm]),
    [["preflight", "PUT"]],
  );
  server.close();
});

test("the walk sets a cookie at every host, and complains where it does not come back", async () => {
  for (const keeps of [true, false]) {
    const { answer, walk } = cookieWalk(["a.test", "b.test"]);
    const kept = new Map();
    const visit = (url) => {
      const { origin } = new URL(url);
      const { status, headers } = answer({ url, value: () => kept.get(origin) });
      const [[, cookie], location] = headers;
      if (keeps) kept.set(origin, cookie.split(";")[0]);
      if (status === 302) visit(location[1]);
    };
    const walked = walk(async (url) => visit(url));
    await (keeps ? walked : assert.rejects(walked, /kept no cookie of https:\/\/a\.test, http:/u));
  }
});

test("credentials are told only where a cookie could have gone along", () => {
  for (const [page, before, url, cookie, expected] of [
    ["http://a.test:8000", [], "https://b.test/x", "s=1; over-https=1", true],
    ["http://a.test:8000", [], "https://b.test/x", "over-http=1", false],
    ["http://a.test:8000", [], "http://b.test/x", undefined, undefined],
    ["http://a.test:8000", [], "http://sub.a.test/x", "over-http=1", true],
    ["http://a.test:8000", ["http://a.test/"], "http://a.test:8000/x", undefined, false],
    ["http://a.test:8000", ["http://b.test/"], "http://a.test:8000/x", undefined, undefined],
    ["null", [], "http://a.test:8000/x", undefined, undefined],
    ["null", [], "https://a.test/x", "over-https=1", true],
  ])
    assert.equal(credentialsOf({ url, value: () => cookie }, page, before), expected, url);
});

function answerTo(socket, request) {
  socket.write(request);
  return new Promise((done) =>
    socket.once("data", (chunk) => (socket.destroy(), done(chunk.toString("latin1")))),
  );
}

/** Changes with the generator, and then on purpose. */
const SCENARIOS_OF_SEED_1 = "19f6617e94fcbb05";
