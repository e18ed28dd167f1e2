// The corpora through `corsplain/fetch`, against servers that answer over a socket: what script sees and
// what reaches a server are what the browsers' recordings and the engine itself say.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { world } from "./fetch-world.mjs";
import { load } from "./package.mjs";
import { NO_OPTIONS } from "../browsers/server/origin.mjs";

const BROWSERS = ["chromium", "firefox", "webkit"];
const ENGINES = ["fetch", ...BROWSERS];
const SENT = ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"];

/** What the host's own `fetch` cannot express, and how to tell it. */
const CANNOT = {
  "asked for by something other than fetch()": { skips: ({ request }) => (request.api ?? "fetch") !== "fetch" || request.upload_listener },
  "what an element loaded before is in the HTTP cache": { skips: ({ prime }) => prime !== undefined },
  "the host's HTTP parser refuses the answer": { explains: (_, { failure }) => /HTTP\/1\.1 protocol/.test(failure?.cause?.message) },
  "the host's fetch keeps back an answer with status 407": { explains: (scenario) => answers(scenario).some(({ status }) => status === 407) },
  "two lines of one name reach script as one": { explains: (scenario) => answers(scenario).some(hasRepeats) },
  "the host makes the response to a data: URL": { explains: ({ request }) => request.url.startsWith("data:") },
};

/** How often, of each line in each engine; more would be a fault, fewer an older count. */
const COUNTED = {
  "browsers-own": { played: 756, "as recorded": 546, "recorded in WebKitGTK's network layer": 2, "two lines of one name reach script as one": 20, "the host makes the response to a data: URL": 1 },
  "browsers-differences": { played: 324, "as recorded": 230, "recorded in WebKitGTK's network layer": 1, "asked for by something other than fetch()": 32, "two lines of one name reach script as one": 14 },
  "browsers-minimal": { played: 464, "as recorded": 325, "recorded in WebKitGTK's network layer": 11, "asked for by something other than fetch()": 8, "two lines of one name reach script as one": 16 },
  "browsers-public": { played: 8598, "as recorded": 8568, "recorded in WebKitGTK's network layer": 19, "asked for by something other than fetch()": 402, "two lines of one name reach script as one": 2, "the host's HTTP parser refuses the answer": 9 },
  presets: { played: 292, "what an element loaded before is in the HTTP cache": 4 },
  "wpt-public": { played: 2684, "asked for by something other than fetch()": 4, "the host's HTTP parser refuses the answer": 44, "the host's fetch keeps back an answer with status 407": 4, "the host makes the response to a data: URL": 6 },
  "console-outside": { played: 248, "asked for by something other than fetch()": 296 },
};

/** The steps of sequences, each in four engines. */
const SEQUENCES = { played: 468, skipped: 28 };

const servers = await world();
const { check } = await load("./full");
after(() => servers.close());

const lines = (name) => readFileSync(join(import.meta.dirname, "..", "corpus", `${name}.ndjson`), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const answers = ({ hops }) => hops.flatMap(({ preflight, response }) => [preflight, response]).filter(Boolean);
const hasRepeats = ({ headers }) => new Set(headers.map(([name]) => name.toLowerCase())).size < headers.length;
const differs = (one, other) => JSON.stringify(one) !== JSON.stringify(other);

/** What the engine says of a scenario, where the servers answer as those of the recordings did. */
function told(scenario, engine) {
  const hops = scenario.hops.map(({ preflight, response }) => ({ preflight: preflight ?? NO_OPTIONS, response }));
  const { outcome, type, readable_headers, reason, at, requests } = check({ ...scenario, hops }, engine);
  const received = requests.map(({ method, url, headers }) => [method, withoutUser(url), ...SENT.map((name) => headers.find(([its]) => its === name)?.[1] ?? null)]);
  return { outcome, type, readable_headers, reason, at, received };
}

/** Whether what was seen is the way of WebKitGTK's network layer, not Safari's: see FORMAT.md. */
const isOfGtk = ({ webkit_reasons = [], hops }, engine) => engine === "webkit" && (webkit_reasons.some((reason) => reason.endsWith("(gtk)")) || /[\x80-\xff]/.test(JSON.stringify(hops)));

/** What a browser was seen to do. */
function recorded({ standard, observed }, engine) {
  const { outcome, type = null, readable_headers = null, sent = observed.chromium.sent } = { ...standard, ...observed[engine] };
  return { outcome, type, readable_headers, received: sent.map((one) => plainly(Array.from({ length: 5 }, (_, at) => one[at] ?? null))) };
}

/** A user name and password are no part of a request line. */
const withoutUser = (url) => url.replace(/^(https?:\/\/)[^/@]*@/, "$1");
/** WebKitGTK writes `%7E` as `~`, and so on. */
const unescaped = (url) => url.replace(/%[0-9a-f]{2}/gi, (escape) => (/%(?:2[de]|3\d|[46][1-9a-f]|[57][0-9a]|5f|7e)/i.test(escape) ? decodeURIComponent(escape) : escape.toUpperCase()));
const plainly = ([method, url, ...headers]) => [method, unescaped(url), ...headers];

/** The steps of each sequence, in order. */
function bySession(steps) {
  const sequences = new Map();
  for (const step of steps) sequences.set(step.session, [...(sequences.get(step.session) ?? []), step]);
  return sequences;
}

/** The same fields of another object. */
const of = (fields, other) => Object.fromEntries(Object.keys(fields).map((name) => [name, other[name]]));

for (const name of Object.keys(COUNTED)) {
  test(`${name} over a socket`, async () => {
    const counts = { played: 0 };
    const count = (what) => { counts[what] = (counts[what] ?? 0) + 1; };
    for (const scenario of lines(name)) {
      for (const engine of name === "browsers-public" ? BROWSERS : ENGINES) {
        const skipped = Object.keys(CANNOT).find((what) => CANNOT[what].skips?.(scenario));
        if (skipped !== undefined) {
          count(skipped);
          continue;
        }
        const seen = await servers.open(scenario, engine)(scenario);
        const wanted = told(scenario, engine);
        count("played");
        if (differs(of(wanted, seen), wanted)) {
          const why = Object.keys(CANNOT).find((what) => CANNOT[what].explains?.(scenario, seen));
          if (why === undefined) assert.deepEqual(of(wanted, seen), wanted, `${scenario.id} in ${engine}`);
          count(why);
          continue;
        }
        if (!name.startsWith("browsers-") || engine === "fetch") continue;
        if (isOfGtk(scenario, engine)) {
          count("recorded in WebKitGTK's network layer");
          continue;
        }
        count("as recorded");
        const { received } = seen;
        const browser = recorded(scenario, engine);
        assert.deepEqual(of(browser, { ...seen, received: received.map(plainly) }), browser, `${scenario.id} in ${engine}`);
      }
    }
    console.log(`${name}: ${JSON.stringify(counts)}`);
    assert.deepEqual(counts, COUNTED[name]);
  });
}

test("the preflight cache, sequence by sequence", async () => {
  const sequences = bySession(lines("cache-sequences"));
  let [played, skipped] = [0, 0];
  for (const engine of ENGINES) {
    for (const steps of sequences.values()) {
      // An XMLHttpRequest, and two pages in one browser.
      if (steps.some(({ request, page_origin }) => request.upload_listener || page_origin !== steps[0].page_origin)) {
        skipped += steps.length;
        continue;
      }
      let clock = 0;
      const play = servers.open(steps[0], engine, () => clock * 1000);
      for (const step of steps) {
        clock = step.at;
        const { received } = await play(step);
        // The last request is the preflight of the last URL, or comes right after it.
        const asked = received.slice(-2).some(([, url, , asks]) => asks !== null && url === received.at(-1)[1]);
        assert.equal(asked, step.asks.includes(engine), `${step.id} in ${engine}: ${JSON.stringify(received)}`);
        played += 1;
      }
    }
  }
  assert.deepEqual({ played, skipped }, SEQUENCES);
});
