// node compare.mjs [--door EVAL] [--shrink] [--limit N] [--details] FILE…
// Holds recordings against corsplain and prints every disagreement; exit code 1 if there is one.
import { parseArgs } from "node:util";
import { groupBy, readLines, whole } from "./cli.mjs";
import { answers, differences } from "./disagreement.mjs";
import { networkLayerWay } from "./gtk.mjs";
import { shrinker } from "./shrink.mjs";

/** The fields whose values tell kinds of disagreement apart. */
const TELLING = new Set(["outcome", "type", "error"]);
/** How many of each kind are printed. */
const SHOWN = 5;

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    door: { type: "string", default: process.env.CORSPLAIN_EVAL ?? "target/release/examples/eval" },
    shrink: { type: "boolean", default: false },
    limit: { type: "string", default: "50" },
  },
});
if (files.length === 0)
  throw new Error("compare needs recordings: files of NDJSON that observe has written");

const byEngine = new Map();
for (const file of files) {
  for (const scenario of readLines(file)) {
    // A corpus keeps less of what it was made from.
    const whole = Object.entries(scenario.observed ?? {}).filter(([, { server }]) => server);
    for (const [engine] of whole)
      byEngine.set(engine, [...(byEngine.get(engine) ?? []), scenario]);
  }
}
let disagreeing = 0;
for (const [engine, scenarios] of byEngine) disagreeing += await compare(engine, scenarios);
process.exitCode = disagreeing === 0 ? 0 : 1;

async function compare(engine, scenarios) {
  const given = await answers(values.door, engine, scenarios);
  const differing = scenarios
    .map((scenario, index) => ({
      scenario,
      differing: differences(engine, scenario.observed[engine], given[index]),
    }))
    .filter(({ differing }) => differing.length > 0);
  const isScored = ({ scenario }) => engine !== "webkit" || networkLayerWay(scenario) === undefined;
  const found = differing.filter(isScored);
  const besides = differing.length - found.length;
  const kinds = groupBy(found, kindOf);
  const shrink =
    values.shrink && found.length > 0 ? await shrinker(engine, values.door) : undefined;
  let left = whole("limit", values.limit);
  try {
    for (const [kind, those] of [...kinds].sort((one, other) => other[1].length - one[1].length)) {
      console.log(`\n${engine}: ${those.length} × ${kind}`);
      for (const { scenario, differing } of those.slice(0, shrink ? 1 : SHOWN)) {
        if ((left -= 1) < 0) break;
        const smallest = shrink ? await shrink(scenario, differing) : { scenario, differing };
        print(smallest, scenario.id);
      }
    }
  } finally {
    await shrink?.end();
  }
  const [{ observed }] = scenarios;
  const agreeing = scenarios.length - differing.length;
  const aside = besides > 0 ? ` (and ${besides} that differ by WebKitGTK's network layer)` : "";
  const { browser } = observed[engine];
  const counts = `${agreeing} of ${scenarios.length} scenarios agree, ${found.length} do not${aside}`;
  console.log(`\n${engine} (${browser}): ${counts}`);
  return found.length;
}

function print({ scenario, differing }, id) {
  console.log(`  ${id}`);
  for (const { field, observed, ours } of differing)
    console.log(`    ${field}: observed ${JSON.stringify(observed)}, ours ${JSON.stringify(ours)}`);
  const { page_origin, request, hops } = scenario;
  console.log(`    ${JSON.stringify({ page_origin, request, hops })}`);
}

/** Disagreements that look alike: the same fields, the same outcomes and the same errors. */
function kindOf({ differing }) {
  const short = differing.map(({ field, observed, ours }) =>
    TELLING.has(field) ? `${field} ${observed} (ours ${ours})` : field,
  );
  return short.join(", ");
}
