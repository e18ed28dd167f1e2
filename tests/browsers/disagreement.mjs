// Where a recording and corsplain's answer differ. Nothing here knows a rule of CORS: fields are
// compared, and the answers come from the conformance door, `core/examples/eval.rs`.
import { spawn } from "node:child_process";
import { NO_OPTIONS } from "./server/origin.mjs";

/** What corsplain says of each scenario, in order; `door` is the built example `eval`. */
export async function answers(door, engine, scenarios) {
  const child = spawn(door, ["--engine", engine], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = scenarios.map(({ hops, observed, ...scenario }) =>
    JSON.stringify({ ...scenario, hops: played(hops) }),
  );
  child.stdin.on("error", () => {});
  child.stdin.end(`${lines.join("\n")}\n`);
  const chunks = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const given = Buffer.concat(chunks)
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  if (given.length !== scenarios.length)
    throw new Error(`${door} gave ${given.length} answers for ${scenarios.length} scenarios`);
  return given;
}

/** What the recording server answered where the scenario says nothing; see FORMAT.md. */
const played = (hops) => [
  ...hops.map((hop) => ({ ...hop, preflight: hop.preflight ?? NO_OPTIONS })),
  BEYOND,
];
const BEYOND = { preflight: NO_OPTIONS, response: { status: 404, headers: [] } };

/** Every field that differs: `{field, observed, ours}`. */
export function differences(engine, observed, answer) {
  if (answer.outcome === undefined)
    return [{ field: "scenario", observed: observed.outcome, ours: answer.error }];
  const theirs = fieldsOfRecording(engine, observed);
  const ours = fieldsOfAnswer(answer, theirs);
  return Object.keys(theirs)
    .filter((field) => JSON.stringify(theirs[field]) !== JSON.stringify(ours[field]))
    .map((field) => ({ field, observed: theirs[field], ours: ours[field] }));
}

function fieldsOfRecording(engine, observed) {
  const fields = {
    outcome: observed.outcome,
    // XMLHttpRequest shows no type.
    ...(observed.outcome === "readable" && observed.type === null ? {} : { type: observed.type }),
    preflights: observed.preflights,
    requests: observed.server.map(({ method, url }) => `${method} ${host(url)}`),
    origin_header: observed.origin_header,
    readable_headers: observed.readable_headers,
    sent: observed.server.map(({ origin, acrm, acrh }) => [origin, acrm ?? null, acrh ?? null]),
    credentials: observed.server.map(({ credentials }) => credentials ?? null),
  };
  // WebKit has no ids, and in a session nobody knows whose they are.
  return engine === "webkit" || observed.error === undefined
    ? fields
    : { ...fields, error: observed.error?.replace(/\d+$/u, "") ?? null };
}

function fieldsOfAnswer(answer, theirs) {
  return {
    outcome: answer.outcome,
    type: answer.type,
    preflights: answer.preflights,
    requests: answer.requests.map(({ method, url }) => `${method} ${host(url)}`),
    origin_header: answer.origin_header,
    readable_headers: answer.readable_headers,
    sent: answer.requests.map(({ headers }) =>
      SENT.map((wanted) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null),
    ),
    // Only where it was seen.
    credentials: answer.requests.map(({ credentials }, index) =>
      theirs.credentials[index] === null ? null : credentials,
    ),
    error: answer.error,
  };
}

const host = (url) => new URL(url).host;
const SENT = ["origin", "access-control-request-method", "access-control-request-headers"];
