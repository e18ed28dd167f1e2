// The decisions by themselves, for authors of mocks and emulators.

import { readEngine, readExchange } from "./exchange.js";
import { call, glue } from "./instance.js";
import { headers as readHeaders, optional, record, text, word } from "./read.js";
import type { Exchange, Field, HeaderList } from "./types.js";
import { credentialsModes, responseTypes } from "./words.js";
import type { CredentialsMode, Engine, ResponseType } from "./words.js";

/**
 * Whether a browser that remembers nothing sends a preflight before the request itself goes to its
 * first URL, whatever may be answered.
 *
 * @example
 * needsPreflight({
 *   page_origin: "https://app.example",
 *   request: { url: "https://api.example/items/1", method: "DELETE" },
 * }); // true
 */
export function needsPreflight(exchange: Exchange, engine?: Engine): boolean {
  const [read, by] = [readExchange(exchange), readEngine(engine)];
  return call(() => glue.needs_preflight(read, by));
}

/**
 * Whether a request header may go out without a preflight:
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 *
 * @example
 * isCorsSafelistedRequestHeader("Content-Type", "text/plain"); // true
 * isCorsSafelistedRequestHeader("Content-Type", "application/json"); // false
 */
export function isCorsSafelistedRequestHeader(name: string, value: string, engine?: Engine): boolean {
  const [named, valued, by] = [text(name, "name"), text(value, "value"), readEngine(engine)];
  return call(() => glue.is_cors_safelisted_request_header(named, valued, by));
}

/** Which response, and how it was asked for. */
export interface FilterOptions {
  /** The response's type: `cors`, where nothing is said. */
  type?: ResponseType | undefined;
  /** The request's credentials mode: `same-origin`, where nothing is said. */
  credentials?: CredentialsMode | undefined;
}

const options = record<{ type: ResponseType; credentials: CredentialsMode }>({
  type: optional(word(responseTypes), "cors"),
  credentials: optional(word(credentialsModes), "same-origin"),
});

/**
 * Those of a response's headers that script can read, as they came, in order:
 * https://fetch.spec.whatwg.org/#concept-filtered-response
 *
 * @example
 * filterResponseHeaders([["Content-Type", "text/html"], ["X-Total", "3"]]);
 * // [["Content-Type", "text/html"]]: nothing exposes X-Total
 */
export function filterResponseHeaders(headers: HeaderList, filter?: FilterOptions): Field[] {
  const flat = readHeaders(headers, "headers");
  const { type, credentials } = options(filter ?? {}, "options");
  const readable = call(() => glue.filter_response_headers(flat, type, credentials));
  const fields: Field[] = [];
  for (let at = 0; at + 1 < readable.length; at += 2) {
    fields.push([readable[at] as string, readable[at + 1] as string]);
  }
  return fields;
}
