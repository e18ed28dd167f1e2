// What the full module gives back besides.

import type { Answer, At, Explanation, Field, Reason, Request, Result } from "./types.js";
import type { Api, CredentialsMode, Engine, FindingCode, Leg, Mode, OutsideCode, ReasonCode, ReasonName, RedirectMode, Server } from "./words.js";

/** A result with what the engine prints on its console, line by line. */
export type FullResult = Result & { console: string[] };

/** An explanation with its words. */
export type FullExplanation = Explanation & { console: string[]; account: Account };

/** A reason and what there is to say about it; `{saw}` and the like stand for values of an exchange. */
export interface FullReason extends Reason {
  title: string;
  what: string;
  why: string;
  /** All of it, in Markdown, with an exchange that is blocked and one that is not. */
  page: string;
}

/** An exchange in the scenario format's own form, as texts and fixes give it. */
export interface Scenario {
  page_origin: string;
  page_csp?: string;
  request: Required<Omit<Request, "api" | "headers" | "body">> & { api?: Api; headers: Field[]; body: string | null };
  hops: { preflight: ScenarioAnswer | null; response: ScenarioAnswer | null }[];
}

/** An answer in the scenario format's own form. */
export type ScenarioAnswer = Required<Omit<Answer, "headers">> & { headers: Field[] };

/** Everything that is told about one exchange. */
export interface Account {
  outcome: Result["outcome"];
  /** The verdict in one sentence. */
  sentence: string;
  /** Did the other side agree to this conversation? */
  agreement: string;
  /** What reached a server and what did not. */
  reached: string;
  cause: Cause | null;
  steps: StepAccount[];
  sent: SentAccount[];
  next: SentAccount | null;
  /** The last answer's headers, and which of them script can read. */
  headers: HeaderAccount[];
}

/** Why an exchange was blocked, with the values of this exchange. */
export interface Cause {
  name: ReasonName;
  code: ReasonCode;
  title: string;
  text: string;
  hints: string[];
  why: string;
  at: At;
  who: string;
  changes: { who: string; text: string }[];
  saw: string | null;
  needed: string | null;
}

/** One step of the standard, in words. */
export interface StepAccount {
  at: At;
  algorithm: string;
  number: string;
  link: string;
  result: "passes" | "blocks" | "decides";
  title: string;
  text: string;
}

/** A request that went out, or would. */
export interface SentAccount {
  at: At;
  method: string;
  url: string;
  server: string;
  headers: Field[];
  credentials: boolean;
  /** The status of its answer; null for a request that waits for one. */
  status: number | null;
  answer: Field[];
}

/** A header of the last answer. */
export interface HeaderAccount {
  name: string;
  value: string;
  readable: boolean;
  why: string;
  /** The header line that would let script read it. */
  shown_by: string | null;
}

/** One engine's verdict beside the others. */
export interface EngineAccount {
  engine: Engine;
  name: string;
  account: Account;
  error: string | null;
  console: string[];
  /** Why it differs from the standard, a sentence each. */
  departures: string[];
  observed_in: string[];
}

/** What a text was understood to say. */
export interface Parsed {
  schemaVersion: 1;
  scenario: Scenario;
  assumptions: Assumption[];
  notes: { place: string | null; line: number; text: string }[];
}

/** A fence of a Markdown text whose language is `cors`. */
export interface Fence {
  /** What stands behind the backticks: the language and the options. */
  info: string;
  /** The line of its opening backticks, from 1. */
  line: number;
  /** How many lines stand between the backticks. */
  lines: number;
  /** What its author wrote: the body without the verdict. */
  source: string;
  scenario: Scenario;
  /** Whose rules it is about; null for all. */
  engine: Engine | null;
  editable: boolean;
  assumptions: Assumption[];
  notes: Parsed["notes"];
  /** The verdict that stands at its end, each line beginning with `#`. */
  told: string | null;
  /** The one that should; null where there is no exchange. */
  verdict: string | null;
  /** What its author says that is not so, a sentence each. */
  faults: string[];
}

/** Something the text did not say. */
export interface Assumption {
  subject: "page-origin" | "url" | "method" | "mode" | "credentials" | "redirect" | "headers" | "status" | "preflight";
  value: string;
  because: string;
  others: string[];
}

/** What a line of a console tells. */
export interface Diagnosis {
  engines: Engine[];
  page_origin: string | null;
  url: string | null;
  redirected_from: string | null;
  redirects_to: string | null;
  leg: Leg | null;
  reasons: ReasonCode[];
  outside: string | null;
  header: string | null;
  value: string | null;
  method: string | null;
  status: number | null;
  api: Api | null;
  mode: Mode | null;
  is_warning: boolean;
  means: string;
  next: string;
}

/** Fixes, the safe ones first; or why nothing helps. */
export type Fixes =
  | { schemaVersion: 1; fixes: Fix[]; none: null }
  | { schemaVersion: 1; fixes: null; none: { at: At; reason: ReasonCode | null; text: string } };

/** A set of edits of which none can be left out. */
export interface Fix {
  purpose: "readable" | "headers-exposed";
  title: string;
  who: string;
  safety: "safe" | "unsafe";
  warnings: string[];
  assumed: string[];
  edits: Edit[];
  /** The engines that let the page read the answer after the edits. */
  engines: Engine[];
  /** The exchange after the edits. */
  healed: Scenario;
}

/** One edit. */
export interface Edit {
  side: "page" | "server" | "proxy";
  at: At;
  title: string;
  text: string;
  warning: string | null;
  assumed: string | null;
  changes: Change[];
}

/** A change to an exchange, at the place of its edit. */
export type Change =
  | { change: "page-origin" | "page-csp" | "url" | "method"; to: string }
  | { change: "mode"; to: Mode }
  | { change: "credentials"; to: CredentialsMode }
  | { change: "redirect"; to: RedirectMode }
  | { change: "status"; to: number }
  | { change: "answer"; to: ScenarioAnswer }
  | { change: "set-request-header" | "set-header"; name: string; value: string }
  | { change: "remove-request-header" | "remove-header"; name: string }
  | {
      change:
        | "remove-body"
        | "remove-upload-listener"
        | "skip-earlier-urls"
        | "skip-later-urls"
        | "forget-preflight";
    };

/** Who may do what, under the rules of one engine. */
export interface Policy {
  schemaVersion: 1;
  engine: Engine;
  summary: string;
  caveats: string[];
  matrix: {
    methods: PolicyGroup[];
    headers: PolicyGroup[];
    rows: { label: string; seats: Seat[]; cells: Cell[] }[];
    reasons: { reason: ReasonCode; text: string }[];
    left_out: number;
  };
  remembered: { engine: Engine; seconds: number | null; text: string }[];
}

/** Methods or headers that fare the same. */
export interface PolicyGroup {
  label: string;
  items: ("simple" | "any-other" | { named: string })[];
}

/** One way of asking. */
export interface Seat {
  asker: "any-other" | "null" | { origin: string };
  credentials: CredentialsMode;
}

/** Whether something is allowed. */
export type Cell =
  | { state: "allowed" }
  | { state: "forbidden"; reason: ReasonCode; leg: Leg }
  | { state: "unknown"; missing: "preflight" | "response" | "redirect" };

/** Something that a careful reader would say. */
export interface Finding {
  code: FindingCode;
  severity: "high" | "medium" | "low" | "info";
  evidence: { exchange: number; at: At; name: string; value: string }[];
  explanation: string;
  remedy: string;
}

/** A likely cause that is not CORS. */
export interface Outside {
  code: OutsideCode;
  title: string;
  evidence: string;
  advice: string;
}

/** A permission that a server gives to other origins. */
export interface Grant {
  /** Serialized origins; empty stands for everybody. */
  origins: readonly string[];
  methods?: readonly string[] | undefined;
  headers?: readonly string[] | undefined;
  exposed?: readonly string[] | undefined;
  credentials?: boolean | undefined;
  max_age?: number | null | undefined;
}

/** How to give a grant on a server. */
export interface Recipe {
  schemaVersion: 1;
  files: { name: string; language: string; text: string }[];
  notes: string[];
  /** Whether the real server was run with it. */
  proof: "ran" | "not-run";
}

/** The verdicts on a HAR file. */
export interface HarReport {
  schemaVersion: 1;
  corsplain: string;
  engine: Engine;
  entries: number;
  counts: { [outcome in Result["outcome"]]: number };
  left_out: { same_origin: number; navigations: number; other_schemes: number; apps: number };
  /** Why the reading ended before the file did. */
  fault: { line: number; byte: number; text: string } | null;
  rows: HarRow[];
}

/** One request of a HAR file. */
export interface HarRow {
  index: number;
  line: number;
  page_origin: string;
  method: string;
  url: string;
  status: number;
  outcome: Result["outcome"];
  reason: ReasonCode | null;
  at: At | null;
  what: string;
  findings: { code: FindingCode; severity: Finding["severity"]; explanation: string }[];
  assumptions: { subject: Assumption["subject"]; value: string; because: string }[];
  error: string;
}

export type { Server };
