// `schema`: what the JSON of each command looks like, for programs that read it.

import { readFile } from "node:fs/promises";
import { FINE, oneOf } from "./command.js";
import type { Command } from "./command.js";
import { print } from "./terminal.js";

export const schema: Command = {
  usage: "[COMMAND]",
  summary: "the JSON Schema of what a command writes with --json, or of all",
  formats: ["json"],
  options: {},
  async run({ positionals, isQuiet }) {
    const whole = JSON.parse(await readFile(new URL("./schema.json", import.meta.url), "utf8"));
    const { Output, ...definitions } = whole.definitions;
    const command = oneOf("COMMAND", Object.keys(Output.properties), positionals[0]);
    const told = command === undefined ? whole : { $schema: whole.$schema, ...Output.properties[command], definitions };
    if (!isQuiet) await print(`${JSON.stringify(told, null, 2)}\n`);
    return FINE;
  },
};
