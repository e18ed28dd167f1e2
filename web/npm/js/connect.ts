// `corsplain/connect`: middleware for development that says of each cross-origin request what a browser
// does with the answer, and what would help. It changes nothing.

import { answered } from "./connect-answer.js";
import type { ServedResponse } from "./connect-answer.js";
import { readEngine } from "./exchange.js";
import { explain, parse } from "./full.js";
import type { FullExplanation, Parsed, ScenarioAnswer } from "./full.js";
import { plain } from "./paint.js";
import { help, isBlocked, understood, verdict } from "./tell.js";
import type { Engine } from "./words.js";

export type { ServedResponse } from "./connect-answer.js";

/** How a request is judged, and where that is told. */
export interface ExplainCorsOptions {
  /** Whose rules to apply: those of the Fetch standard, where nothing is said. */
  engine?: Engine | undefined;
  /** What is given each text: `console.log`, where nothing is said. */
  print?: ((text: string) => void) | undefined;
}

/** What is read of a request: Node's own has it. */
export interface ServedRequest {
  method?: string | undefined;
  url?: string | undefined;
  /** Where a router cut something off `url`, as Express does. */
  originalUrl?: string | undefined;
  headers: { [name: string]: string | string[] | undefined };
  rawHeaders: string[];
  socket: object;
}

/** What connect, Express and their like call. */
export type Middleware = (request: ServedRequest, response: ServedResponse, next: (error?: unknown) => void) => void;

/**
 * Middleware for development: for each cross-origin request it prints what a browser does with the answer,
 * why, and the fix. Put it before all other middleware. Requests of the server's own pages pass in silence,
 * and so does every answer: nothing of it is changed.
 *
 * A preflight is remembered and judged with the request that follows it.
 *
 * @example
 * import express from "express";
 * import { explainCors } from "corsplain/connect";
 *
 * const app = express();
 * if (process.env.NODE_ENV !== "production") app.use(explainCors({ engine: "chromium" }));
 */
export function explainCors({ engine, print = say }: ExplainCorsOptions = {}): Middleware {
  readEngine(engine);
  const preflights = new Map<string, ScenarioAnswer>();
  return (request, response, next) => {
    if (request.headers["origin"] !== undefined) {
      const head = requestHead(request);
      answered(response, (answer) => {
        const told = judged(`${head}\n${answer}`, preflights, engine);
        if (told !== undefined) print(told);
      });
    }
    next();
  };
}

/** What is to be said of a request and its answer; nothing where they stay within one origin. Throws nothing: a server goes on. */
function judged(text: string, preflights: Map<string, ScenarioAnswer>, engine: Engine | undefined): string | undefined {
  try {
    return judge(text, preflights, engine);
  } catch (error) {
    return `corsplain could not judge ${plain(text.split("\n", 1).join())}: ${plain(String(error))}`;
  }
}

function judge(text: string, preflights: Map<string, ScenarioAnswer>, engine: Engine | undefined): string | undefined {
  const parsed = parse(text);
  const [hop] = parsed.scenario.hops;
  const { url, method } = parsed.scenario.request;
  const key = `${parsed.scenario.page_origin} ${url}`;
  if (hop?.preflight) keep(preflights, key, hop.preflight);
  let told = explain(parsed.scenario, engine);
  const before = preflights.get(key);
  if (hop && before && told.account.next?.at.leg === "preflight") {
    hop.preflight = before;
    told = explain(parsed.scenario, engine);
  }
  if (told.type === "basic") return undefined;
  const which = hop?.response ? "" : "the preflight of ";
  return [`corsplain: ${which}${plain(`${method} ${url} from ${parsed.scenario.page_origin}`)}`, ...lines(told, parsed)].join("\n");
}

function lines(told: FullExplanation, parsed: Parsed): string[] {
  if (told.outcome === "incomplete") return [plain(told.account.sentence)];
  if (!isBlocked(told)) return verdict(told);
  return [...verdict(told), ...help(parsed.scenario, told), ...understood(parsed), ""];
}

/** The newest answers to preflights, as many as a server that is worked on has addresses. */
function keep(preflights: Map<string, ScenarioAnswer>, key: string, answer: ScenarioAnswer): void {
  preflights.delete(key);
  preflights.set(key, answer);
  const [oldest] = preflights.keys();
  if (preflights.size > KEPT && oldest !== undefined) preflights.delete(oldest);
}

/** The request as it came, its URL in full. */
function requestHead({ method, url, originalUrl, headers, rawHeaders, socket }: ServedRequest): string {
  const scheme = "encrypted" in socket ? "https" : "http";
  const host = headers["host"] ?? headers[":authority"] ?? "localhost";
  const lines = [`${method} ${scheme}://${host}${originalUrl ?? url} HTTP/1.1`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    // HTTP/2 has what belongs to the first line among them.
    if (!rawHeaders[at]?.startsWith(":")) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  return `${lines.join("\n")}\n`;
}

function say(text: string): void {
  (globalThis as { console?: { log(text: string): void } }).console?.log(text);
}

const KEPT = 200;
