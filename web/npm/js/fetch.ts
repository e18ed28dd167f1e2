// `corsplain/fetch`: a `fetch` that does what a browser would. It sends what comes next, and asks again;
// what that is and what becomes of it is said by the engine alone.

import { readAsked } from "./fetch-asked.js";
import { filteredResponse } from "./fetch-response.js";
import { explain, Session } from "./full.js";
import type { FullExplanation, SentAccount } from "./full-types.js";
import type { Answer, Field, Hop, Request } from "./types.js";
import type { Engine } from "./words.js";

/** What `fetch` is by the types of the host; anything, where there are none. */
export type Fetch = typeof globalThis extends { fetch: infer F } ? F : (input: any, init?: any) => Promise<any>;

/** Which page asks, in which browser, and by what its requests go out. */
export interface CorsFetchOptions {
  /** The page's origin, for example `https://app.example`; `null` as a word for an opaque one. */
  origin: string;
  /** The page's `Content-Security-Policy`, where it has one. */
  csp?: string | undefined;
  /** Whose rules to apply: those of the Fetch standard, where nothing is said. */
  engine?: Engine | undefined;
  /** By what requests go out: the host's own `fetch`, where nothing is said. It must show redirects. */
  fetch?: Fetch | undefined;
  /** The clock of the preflight cache, in milliseconds: `Date.now`, where nothing is said. */
  now?: (() => number) | undefined;
}

/** The `cause` of the `TypeError` of a request that was blocked. */
export type CorsFetchCause = FullExplanation & {
  /** What the inner `fetch` threw, where it brought no answer. */
  failure?: unknown;
};

/**
 * A `fetch` for Node, Deno and Bun that does what a browser would on a page of this origin: it sends
 * `Origin`, preflights and remembers them, checks every redirect, and shows what script may read. What a
 * browser blocks is rejected with a `TypeError` that has the explanation as its `cause`.
 *
 * @example
 * const fetch = createCorsFetch({ origin: "https://app.example", engine: "chromium" });
 * await fetch("https://api.example/items", { method: "PUT" }).catch((error) => {
 *   console.log(error.cause.reason); // "allow-origin-missing"
 *   console.log(error.cause.account.cause.text); // why, in whole sentences
 * });
 */
export function createCorsFetch(options: CorsFetchOptions): Fetch {
  const { origin, csp, engine, now = Date.now } = options;
  const inner = options.fetch ?? (globalThis as { fetch?: unknown }).fetch;
  if (typeof inner !== "function") throw new TypeError(`options.fetch: expected function, got ${typeof inner}`);
  const browser = new Session(engine);
  const corsFetch = async (input: unknown, init?: object): Promise<Response> => {
    const asked = await readAsked(input, init);
    const { request, signal } = asked;
    const hops: AnsweredHop[] = [];
    const at = now() / 1000;
    let response: Response | undefined;
    let failure: unknown;
    for (;;) {
      signal?.throwIfAborted();
      const exchange = { page_origin: origin, page_csp: csp, request };
      const told = browser.explain({ ...exchange, hops: hops.map(unstored) }, at) as FullExplanation;
      const next = told.account.next;
      if (next === null) {
        // Asked again, the session calls cached what this request itself was allowed a moment ago.
        const alone = explain({ ...exchange, hops }, engine);
        const whole = alone.outcome === "incomplete" ? told : alone;
        // Without a hop it was a `data:` URL or the like, which no server answers.
        if (whole.type !== null && hops.length === 0) response = (await inner(request.url, { signal })) as Response;
        return settled(whole, response, failure, request);
      }
      await response?.body?.cancel();
      try {
        response = (await inner(withoutUser(next.url), { ...sent(next, told, asked), signal })) as Response;
      } catch (error) {
        if (signal?.aborted) throw error;
        [response, failure] = [undefined, error];
      }
      const hop = (hops[next.at.hop] ??= {});
      hop[next.at.leg === "preflight" ? "preflight" : "response"] = answer(response);
    }
  };
  return corsFetch as Fetch;
}

/** The answers of one URL, as far as they are there, with their headers as pairs. */
type AnsweredHop = { preflight?: WholeAnswer; response?: WholeAnswer };
type WholeAnswer = Answer & { headers: Field[] };

/** What script gets of the last response, or why it gets none. */
function settled(whole: FullExplanation, response: Response | undefined, failure: unknown, request: Request): Response {
  const { type, requests, account } = whole;
  if (type === null || response === undefined) {
    void response?.body?.cancel();
    const message = account.cause === null ? account.sentence : `${account.sentence} ${account.cause.text}`;
    throw new TypeError(message, { cause: failure === undefined ? whole : { ...whole, failure } });
  }
  const url = requests.at(-1)?.url ?? request.url;
  return filteredResponse(response, { type, credentials: request.credentials, url, redirected: whole.preflights.length > 1 });
}

/** What is asked of the inner `fetch`. */
function sent(next: SentAccount, told: FullExplanation, { body, isTyped }: { body: Uint8Array | null; isTyped: boolean }): object {
  const goesAlong = next.at.leg !== "preflight" && !told.steps.some(({ rule, holds }) => rule === "MethodChanged" && holds);
  // The scenario format knows no body without a type.
  const headers = isTyped ? next.headers : next.headers.filter(([name]) => name.toLowerCase() !== "content-type");
  return {
    method: next.method,
    headers,
    body: goesAlong ? body : null,
    credentials: next.credentials ? "include" : "omit",
    redirect: "manual",
  };
}

/** A user name and password are no part of a request line, and no host's `fetch` takes them. */
function withoutUser(href: string): string {
  const url = new URL(href);
  url.username = url.password = "";
  return url.href;
}

/** An answer as it came, or that none did. */
function answer(response: Response | undefined): WholeAnswer {
  if (response === undefined) return { status: 0, headers: [] };
  if (response.type === "opaqueredirect" && response.status === 0) {
    throw new Error("corsplain: options.fetch hides redirects, as a browser's does; it has to show their status and headers");
  }
  return { status: response.status, headers: Array.from(response.headers) };
}

/** For the session: no bodies are kept here, so that nothing can be answered from its HTTP cache. */
function unstored({ preflight, response }: AnsweredHop): Hop {
  if (response === undefined) return { preflight };
  return { preflight, response: { ...response, headers: [...response.headers, ["Cache-Control", "no-store"]] } };
}
