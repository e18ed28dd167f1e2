// `corsplain/matchers`: what a test expects of an answer. A failure's message is the explanation.

import { explain, needsPreflight, parse } from "./full.js";
import type { Exchange, FullExplanation } from "./full.js";
import { exchangeOf } from "./matched.js";
import type { AskedFrom, Matched } from "./matched.js";
import { help, verdict } from "./tell.js";

export type { AskedFrom, Matched, MatchedAnswer } from "./matched.js";

/** What a test runner is told. */
export interface MatcherResult {
  pass: boolean;
  message: () => string;
}

/** The matchers as `expect(…)` has them; `R` is what the runner says that an assertion gives back. */
export interface CorsMatchers<R = unknown> {
  /**
   * That script on a page of that origin may read the answer.
   *
   * @example
   * expect(await fetch(url)).toBeReadableFrom("https://app.example");
   * expect(response).not.toBeReadableFrom("https://evil.example", { credentials: "include" });
   */
  toBeReadableFrom(origin: string, asked?: AskedFrom): R;
  /**
   * That script there may read the answer's header of that name.
   *
   * @example
   * expect(response).toExposeHeaderTo("https://app.example", "X-Total");
   */
  toExposeHeaderTo(origin: string, name: string, asked?: AskedFrom): R;
  /**
   * That a browser asks by a preflight before it sends such a request.
   *
   * @example
   * expect("https://api.example/items").toNeedPreflightFrom("https://app.example", { method: "PUT" });
   */
  toNeedPreflightFrom(origin: string, asked?: AskedFrom): R;
}

/**
 * See {@link CorsMatchers}. For `expect.extend`.
 *
 * @example
 * toBeReadableFrom(response, "https://app.example").message(); // what is so, and why
 */
export function toBeReadableFrom(received: Matched, origin: string, asked: AskedFrom = {}): MatcherResult {
  const exchange = exchangeOf(received, origin, asked);
  const told = explain(exchange, asked.engine);
  const pass = told.outcome === "readable";
  return { pass, message: () => because(`the answer ${pass ? "not " : ""}to be readable from ${origin}`, exchange, told) };
}

/**
 * See {@link CorsMatchers}. For `expect.extend`.
 *
 * @example
 * toExposeHeaderTo(response, "https://app.example", "X-Total").message(); // what is so, and why
 */
export function toExposeHeaderTo(received: Matched, origin: string, name: string, asked: AskedFrom = {}): MatcherResult {
  const exchange = exchangeOf(received, origin, asked);
  const told = explain(exchange, asked.engine);
  const wanted = name.toLowerCase();
  const pass = told.readable_headers?.includes(wanted) ?? false;
  const message = () => because(`script on ${origin} ${pass ? "not " : ""}to read the header ${name}`, exchange, told, header(told, name));
  return { pass, message };
}

/**
 * See {@link CorsMatchers}. For `expect.extend`.
 *
 * @example
 * toNeedPreflightFrom("https://api.example/", "https://app.example").message(); // what is so, and why
 */
export function toNeedPreflightFrom(received: Matched, origin: string, asked: AskedFrom = {}): MatcherResult {
  const exchange = { ...exchangeOf(received, origin, asked), hops: [] };
  const pass = needsPreflight(exchange, asked.engine);
  const message = () => because(`the request ${pass ? "not " : ""}to need a preflight`, exchange, explain(exchange, asked.engine));
  return { pass, message };
}

/** What was expected, and what is so. */
function because(what: string, exchange: Exchange, told: FullExplanation, more: string[] = []): string {
  // Read as text, so that every property is there, as in the exchanges that fixes make of it.
  const whole = parse(JSON.stringify(exchange)).scenario;
  return [`expected ${what}`, "", ...verdict(told), ...more, ...help(whole, told)].join("\n");
}

/** What there is to say of one header of an answer that can be read. */
function header({ outcome, account }: FullExplanation, name: string): string[] {
  if (outcome !== "readable") return [];
  const found = account.headers.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) return [`The answer has no header ${name}.`];
  return [`${found.name}: ${found.why}`, ...(found.shown_by === null ? [] : [`It can be read with ${found.shown_by}`])];
}
