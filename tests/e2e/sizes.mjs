// What the page weighs: `node sizes.mjs [--write | --check]`.
//
// Prints a table of the built page's files, and fails where the first load is heavier than its
// budget. `--write` puts the table into the README; `--check` fails where the README's says otherwise
// by more than 1 %.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { brotli, dist, gzipped, serve } from "./host.mjs";

const BUDGET = 150_000;
const TOLERANCE = 0.01;
const README = fileURLToPath(new URL("../../README.md", import.meta.url));
const BETWEEN = /(<!-- sizes -->\n)[^]*?(\n<!-- \/sizes -->)/u;

const loaded = await firstLoad();
const files = await Promise.all(readdirSync(dist).filter((name) => name !== "docs").sort().map(measured));
const first = files.filter(({ name }) => loaded.has(name));
const total = { ...sum(first), name: "first load" };
const rows = [
  total,
  ...[...first].sort(byWeight),
  { ...sum(files.filter((it) => !first.includes(it))), name: "later, when used" },
  ...files.filter((it) => !first.includes(it)).sort(byWeight),
];
const table = [
  "| file | bytes | gzip | brotli |",
  "| --- | --: | --: | --: |",
  ...rows.map(({ name, bytes, gzip, br }) => `| ${titled(name)} | ${[bytes, gzip, br].map(grouped).join(" | ")} |`),
].join("\n");
console.log(table);

const readme = readFileSync(README, "utf8");
const trouble = [];
if (total.br > BUDGET) trouble.push(`the first load has ${total.br} bytes, and may have ${BUDGET}`);
if (!loaded.has("index.html")) trouble.push("the page itself was not seen to load");
if (process.argv.includes("--write")) writeFileSync(README, readme.replace(BETWEEN, `$1${table}$2`));
else if (process.argv.includes("--check")) trouble.push(...differences(readme.match(BETWEEN)?.[0] ?? ""));
for (const line of trouble) console.log(`FAILED ${line}`);
process.exitCode = trouble.length > 0 ? 1 : 0;

/** The names of what a browser fetches until it rests, with nobody using the page. */
async function firstLoad() {
  const host = await serve();
  const browser = await launch();
  const page = await browser.newPage();
  const names = new Set();
  page.context().on("request", (request) => {
    names.add(new URL(request.url()).pathname.slice(1) || "index.html");
  });
  await page.goto(host.url, { waitUntil: "networkidle" });
  await browser.close();
  await host.close();
  return names;
}

async function measured(name) {
  const bytes = readFileSync(path.join(dist, name));
  const [gzip, br] = await Promise.all([gzipped(bytes), brotli(bytes)]);
  return { name, bytes: bytes.length, gzip: gzip.length, br: br.length };
}

function sum(list) {
  const add = (key) => list.reduce((total, it) => total + it[key], 0);
  return { bytes: add("bytes"), gzip: add("gzip"), br: add("br") };
}

/** Where the README's table says otherwise. */
function differences(text) {
  const said = new Map(
    text.split("\n").map((line) => {
      const [, name, ...numbers] = line.split("|").map((cell) => cell.trim());
      return [name, numbers.slice(0, 3).map((number) => Number(number.replaceAll(",", "")))];
    }),
  );
  const near = (a, b) => Math.abs(a - b) <= TOLERANCE * Math.max(a, b);
  return rows.flatMap(({ name, bytes, gzip, br }) => {
    const numbers = said.get(titled(name));
    const agrees = numbers && [bytes, gzip, br].every((number, index) => near(number, numbers[index]));
    return agrees ? [] : [`the README's table of sizes is not true of ${name}: run \`node tests/e2e/sizes.mjs --write\``];
  });
}

function byWeight(one, other) {
  return other.br - one.br;
}

function titled(name) {
  return name.includes(".") ? `\`${name}\`` : `**${name}**`;
}

function grouped(number) {
  return number.toLocaleString("en");
}
