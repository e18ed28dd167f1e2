// What a matcher is given, as an exchange: an answer with what would have been asked for.

import { headers as flat, unexpected } from "./read.js";
import type { Answer, Exchange, Field, HeaderList, Hop, Request } from "./types.js";
import type { Engine } from "./words.js";

/** An answer: a `Response`, a response of Playwright or Puppeteer, or plain data. */
export interface MatchedAnswer {
  url?: string | (() => string);
  status: number | (() => number);
  headers: HeaderList | (() => { [name: string]: string });
  /** Playwright has them one by one here. */
  headersArray?(): unknown;
}

/** What a matcher takes: an answer, a whole exchange, or a URL where no answer matters. */
export type Matched = MatchedAnswer | Exchange | string;

/** What the page would have asked for, where that is not a plain `GET` in mode `cors` of the answer's own URL. */
export interface AskedFrom extends Partial<Request> {
  /** Whose rules to apply: those of the Fetch standard, where nothing is said. */
  engine?: Engine | undefined;
  /** The answer to the preflight, where the request needs one. */
  preflight?: MatchedAnswer | undefined;
}

/** The exchange in which a page of that origin gets that; its headers are pairs. */
export function exchangeOf(received: Matched, origin: string, { engine: _, preflight, ...asked }: AskedFrom): Exchange {
  if (typeof received === "string") return exchange(origin, { url: received, ...asked }, []);
  if (typeof received !== "object" || received === null) throw unexpected("received", "an answer, an exchange or a URL", received);
  if ("request" in received && "page_origin" in received) {
    const { page_csp, request, hops = [] } = received;
    return { ...exchange(origin, { ...request, ...asked }, hops.map(laid)), page_csp };
  }
  const response = received as MatchedAnswer;
  const url = asked.url ?? (typeof response.url === "function" ? response.url() : response.url);
  if (!url) throw new TypeError("received: expected an answer that has its URL, or `url` beside the origin");
  return exchange(origin, { ...asked, url }, [laid({ preflight: preflight && answer(preflight), response: answer(response) })]);
}

function exchange(page_origin: string, request: Request, hops: Hop[]): Exchange {
  return { page_origin, request: { ...request, headers: pairs(request.headers, "request.headers") }, hops };
}

function laid({ preflight, response }: Hop): Hop {
  const one = (answer: Answer | null | undefined, path: string) => answer && { ...answer, headers: pairs(answer.headers, `${path}.headers`) };
  return { preflight: one(preflight, "preflight"), response: one(response, "response") };
}

function pairs(headers: HeaderList | undefined, path: string): Field[] {
  const laid = flat(headers ?? [], path);
  return laid.flatMap((name, at) => (at % 2 === 0 ? [[name, laid[at + 1] ?? ""] as const] : []));
}

function answer(given: MatchedAnswer): Answer {
  const { status, headers } = given;
  return {
    status: typeof status === "function" ? status.call(given) : status,
    headers: typeof given.headersArray === "function" ? listed(given.headersArray()) : typeof headers === "function" ? headers.call(given) : headers,
  };
}

/** Playwright's list: an object for each line. */
function listed(lines: unknown): Field[] {
  return (lines as { name: string; value: string }[]).map(({ name, value }) => [name, value]);
}
