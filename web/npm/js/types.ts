// What goes in and what comes out, in the words of the scenario format.

import type { Api, CredentialsMode, Engine, Leg, Mode, ReasonCode, ReasonName, RedirectMode, Rule } from "./words.js";

/** A header: name and value. One code point up to U+00FF stands for one byte. */
export type Field = [name: string, value: string];

/**
 * Headers, in order, repeats kept: pairs, or anything that iterates over pairs, as `Headers` and `Map`
 * do; or an object of names, where a list of strings stands for several lines.
 */
export type HeaderList =
  | Iterable<readonly [string, string]>
  | { readonly [name: string]: string | readonly string[] };

/** A page, the request that its script makes, and what the servers answer. */
export interface Exchange {
  /** The page's origin, for example `https://app.example`; `null` as a word for an opaque one. */
  page_origin: string;
  /** The page's `Content-Security-Policy`, where it has one. */
  page_csp?: string | null | undefined;
  /** What the script asks for. */
  request: Request;
  /** What the servers answer, one entry for each URL that the request goes to. */
  hops?: readonly Hop[] | undefined;
}

/** The request as the script wrote it. */
export interface Request {
  /** By what the page asks: `fetch`, where nothing is said. */
  api?: Api | undefined;
  /** The URL, absolute or relative to the page's origin. */
  url: string;
  /** The method exactly as written; `GET`, where nothing is said. */
  method?: string | undefined;
  /** The headers that the script set. */
  headers?: HeaderList | undefined;
  /** A text body. */
  body?: string | null | undefined;
  /** `cors`, where nothing is said. */
  mode?: Mode | undefined;
  /** `same-origin`, where nothing is said. */
  credentials?: CredentialsMode | undefined;
  /** `follow`, where nothing is said. */
  redirect?: RedirectMode | undefined;
  /** A listener on the `upload` object of an XMLHttpRequest. */
  upload_listener?: boolean | undefined;
}

/** The answers of one URL. */
export interface Hop {
  /** The answer to the preflight, where it is known. */
  preflight?: Answer | null | undefined;
  /** The answer to the request itself, where it is known. */
  response?: Answer | null | undefined;
}

/** One answer. */
export interface Answer {
  /** Its status; 0 for a connection that brought none. */
  status: number;
  /** Its headers. */
  headers?: HeaderList | undefined;
}

/** A request as it goes over the wire, with the headers that CORS is about. */
export interface SentRequest {
  method: string;
  /** The URL without its fragment. */
  url: string;
  /** `Origin` and `Access-Control-Request-*`. */
  headers: Field[];
  /** Whether cookies and other credentials go along. */
  credentials: boolean;
}

/** A place in an exchange. */
export interface At {
  /** Which URL of the chain, from 0. */
  hop: number;
  /** Which part of the conversation with it. */
  leg: Leg;
}

/** What every result has. */
export interface ResultBase {
  schemaVersion: 1;
  /** Whose rules were applied. */
  engine: Engine;
  /** For each URL that was reached: was a preflight sent. */
  preflights: boolean[];
  /** Every request that was sent and whose answer is known, in order. */
  requests: SentRequest[];
  /** The `Origin` header of the request itself on each URL where one was sent. */
  origin_header: (string | null)[];
  /** What this engine itself calls the failure; null where it has no name for it. */
  error: string | null;
}

/** Script may read the response. */
export interface Readable extends ResultBase {
  outcome: "readable";
  type: "basic" | "cors";
  /** The names of the headers that script can read, lower case, sorted. */
  readable_headers: string[];
  next: null;
  reason: null;
  at: null;
}

/** Script gets a response that says nothing. */
export interface Opaque extends ResultBase {
  outcome: "opaque" | "opaque-redirect";
  type: "opaque" | "opaqueredirect";
  readable_headers: null;
  next: null;
  reason: null;
  at: null;
}

/** The promise is rejected, or the call itself throws: `type-error`, and nothing was sent. */
export interface Blocked extends ResultBase {
  outcome: "network-error" | "type-error";
  type: null;
  readable_headers: null;
  next: null;
  /** The code of the reason. */
  reason: ReasonCode;
  /** Where it was blocked. */
  at: At;
}

/** `next` would now go out, and its answer was not given: send it, add the answer, and ask again. */
export interface Incomplete extends ResultBase {
  outcome: "incomplete";
  type: null;
  readable_headers: null;
  next: SentRequest;
  reason: null;
  at: null;
}

/** What a browser does with an exchange; `outcome` tells which of these it is. */
export type Result = Readable | Opaque | Blocked | Incomplete;

/** A step of the standard that was taken. */
export interface Step {
  /** Its name. */
  rule: Rule;
  /** The anchor of its algorithm in the Fetch standard, or the whole address in another. */
  anchor: string;
  /** Its number there; empty where the algorithm has none. */
  number: string;
  at: At;
  /** Whether it holds. */
  holds: boolean;
  /** What it looked at. */
  saw: string | null;
  /** What that was held against. */
  needed: string | null;
}

/** A result and the way to it. */
export type Explanation = Result & { steps: Step[] };

/** A reason for which an exchange can be blocked. */
export interface Reason {
  /** In kebab-case; it stays the same. */
  code: ReasonCode;
  /** It reads well after "blocked because". */
  name: ReasonName;
}
