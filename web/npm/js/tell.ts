// An explanation for people to read in a terminal, in the words of its account.

import { fixes, outside } from "./full.js";
import type { Cause, FullExplanation, Parsed, Scenario, SentAccount, StepAccount } from "./full.js";
import { mended } from "./mend.js";
import { paint, plain } from "./paint.js";
import type { Colour } from "./paint.js";

/** Whether script gets nothing. */
export function isBlocked({ outcome }: Pick<FullExplanation, "outcome">): boolean {
  return outcome === "network-error" || outcome === "type-error";
}

/** The verdict: what happens, why, and what the console says. */
export function verdict({ engine, outcome, account, console: lines }: FullExplanation): string[] {
  const told = [
    `${paint(OUTCOMES[outcome], paint("bold", outcome))} ${paint("dim", `by the rules of ${engine}`)}`,
    plain(account.sentence),
  ];
  if (account.cause !== null) told.push(...cause(account.cause));
  if (account.next !== null) told.push("", "Next a browser would send:", ...sent(account.next));
  if (lines.length > 0) told.push("", "The console says:", ...lines.map((line) => `  ${plain(line)}`));
  return told;
}

/** What would help where something is blocked: fixes, and causes beside CORS. */
export function help(scenario: Scenario, explanation: FullExplanation): string[] {
  if (!isBlocked(explanation)) return [];
  const beside = outside(scenario, explanation.engine).flatMap(({ title, evidence, advice }) => [
    "",
    `${paint("yellow", "Perhaps not CORS")}: ${plain(title)}`,
    `  ${plain(evidence)}`,
    `  ${plain(advice)}`,
  ]);
  return [...mended(fixes(scenario), scenario), ...beside];
}

/** The way to it: what went over the wire, every step, and what script can read. */
export function way({ account }: FullExplanation): string[] {
  const told = ["", plain(account.agreement), plain(account.reached)];
  if (account.sent.length > 0) told.push("", "Sent:", ...account.sent.flatMap(sent));
  told.push("", "Steps:", ...account.steps.flatMap(step));
  if (account.headers.length > 0) told.push("", "Headers of the last answer:");
  for (const { name, value, readable, why } of account.headers) {
    const mark = readable ? paint("green", "+") : paint("red", "-");
    told.push(`  ${mark} ${plain(`${name}: ${value}`)}  ${paint("dim", plain(why))}`);
  }
  return told;
}

/** What the text did not say, and what of it was not understood. */
export function understood({ assumptions, notes }: Pick<Parsed, "assumptions" | "notes">): string[] {
  if (assumptions.length + notes.length === 0) return [];
  return [
    "",
    ...assumptions.map(({ subject, value, because }) => paint("dim", plain(`assumed ${subject} ${value}: ${because}`))),
    ...notes.map(({ place, line, text }) => paint("yellow", plain(`${place ?? "line"} ${line}: ${text}`))),
  ];
}

/** A request as it goes over the wire, and the status of its answer. */
export function sent({ method, url, headers, status, answer }: SentAccount): string[] {
  const told = [`  ${paint("cyan", ">")} ${plain(`${method} ${url}`)}`];
  for (const [name, value] of headers) told.push(`  ${paint("cyan", ">")} ${plain(`  ${name}: ${value}`)}`);
  if (status !== null) told.push(`  ${paint("cyan", "<")} ${status}`);
  for (const [name, value] of answer) told.push(`  ${paint("cyan", "<")} ${plain(`  ${name}: ${value}`)}`);
  return told;
}

function cause({ title, code, text, hints, changes }: Cause): string[] {
  return [
    "",
    `${paint("red", plain(title))} ${paint("dim", code)}`,
    `  ${plain(text)}`,
    ...hints.map((hint) => `  ${paint("yellow", plain(hint))}`),
    ...changes.map((change) => `  ${plain(`${change.who}: ${change.text}`)}`),
  ];
}

function step({ result, title, text, algorithm, number, link }: StepAccount): string[] {
  const place = plain([algorithm, number, link].filter((word) => word !== "").join(", "));
  return [`  ${MARKS[result]()} ${plain(title)}  ${paint("dim", place)}`, `      ${plain(text)}`];
}

const MARKS: { [result in StepAccount["result"]]: () => string } = {
  passes: () => paint("green", "ok "),
  blocks: () => paint("red", "no "),
  decides: () => paint("cyan", " ? "),
};

const OUTCOMES: { [outcome in FullExplanation["outcome"]]: Colour } = {
  readable: "green",
  opaque: "yellow",
  "opaque-redirect": "yellow",
  incomplete: "yellow",
  "network-error": "red",
  "type-error": "red",
};
