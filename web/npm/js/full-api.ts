// What every entry of the full module exports: all that the default one does, and the words.

import { check as checked, explain as explained, reasons as listed } from "./check.js";
import type { FullExplanation, FullReason, FullResult } from "./full-types.js";
import type { Exchange } from "./types.js";
import type { Engine } from "./words.js";

/**
 * What a browser does with an exchange, and what it prints on its console.
 *
 * @example
 * check(exchange, "chromium").console[0]; // "Access to fetch at 'https://api.example/items' from …"
 */
export const check = checked as (exchange: Exchange, engine?: Engine) => FullResult;

/**
 * The same with every step, and all of it told to people in `account`.
 *
 * @example
 * explain(exchange).account.cause?.text; // what happened, in whole sentences
 */
export const explain = explained as (exchange: Exchange, engine?: Engine) => FullExplanation;

/**
 * Every reason for which an exchange can be blocked, with its page.
 *
 * @example
 * reasons().map((reason) => reason.title);
 */
export const reasons = listed as () => FullReason[];

export { filterResponseHeaders, isCorsSafelistedRequestHeader, needsPreflight } from "./decisions.js";
export type { FilterOptions } from "./decisions.js";
export type * from "./full-types.js";
export { auditHar, auditHarStream, HarAudit } from "./har.js";
export type { HarFormat, HarOptions, HarResult, Pieces } from "./har.js";
export { init, initSync } from "./init.js";
export type { WasmSource } from "./init.js";
export { Session } from "./session.js";
export type * from "./types.js";
export { advice, compare, diagnose, fence, fences, fixes, outside, parse, policy, recipe, writeFence } from "./words-full.js";
export type { PolicyOptions } from "./words-full.js";
export type * from "./words.js";
