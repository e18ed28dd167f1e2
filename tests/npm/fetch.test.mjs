// `corsplain/fetch` against Node's own servers: bodies, signals, responses, and what it refuses.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { consumer, folder, load, require } from "./package.mjs";

const { createCorsFetch } = await load("./fetch");
const ENGINES = ["fetch", "chromium", "firefox", "webkit"];
const received = [];
const servers = [await serve(), await serve()];
after(() => servers.forEach((server) => (server.closeAllConnections(), server.close())));

/** The page's own server by one name, another server by another. */
const [page, api] = [`http://localhost:${servers[0].address().port}`, `http://127.0.0.1:${servers[1].address().port}`];
const corsFetch = createCorsFetch({ origin: page });

/** A server that answers as the query of the URL says, and writes down what it got. */
async function serve() {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    received.push({ method, path: url, headers, body: Buffer.concat(chunks).toString("latin1") });
    const { status = "200", hang, drop, ...fields } = Object.fromEntries(new URL(url, "http://x").searchParams);
    if (drop !== undefined) return request.socket.destroy();
    response.writeHead(method === "OPTIONS" ? 204 : Number(status), fields);
    response.write("hel");
    if (hang === undefined || method === "OPTIONS") response.end("lo");
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  return server;
}

const ALLOW = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "content-type, x-a", "Access-Control-Allow-Methods": "PUT" };
const at = (base, fields = {}) => `${base}/x?${new URLSearchParams({ ...ALLOW, ...fields })}`;

/** What a call gives or throws, and what reached the servers. */
async function ask(url, init, by = corsFetch) {
  received.length = 0;
  const [response, error] = await by(url, init).then((response) => [response, undefined], (error) => [undefined, error]);
  return { response, error, received: [...received] };
}

test("the example of its README, and require", async () => {
  assert.equal(typeof require("corsplain/fetch").createCorsFetch, "function");
  const [example] = /import \{ createCorsFetch \}[^]*?(?=```)/.exec(readFileSync(join(folder, "README.md"), "utf8"));
  const run = (url) => {
    const node = promisify(execFile)(process.execPath, ["--input-type=module", "-"], { cwd: consumer });
    node.child.stdin.end(example.replace("http://localhost:3000/items", url));
    return node.then(({ stdout }) => stdout.trim().split("\n"));
  };
  const [why, told] = await run(`${api}/items`);
  assert.match(why, /has no `Access-Control-Allow-Origin` header/);
  assert.equal(told, "allow-origin-missing preflight");
  assert.deepEqual(await run(at(api, { ETag: "1", "Cache-Control": "no-store" })), ["200 [ [ 'cache-control', 'no-store' ] ]"]);
});

test("a response is filtered, and so are its copies", async () => {
  const url = at(api, { "X-Total": "3", "X-Shown": "1", "Access-Control-Expose-Headers": "x-shown", "Set-Cookie": "a=b" });
  const { response } = await ask(url);
  for (const one of [response.clone().clone(), response]) {
    assert.ok(one instanceof Response);
    assert.deepEqual([one.type, one.status, one.statusText, one.ok, one.redirected, one.url], ["cors", 200, "OK", true, false, new URL(url).href]);
    assert.deepEqual([...one.headers.keys()], ["x-shown"]);
    assert.equal(await one.text(), "hello");
  }
  const own = await ask(at(page, { "X-Total": "3", "Set-Cookie": "a=b" }));
  assert.equal(own.response.type, "basic");
  assert.equal(own.response.headers.get("x-total"), "3");
  assert.equal(own.response.headers.has("set-cookie"), false);
  assert.equal(own.received[0].headers.origin, undefined);
});

test("what is opaque says nothing", async () => {
  const { response } = await ask(`${api}/x`, { mode: "no-cors" });
  assert.deepEqual([response.type, response.status, response.ok, response.url, response.body], ["opaque", 0, false, "", null]);
  assert.equal(await response.text(), "");
  const url = at(api, { status: "302", Location: "/y" });
  const manual = await ask(url, { redirect: "manual" });
  assert.deepEqual([manual.response.type, manual.response.status, manual.response.url], ["opaqueredirect", 0, new URL(url).href]);
  assert.deepEqual([...manual.response.headers], []);
  assert.equal(manual.received.length, 1);
});

test("a redirect is followed hop by hop, and taints", async () => {
  const first = at(page, { status: "302", Location: at(api, { status: "302", Location: at(page) }) });
  const { response, received } = await ask(first);
  assert.deepEqual(received.map(({ headers }) => headers.origin), [undefined, page, "null"]);
  assert.deepEqual([response.type, response.redirected, response.url], ["cors", true, new URL(at(page)).href]);
});

test("a body is sent again, byte by byte, or dropped", async () => {
  const form = new FormData();
  form.set("a", "ä");
  const bytes = new Uint8Array([0, 255, 10]);
  const bodies = [
    ["text", "text/plain;charset=UTF-8", "text"],
    [new URLSearchParams({ a: "b" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=b"],
    [new Blob(["{}"], { type: "application/json" }), "application/json", "{}"],
    [bytes, undefined, "\0\xff\n"],
    [form, /^multipart\/form-data; boundary=/, /name="a"\r\n\r\n\xc3\xa4\r\n/],
  ];
  const is = (found, wanted) => (wanted instanceof RegExp ? assert.match(found, wanted) : assert.equal(found, wanted));
  for (const [body, type, text] of bodies) {
    for (const input of [[at(api, { status: "307", Location: at(page) }), { method: "POST", body }], [new Request(at(api, { status: "307", Location: at(page) }), { method: "POST", body })]]) {
      const sent = (await ask(...input)).received.filter(({ method }) => method !== "OPTIONS");
      assert.equal(sent.length, 2);
      for (const { headers, body } of sent) {
        is(headers["content-type"], type);
        is(body, text);
      }
    }
  }
  const { received } = await ask(at(api, { status: "303", Location: at(api) }), { method: "PUT", body: "text", headers: { "X-A": 1 } });
  assert.deepEqual(received.map(({ method, headers, body }) => [method, headers["content-type"], headers["x-a"], body]), [
    ["OPTIONS", undefined, undefined, ""],
    ["PUT", "text/plain;charset=UTF-8", "1", "text"],
    ["OPTIONS", undefined, undefined, ""],
    ["GET", undefined, "1", ""],
  ]);
  const stream = await ask(api, { method: "POST", body: new Blob(["a"]).stream(), duplex: "half" });
  assert.match(stream.error.message, /^request\.body: .* got a stream/);
  assert.equal(stream.received.length, 0);
});

test("forbidden headers stay behind, and a request for credentials is passed on", async () => {
  const init = { credentials: "include", headers: { Cookie: "a=b", Origin: "http://evil.example", "Sec-X": "1", Accept: "text/html" } };
  const credentials = [];
  const inner = (url, init) => (credentials.push(init.credentials), fetch(url, init));
  const { received, error } = await ask(at(api), init, createCorsFetch({ origin: page, fetch: inner }));
  assert.equal(error.cause.reason, "allow-origin-wildcard-with-credentials");
  const { cookie, origin, accept, "sec-x": sec } = received[0].headers;
  assert.deepEqual([cookie, origin, accept, sec], [undefined, page, "text/html", undefined]);
  assert.deepEqual(credentials, ["include"]);
});

test("what is blocked is rejected with its explanation", async () => {
  const { error, received } = await ask(`${api}/x`, { method: "DELETE" });
  assert.ok(error instanceof TypeError);
  assert.match(error.message, /Access-Control-Allow-Origin/);
  assert.equal(error.cause.reason, "allow-origin-missing");
  assert.deepEqual(error.cause.at, { hop: 0, leg: "preflight" });
  assert.deepEqual(error.cause.requests.map(({ method }) => method), ["OPTIONS"]);
  assert.equal(error.cause.account.cause.name, "AllowOriginMissing");
  assert.deepEqual(received.map(({ method }) => method), ["OPTIONS"]);
  const dropped = await ask(at(api, { drop: "" }));
  assert.equal(dropped.error.cause.reason, "no-answer");
  assert.ok(dropped.error.cause.failure instanceof TypeError);
  // What was allowed by this very request was not cached before it.
  const later = await ask(`${api}/x?${new URLSearchParams({ ...ALLOW, "Access-Control-Max-Age": "60", status: "302", Location: "http://a:b@127.0.0.1/" })}`, { method: "PUT" });
  assert.equal(later.error.cause.reason, "redirect-has-credentials");
  assert.deepEqual(later.error.cause.preflights, [true]);
});

test("mistakes of the caller", async () => {
  for (const [input, init, message] of [
    [api, { method: "TRACE" }, /TRACE/],
    [api, { body: "a" }, /body/],
    [api, { mode: "navigate" }, /^request\.mode: /],
    [api, { mode: "none" }, /^request\.mode: expected one of /],
    [api, { headers: [["a"]] }, /^request\.headers\[0\]: expected a name and a value/],
    ["http://", undefined, /URL/],
  ]) {
    const { error, received } = await ask(input, init);
    assert.ok(error instanceof TypeError, String(error));
    assert.match(error.message, message);
    assert.equal(received.length, 0);
  }
  assert.match((await ask(api, {}, createCorsFetch({ origin: "app" }))).error.message, /^page_origin: /);
  assert.throws(() => createCorsFetch({ origin: page, engine: "opera" }), /^TypeError: engine: expected one of/);
  assert.throws(() => createCorsFetch({ origin: page, fetch: 1 }), /^TypeError: options\.fetch: expected function/);
  const hiding = async () => Object.defineProperties(new Response(), { type: { value: "opaqueredirect" }, status: { value: 0 } });
  assert.match((await ask(api, {}, createCorsFetch({ origin: page, fetch: hiding }))).error.message, /hides redirects/);
});

test("signals", async () => {
  const early = await ask(at(api), { signal: AbortSignal.abort() });
  assert.equal(early.error.name, "AbortError");
  assert.equal(early.received.length, 0);
  const abort = new AbortController();
  const { response } = await ask(new Request(at(api, { hang: "" }), { signal: abort.signal }));
  abort.abort();
  await assert.rejects(response.text(), { name: "AbortError" });
  const between = new AbortController();
  const inner = async (url, init) => fetch(url, init).finally(() => between.abort(new Error("enough")));
  const stopped = await ask(at(api), { method: "PUT", signal: between.signal }, createCorsFetch({ origin: page, fetch: inner }));
  assert.equal(stopped.error.message, "enough");
  assert.deepEqual(stopped.received.map(({ method }) => method), ["OPTIONS"]);
});

test("preflights are remembered, answers are not", async () => {
  const answer = { "Access-Control-Max-Age": "60", "Cache-Control": "max-age=600" };
  for (const engine of ENGINES) {
    let clock = 1e12;
    const by = createCorsFetch({ origin: page, engine, now: () => clock });
    // Every one says who asks: it went out as a request of its own.
    const asks = async (method) => (await ask(at(api, answer), { method }, by)).received.map(({ method, headers }) => `${method} ${headers.origin}`);
    assert.deepEqual(await asks("PUT"), [`OPTIONS ${page}`, `PUT ${page}`], engine);
    assert.deepEqual(await asks("PUT"), [`PUT ${page}`], engine);
    assert.deepEqual([await asks("GET"), await asks("GET")], [[`GET ${page}`], [`GET ${page}`]], engine);
    clock += 61_000;
    assert.deepEqual(await asks("PUT"), [`OPTIONS ${page}`, `PUT ${page}`], engine);
  }
});

test("a data: URL is answered by no server", async () => {
  const { response, received } = await ask("data:text/plain,abc", null);
  assert.deepEqual([response.type, await response.text(), received.length], ["basic", "abc", 0]);
});
