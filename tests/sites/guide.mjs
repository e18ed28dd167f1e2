// The guides of docs/embed, followed word by word: what a guide says to run is run, what it says to write
// is written.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const guides = fileURLToPath(new URL("../../docs/embed/", import.meta.url));

/** Where sites are built: below what their generators are installed in. */
export const sites = needed("CORSPLAIN_SITES");

const guide = (name) => readFileSync(join(guides, `${name}.md`), "utf8");

/** The code of a guide: `{info, text, file}`, with the file that the line before it names. */
export function blocks(name) {
  const found = guide(name).matchAll(/(?:`([^`\n]+)`:\n\n)?^(````*)(.*)\n([^]*?)^\2$/gmu);
  return Array.from(found, ([, file, , info, text]) => ({ file, info, text }));
}

/** What a browser asks any site for, when it likes; a guide need not make them. */
const ICONS = ["favicon.ico", "favicon.svg"];

/**
 * Builds the guide's site, and gives back the folder that it says it is in. `more` adds to the site's
 * source before the last commands build it.
 */
export function follow(name, more = () => {}) {
  const folder = join(sites, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(sites, "Cargo.toml"), "[workspace]\n");
  let here = folder;
  const all = blocks(name);
  all.forEach(({ file, info, text }, at) => {
    if (at === all.length - 1) more(here);
    if (file !== undefined) write(join(here, file), text, info);
    else if (info === "sh") for (const line of text.trim().split("\n")) here = run(line, here);
  });
  const [, built] = /^The site is in `([^`]+)`/mu.exec(guide(name)) ?? [];
  if (built === undefined) throw new Error(`docs/embed/${name}.md does not say where the site is`);
  for (const icon of ICONS) {
    const path = join(here, built, icon);
    if (!existsSync(path)) writeFileSync(path, "");
  }
  return join(here, built);
}

/** A file as a guide shows it; one that is there already gets it at its end where the guide says so. */
function write(path, text, info) {
  mkdirSync(dirname(path), { recursive: true });
  const before = info.includes("append") && existsSync(path) ? readFileSync(path, "utf8") : "";
  writeFileSync(path, before + text);
}

/**
 * One line of a shell. Packages of npm, PyPI, Debian and crates are there already, as the lock files
 * say: to install one means to see that it is.
 */
export function run(line, here) {
  const [program, ...words] = line.split(" ");
  if (program === "cd") return join(here, ...words);
  if (/^(npm (install|i)|pip install|cargo install|apt install)\b/u.test(line)) {
    for (const word of words.slice(1).filter((word) => !word.startsWith("-"))) present(program, word);
    return here;
  }
  const path = [process.env.CORSPLAIN_PROGRAMS, process.env.PATH].filter(Boolean).join(delimiter);
  const made = spawnSync("bash", ["-c", line], {
    cwd: here,
    encoding: "utf8",
    timeout: 300_000,
    // Crates of these sites are none of the project's: what cargo makes stays with them.
    env: { ...process.env, PATH: path, CARGO_TARGET_DIR: "target", CI: "true", NO_COLOR: "1", ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (made.status !== 0) throw new Error(`\`${line}\` in ${here} ended with ${made.status}:\n${made.stdout}\n${made.stderr}`);
  return here;
}

function present(program, name) {
  const places = [sites, dirname(sites)].map((folder) => join(folder, "node_modules", name));
  if (program === "npm" && !places.some(existsSync)) {
    throw new Error(`${name} is not in tests/sites/package.json`);
  }
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask test sites\``);
  return value;
}
