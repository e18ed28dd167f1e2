// `check` and `explain`: the verdict on one exchange.

import { advice, check as checked, explain as explained, fixes } from "../js/full.js";
import type { FullExplanation, FullResult, Parsed } from "../js/full.js";
import { paint, plain } from "../js/paint.js";
import { help, understood, verdict, way } from "../js/tell.js";
import { FINE, FOUND } from "./command.js";
import type { Command, Exit, Given, Option } from "./command.js";
import { exchange, refusing, text } from "./input.js";
import type { Judged } from "./output.js";
import { sequence } from "./sequence.js";
import { write } from "./write.js";

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
    return tell(given, parsed, checked, (explanation) => [
      ...sequence(parsed.scenario, explanation),
      ...verdict(explanation),
      ...help(parsed.scenario, explanation),
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
    return tell(given, parsed, explained, (explanation) => [
      ...sequence(parsed.scenario, explanation),
      ...verdict(explanation),
      ...way(explanation),
      ...help(parsed.scenario, explanation),
      ...remarks(parsed),
      ...understood(parsed),
    ]);
  },
};

/** Judges, writes that as it is wanted, and says how it is to end. People are told from an explanation. */
export async function tell(
  given: Given,
  { scenario, assumptions, notes }: Pick<Parsed, "scenario" | "assumptions" | "notes">,
  judge: typeof checked,
  pretty: (explanation: FullExplanation) => string[],
): Promise<Exit> {
  const explanation = given.format === "pretty" ? refusing(() => explained(scenario, given.engine)) : undefined;
  const result: FullResult = explanation ?? refusing(() => judge(scenario, given.engine));
  const whole = (): Judged<FullResult> => ({ schemaVersion: 1, exchange: scenario, assumptions, notes, result, fixes: fixes(scenario) });
  await write(given, whole, () => (explanation === undefined ? [] : pretty(explanation)));
  return result.outcome === "readable" || result.outcome.startsWith("opaque") ? FINE : FOUND;
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
