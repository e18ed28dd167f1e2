// node sequences.mjs --engine E [--in FILE] [--out FILE]
// Plays sequences of requests that share one URL and one browser, each step at its time, and writes what
// the page got and what reached the server. See "Sequences" in ../corpus/FORMAT.md.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readLines } from "./cli.mjs";
import { HOSTS, NO_OPTIONS, PORTS } from "./server/origin.mjs";
import { selfSigned } from "./server/certificate.mjs";
import { listen } from "./server/wire.mjs";
import { mark, scenarioIn } from "./token.mjs";

const HTML = ["Content-Type", "text/html; charset=utf-8"];
const DATES = ["date", "expires", "last-modified"];
const SCRIPT = readFileSync(new URL("sequence-page.js", import.meta.url), "utf8");
const PAGE = `<!doctype html><title>corsplain</title><script>${SCRIPT}</script>`;
/** A picture, so that an `<img>` loads; scripts do not mind. */
const PIXEL =
  "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000,\u0000\u0000\u0000\u0000\u0001\u0000\u0001\u0000\u0000\u0002\u0001\u0000;";

const { values } = parseArgs({
  options: {
    engine: { type: "string" },
    in: { type: "string", default: "../corpus/http-cache-sequences.ndjson" },
    out: { type: "string", default: "/dev/stdout" },
  },
});
const { launch } = await import(`./drivers/${values.engine}.mjs`);
const steps = readLines(values.in);
const names = [...new Set(steps.map(({ session }) => session))];
const sequences = names.map((name) => steps.filter(({ session }) => session === name));
/** By number: the step that is being played, and what has arrived for it. */
const playing = new Map();
const pages = new Map();

const server = await listen(selfSigned(HOSTS), (request) => {
  const step = playing.get(scenarioIn(request.url));
  return step ? answer(request, step) : control(request);
});
const driver = await launch({ port: server.port, hosts: HOSTS, ports: PORTS });
try {
  // Every page is open before the first clock starts.
  await Promise.all(steps.map(({ page_origin }) => pageOf(page_origin)));
  const played = await Promise.all(sequences.map((steps, index) => play(steps, index + 1)));
  const lines = played.flat().map((line) => JSON.stringify({ browser: driver.browser, ...line }));
  writeFileSync(values.out, `${lines.join("\n")}\n`);
} finally {
  await driver.close();
  server.close();
}

/** One sequence, from its own zero. */
async function play(sequence, number) {
  const began = Date.now();
  const seen = [];
  for (const step of sequence) {
    await new Promise((done) => setTimeout(done, began + step.at * 1000 - Date.now()));
    const arrived = [];
    playing.set(number, { hops: step.hops, arrived });
    const page = await pageOf(step.page_origin);
    const url = mark(step.request.url, number, 0);
    const outcome = await page({ ...step.request, url });
    let error = null;
    if (outcome === "network-error") {
      await driver.settle([number]);
      ({ error } = driver.saw(number));
    }
    const late = Math.round((Date.now() - began) / 100) / 10;
    seen.push({ id: step.id, outcome, arrived, error, ended: late });
  }
  return seen;
}

/** Answers as the step says, its dates moved so that `Date` is now. */
function answer(request, step) {
  const isPreflight =
    request.method === "OPTIONS" && request.value("access-control-request-method") !== undefined;
  const hop = Number(/~t\d+h(\d+)/u.exec(request.url)[1]);
  const { preflight, response } = step.hops[hop] ?? {};
  const conditional = ["if-none-match", "if-modified-since"].some((name) => request.value(name));
  step.arrived.push(
    `${request.method} ${request.value("origin") ?? "-"}${conditional ? " conditional" : ""}`,
  );
  const { status, headers } = (isPreflight ? preflight : response) ?? NO_OPTIONS;
  const number = scenarioIn(request.url);
  return {
    status,
    headers: moved(headers).map(([name, value]) =>
      name.toLowerCase() === "location" ? [name, mark(value, number, hop + 1)] : [name, value],
    ),
    body: isPreflight ? "" : PIXEL,
  };
}

function moved(headers) {
  const date = headers.find(([name]) => name.toLowerCase() === "date")?.[1];
  const by = date ? Date.now() - Date.parse(date) : 0;
  return headers.map(([name, value]) =>
    date && DATES.includes(name.toLowerCase()) && !Number.isNaN(Date.parse(value))
      ? [name, new Date(Date.parse(value) + by).toUTCString()]
      : [name, value],
  );
}

/** The page of an origin: a function that makes a request and gives back its outcome. */
function pageOf(pageOrigin) {
  if (!pages.has(pageOrigin)) {
    const page = { jobs: [], waiting: new Map(), last: 0 };
    page.opened = new Promise((done) => (page.isOpen = done)).then(() => (job) => {
      const id = (page.last += 1);
      page.jobs.push({ id, ...job });
      page.hand?.();
      return new Promise((done) => page.waiting.set(id, done));
    });
    pages.set(pageOrigin, page);
    const host = pageOrigin === "null" ? "http://a.test:8000" : pageOrigin;
    driver.open(`${host}/~page?${encodeURIComponent(pageOrigin)}`).catch(() => {});
  }
  return pages.get(pageOrigin).opened;
}

/** Answers the pages: their document, and the next job. */
async function control(request) {
  const { pathname, search } = new URL(request.url);
  const page = pages.get(decodeURIComponent(search.slice(1)));
  if (!page) return { status: 404, headers: [] };
  if (pathname === "/~page") {
    const sandbox = [["Content-Security-Policy", "sandbox allow-scripts"]];
    const isOpaque = search.slice(1) === "null";
    return { status: 200, headers: [HTML, ...(isOpaque ? sandbox : [])], body: PAGE };
  }
  const headers = [["Access-Control-Allow-Origin", "*"]];
  if (pathname === "/~done") {
    const { id, outcome } = JSON.parse(request.body);
    page.waiting.get(id)?.(outcome);
    return { status: 200, headers };
  }
  page.isOpen();
  while (page.jobs.length === 0) await new Promise((done) => (page.hand = done));
  return { status: 200, headers, body: JSON.stringify(page.jobs.splice(0)) };
}
