// `diagnose`: a console's lines read back.

import { diagnose as diagnosed } from "../js/full.js";
import { FINE, FOUND, Refusal } from "./command.js";
import type { Command } from "./command.js";
import { text } from "./input.js";
import { paint, plain, print } from "./terminal.js";

export const diagnose: Command = {
  usage: "FILE | - | --line LINE",
  summary: "what a line of a browser's console tells, and what to look at next",
  formats: ["pretty", "json", "ndjson"],
  options: { line: { type: "string", value: "LINE", help: "the line itself in place of a file" } },
  async run(given) {
    const { name, text: lines } = await text(given, "line");
    const told = diagnosed(lines);
    if (told.length === 0) {
      throw new Refusal(`${name}: expected a line that Chromium, Firefox or WebKit prints when a request is blocked, got none`);
    }
    const pretty = told.map(({ reasons, outside, means, next }) =>
      `${paint("red", [...reasons, ...(outside === null ? [] : [outside])].join(", "))}\n${plain(means)}\n${paint("dim", plain(next))}\n`,
    );
    if (!given.isQuiet) {
      if (given.format === "pretty") await print(pretty.join("\n"));
      else if (given.format === "json") await print(`${JSON.stringify(told, null, 2)}\n`);
      else await print(told.map((one) => `${JSON.stringify(one)}\n`).join(""));
    }
    return told.every(({ is_warning }) => is_warning) ? FINE : FOUND;
  },
};
