// `check` and `explain`: the verdict on one exchange.

import { advice, check as checked, explain as explained, fixes, outside } from "../js/full.js";
import type { FullExplanation, FullResult, Parsed } from "../js/full.js";
import { FINE, FOUND, Refusal } from "./command.js";
import type { Command, Exit, Given, Option } from "./command.js";
import { exchange, text } from "./input.js";
import { mended } from "./mend.js";
import { understood, verdict, way } from "./tell.js";
import { paint, plain, print } from "./terminal.js";

const options: { [name: string]: Option } = {
  curl: { type: "string", value: "COMMAND", help: "a command of curl in place of a file" },
  origin: { type: "string", value: "ORIGIN", help: "the page's origin, where the text does not tell it or tells another" },
};
const usage = "FILE | - | --curl COMMAND";
const formats = ["pretty", "json", "ndjson"] as const;

/** What a browser does. */
export const check: Command = {
  usage,
  summary: "what a browser does with an exchange, why, and what would help",
  formats,
  options,
  async run(given) {
    const parsed = await read(given);
    return tell(given, parsed, refusing(() => checked(parsed.scenario, given.engine)), (explanation) => [
      ...verdict(explanation),
      ...help(parsed, explanation),
      ...understood(parsed),
    ]);
  },
};

/** The same and all the way there. */
export const explain: Command = {
  usage,
  summary: "the same with every step of the standard, and what script can read",
  formats,
  options,
  async run(given) {
    const parsed = await read(given);
    return tell(given, parsed, refusing(() => explained(parsed.scenario, given.engine)), (explanation) => [
      ...verdict(explanation),
      ...way(explanation),
      ...help(parsed, explanation),
      ...remarks(parsed),
      ...understood(parsed),
    ]);
  },
};

/** Writes a result as it is wanted, and says how that is to end. */
export async function tell(
  given: Given,
  { scenario, assumptions, notes }: Pick<Parsed, "scenario" | "assumptions" | "notes">,
  result: FullResult,
  pretty: (explanation: FullExplanation) => string[],
): Promise<Exit> {
  if (!given.isQuiet && given.format === "pretty") {
    await print(`${pretty(explained(scenario, given.engine)).join("\n")}\n`);
  } else if (!given.isQuiet) {
    const told = { schemaVersion: 1, exchange: scenario, assumptions, notes, result, fixes: fixes(scenario) };
    await print(`${JSON.stringify(told, null, given.format === "json" ? 2 : undefined)}\n`);
  }
  return result.outcome === "readable" || result.outcome.startsWith("opaque") ? FINE : FOUND;
}

/** What would help where something is blocked: fixes, and causes beside CORS. */
export function help({ scenario }: Pick<Parsed, "scenario">, { outcome, engine }: FullExplanation): string[] {
  if (outcome !== "network-error" && outcome !== "type-error") return [];
  const beside = outside(scenario, engine).flatMap(({ title, evidence, advice }) => [
    "",
    `${paint("yellow", "Perhaps not CORS")}: ${plain(title)}`,
    `  ${plain(evidence)}`,
    `  ${plain(advice)}`,
  ]);
  return [...mended(fixes(scenario), scenario), ...beside];
}

/** What a careful reader would say besides. */
function remarks({ scenario }: Parsed): string[] {
  return advice(scenario).flatMap(({ severity, code, explanation, remedy }) => [
    "",
    `${paint("yellow", `Remark (${severity})`)} ${paint("dim", code)}: ${plain(explanation)}`,
    `  ${plain(remedy)}`,
  ]);
}

/** The exchange that was written, with the origin that was said. */
async function read(given: Given): Promise<Parsed> {
  const { name, text: written } = await text(given, "curl");
  const parsed = exchange(name, written);
  const origin = given.text("origin");
  if (origin === undefined) return parsed;
  const assumptions = parsed.assumptions.filter(({ subject }) => subject !== "page-origin");
  return { ...parsed, assumptions, scenario: { ...parsed.scenario, page_origin: origin } };
}

/** What the core refuses is the input's fault. */
export function refusing<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw error instanceof TypeError ? new Refusal(error.message) : error;
  }
}
