// The served page, used as people use it:
// `node run.mjs [--browser chromium,firefox] [--name REGEX] [TOPIC…]`.
// One line a check; exit 1 where one fails. Each kind of browser runs so many times at once as the
// machine has cores: a check waits more than it works. What fails so is tried once more by itself at the
// end, and is told of even if it passes then.
//
// CORSPLAIN_URL: where it is served. CORSPLAIN_CHROMIUM, CORSPLAIN_FIREFOX: the browsers.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setTimeout as after } from "node:timers/promises";
import { parseArgs } from "node:util";
import { KINDS, launch, open } from "./browser.mjs";
import { checks, read } from "./checks.mjs";
import { seen } from "./watch.mjs";

const LANES = Math.max(1, Math.min(4, availableParallelism()));
/** Where more than that fail, it is not for lack of time. */
const AGAIN = 10;
const { values, positionals: topics } = parseArgs({
  options: { browser: { type: "string", default: KINDS.join() }, name: { type: "string", default: "" } },
  allowPositionals: true,
});
const kinds = values.browser.split(",");
const name = new RegExp(values.name, "u");
const there = readdirSync(new URL("specs/", import.meta.url)).map((file) => file.replace(/\.mjs$/u, ""));
for (const topic of topics.length > 0 ? topics : there) await read(topic);

const began = Date.now();
const results = (await Promise.all(kinds.map(all))).flat();
let failed = results.filter(({ error }) => error !== undefined);
if (failed.length <= AGAIN) failed = await again(failed);
console.log(`in ${Math.round((Date.now() - began) / 1000)} s`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || results.length === 0 ? 1 : 0;

/** Those that fail by themselves, too. */
async function again(failed) {
  const still = [];
  for (const { kind, one } of failed) {
    const browser = await launch(kind);
    const error = await tried(browser, kind, one);
    await browser.close();
    say(`${kind} ${one.topic}: ${one.name}`, error, "ok, by itself");
    if (error) still.push(one);
  }
  return still;
}

/** Every check in one kind of browser, those that may take longest first. */
async function all(kind) {
  const mine = checks.filter((one) => (one.options.only ?? kind) === kind && name.test(one.name));
  const waiting = [...mine].sort((one, other) => limitOf(other) - limitOf(one));
  const done = [];
  const lane = async () => {
    // A browser of its own: of two windows of one, only one has the focus.
    const browser = await launch(kind);
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const from = Date.now();
      const error = await tried(browser, kind, one);
      done.push({ kind, one, error });
      const took = `(${((Date.now() - from) / 1000).toFixed(1)} s)`;
      say(`${kind} ${done.length}/${mine.length} ${one.topic}: ${one.name} ${took}`, error, "ok    ");
    }
    await browser.close();
  };
  await Promise.all(Array.from({ length: Math.min(LANES, mine.length) }, lane));
  return done;
}

function say(line, error, ok) {
  console.log(error ? `FAILED ${line}\n       ${indented(error)}` : `${ok} ${line}`);
}

function limitOf({ options }) {
  return options.limit ?? 90;
}

/** The error of a check, if there is one. */
async function tried(browser, kind, { options, use }) {
  const { only, limit, allowed, ...rest } = options;
  let opened;
  const whole = async () => {
    opened = await open(browser, rest);
    await use(opened.page, { ...opened, browser, kind });
    assert.deepEqual(await seen(opened.trouble, opened.page, allowed), [], "trouble was seen");
  };
  const late = new AbortController();
  const seconds = limitOf({ options });
  const timeout = after(seconds * 1000, undefined, { signal: late.signal }).then(() => {
    throw new Error(`not done after ${seconds} s`);
  });
  try {
    await Promise.race([whole(), timeout]);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    late.abort();
    await timeout.catch(() => {});
    await opened?.context.close().catch(() => {});
  }
}

/** What went wrong, and where in the spec. */
function indented(error) {
  const where = String(error.stack).match(/specs\/[\w-]+\.mjs:\d+/u)?.[0] ?? "";
  const text = `${error.message ?? error}\n${where}`;
  const most = 2_000;
  return (text.length > most ? `${text.slice(0, most)} … ${where}` : text).replaceAll("\n", "\n       ");
}
