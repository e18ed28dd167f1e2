// One browser over time.

import { explanation } from "./check.js";
import { readEngine, readExchange } from "./exchange.js";
import { call, current, glue } from "./instance.js";
import { seconds } from "./read.js";
import { report } from "./report.js";
import type { Exchange, Explanation, Result } from "./types.js";
import type { Engine } from "./words.js";

/**
 * A browser that remembers: what preflights allowed, and what may be taken from its HTTP cache.
 *
 * @example
 * const browser = new Session("chromium");
 * browser.check(exchange, 0).preflights; // [true]
 * browser.check(exchange, 4).preflights; // [false]: it asked four seconds ago
 */
export class Session {
  readonly #inner: { check(exchange: object, at: number): unknown; explain(exchange: object, at: number): unknown };
  readonly #instance: number;

  /** A browser that was just started. */
  constructor(engine?: Engine) {
    const by = readEngine(engine);
    this.#inner = call(() => new glue.Session(by));
    this.#instance = current();
  }

  /** What it does with an exchange that begins `at` so many seconds on its clock. */
  check(exchange: Exchange, at: number): Result {
    const [read, when] = [readExchange(exchange), seconds(at, "at")];
    return report(this.#use(() => this.#inner.check(read, when)) as object);
  }

  /** The same with every step. */
  explain(exchange: Exchange, at: number): Explanation {
    const [read, when] = [readExchange(exchange), seconds(at, "at")];
    return explanation(this.#use(() => this.#inner.explain(read, when)));
  }

  #use<T>(use: () => T): T {
    if (this.#instance !== current()) {
      throw new Error("corsplain: what this session remembered was lost in a call that failed; make a new one");
    }
    return call(use);
  }
}
