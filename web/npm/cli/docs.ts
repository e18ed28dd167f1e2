// `docs`: the verdicts of the fences in documentation, written into them, and held true.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fences } from "../js/full.js";
import type { Fence } from "../js/full.js";
import { plain } from "../js/paint.js";
import { FINE, FOUND, Refusal } from "./command.js";
import type { Command, Exit, Given } from "./command.js";
import { found, unreadable } from "./input.js";
import { print } from "./terminal.js";

/** What a site serves to make its fences live, and where it is in the package. */
const ASSETS = { "cors-check.js": "element.global.js", "cors-check-engine.js": "full.js" };

export const docs: Command = {
  usage: "--check | --write FILE.md… | DIRECTORY…\n       corsplain docs --assets DIRECTORY",
  summary: "the verdicts that Markdown's `cors` fences end with: written, or held true; and what makes them live",
  formats: ["pretty"],
  options: {
    check: { type: "boolean", help: "write nothing, and tell which verdicts are not as they should be" },
    write: { type: "boolean", help: "write the verdicts that are not" },
    assets: { type: "string", value: "DIRECTORY", help: `write ${Object.keys(ASSETS).join(" and ")}, for a site's script tag` },
  },
  async run(given) {
    const assets = given.text("assets");
    if (assets !== undefined) return writeAssets(assets, given);
    if (given.flag("check") === given.flag("write")) throw new Refusal("expected one of --check and --write");
    if (given.positionals.length === 0) throw new Refusal("expected Markdown files or directories of them, got nothing");
    const files = await found(given.positionals, /\.mdx?$/i, "Markdown files (`*.md`, `*.mdx`)");
    let [count, isFaulty] = [0, false];
    const tell = async (text: string) => (given.isQuiet ? undefined : print(`${plain(text)}\n`));
    for (const file of files) {
      const text = await readFile(file, "utf8").catch((error: unknown) => {
        throw unreadable(file, error);
      });
      const all = fences(text);
      count += all.length;
      for (const { line, fault } of all.flatMap(faults)) {
        isFaulty = true;
        await tell(`${file}:${line}: ${fault}`);
      }
      const stale = all.filter(({ told, verdict }) => verdict !== null && told !== verdict);
      if (given.flag("write") && stale.length > 0) await writeFile(file, written(text, stale));
      for (const { line } of stale) {
        isFaulty ||= given.flag("check");
        await tell(`${file}:${line}: ${given.flag("check") ? "the verdict is not the one that stands there; write it by --write" : "written"}`);
      }
    }
    await tell(`${count} fences in ${files.length} files`);
    return isFaulty ? FOUND : FINE;
  },
};

async function writeAssets(folder: string, { isQuiet, flag, positionals }: Given): Promise<Exit> {
  if (flag("check") || flag("write") || positionals.length > 0) throw new Refusal("--assets: expected nothing beside its directory");
  await mkdir(folder, { recursive: true });
  for (const [name, source] of Object.entries(ASSETS)) {
    await copyFile(fileURLToPath(new URL(source, import.meta.url)), join(folder, name)).catch((error: Error) => {
      throw new Refusal(`${join(folder, name)} cannot be written: ${error.message}`);
    });
    if (!isQuiet) await print(`${plain(join(folder, name))}\n`);
  }
  return FINE;
}

function faults({ line, faults }: Fence): { line: number; fault: string }[] {
  return faults.map((fault) => ({ line, fault }));
}

/** The text with these fences' verdicts at their ends. */
function written(text: string, stale: Fence[]): string {
  const end = text.includes("\r\n") ? "\r" : "";
  const lines = text.split("\n");
  // From the last on, so that the others' numbers stay true.
  for (const { line, lines: count, source, verdict } of [...stale].reverse()) {
    const told = ["", ...(verdict ?? "").split("\n")].map((one) => one + end);
    lines.splice(line, count, ...source.split("\n"), ...told);
  }
  return lines.join("\n");
}
