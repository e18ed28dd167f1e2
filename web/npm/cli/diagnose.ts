// `diagnose`: a console's lines read back.

import { diagnose as diagnosed } from "../js/full.js";
import { paint, plain } from "../js/paint.js";
import { FINE, FOUND, Refusal } from "./command.js";
import type { Command } from "./command.js";
import { text } from "./input.js";
import { write } from "./write.js";

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
    const pretty = told.flatMap(({ reasons, outside, means, next }, at) => [
      ...(at === 0 ? [] : [""]),
      paint("red", [...reasons, ...(outside === null ? [] : [outside])].join(", ")),
      plain(means),
      paint("dim", plain(next)),
    ]);
    await write(given, () => told, () => pretty);
    return told.every(({ is_warning }) => is_warning) ? FINE : FOUND;
  },
};
