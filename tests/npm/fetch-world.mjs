// Every server of a scenario on one port of this machine: what `corsplain/fetch` is held against.

import { load } from "./package.mjs";
import { NO_OPTIONS } from "../browsers/server/origin.mjs";
import { listen } from "../browsers/server/wire.mjs";

/** The server that recorded the browsers, which answers with exactly the lines given. */
export async function world() {
  const { createCorsFetch } = await load("./fetch");
  const playing = new Map();
  const server = await listen({}, (request) => answer(request, playing.get(request.value("x-scenario"))));
  let count = 0;

  /** A browser of this engine, just started, on the page of a scenario. */
  function open({ page_origin, page_csp }, engine, now) {
    let number;
    // Goes to this machine and tells what was asked; all else goes as it is.
    const inner = (url, init) => {
      if (!/^https?:/.test(url)) return fetch(url, init);
      const headers = [...init.headers, ["X-Scenario", number], ["X-Asked", url]];
      return fetch(`http://127.0.0.1:${server.port}/`, { ...init, headers });
    };
    const corsFetch = createCorsFetch({ origin: page_origin, csp: page_csp, engine, fetch: inner, now });

    /** Plays a scenario: what script sees, what it is told of an error, and what reached the servers. */
    return async function play({ request: { url, ...init }, hops }) {
      number = String((count += 1));
      const state = { hops, hop: 0, received: [] };
      playing.set(number, state);
      const seen = await corsFetch(url, init).then(shown(hops), blocked);
      playing.delete(number);
      return { ...seen, received: state.received };
    };
  }

  return { open, close: () => server.close() };
}

/** What script is told of an exchange that was blocked. */
function blocked({ cause, message }) {
  if (!cause?.outcome) throw new Error(message, { cause });
  const { outcome, reason, at, failure } = cause;
  return { outcome, type: null, readable_headers: null, reason, at, failure };
}

/** A response in the words of the scenario format. */
const shown = (hops) => async (response) => {
  const outcome = { opaque: "opaque", opaqueredirect: "opaque-redirect" }[response.type] ?? "readable";
  // The length that the server added is none of the scenario's.
  const isAdded = !hops.at(-1)?.response?.headers.some(([name]) => name.toLowerCase() === "content-length");
  const names = [...new Set([...response.headers.keys()])].filter((name) => !(isAdded && name === "content-length"));
  await response.text().catch(() => "");
  return { outcome, type: response.type, readable_headers: outcome === "readable" ? names.sort() : null, reason: null, at: null };
};

/** Answers as the scenario says for this hop, and writes down what arrived, as the recordings have it. */
function answer(request, state) {
  const isPreflight = request.method === "OPTIONS" && request.value("access-control-request-method") !== undefined;
  const given = state.hops[state.hop]?.[isPreflight ? "preflight" : "response"];
  if (!isPreflight) state.hop += 1;
  const cors = ["origin", "access-control-request-method", "access-control-request-headers"].map((name) => request.value(name) ?? null);
  state.received.push([request.method, request.value("x-asked"), ...cors]);
  const { status, headers } = given ?? (isPreflight ? NO_OPTIONS : { status: 404, headers: [] });
  const length = headers.find(([name]) => name.toLowerCase() === "content-length")?.[1];
  const body = isPreflight ? "" : length === undefined ? "ok" : "o".repeat(Number(length));
  return { status, headers, body };
}
