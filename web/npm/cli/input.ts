// What a command reads.

import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
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
  const label = name === "-" ? "standard input" : name;
  return { name: label, text: new TextDecoder().decode(await whole(label, name === "-" ? process.stdin : createReadStream(name))) };
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

/** What the core refuses is the input's fault. */
export function refusing<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw error instanceof TypeError ? new Refusal(error.message) : error;
  }
}

/** What the system says of a file that cannot be read. */
export function unreadable(name: string, error: unknown): Refusal {
  return new Refusal(`${name} cannot be read: ${(error as Error).message}`);
}

/** These files, and every file of a kind in these directories, in order. */
export async function found(names: string[], kind: RegExp, what: string): Promise<string[]> {
  const files: string[] = [];
  for (const name of names) {
    if (!(await isDirectory(name))) files.push(name);
    else {
      const inside = await within(name, kind);
      if (inside.length === 0) throw new Refusal(`${name}: expected a directory with ${what}, found none in it`);
      files.push(...inside);
    }
  }
  return files;
}

async function within(folder: string, kind: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await within(path, kind)));
    else if (kind.test(entry.name)) files.push(path);
  }
  return files;
}

async function isDirectory(name: string): Promise<boolean> {
  if (name === "-") return false;
  try {
    return (await stat(name)).isDirectory();
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** All that a stream brings, unless nobody can have pasted as much. */
async function whole(name: string, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      pieces.push(piece);
      size += piece.length;
      if (size > MOST) break;
    }
  } catch (error) {
    throw unreadable(name, error);
  }
  if (size > MOST) throw new Refusal(`${name}: expected one exchange in at most ${MOST >> 20} MiB, got more; \`audit\` and \`eval\` read streams`);
  return Buffer.concat(pieces);
}

const MOST = 1 << 26;
