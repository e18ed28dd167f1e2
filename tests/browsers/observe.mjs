// node observe.mjs --engine E [--seed N | --focus F | --in FILE] [--count N] [--first N] [--out FILE]
// Plays random scenarios, all of a kind, or those of a file, in a real browser and writes what it did, one a line.
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { groupBy, readLines, whole } from "./cli.mjs";
import { begin } from "./conductor.mjs";
import { bytes } from "./generate/bytes.mjs";
import { redirects } from "./generate/matrix.mjs";
import { scenarios } from "./generate/scenario.mjs";

/** What `--focus` can be. */
const KINDS = { bytes, redirects };
/** How many seconds a session may take; what comes later is left out. */
const PATIENCE = 60;
/** How many are played between two lines of progress. */
const BATCH = 500;

const { values } = parseArgs({
  options: {
    engine: { type: "string" },
    seed: { type: "string", default: "1" },
    focus: { type: "string" },
    count: { type: "string" },
    first: { type: "string", default: "0" },
    in: { type: "string" },
    out: { type: "string" },
  },
});
const { engine, seed } = values;
if (!["chromium", "firefox", "webkit"].includes(engine))
  throw new Error(`--engine needs chromium, firefox or webkit, not ${engine}`);
const out =
  values.out ?? path.join("target", "observed", `${engine}-${values.focus ?? seed}.ndjson`);
const all = asked();
const chosen = all.filter(({ session }) => session === undefined);
const steps = all.filter(({ session }) => session !== undefined);

const { launch } = await import(`./drivers/${engine}.mjs`);
const browser = await begin(launch);
try {
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, "");
  const began = Date.now();
  for (let at = 0; at < chosen.length; at += BATCH) {
    const batch = chosen.slice(at, at + BATCH);
    const seen = await browser.observe(batch);
    const lines = batch.map((scenario, index) =>
      JSON.stringify({ ...scenario, observed: { ...scenario.observed, [engine]: seen[index] } }),
    );
    appendFileSync(out, `${lines.join("\n")}\n`);
    const done = at + batch.length;
    const rate = Math.round(done / ((Date.now() - began) / 1000));
    console.log(`${engine}: ${done} of ${chosen.length} scenarios, ${rate} a second`);
  }
  if (steps.length > 0) await playSessions();
  console.log(`${out} is written`);
} finally {
  await browser.close();
}

/** The scenarios of a file or of a kind, all of them unless told, or random ones. */
function asked() {
  const first = whole("first", values.first);
  const count = values.count === undefined ? undefined : whole("count", values.count);
  if (values.in === undefined && values.focus === undefined)
    return scenarios(seed, count ?? 300, first);
  const kind = KINDS[values.focus];
  if (values.in === undefined && kind === undefined)
    throw new Error(`--focus needs ${Object.keys(KINDS).join(" or ")}, not ${values.focus}`);
  const list = values.in === undefined ? [...kind()] : readLines(values.in);
  return list.slice(first, count === undefined ? undefined : first + count);
}

/** All sessions at once, since most of their time is waiting. */
async function playSessions() {
  const playable = steps.filter(({ at }) => at <= PATIENCE);
  const sessions = [...groupBy(playable, ({ session }) => session).values()];
  const longest = Math.max(...playable.map(({ at }) => at));
  console.log(`${engine}: ${sessions.length} sessions, which take ${longest} seconds`);
  const seen = new Map();
  await Promise.all(
    sessions.map(async (session) => {
      for (const [index, one] of (await browser.observeSession(session)).entries())
        seen.set(session[index], one);
    }),
  );
  const lines = playable.map((step) =>
    JSON.stringify({ ...step, observed: { [engine]: seen.get(step) } }),
  );
  appendFileSync(out, `${lines.join("\n")}\n`);
  const late = steps.length - playable.length;
  console.log(`${engine}: ${playable.length} steps played, ${late} after ${PATIENCE} s left out`);
}
