// The verdict, and the way to it.

import { readEngine, readExchange } from "./exchange.js";
import { call, glue } from "./instance.js";
import { report } from "./report.js";
import type { Exchange, Explanation, Reason, Result } from "./types.js";
import type { Engine } from "./words.js";

/**
 * What a browser does with an exchange. `engine` says whose rules to apply: those of the Fetch
 * standard, where nothing is said.
 *
 * @example
 * const result = check({
 *   page_origin: "https://app.example",
 *   request: { url: "https://api.example/items" },
 *   hops: [{ response: { status: 200, headers: [] } }],
 * });
 * if (result.outcome === "network-error") console.log(result.reason); // "allow-origin-missing"
 */
export function check(exchange: Exchange, engine?: Engine): Result {
  const [read, by] = [readExchange(exchange), readEngine(engine)];
  return report(call(() => glue.check(read, by)) as object);
}

/**
 * The same with every step of the standard that was taken: its name, its anchor and number there, and
 * what was held against what. The words for people are in `corsplain/full`.
 *
 * @example
 * const { steps } = explain(exchange, "chromium");
 * const failed = steps.at(-1); // { rule: "OriginMatches", anchor: "concept-cors-check", … }
 */
export function explain(exchange: Exchange, engine?: Engine): Explanation {
  const [read, by] = [readExchange(exchange), readEngine(engine)];
  return explanation(call(() => glue.explain(read, by)));
}

/** An explanation as the WebAssembly gives it, laid into one object. */
export function explanation(value: unknown): Explanation {
  const { decided, ...more } = value as { decided: object };
  return report({ ...decided, ...more });
}

/**
 * Every reason for which an exchange can be blocked, in the order of the algorithm.
 *
 * @example
 * reasons().find((reason) => reason.code === "allow-origin-missing")?.name; // "AllowOriginMissing"
 */
export function reasons(): Reason[] {
  return call(() => glue.reasons()) as Reason[];
}
