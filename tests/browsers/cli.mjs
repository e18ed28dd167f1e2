// What the two commands have in common: whole numbers, lines of JSON, and errors in one sentence.
import { readFileSync } from "node:fs";

/** An error is said in its own words; where it happened is told only who asks by DEBUG=1. */
process.on("uncaughtException", (error) => {
  console.error(process.env.DEBUG ? error : `error: ${error.message}`);
  process.exit(2);
});

/** An option's value as a number of things. */
export function whole(name, text) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new Error(`--${name} needs a whole number, not ${text}`);
  return number;
}

/** Every line of a file of NDJSON. */
export function readLines(file) {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    try {
      return JSON.parse(line);
    } catch (error) {
      throw new Error(`${file}, line ${index + 1}: ${error.message}`);
    }
  });
}

/** The items by what `key` says of each; `Map.groupBy` is younger than Node 20. */
export function groupBy(list, key) {
  const groups = new Map();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
