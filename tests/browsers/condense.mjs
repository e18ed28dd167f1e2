// node condense.mjs FILE…
// Recordings of the same scenarios in one browser or several, as the lines of a corpus: what
// FORMAT.md keeps of them, in the order of the first file.
import { parseArgs } from "node:util";
import { readLines } from "./cli.mjs";
import { networkLayerWay } from "./gtk.mjs";

const { positionals: files } = parseArgs({ allowPositionals: true });
for (const line of merged(files.flatMap(readLines))) console.log(JSON.stringify(line));

/** One scenario for each id, with what every browser did. */
function merged(recordings) {
  const byId = new Map();
  for (const { observed, ...scenario } of recordings) {
    const { observed: before, ...known } = byId.get(scenario.id) ?? scenario;
    const seen = { ...before, ...kept(observed) };
    byId.set(scenario.id, { ...known, ...reasons(scenario, observed), observed: seen });
  }
  return byId.values();
}

function kept(observed) {
  const whole = Object.entries(observed).filter(([, { server }]) => server);
  return Object.fromEntries(whole.map(([engine, seen]) => [engine, condensed(engine, seen)]));
}

function condensed(engine, { server, error, ...seen }) {
  const told = server.map(({ credentials }) => credentials ?? null);
  return {
    outcome: seen.outcome,
    type: seen.type,
    preflights: seen.preflights,
    readable_headers: seen.readable_headers,
    origin_header: seen.origin_header,
    // WebKit has no ids.
    ...(engine === "webkit" ? {} : { error: error?.replace(/\d+$/u, "") ?? null }),
    console: seen.console,
    also: seen.also,
    warning: seen.warning,
    sent: server.map(({ method, url, origin, acrm, acrh }) =>
      trimmed([method, url, origin, acrm ?? null, acrh ?? null]),
    ),
    credentials: told.every((one) => one === null) ? undefined : told,
  };
}

/** Cut off after the last that is there. */
function trimmed(list) {
  return list.slice(0, list.findLastIndex((it) => it !== null) + 1);
}

/** What is WebKitGTK's network layer's doing is marked. */
function reasons(scenario, observed) {
  const way = observed.webkit?.server && networkLayerWay({ ...scenario, observed });
  return way ? { webkit_reasons: [`${way} (gtk)`] } : {};
}
