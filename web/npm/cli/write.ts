// What is told, as it is wanted.

import type { Given } from "./command.js";
import { print } from "./terminal.js";

/** Writes what is told: in lines for people, or as JSON, of which each entry of a list can have a line. */
export async function write({ format, isQuiet }: Given, value: () => unknown, pretty: () => string[]): Promise<void> {
  if (isQuiet) return;
  if (format === "pretty") await print(`${pretty().join("\n")}\n`);
  else if (format === "json") await print(`${JSON.stringify(value(), null, 2)}\n`);
  else await print([value()].flat().map((one) => `${JSON.stringify(one)}\n`).join(""));
}
