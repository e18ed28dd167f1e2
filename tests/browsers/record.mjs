// One observation in the words of the scenario format: the `observed.<browser>` of the corpora.
import { unmark } from "./token.mjs";

/** From what the page saw (`result`), what the server received, and what the browser said of it. */
export function observed({ browser, result, server, ...said }) {
  const actual = server.filter(({ kind }) => kind === "actual");
  return tidy({
    browser,
    outcome: result.outcome,
    type: result.type ?? null,
    status: result.status ?? null,
    preflights: preflights(server),
    requests: server.map(
      ({ method, url }) => `${method} ${new URL(url).hostname.replace(/\.test$/u, "")}`,
    ),
    origin_header: actual.map(({ origin }) => origin),
    readable_headers:
      result.outcome === "readable" ? readable(result.readable_headers, server) : null,
    final_url: result.final_url || undefined,
    script_error: result.script_error,
    ...said,
    server: server.map(({ length_added, ...request }) => request),
  });
}

/** For each hop that was reached: was it asked for by a preflight. */
function preflights(server) {
  const asked = [];
  for (const { hop, kind } of server) asked[hop] = asked[hop] || kind === "preflight";
  return asked;
}

/** Sorted, once each, without the length that the server itself added. */
function readable(names, server) {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  if (server.at(-1)?.length_added) lower.delete("content-length");
  return [...lower].sort();
}

/** Without marks in any text, and without what is not there. */
const tidy = (record) =>
  JSON.parse(
    JSON.stringify(record, (_, value) => (typeof value === "string" ? unmark(value) : value)),
  );
