// Has scenarios played by the pages of one browser: one page for each origin, one scenario at a time
// in each, all pages at once. Knows nothing of any browser; see `drivers/` for those.
import { readFileSync } from "node:fs";
import { HOSTS, PORTS, start } from "./server/origin.mjs";
import { mark } from "./token.mjs";
import { cookieWalk } from "./cookies.mjs";
import { sleep } from "./drivers/process.mjs";
import { observed } from "./record.mjs";

/**
 * A browser that is ready. `launch({port, hosts, ports})` starts it and gives a driver:
 * `{browser, open(url), settle(failed), saw(number), close()}`, and `oneAtATime` if it must be so.
 */
export async function begin(launch) {
  const pages = new Map();
  const cookies = cookieWalk(HOSTS);
  const origin = await start((request) => control(request, pages, cookies));
  const driver = await launch({ port: origin.port, hosts: HOSTS, ports: PORTS }).catch((error) => {
    origin.close();
    throw error;
  });
  await cookies.walk(driver.open).catch(async (error) => {
    await close();
    throw error;
  });
  let last = 0;
  let queue = Promise.resolve();

  /** What the browser does with each of the scenarios, in their order. */
  async function observe(scenarios, progress = () => {}) {
    let done = 0;
    const results = await Promise.all(
      scenarios.map(async (scenario) => {
        const number = (last += 1);
        const result = await play(scenario, number);
        progress((done += 1));
        return { number, result };
      }),
    );
    await driver.settle(
      results.filter(({ result }) => FAILED.has(result.outcome)).map(({ number }) => number),
    );
    return results.map(({ number, result }) =>
      observed({
        browser: driver.browser,
        result,
        server: origin.received(number),
        ...driver.saw(number),
      }),
    );
  }

  /**
   * What it does with the scenarios of one session, each `at` seconds after the first. They share a
   * mark, so that a URL stays the same; which of them a line on the console is about is not told.
   */
  async function observeSession(steps) {
    const number = (last += 1);
    const began = Date.now();
    const seen = [];
    for (const step of steps) {
      await sleep(began + step.at * 1000 - Date.now());
      const result = await play(step, number);
      seen.push(observed({ browser: driver.browser, result, server: origin.received(number) }));
    }
    driver.saw(number);
    return seen;
  }

  async function play(scenario, number) {
    origin.expect(number, scenario);
    const page = await pageFor(scenario.page_origin);
    const url = mark(scenario.request.url, number, 0);
    const job = () => page.play({ number, request: { ...scenario.request, url } });
    return driver.oneAtATime ? (queue = queue.then(job)) : job();
  }

  /** The page of an origin, opened at its first use. */
  function pageFor(pageOrigin) {
    if (!pages.has(pageOrigin)) pages.set(pageOrigin, newPage(pageOrigin, driver));
    return pages.get(pageOrigin).opened;
  }

  async function close() {
    await driver.close();
    origin.close();
  }

  return { observe, observeSession, close };
}

/** A queue of jobs and the page that works it off. */
function newPage(pageOrigin, driver) {
  const jobs = [];
  const waiting = new Map();
  let ready;
  let timer;
  const page = {
    play: (job) =>
      new Promise((done) => {
        waiting.set(job.number, done);
        jobs.push(job);
        hand();
      }),
    /** The page's last result, and its wish for a new job. */
    next(result) {
      clearTimeout(timer);
      waiting.get(result?.number)?.(result);
      waiting.delete(result?.number);
      return new Promise((give) => {
        ready = give;
        hand();
      });
    },
  };
  const hand = () => {
    if (!ready || jobs.length === 0) return;
    const job = jobs.shift();
    ready(job);
    ready = undefined;
    timer = setTimeout(() => {
      // Another page takes over; should this one wake up, its result comes too late to count.
      waiting.get(job.number)?.({ outcome: "timeout", script_error: "the page fell silent" });
      waiting.delete(job.number);
      open().catch(() => {});
    }, SILENCE_LIMIT);
  };
  const host = pageOrigin === "null" ? OPAQUE_PAGES_HOST : pageOrigin;
  const open = () => driver.open(`${host}/~page?${encodeURIComponent(pageOrigin)}`);
  page.opened = open().then(() => page);
  return page;
}

/** Answers the pages: their document, and the next job. */
async function control(request, pages, cookies) {
  const { pathname, search } = new URL(request.url);
  if (pathname === "/~cookies") return cookies.answer(request);
  const pageOrigin = decodeURIComponent(search.slice(1));
  if (pathname === "/~page") {
    const sandbox = [["Content-Security-Policy", "sandbox allow-scripts"]];
    return { status: 200, headers: [HTML, ...(pageOrigin === "null" ? sandbox : [])], body: PAGE };
  }
  if (pathname === "/~next" && pages.has(pageOrigin)) {
    const job = await pages.get(pageOrigin).next(JSON.parse(request.body));
    return {
      status: 200,
      headers: [["Access-Control-Allow-Origin", "*"]],
      body: JSON.stringify(job),
    };
  }
  return { status: 404, headers: [] };
}

/** How long a page may be busy with one scenario; it gives up by itself after 10 seconds. */
const SILENCE_LIMIT = 20_000;
/** Outcomes of which the browser itself has more to say. */
const FAILED = new Set(["network-error", "timeout"]);
/** Where a page with an opaque origin comes from. */
const OPAQUE_PAGES_HOST = "http://a.test:8000";
const HTML = ["Content-Type", "text/html; charset=utf-8"];
const SCRIPT = readFileSync(new URL("page.js", import.meta.url), "utf8");
const PAGE = `<!doctype html><title>corsplain</title><script>${SCRIPT}</script>`;
