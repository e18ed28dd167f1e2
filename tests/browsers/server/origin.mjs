// Plays every server of a scenario: answers each marked request with what the scenario says for its
// hop, and records what arrived. Hops are counted by the requests that were not preflights.
import { listen } from "./wire.mjs";
import { selfSigned } from "./certificate.mjs";
import { credentialsOf } from "../cookies.mjs";
import { mark, scenarioIn, unmark } from "../token.mjs";

/** `other(request)` answers what belongs to no scenario: the pages and their talk with us. */
export async function start(other) {
  const scenarios = new Map();
  const server = await listen(selfSigned(HOSTS), (request) => {
    const number = scenarioIn(request.url);
    const state = scenarios.get(number);
    return state ? answer(request, number, state) : other(request);
  });
  return {
    ...server,
    /** From now on requests with this number get this scenario's answers. */
    expect: (number, scenario) => scenarios.set(number, { scenario, received: [], hop: 0 }),
    /** What has arrived for it, in order; the scenario is forgotten. */
    received(number) {
      const { received } = scenarios.get(number);
      scenarios.delete(number);
      return received;
    },
  };
}

function answer(request, number, state) {
  const { hop } = state;
  const isPreflight =
    request.method === "OPTIONS" && request.value("access-control-request-method") !== undefined;
  if (!isPreflight) state.hop += 1;
  const given = state.scenario.hops[hop]?.[isPreflight ? "preflight" : "response"];
  const { status, headers } = given ?? (isPreflight ? NO_OPTIONS : NOT_EXPECTED);
  const length_added = !headers.some(([name]) => name.toLowerCase() === "content-length");
  const { page_origin } = state.scenario;
  const urlsBefore = state.received.map(({ url }) => url);
  state.received.push({
    ...record(request, hop, isPreflight ? "preflight" : "actual"),
    credentials: credentialsOf(request, page_origin, urlsBefore),
    length_added,
  });
  // In a session a URL stays the same, whichever way leads there.
  const next = state.scenario.session === undefined ? hop + 1 : 0;
  return {
    status,
    headers: headers.map(([name, value]) =>
      name.toLowerCase() === "location" ? [name, mark(value, number, next)] : [name, value],
    ),
    body: isPreflight ? "" : bodyFor(headers),
  };
}

/** As long as a `Content-Length` of the scenario says, lest the browser wait for more. */
function bodyFor(headers) {
  const length = headers.find(([name]) => name.toLowerCase() === "content-length")?.[1];
  return length === undefined ? "ok" : "o".repeat(Number(length));
}

function record(request, hop, kind) {
  const value = (name) => request.value(name) ?? null;
  const asked = {
    acrm: value("access-control-request-method"),
    acrh: value("access-control-request-headers"),
  };
  return {
    hop,
    kind,
    method: request.method,
    url: unmark(request.url),
    origin: value("origin"),
    ...(kind === "preflight" ? asked : {}),
    cookie: request.value("cookie") !== undefined,
    authorization: value("authorization"),
    content_type: value("content-type"),
    body_bytes: request.body.length,
    headers: request.headers.map(([name]) => name.toLowerCase()),
  };
}

/** Every host that scenarios name. */
export const HOSTS = ["a.test", "sub.a.test", "b.test", "c.test", "localhost"];

/** Every port that they name, default ports included. */
export const PORTS = [80, 443, 8000, 8001, 8443, 8444];

/** How a server answers that knows no OPTIONS; see FORMAT.md. */
export const NO_OPTIONS = { status: 405, headers: [] };
const NOT_EXPECTED = { status: 404, headers: [] };
