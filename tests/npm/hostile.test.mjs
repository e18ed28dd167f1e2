// Any value at any place of any parameter: an answer, or a TypeError that names the place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./package.mjs";

const cyclic = {};
cyclic.self = cyclic;
cyclic.request = cyclic;
const throwing = () => { throw new Error("no"); };
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const trap = { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing, getOwnPropertyDescriptor: throwing };

/** What somebody may hand over, by name. */
const HOSTILE = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  zero: () => 0,
  "a negative number": () => -1,
  "not a number": () => NaN,
  infinity: () => Infinity,
  "a fraction": () => 0.5,
  "a bigint": () => 10n,
  "a symbol": () => Symbol("s"),
  "an empty string": () => "",
  "a lone surrogate": () => "\ud800",
  "a long string": () => "x".repeat(100_000),
  "a string object": () => new String("GET"),
  "a function": () => () => {},
  "an array": () => [],
  "an array with a hole": () => [, 1],
  "nested arrays": () => [[[[]]]],
  "an object": () => ({}),
  "an object without a prototype": () => Object.create(null),
  "a date": () => new Date(0),
  "a regular expression": () => /x/,
  "a promise": () => Promise.resolve(1),
  "a map": () => new Map([[1, 2]]),
  "a set": () => new Set([1]),
  "bytes": () => new Uint8Array(3),
  "a weak map": () => new WeakMap(),
  "a cycle": () => cyclic,
  "a cyclic array": () => { const one = []; one.push(one); return one; },
  "a getter that throws": () => Object.defineProperty({}, "request", { get: throwing, enumerable: true }),
  "a property that throws": () => Object.defineProperty({}, "X", { get: throwing, enumerable: true }),
  "a proxy that throws": () => new Proxy({}, trap),
  "a proxy of an array that throws": () => new Proxy([], trap),
  "a proxy of a function that throws": () => new Proxy(() => {}, trap),
  "a revoked proxy": revoked,
  "a string that throws": () => ({ toString: throwing, valueOf: throwing, [Symbol.toPrimitive]: throwing, toJSON: throwing }),
  "an iterator that throws": () => ({ [Symbol.iterator]: throwing }),
  "an iterator of nothing": () => ({ [Symbol.iterator]: () => ({}) }),
  "an iterator that fails later": () => ({ [Symbol.iterator]: () => ({ next: throwing }) }),
  "an endless iterator": () => ({ *[Symbol.iterator]() { for (;;) yield ["a", "b"]; } }),
  "a pair of one": () => [["a"]],
  "a pair of three": () => [["a", "b", "c"]],
  "a pair of numbers": () => [[1, 2]],
  "an array of a false length": () => new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 40 : undefined) }),
  "this global": () => globalThis,
};

const exchange = () => ({
  page_origin: "https://app.example",
  page_csp: "default-src *",
  request: {
    api: "fetch", url: "https://api.example/", method: "PUT", headers: [["X-A", "1"], ["X-B", "2"]], body: "b",
    mode: "cors", credentials: "include", redirect: "follow", upload_listener: false,
  },
  hops: [{ preflight: { status: 200, headers: [["A", "b"]] }, response: { status: 200, headers: { A: "b" } } }],
});

/** Every place within the exchange, as a path. */
const PLACES = [
  [], ["page_origin"], ["page_csp"], ["request"], ["hops"], ["hops", 0],
  ...["api", "url", "method", "headers", "body", "mode", "credentials", "redirect", "upload_listener"].map((name) => ["request", name]),
  ["request", "headers", 0], ["request", "headers", 1, 0], ["request", "headers", 1, 1],
  ["hops", 0, "preflight"], ["hops", 0, "preflight", "status"], ["hops", 0, "preflight", "headers"],
  ["hops", 0, "response"], ["hops", 0, "response", "status"], ["hops", 0, "response", "headers"],
  ["hops", 0, "response", "headers", "A"],
];

/** The exchange with another value at one place. */
function withValue(place, value) {
  if (place.length === 0) return value;
  const whole = exchange();
  const last = place.at(-1);
  place.slice(0, -1).reduce((within, name) => within[name], whole)[last] = value;
  return whole;
}

/** The path as a TypeError begins. */
const written = (place) =>
  place.reduce((path, name) => (typeof name === "number" ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`), "");

/** Calls, and says that what is thrown is a TypeError that begins with one of these paths. */
function survives(call, paths, what) {
  try {
    return call();
  } catch (error) {
    assert.ok(error instanceof TypeError, `${what}: ${error?.stack}`);
    assert.equal(Object.getPrototypeOf(error), TypeError.prototype, what);
    assert.match(error.message, /^[\w.[\]"]+: ./, what);
    const named = paths.some((path) => error.message.startsWith(path));
    assert.ok(named, `${what}: ${JSON.stringify(error.message)} names none of ${paths.join(", ")}`);
    return undefined;
  }
}

for (const entry of [".", "./full"]) {
  test(`${entry}: any value at any place of an exchange`, async () => {
    const package_ = await load(entry);
    const browser = new package_.Session();
    const takers = {
      check: (value) => package_.check(value),
      explain: (value) => package_.explain(value),
      needsPreflight: (value) => package_.needsPreflight(value),
      "Session.check": (value) => browser.check(value, 0),
      "Session.explain": (value) => browser.explain(value, 0),
      ...Object.fromEntries(["compare", "fixes", "advice", "outside", "writeFence"].filter((name) => name in package_).map((name) => [name, (value) => package_[name](value)])),
    };
    let cases = 0;
    for (const [taker, take] of Object.entries(takers)) {
      for (const place of PLACES) {
        for (const [name, make] of Object.entries(HOSTILE)) {
          // The page's origin is checked by the engine, with a sentence of its own.
          const paths = place.length === 0 ? ["exchange", "page_origin", "request", "hops", "page_csp"] : [written(place.slice(0, 2)), "page_origin"];
          survives(() => take(withValue(place, make())), paths, `${taker}, ${name} at ${written(place)}`);
          cases += 1;
        }
      }
    }
    assert.ok(cases > 4_000, `${cases} cases`);
    assert.equal(package_.check(exchange()).outcome, "network-error");
  });

  test(`${entry}: any value in the place of any other parameter`, async () => {
    const package_ = await load(entry);
    const browser = new package_.Session();
    const whole = exchange();
    const takers = [
      ["engine", (value) => package_.check(whole, value)],
      ["engine", (value) => package_.explain(whole, value)],
      ["engine", (value) => package_.needsPreflight(whole, value)],
      ["engine", (value) => new package_.Session(value)],
      ["at", (value) => browser.check(whole, value)],
      ["at", (value) => browser.explain(whole, value)],
      ["name", (value) => package_.isCorsSafelistedRequestHeader(value, "1")],
      ["value", (value) => package_.isCorsSafelistedRequestHeader("Accept", value)],
      ["engine", (value) => package_.isCorsSafelistedRequestHeader("Accept", "1", value)],
      ["headers", (value) => package_.filterResponseHeaders(value)],
      ["options", (value) => package_.filterResponseHeaders([], value)],
      ["options.type", (value) => package_.filterResponseHeaders([], { type: value })],
      ["options.credentials", (value) => package_.filterResponseHeaders([], { credentials: value })],
    ];
    if (entry === "./full") {
      const grant = { origins: ["https://app.example"], methods: [], headers: [], exposed: [], credentials: false, max_age: 1 };
      takers.push(
        ["text", (value) => package_.parse(value)],
        ["text", (value) => package_.diagnose(value)],
        ["markdown", (value) => package_.fences(value)],
        ["info", (value) => package_.fence(value, "")],
        ["body", (value) => package_.fence("cors", value)],
        ["headers", (value) => package_.policy(value)],
        ["options", (value) => package_.policy([], value)],
        ...["status", "preflight", "asked_by"].map((name) => [`options.${name}`, (value) => package_.policy([], { [name]: value })]),
        ["engine", (value) => package_.policy([], { engine: value })],
        ["engine", (value) => package_.outside(whole, value)],
        ["server", (value) => package_.recipe(value, grant)],
        ["grant", (value) => package_.recipe("nginx", value)],
        ...Object.keys(grant).map((name) => ["grant", (value) => package_.recipe("nginx", { ...grant, [name]: value })]),
        ["har", (value) => package_.auditHar(value)],
        ["options", (value) => package_.auditHar("{}", value)],
        ...["engine", "all", "format", "file"].map((name) => [`options.${name}`, (value) => package_.auditHar("{}", { [name]: value })]),
        ["piece", (value) => new package_.HarAudit().push(value)],
        ["options", (value) => new package_.HarAudit().end(value)],
      );
    }
    for (const [path, take] of takers) {
      for (const [name, make] of Object.entries(HOSTILE)) survives(() => take(make()), [path], `${name} for ${path} of ${take}`);
    }
    assert.equal(package_.check(whole).outcome, "network-error");
  });
}

test("any value in the place of a stream", async () => {
  const { auditHarStream } = await load("./full");
  for (const [name, make] of Object.entries(HOSTILE)) {
    if (name === "an endless iterator") continue; // its first pair is refused, as the next test says
    await auditHarStream(make()).then(
      () => {},
      (error) => assert.ok(error instanceof TypeError || error.message === "no", `${name}: ${error?.stack}`),
    );
  }
  await assert.rejects(auditHarStream(HOSTILE["an endless iterator"]()), { name: "TypeError", message: "stream: expected string or Uint8Array, got array" });
  await assert.rejects(auditHarStream(7), { name: "TypeError", message: "stream: expected stream, got number" });
});

test("the words of these errors", async () => {
  const { check, Session, filterResponseHeaders } = await load();
  const says = (place, value, message) =>
    assert.throws(() => check(withValue(place, value)), { name: "TypeError", message });
  says(["request", "headers"], [["a", "1"], ["b", "2"], ["c", "3"], ["d", 4]], "request.headers[3][1]: expected string, got number");
  says(["request", "headers", 1], ["a"], "request.headers[1]: expected a name and a value, got 1 values");
  says(["request", "url"], undefined, "request.url: expected string, got undefined");
  says(["request", "mode"], "fetch", 'request.mode: expected one of "cors", "no-cors", "same-origin", "navigate", got "fetch"');
  says(["hops", 0, "response", "status"], 1e6, "hops[0].response.status: expected a whole number from 0 to 65535, got 1000000");
  says(["hops", 0, "response", "headers", "A"], 7n, 'hops[0].response.headers["A"]: expected string, got bigint');
  says(["page_origin"], "app", /^page_origin: `app` is not an origin of the web/);
  says(["hops"], {}, "hops: expected array, got object");
  assert.throws(() => check(undefined), { message: "exchange: expected object, got undefined" });
  assert.throws(() => check(new Proxy({}, trap)), (error) => error.message === "page_origin: looking at it threw an error" && error.cause.message === "no");
  assert.throws(() => new Session("opera"), { message: /^engine: expected one of "fetch", / });
  assert.throws(() => filterResponseHeaders(HOSTILE["an endless iterator"]()), { message: "headers: expected at most 100000 entries, got more" });
});
