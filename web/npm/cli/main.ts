// `corsplain` as a command.

import { audit } from "./audit.js";
import { COMMON, FAILED, FINE, read, Refusal } from "./command.js";
import type { Command, Exit } from "./command.js";
import { check, explain } from "./check.js";
import { diagnose } from "./diagnose.js";
import { docs } from "./docs.js";
import { evaluate } from "./eval.js";
import { mdbook } from "./mdbook.js";
import { policy } from "./policy.js";
import { probe } from "./probe.js";
import { isThread, serve as serveThread } from "./pool.js";
import { schema } from "./schema.js";
import { serve } from "./serve.js";
import { complain, endWithReader, print } from "./terminal.js";
import { version } from "./version.js";
import { work } from "./work.js";

const COMMANDS: { [name: string]: Command } = { check, explain, diagnose, policy, probe, audit, eval: evaluate, docs, mdbook, schema, serve };

async function main([name, ...args]: string[]): Promise<Exit> {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (name === "--version") await print(`${version}\n`);
    else if (name === "--help" || name === "help") await print(overview());
    else if (command === undefined) {
      const seen = name === undefined ? "nothing" : `\`${name}\``;
      throw new Refusal(`expected a command (${Object.keys(COMMANDS).join(", ")}), got ${seen}; try \`--help\``);
    } else {
      const given = read(command, args);
      if (given !== undefined) return await command.run(given);
      await print(help(name as string, command));
    }
    return FINE;
  } catch (error) {
    const what = error instanceof Refusal ? error.message : `this failed inside: ${(error as Error)?.stack ?? String(error)}`;
    complain(`corsplain${command === undefined ? "" : ` ${name}`}: ${what}`);
    return FAILED;
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `What a browser does with a cross-origin request, and why.\n\nUsage: corsplain COMMAND …\n\n${lines.join("")}
\`corsplain COMMAND --help\` tells more; \`corsplain --version\` prints the version.\n${EXITS}`;
}

function help(name: string, { usage, summary, formats, options }: Command): string {
  const all = { ...options, ...COMMON, format: { ...COMMON["format"], help: `how to write it: ${formats.join(", ")}` } };
  const shown = Object.entries(all).map(([option, { value, help }]) => [`--${option}${value === undefined ? "" : ` ${value}`}`, help] as const);
  const width = Math.max(...shown.map(([option]) => option.length));
  const lines = shown.map(([option, text]) => `  ${option.padEnd(width)}  ${text ?? ""}\n`);
  return `${name}: ${summary}\n\nUsage: corsplain ${name} ${usage}\n\n${lines.join("")}\n${EXITS}`;
}

const EXITS = `
Exit code: 0 all is well, 1 something is blocked, undecided or found, 2 the arguments or the input are wrong.
NO_COLOR=1 turns colours off.
`;

if (isThread) {
  serveThread(work);
} else {
  endWithReader();
  process.exitCode = await main(process.argv.slice(2));
}
