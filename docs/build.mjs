// The project's own documentation: what stands here, the course, the gallery, a page for each reason and the
// figures, as one book of mdBook's with live examples.
//
//   node build.mjs PACKAGE WORK OUT
//
// PACKAGE is the packed npm package, unpacked; WORK is where the book is put together; OUT is where it goes.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [package_, work, out] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const { explain, fences, reasons, writeFence } = await import(pathToFileURL(join(package_, "dist", "full.js")));
const { version } = JSON.parse(readFileSync(join(package_, "package.json"), "utf8"));
const repository = /^repository = "(.*)"$/mu.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];

/** Every page by its path in the book, and where it stands in the repository. */
const pages = new Map();
const summary = ["# Summary", "", "[corsplain](index.md)"];

page("index.md", "README.md", introduction());
chapter(0, "CORS for people in a hurry", "hurry.md", "docs/hurry.md");
part("The course");
for (const { name, title, text } of lessons()) listed(0, title, `course/${name}`, `web/answers/lessons/${name}`, text);
part("Why it was blocked");
listed(0, "The reasons", "reasons/index.md", "core/reasons/README.md", index());
for (const reason of reasons()) listed(1, plain(reason.title), `reasons/${reason.code}.md`, `core/reasons/${reason.code}.md`, whyPage(reason));
part("From real life");
for (const [group, examples] of gallery()) listed(0, group, `gallery/${slug(group)}.md`, "web/answers/gallery.ndjson", galleryPage(group, examples));
part("Live examples in your documentation");
chapter(0, "The fence and the element", "embed/index.md", "docs/embed/README.md");
for (const name of readdirSync(join(here, "embed")).filter((name) => name !== "README.md").sort()) {
  chapter(1, title(read(`docs/embed/${name}`)), `embed/${name}`, `docs/embed/${name}`);
}
part("To build on");
chapter(0, "The npm package and its command", "npm.md", "web/npm/README.md");
chapter(0, "The crate", "crate.md", "core/README.md");
chapter(0, "The scenario format", "format.md", "tests/corpus/FORMAT.md");
chapter(0, "Links into the playground", "links.md", "web/answers/LINKS.md");
part("Whether to believe it");
listed(0, "How correctness is measured", "correctness.md", "tests/CONFORMANCE.md", correctness());
chapter(0, "Changes", "changes.md", "CHANGELOG.md");
make();

function part(name) {
  summary.push("", `# ${name}`, "");
}

/** A file of the repository as it stands. */
function chapter(depth, name, path, source) {
  listed(depth, name, path, source, read(source));
}

function listed(depth, name, path, source, text) {
  summary.push(`${"  ".repeat(depth)}- [${name.replace(/[[\]]/gu, "\\$&")}](${path})`);
  page(path, source, text);
}

function page(path, source, text) {
  pages.set(path, { source, text });
}

function introduction() {
  return `# corsplain

**Blocked by CORS policy?** corsplain tells, from pasted or captured headers, what a browser does with a cross-origin
request and why: the exact algorithm of the Fetch standard and of the browsers people really use, every step
explained, the cause named, the fix proven.

- **In a hurry:** [CORS on one page](hurry.md).
- **Stuck on a red line:** [paste it into the playground](../), or find [the reason](reasons/index.md).
- **To learn or to teach:** [the course](course/origins.md), made of exchanges to change.
- **To build a mock, an emulator or a tool:** [the npm package](npm.md) and [the crate](crate.md).
- **To write documentation:** [live examples](embed/index.md) like those on these pages.

Each example here can be opened up, and most can be changed: press *Why?* or *Edit*.

<p class="version">This is version ${version}, as are the package, the playground and every example.</p>
`;
}

/** The lessons in the order in which they are taught. */
function lessons() {
  const order = Array.from(read("web/answers/src/learn.rs").matchAll(/lessons\/([\w-]+\.md)/gu), ([, name]) => name);
  return order.map((name) => {
    const [, head, body] = read(`web/answers/lessons/${name}`).split(/^---\n/mu);
    const said = (key) => new RegExp(`^${key}: (.*)$`, "mu").exec(head)?.[1];
    const shown = (key) => writeFence(JSON.parse(said(key)));
    const text = `# ${said("title")}\n\n${body.trim()}\n\n## Try it\n\n${said("task")}\n\n${editable(shown("exchange"))}
<details><summary>One way to do it</summary>\n\n${shown("solution")}\n</details>\n`;
    return { name, title: said("title"), text };
  });
}

/** A reason's page, with the values of its own blocked example in the places of the names. */
function whyPage({ code, title, page: text }) {
  const [, rest] = text.split(/^(?=## Blocked$)/mu);
  const [blocked] = fences(rest);
  const { cause } = explain(blocked.scenario, blocked.engine ?? "fetch").account;
  if (cause?.code !== code) throw new Error(`core/reasons/${code}.md: its first example is blocked by ${cause?.code}`);
  const changes = cause.changes.map(({ who, text }) => `- **${who[0].toUpperCase()}${who.slice(1)}:** ${text}`);
  return [`# ${title}`, cause.text, "## Why", cause.why, "## Who changes what", changes.join("\n"), editable(rest)].join("\n\n");
}

/** The same with every example open to change. */
function editable(text) {
  return text.replaceAll("```cors", "```cors editable");
}

function index() {
  const rows = reasons().map(({ code, title }) => `| [${plain(title)}](${code}.md) | \`${code}\` |`);
  return `# Why a request was blocked

One page for each reason, in the order in which a browser comes to them: what happened, why the rule exists, who
changes what, an exchange that is blocked and one that is not.

| what is wrong | code |
| --- | --- |
${rows.join("\n")}
`;
}

function gallery() {
  const examples = read("web/answers/gallery.ndjson").trim().split("\n").map((line) => JSON.parse(line));
  const groups = new Map();
  for (const one of examples) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return groups;
}

function galleryPage(group, examples) {
  const shown = examples.map(({ title, shows, page_origin, page_csp, request, hops }) => {
    const written = editable(writeFence({ page_origin, page_csp, request, hops }));
    return `## ${title}\n\n${shows}\n\n${written}`;
  });
  return `# ${group}\n\n${shown.join("\n")}`;
}

function correctness() {
  return `${read("docs/correctness.md")}\n${read("tests/CONFORMANCE.md").replace(/^# .*\n/u, "")}`;
}

/** Puts the book together and builds it. */
function make() {
  rmSync(work, { recursive: true, force: true });
  const source = join(work, "src");
  const faults = Array.from(pages).flatMap(([path, { text }]) => fences(text).flatMap((one) => one.faults.map((fault) => `${path}:${one.line}: ${fault}`)));
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const known = new Map(Array.from(pages, ([path, { source }]) => [source, path]));
  for (const [path, { source: from, text }] of pages) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), linked(path, from, text, known));
  }
  writeFileSync(join(source, "SUMMARY.md"), `${summary.join("\n")}\n`);
  const cli = join(package_, "dist", "cli.js");
  execFileSync(process.execPath, [cli, "docs", "--assets", source, "--quiet"], { stdio: "inherit" });
  cpSync(join(here, "book.css"), join(work, "book.css"));
  const settings = {
    book: { title: "corsplain", language: "en", description: "CORS explained, by examples that are judged while you change them" },
    preprocessor: { cors: { command: `"${process.execPath}" "${cli}" mdbook`, renderers: ["html"] } },
    output: { html: { "additional-css": ["book.css"], "git-repository-url": repository, "no-section-label": true, print: { enable: false }, fold: { enable: true, level: 0 } } },
  };
  writeFileSync(join(work, "book.toml"), toml(settings));
  execFileSync("mdbook", ["build", "--dest-dir", join(work, "book")], { cwd: work, stdio: "inherit" });
  rmSync(out, { recursive: true, force: true });
  cpSync(join(work, "book"), out, { recursive: true });
}

/** Links between files as links between pages, which `known` has by their files; what is no page here is in the repository. */
function linked(path, source, text, known) {
  const playground = `${"../".repeat(path.split("/").length)}#`;
  const within = text.replace(/\]\(#(?=(gallery|learn|s=|1\.))/gu, `](${playground}`);
  return within.replace(/\]\((?![a-z]+:|#)([^)\s#]*)(#[^)\s]*)?\)/gu, (whole, to, hash = "") => {
    if (pages.has(posix.join(posix.dirname(path), to)) || /^(\.\.\/)+$/u.test(to)) return whole;
    const file = posix.join(posix.dirname(source), to);
    const page = known.get(file) ?? known.get(posix.join(file, "README.md"));
    if (page !== undefined) return `](${posix.relative(posix.dirname(path), page)}${hash})`;
    return `](${repository}/blob/main/${file}${hash})`;
  });
}

/** Tables of strings, truths and lists of strings: JSON writes those as TOML does. */
function toml(value, name = "") {
  const isTable = (one) => typeof one === "object" && !Array.isArray(one);
  const entries = Object.entries(value);
  const own = entries.filter(([, one]) => !isTable(one)).map(([key, one]) => `${key} = ${JSON.stringify(one)}\n`);
  const head = name !== "" && own.length > 0 ? `[${name}]\n` : "";
  const within = entries.filter(([, one]) => isTable(one)).map(([key, one]) => toml(one, name === "" ? key : `${name}.${key}`));
  return [head, ...own, ...within].join("");
}

function read(path) {
  return readFileSync(join(root, path), "utf8");
}

function title(text) {
  return /^# (.*)$/mu.exec(text)[1];
}

function plain(text) {
  return text.replaceAll("|", "\\|");
}

function slug(text) {
  return text.toLowerCase().replace(/\W+/gu, "-");
}
