// What a command reads.

import { readFile } from "node:fs/promises";
import { parse } from "../js/full.js";
import type { Parsed } from "../js/full.js";
import { Refusal } from "./command.js";
import type { Given } from "./command.js";

/** The one text that a command works on: a file, `-` for standard input, or an option's value. */
export async function text(given: Given, option?: string): Promise<{ name: string; text: string }> {
  const said = option === undefined ? undefined : given.text(option);
  const [name, ...more] = given.positionals;
  if (more.length > 0) throw new Refusal(`expected one file, got ${given.positionals.length}`);
  if (said !== undefined) {
    if (name !== undefined) throw new Refusal(`expected a file or --${option}, got both`);
    return { name: `--${option}`, text: said };
  }
  if (name === undefined) {
    throw new Refusal(`expected a file, or \`-\` for standard input${option === undefined ? "" : `, or --${option}`}`);
  }
  return name === "-" ? { name: "standard input", text: decoded(await all(process.stdin)) } : { name, text: decoded(await file(name)) };
}

/** A text read as an exchange; what says nothing of one is refused. */
export function exchange(name: string, written: string): Parsed {
  const parsed = parse(written);
  const [said, nothing] = [parsed, parse("")].map(({ scenario, assumptions }) =>
    JSON.stringify([scenario, assumptions.find(({ subject }) => subject === "url")]),
  );
  if (said !== nothing) return parsed;
  const why = parsed.notes.map(({ line, text }) => `\n  line ${line}: ${text}`).join("");
  throw new Refusal(`${name}: expected raw HTTP, a command of curl, a call of fetch(), an exchange as JSON or a HAR, got none of them${why}`);
}

/** What the system says of a file that cannot be read. */
export function unreadable(name: string, error: unknown): Refusal {
  return new Refusal(`${name} cannot be read: ${(error as Error).message}`);
}

async function file(name: string): Promise<Uint8Array> {
  try {
    return await readFile(name);
  } catch (error) {
    throw unreadable(name, error);
  }
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Text as UTF-8, without a byte order mark. */
function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
