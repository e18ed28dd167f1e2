// `policy`: an answer's headers read as a policy.

import { policy as told } from "../js/full.js";
import type { Answer, Cell, Policy } from "../js/full.js";
import { paint, plain } from "../js/paint.js";
import { field, FINE, Refusal } from "./command.js";
import type { Command, Given } from "./command.js";
import { exchange, refusing, text } from "./input.js";
import { write } from "./write.js";

export const policy: Command = {
  usage: "FILE | - | --header 'Name: value'…",
  summary: "who may do what by an answer's headers",
  formats: ["pretty", "json", "ndjson"],
  options: { header: { type: "string", multiple: true, value: "HEADER", help: "a header of the answer in place of a file" } },
  async run(given) {
    const { headers, ...more } = await answers(given);
    const read = refusing(() => told(headers, { ...more, engine: given.engine }));
    await write(given, () => read, () => pretty(read));
    return FINE;
  },
};

/** The answer, and the one to the preflight where the text has it too. */
async function answers(given: Given): Promise<{ headers: [string, string][]; status?: number; preflight?: Answer | null }> {
  const lines = given.texts("header");
  if (lines.length > 0) {
    if (given.positionals.length > 0) throw new Refusal("expected a file or --header, got both");
    return { headers: lines.map((line) => field("--header", line)) };
  }
  const { name, text: written } = await text(given);
  const { hops } = exchange(name, written).scenario;
  const hop = hops[hops.length - 1];
  const [response, preflight] = [hop?.response ?? hop?.preflight, hop?.response ? hop.preflight : null];
  if (!response) throw new Refusal(`${name}: expected the headers of an answer (\`HTTP/1.1 200 OK\` and so on), got a request alone`);
  return { headers: response.headers, status: response.status, preflight: preflight ?? null };
}

function pretty({ summary, caveats, matrix, remembered }: Policy): string[] {
  const told = [paint("bold", plain(summary)), ...caveats.map((text) => paint("yellow", plain(text)))];
  const ways = matrix.methods.flatMap((method) => matrix.headers.map((header) => `${method.label}, ${header.label}`));
  for (const { label, cells } of matrix.rows) {
    told.push("", plain(label));
    cells.forEach((cell, at) => told.push(`  ${state(cell)}  ${plain(ways[at] ?? "")}`));
  }
  for (const { text } of matrix.reasons) told.push("", plain(text));
  if (remembered.length > 0) told.push("", ...remembered.map(({ engine, text }) => plain(`${engine}: ${text}`)));
  return told;
}

function state(cell: Cell): string {
  if (cell.state === "allowed") return paint("green", "allowed  ");
  if (cell.state === "unknown") return paint("yellow", "not known") + paint("dim", ` (${cell.missing})`);
  return paint("red", "forbidden") + paint("dim", ` (${cell.reason})`);
}
