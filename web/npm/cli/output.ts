// What the commands write as JSON, command by command: the schema is made of these types.

import type { Diagnosis, FullExplanation, FullResult, HarReport, HarRow, Parsed, Policy } from "../js/full.js";
import type { Fixes, Scenario } from "../js/full.js";

/** What `check`, `explain` and `probe` tell. */
export interface Judged<T extends FullResult> {
  schemaVersion: 1;
  /** The exchange that was judged. */
  exchange: Scenario;
  /** What the text did not say, and what of it was not understood. */
  assumptions: Parsed["assumptions"];
  notes: Parsed["notes"];
  result: T;
  fixes: Fixes;
}

/** The report on one file. */
export type FileReport = { file: string } & HarReport;

/** What `audit` tells: with `--json` all of it, and with `--format ndjson` a line for each request. */
export interface Audit {
  schemaVersion: 1;
  files: FileReport[];
}

/** One request of a file. */
export type FileRow = { file: string } & HarRow;

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What `eval` writes for one scenario: the result, or what is wrong with the line. */
export type Evaluated = ({ id: string | null } & Without<FullResult, "schemaVersion" | "engine">) | { id: string | null; line: number; error: string };

/** What each command writes as JSON, or, of a list, a line for each. */
export interface Output {
  check: Judged<FullResult>;
  explain: Judged<FullExplanation>;
  probe: Judged<FullResult>;
  diagnose: Diagnosis[];
  policy: Policy;
  audit: Audit;
  audit_line: FileRow;
  eval_line: Evaluated;
}
