// The words of the full module: texts, fixes, policies, advice, recipes.

import { answer, readEngine, readExchange } from "./exchange.js";
import type { Diagnosis, EngineAccount, Fence, Finding, Fixes, Grant, Outside, Parsed, Policy, Recipe } from "./full-types.js";
import { call, glue } from "./instance.js";
import { count, flag, headers as readHeaders, list, optional, record, text, word } from "./read.js";
import { report } from "./report.js";
import type { Answer, Exchange, HeaderList } from "./types.js";
import { servers } from "./words.js";
import type { Engine, Server } from "./words.js";

/**
 * Every engine's answer side by side, in words, and why they differ from the standard.
 *
 * @example
 * for (const { name, account } of compare(exchange)) console.log(name, account.sentence);
 */
export function compare(exchange: Exchange): EngineAccount[] {
  const read = readExchange(exchange);
  return call(() => glue.compare(read)) as EngineAccount[];
}

/**
 * Reads pasted text: raw HTTP, a command of curl, a call of `fetch()`, an exchange as JSON, a HAR. It
 * refuses no text: what was not understood is in the notes.
 *
 * @example
 * const { scenario, notes } = parse("GET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example");
 * check(scenario).outcome; // "incomplete": the answer is not there yet
 */
export function parse(pasted: string): Parsed {
  const read = text(pasted, "text");
  return report(call(() => glue.parse(read)) as object);
}

/**
 * Reads the fences of a Markdown text whose language is `cors`: the exchange of each, the verdict that
 * should stand at its end and the one that stands there, and what its author says that is not so.
 *
 * @example
 * for (const { line, told, verdict } of fences(markdown)) if (told !== verdict) console.log(line, verdict);
 */
export function fences(markdown: string): Fence[] {
  const read = text(markdown, "markdown");
  return call(() => glue.fences(read)) as Fence[];
}

/**
 * One fence, by what stands behind its opening backticks and what stands between them; null where its
 * language is not `cors`. For tools that have parsed the Markdown.
 *
 * @example
 * fence("cors credentials=include", "GET https://api.example/\nOrigin: https://app.example")?.scenario;
 */
export function fence(info: string, body: string): Fence | null {
  const read = [text(info, "info"), text(body, "body")] as const;
  return call(() => glue.fence(...read)) as Fence | null;
}

/**
 * Writes an exchange as a fence whose language is `cors`.
 *
 * @example
 * writeFence({ page_origin: "https://app.example", request: { url: "https://api.example/" }, hops: [] });
 */
export function writeFence(exchange: Exchange): string {
  const read = readExchange(exchange);
  return call(() => glue.writeFence(read));
}

/**
 * Reads lines of a browser's console back into what they tell.
 *
 * @example
 * diagnose("Reason: CORS header ‘Access-Control-Allow-Origin’ missing")[0]?.reasons;
 */
export function diagnose(line: string): Diagnosis[] {
  const read = text(line, "text");
  return call(() => glue.diagnose(read)) as Diagnosis[];
}

/**
 * The smallest sets of edits after which the page can read the answer, safe ones first; each was
 * checked again.
 *
 * @example
 * const { fixes: found, none } = fixes(exchange);
 * console.log(found ? found[0]?.title : none.text);
 */
export function fixes(exchange: Exchange): Fixes {
  const read = readExchange(exchange);
  return report(call(() => glue.fixes(read)) as object);
}

/** What else is known of an answer that is read as a policy. */
export interface PolicyOptions {
  /** The answer's status: 200, where nothing is said. */
  status?: number | undefined;
  /** The answer to the preflight, where it is known. */
  preflight?: Answer | null | undefined;
  /** The origin that asked, where it is known. */
  asked_by?: string | null | undefined;
  /** Whose rules to apply. */
  engine?: Engine | undefined;
}

const policyOptions = record<{ status: number; preflight: object | undefined; asked_by: string | undefined; engine: Engine }>({
  status: optional(count(0xffff), 200),
  preflight: optional(answer, undefined),
  asked_by: optional(text, undefined),
  engine: (value) => readEngine(value),
});

/**
 * An answer's headers read as a policy: who may do what.
 *
 * @example
 * policy([["Access-Control-Allow-Origin", "*"]]).summary;
 */
export function policy(headers: HeaderList, options?: PolicyOptions): Policy {
  const flat = readHeaders(headers, "headers");
  const { status, preflight, asked_by, engine } = policyOptions(options ?? {}, "options");
  return report(call(() => glue.policy({ status, headers: flat }, preflight, asked_by, engine)) as object);
}

/**
 * Findings about the headers of an exchange, the gravest first; they decide nothing.
 *
 * @example
 * advice(exchange).filter((finding) => finding.severity === "high");
 */
export function advice(exchange: Exchange): Finding[] {
  const read = readExchange(exchange);
  return call(() => glue.advice(read)) as Finding[];
}

/**
 * Likely causes that are not CORS, the likeliest first.
 *
 * @example
 * outside(exchange)[0]?.title; // "The request was redirected to a login page"
 */
export function outside(exchange: Exchange, engine?: Engine): Outside[] {
  const [read, by] = [readExchange(exchange), readEngine(engine)];
  return call(() => glue.outside(read, by)) as Outside[];
}

const grantOf = record<Required<{ [K in keyof Grant]: unknown }>>({
  origins: list(text),
  methods: optional(list(text), []),
  headers: optional(list(text), []),
  exposed: optional(list(text), []),
  credentials: optional(flag, false),
  max_age: optional(count(0xffff_ffff), null),
});

/**
 * The configuration of a server for a grant.
 *
 * @example
 * recipe("nginx", { origins: ["https://app.example"], methods: ["PUT"] }).files[0]?.text;
 */
export function recipe(server: Server, grant: Grant): Recipe {
  const [named, granted] = [word(servers)(server, "server"), grantOf(grant, "grant")];
  return report(call(() => glue.recipe(named, granted)) as object);
}
