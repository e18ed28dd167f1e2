// The corpora, and how what a tool did is held against what the standard says.
import { readFileSync } from "node:fs";

/** The corpora by name: scenarios with the request spelled out, and what the standard says of each. */
export function corpora() {
  return new Map(NAMES.map((name) => [name, read(name).filter(({ expect }) => expect)]));
}

function read(name) {
  const text = readFileSync(new URL(`../corpus/${name}.ndjson`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { id, page_origin, request, hops, standard, expect = standard } = JSON.parse(line);
      return {
        id,
        page_origin,
        request: { ...DEFAULTS, ...request },
        hops,
        expect: name === "wpt-public" ? lean(expect) : expect,
      };
    });
}

/** Of Web Platform Tests, what came over the wire is partly derived and told in other words. */
const lean = ({ outcome, preflights, readable_headers }) => ({
  outcome,
  preflights,
  readable_headers,
});

/** What a scenario showed: whether each thing that the standard says is so. */
export function judge(expect, seen) {
  const wire = tell(seen.sent);
  const names = seen.readable_headers?.map((name) => name.toLowerCase()).sort();
  const readable = names?.filter((name) => seen.names.includes(name));
  const outcome = seen.outcome === expect.outcome;
  const whole =
    outcome &&
    isSame(expect.preflights, wire.preflights) &&
    (expect.outcome !== "readable" || isSame(expect.readable_headers, readable)) &&
    isSame(expect.origin_header, wire.origin_header);
  const isAllowed = (it) => !["network-error", "type-error", "hung"].includes(it.outcome);
  return {
    outcome,
    whole,
    let_through: isAllowed(seen) && !isAllowed(expect),
    held_back: !isAllowed(seen) && isAllowed(expect),
    hung: seen.outcome === "hung",
  };
}

/** The fields of the scenario format that can be told from the requests that arrived. */
function tell(sent) {
  const preflights = [];
  for (const { hop, preflight } of sent) preflights[hop] = preflights[hop] || preflight;
  return {
    preflights,
    origin_header: sent.filter(({ preflight }) => !preflight).map(({ origin }) => origin),
  };
}

/** What is not known is not compared. */
const isSame = (expected, got) =>
  expected === undefined || JSON.stringify(expected) === JSON.stringify(got);

const NAMES = ["browsers-public", "browsers-differences", "browsers-minimal", "wpt-public"];
const DEFAULTS = {
  method: "GET",
  headers: [],
  body: null,
  mode: "cors",
  credentials: "same-origin",
  redirect: "follow",
  upload_listener: false,
};
