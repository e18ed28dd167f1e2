// What a command is, and how its arguments are read.

import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import { engines } from "../js/words.js";
import type { Engine } from "../js/words.js";

/** How a program ends: all is well; something is blocked, undecided or found; it could not be done. */
export const [FINE, FOUND, FAILED] = [0, 1, 2] as const;
export type Exit = typeof FINE | typeof FOUND | typeof FAILED;

/** A command by its name. */
export interface Command {
  /** What comes after its name. */
  usage: string;
  /** What it does, in one line. */
  summary: string;
  /** The formats that it can write, the usual one first. */
  formats: readonly Format[];
  /** Its own options, beside those of every command. */
  options: { [name: string]: Option };
  run(given: Given): Promise<Exit>;
}

export type Format = "pretty" | "json" | "ndjson" | "csv" | "sarif" | "github";

/** An option of a command. */
export interface Option {
  type: "string" | "boolean";
  multiple?: boolean;
  /** What stands for its value in the help. */
  value?: string;
  help: string;
}

/** What somebody wrote after a command's name. */
export interface Given {
  positionals: string[];
  /** Whose rules to apply; the command's own choice, where nothing is said. */
  engine: Engine | undefined;
  format: Format;
  isQuiet: boolean;
  /** The last value of an option. */
  text(name: string): string | undefined;
  /** Every value of an option. */
  texts(name: string): string[];
  flag(name: string): boolean;
}

/** Something about the arguments or the input that keeps a command from doing its work. */
export class Refusal extends Error {}

/** The options of every command. */
export const COMMON: { [name: string]: Option } = {
  engine: { type: "string", value: "ENGINE", help: `whose rules to apply: ${engines.join(", ")}` },
  format: { type: "string", value: "FORMAT", help: "" },
  json: { type: "boolean", help: "the same as --format json" },
  quiet: { type: "boolean", help: "write nothing but errors: the exit code tells" },
  help: { type: "boolean", help: "print this" },
};

/** Reads the arguments of a command; `undefined` where they ask for help. */
export function read(command: Command, args: string[]): Given | undefined {
  const { values, positionals } = parsed({ ...COMMON, ...command.options }, args);
  if (values["help"] === true) return undefined;
  const text = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const engine = oneOf("--engine", engines, text("engine"));
  const format = values["json"] === true ? "json" : text("format");
  return {
    positionals,
    engine,
    format: oneOf("--format", command.formats, format) ?? (command.formats[0] as Format),
    isQuiet: values["quiet"] === true,
    text,
    texts: (name) => (values[name] ?? []) as string[],
    flag: (name) => values[name] === true,
  };
}

/** One of several words, or nothing. */
export function oneOf<W extends string>(name: string, words: readonly W[], given: string | undefined): W | undefined {
  const known = words.find((word) => word === given);
  if (given === undefined || known !== undefined) return known;
  throw new Refusal(`${name}: expected one of ${words.join(", ")}, got \`${given}\``);
}

/** A header that is written as one line: `Name: value`. */
export function field(name: string, line: string): [string, string] {
  const colon = line.indexOf(":");
  if (colon < 1) throw new Refusal(`${name}: expected \`Name: value\`, got \`${line}\``);
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

/** A share of the work: `2/5` is the second of five. */
export interface Shard {
  index: number;
  count: number;
}

export const SHARD: Option = { type: "string", value: "I/N", help: "do only the I-th of N shares of the work" };

/** Reads a share; all of it, where nothing is said. */
export function shard(given: string | undefined): Shard {
  if (given === undefined) return { index: 0, count: 1 };
  const [, index, count] = /^(\d{1,9})\/(\d{1,9})$/.exec(given) ?? [];
  const [at, of] = [Number(index), Number(count)];
  if (at >= 1 && at <= of) return { index: at - 1, count: of };
  throw new Refusal(`--shard: expected I/N with I from 1 to N, got \`${given}\``);
}

function parsed(options: { [name: string]: Option }, args: string[]) {
  const known: NonNullable<ParseArgsConfig["options"]> = {};
  for (const [name, { type, multiple = false }] of Object.entries(options)) known[name] = { type, multiple };
  try {
    return parseArgs({ args, options: known, allowPositionals: true, strict: true });
  } catch (error) {
    // The first sentence of Node's own words: it names the option, and what it wants.
    throw new Refusal(`${(error as Error).message.split(/\. |\.?\n/, 1)[0]}; try \`--help\``);
  }
}
