// One HAR file, read in pieces, judged, and written as it is wanted.

import { createReadStream } from "node:fs";
import { HarAudit } from "../js/full.js";
import type { HarReport, HarRow } from "../js/full.js";
import { paint, plain } from "../js/paint.js";
import { isBlocked } from "../js/tell.js";
import type { Engine } from "../js/words.js";
import type { Format } from "./command.js";

/** How to judge a file, and how to write that down. */
export interface How {
  engine: Engine | undefined;
  /** Whether requests to the page's own origin are judged too. */
  all: boolean;
  format: Format;
}

/** What became of a file. */
export interface Audited {
  /** Written in the format. */
  text: string;
  /** Whether a request is blocked. */
  isBlocked: boolean;
  /** Why the file could not be read, or not to its end. */
  fault: string | null;
}

/** Judges a file; `-` is standard input. */
export async function auditFile(file: string, { engine, all, format }: How, reached = (_bytes: number) => {}): Promise<Audited> {
  const audit = new HarAudit();
  // An audit is written once, and exit codes are told by the report.
  const text = format === "csv" || format === "sarif" ? new HarAudit() : undefined;
  let bytes = 0;
  try {
    for await (const piece of file === "-" ? process.stdin : createReadStream(file, { highWaterMark: PIECE })) {
      audit.push(piece as Uint8Array);
      text?.push(piece as Uint8Array);
      reached((bytes += (piece as Uint8Array).length));
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { text: "", isBlocked: false, fault: `${file} cannot be read: ${error.message}` };
  }
  const report = audit.end({ engine, all });
  const { fault } = report;
  return {
    text: text === undefined ? written(file, report, format) : text.end({ engine, all, file, format: format as "csv" | "sarif" }),
    isBlocked: report.rows.some(isBlocked),
    fault: fault === null ? null : `${file}, line ${fault.line}: ${fault.text}`,
  };
}

function written(file: string, report: HarReport, format: Format): string {
  if (format === "json") return JSON.stringify({ file, ...report });
  if (format === "ndjson") return report.rows.map((row) => `${JSON.stringify({ file, ...row })}\n`).join("");
  if (format === "github") return report.rows.flatMap((row) => annotations(file, row)).join("");
  return pretty(file, report);
}

function pretty(file: string, { engine, entries, rows, fault }: HarReport): string {
  // What is no HAR has no verdict; the fault is told.
  if (entries === 0 && fault !== null) return "";
  const blocked = rows.filter(isBlocked);
  const verdict = blocked.length === 0 ? paint("green", "none blocked") : paint("red", `${blocked.length} blocked`);
  const told = [`${paint("bold", plain(file))}: ${entries} requests, ${rows.length} judged, ${verdict} ${paint("dim", `by the rules of ${engine}`)}`];
  for (const { line, method, url, status, reason, what } of blocked) {
    told.push(`  ${paint("dim", `line ${line}`)} ${plain(`${method} ${url}`)} ${status} ${paint("red", reason ?? "")}`, `    ${plain(what)}`);
  }
  const found = new Map<string, number>();
  for (const { findings } of rows) {
    for (const { code, severity } of findings) found.set(`${code} (${severity})`, (found.get(`${code} (${severity})`) ?? 0) + 1);
  }
  for (const [code, count] of found) told.push(`  ${paint("yellow", `${count} × ${code}`)}`);
  return `${told.join("\n")}\n`;
}

/** Commands of a workflow: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function annotations(file: string, row: HarRow): string[] {
  const tell = (level: string, title: string, text: string) =>
    `::${level} file=${property(file)},line=${row.line},title=${property(title)}::${data(`${row.method} ${row.url}: ${text}`)}\n`;
  return [
    ...(isBlocked(row) ? [tell("error", row.reason ?? row.outcome, row.what)] : []),
    ...row.findings.map(({ code, severity, explanation }) => tell(severity === "high" ? "warning" : "notice", code, explanation)),
  ];
}

const data = (text: string) => text.replace(/[%\r\n]/g, escaped);
const property = (text: string) => text.replace(/[%\r\n:,]/g, escaped);
const escaped = (one: string) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

const PIECE = 1 << 20;
