// An exchange as people write it, and as the WebAssembly reads it: nothing missing, header lists flat.

import type { Answer, Exchange, Hop, Request } from "./types.js";
import { count, flag, headers, list, optional, record, text, word } from "./read.js";
import type { Reader } from "./read.js";
import { apis, credentialsModes, engines, modes, redirects } from "./words.js";
import type { Engine } from "./words.js";

/** The same properties, all of them there, and every header list laid flat. */
type Whole<T> = { [K in keyof T]-?: K extends "headers" ? string[] : unknown };

/** A reader for every property that the type has, and for no other. */
const whole = <T>(readers: { [K in keyof Whole<T>]: Reader<Whole<T>[K]> }, root?: string) =>
  record<Whole<T>>(readers, root);

export const answer = whole<Answer>({
  status: count(0xffff),
  headers: optional(headers, []),
});

const hop = whole<Hop>({
  preflight: optional(answer, undefined),
  response: optional(answer, undefined),
});

const request = whole<Request>({
  api: optional(word(apis), "fetch"),
  url: text,
  method: optional(text, "GET"),
  headers: optional(headers, []),
  body: optional(text, undefined),
  mode: optional(word(modes), "cors"),
  credentials: optional(word(credentialsModes), "same-origin"),
  redirect: optional(word(redirects), "follow"),
  upload_listener: optional(flag, false),
});

const exchange = whole<Exchange>(
  {
    page_origin: text,
    page_csp: optional(text, undefined),
    request,
    hops: optional(list(hop), []),
  },
  "exchange",
);

/** Reads an exchange; the path of its properties begins with their own names. */
export function readExchange(value: unknown): Whole<Exchange> {
  return exchange(value, "");
}

/** Reads whose rules to apply: the standard's, where nothing is said. */
export function readEngine(value: unknown): Engine {
  return optional(word(engines), "fetch" as const)(value, "engine");
}
