// A consumer's project: a folder beside the others, above which the package is installed, and above
// that the tools. What it prints is held against the native engine.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { corpora, ENGINES, native, wanted } from "../corpora.mjs";
import { consumer } from "../package.mjs";

/** Where the projects are. */
export const projects = consumer;
const tools = join(dirname(projects), "node_modules");

/** Text of every length in UTF-8 goes in and comes out. */
const LETTERS = {
  id: "letters",
  page_origin: "https://app.example",
  request: { url: "https://api.example/é€😀?é€😀", headers: [["X-É€😀", "é"]] },
  hops: [{ response: { status: 200, headers: [["Access-Control-Allow-Origin", "https://é.example"]] } }],
};

/** That, and a few of each corpus, with an engine for each in turn. */
export const cases = corpora
  .flatMap(({ lines }) => lines.map((line) => JSON.parse(line)).filter(({ session, prime }) => !session && !prime).slice(0, 60))
  .filter((_, at) => at % 9 === 0)
  .concat(LETTERS)
  .map((scenario, at) => ({ scenario, engine: ENGINES[at % ENGINES.length] }));

const said = cases.map(({ scenario, engine }) => native([JSON.stringify(scenario)], engine)[0]);
const answers = cases.map(({ engine }, at) => [wanted(said[at], ".", engine), wanted(said[at], "./full", engine)]);

/** Makes a project of these files, and gives back its folder. */
export function project(name, files, type = "module") {
  const folder = join(projects, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const all = { "package.json": JSON.stringify({ private: true, type }), ...files };
  for (const [file, text] of Object.entries(all)) writeFileSync(join(folder, file), text);
  return folder;
}

const given = JSON.stringify(cases.map(({ scenario, engine }) => [scenario, engine]));
const asked = `${given}.map(([scenario, engine]) => [check(scenario, engine), checkInFull(scenario, engine)])`;

/** What every program does: both entries asked, their answers told. */
export const told = `tell("answers:" + JSON.stringify(${asked}));`;

/** The program as an ECMAScript module. */
export const asModule = (small = "corsplain", full = "corsplain/full", tell = "console.log") =>
  `import { check } from "${small}";\nimport { check as checkInFull } from "${full}";\nconst tell = ${tell};\n${told}\n`;

/** The program as a CommonJS module. */
export const asCommonJs =
  `const { check } = require("corsplain");\nconst { check: checkInFull } = require("corsplain/full");\nconst tell = console.log;\n${told}\n`;

/** Says that a printed text has the native engine's answers. */
export function hold(printed) {
  const line = /answers:(\[.*\])/.exec(printed)?.[1];
  assert.ok(line, `no answers in what was printed:\n${printed.slice(0, 4_000)}`);
  assert.deepEqual(JSON.parse(line), answers);
}

/** The file of a tool's package; a tool that was not installed is a failure. */
export function tool(...path) {
  const file = join(tools, ...path);
  if (!existsSync(file)) throw new Error(`${file} is not there: run \`cargo xtask setup\`, and see tests/npm/consumers/package.json`);
  return file;
}

/** The JavaScript that a package of the tools declares as its program. */
export function script(name) {
  const { bin } = JSON.parse(readFileSync(tool(name, "package.json"), "utf8"));
  return tool(name, typeof bin === "string" ? bin : bin[name]);
}

/** The first of these files of platform packages that is there: npm installs only this machine's. */
export function binary(name, ...paths) {
  const found = paths.map((path) => join(tools, path)).find(existsSync);
  if (!found) throw new Error(`npm has no ${name} for ${process.platform} on ${process.arch}: none of ${paths.join(", ")}`);
  return found;
}

/** Runs a program in a folder, and gives back all that it printed. */
export async function run(folder, program, words, environment = {}) {
  const child = start(folder, program, words, environment);
  const limit = setTimeout(() => child.kill(), LIMIT);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (printed += piece));
  const status = await new Promise((done, failed) => child.on("close", done).on("error", failed));
  clearTimeout(limit);
  if (status !== 0) throw new Error(`${program} ${words.join(" ")} ended with ${status}:\n${printed.slice(-8_000)}`);
  return printed;
}

/** Starts one, which its caller ends. */
export function start(folder, program, words, environment = {}, more = []) {
  const env = { ...process.env, NODE_ENV: "", NODE_TEST_CONTEXT: "", NO_COLOR: "1", CI: "true", ...environment };
  return spawn(program, words, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe", ...more] });
}

/** Waits for a running program to print what fits. */
export function printed(child, streams, pattern) {
  return new Promise((done, failed) => {
    let text = "";
    const limit = setTimeout(() => failed(new Error(`it printed no ${pattern}:\n${text}`)), LIMIT);
    child.on("close", (status) => failed(new Error(`it ended with ${status}:\n${text}`)));
    for (const stream of streams) {
      stream.setEncoding("utf8").on("data", (piece) => {
        text += piece;
        const found = pattern.exec(text);
        if (!found) return;
        clearTimeout(limit);
        done(found[1]);
      });
    }
  });
}

const LIMIT = 120_000;
