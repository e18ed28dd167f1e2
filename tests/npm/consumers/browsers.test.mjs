// The package in pages of Chromium and Firefox: bundled, served for development, and as it is.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { KINDS, launch } from "../../e2e/browser.mjs";
import { serve } from "../../e2e/host.mjs";
import { corpora, ENGINES, native, wanted } from "../corpora.mjs";
import { manifest } from "../package.mjs";
import { asModule, hold, printed, project, projects, run, script, start, told } from "./project.mjs";
import { departures } from "./url_departures.mjs";

const page = (script, head = "") => `<!doctype html><meta charset="utf-8"><title>A consumer</title>${head}<body>${script}`;
const module = (src) => `<script type="module" src="${src}"></script>`;
const policy = (scripts) => `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; script-src ${scripts}">`;

const dist = "/node_modules/corsplain";
/** An entry's address where the projects are served. */
const address = (entry) => `${dist}/${manifest.exports[entry].import.default}`;
const [small, full] = [address("."), address("./full")];
const unbundled = (tell) => asModule(small, full, tell);

/** Who bundles, with which words, and where the page is then. */
const BUNDLERS = {
  esbuild: { program: "esbuild", words: ["main.js", "--bundle", "--format=esm", "--outfile=out/main.js"] },
  Rollup: { program: "rollup", words: ["main.js", "-p", "node-resolve", "-p", "commonjs", "-d", "out"] },
  webpack: { program: "webpack-cli", words: ["--entry", "./main.js", "--mode", "production", "-o", "out"] },
  "Vite, build": { program: "vite", words: ["build", "--base", "./"], page: "dist/", source: "main.js" },
};

/** Pages that need no bundler, by the files of their projects. */
const PLAIN = {
  "a module script": { "index.html": page(module("main.js")), "main.js": unbundled() },
  "a classic script": {
    "index.html": page(
      ["index", "full"].map((name) => `<script src="${dist}/dist/${name}.global.js"></script><script src="${name}.js"></script>`).join(""),
    ),
    "index.js": "const { check } = corsplain;",
    "full.js": `const checkInFull = corsplain.check; const tell = console.log; ${told}`,
  },
  "a module worker": {
    "index.html": page(module("main.js")),
    "main.js": `const worker = new Worker("worker.js", { type: "module" });
worker.onmessage = ({ data }) => console.log(data);
worker.onerror = ({ message }) => console.log("failed:" + message);`,
    "worker.js": unbundled("(text) => postMessage(text)"),
  },
  "a strict policy": { "index.html": page(module("main.js"), policy("'self' 'wasm-unsafe-eval'")), "main.js": unbundled() },
};

const named = (name) => name.toLowerCase().replace(/\W+/g, "-");

describe("the package in pages", { concurrency: false }, () => {
  const browsers = {};
  let host;
  before(async () => {
    host = await serve(projects);
    for (const kind of KINDS) browsers[kind] = await launch(kind);
  });
  after(async () => {
    for (const browser of Object.values(browsers)) await browser.close();
    await host.close();
  });

  /** Opens a page in one browser, and gives back what it says first. */
  async function says(kind, url) {
    const context = await browsers[kind].newContext();
    try {
      const opened = await context.newPage();
      const first = new Promise((done, failed) => {
        const log = [];
        opened.on("console", (message) => {
          log.push(message.text());
          if (/^(answers|refused):/.test(message.text())) done(message.text());
          if (/^failed:/.test(message.text())) failed(new Error(message.text()));
        });
        opened.on("pageerror", failed);
        setTimeout(() => failed(new Error(`${url} said nothing of use in ${kind}:\n${log.join("\n")}`)), PATIENCE).unref();
      });
      const [text] = await Promise.all([first, opened.goto(url)]);
      return text;
    } finally {
      await context.close();
    }
  }

  for (const [name, { program, words, page: at = "", source = "out/main.js" }] of Object.entries(BUNDLERS)) {
    test(name, async (t) => {
      const folder = project(named(name), { "main.js": asModule(), "index.html": page(module(source)) });
      await t.test("bundles", () => run(folder, process.execPath, [script(program), ...words]));
      for (const kind of KINDS) {
        await t.test(kind, async () => hold(await says(kind, `${host.url}${named(name)}/${at}`)));
      }
    });
  }

  test("Vite, dev", async (t) => {
    const folder = project("vite-dev", { "main.js": asModule(), "index.html": page(module("main.js")) });
    const child = start(folder, process.execPath, [script("vite"), "--host", "127.0.0.1", "--port", "0"]);
    try {
      const url = await printed(child, [child.stdout, child.stderr], /(http:\/\/127\.0\.0\.1:\d+\/)/);
      for (const kind of KINDS) await t.test(kind, async () => hold(await says(kind, url)));
    } finally {
      child.kill();
    }
  });

  for (const [name, files] of Object.entries(PLAIN)) {
    test(name, async (t) => {
      project(named(name), files);
      for (const kind of KINDS) await t.test(kind, async () => hold(await says(kind, `${host.url}${named(name)}/`)));
    });
  }

  // What is thrown names the word that is missing, whoever brings the module.
  test("a policy without WebAssembly", async (t) => {
    const asked = `import * as small from "${small}"; import * as slim from "${address("./slim")}";
const refused = [];
const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
for (const ask of [() => small.reasons(), () => small.reasons(), () => small.init(), () => slim.initSync(bytes), () => slim.init(bytes)]) {
  try { await ask(); refused.push("it ran"); } catch (error) { refused.push(error.message + (error.cause instanceof WebAssembly.CompileError)); }
}
console.log("refused:" + JSON.stringify(refused));`;
    project("no-wasm", { "index.html": page(module("main.js"), policy("'self'")), "main.js": asked });
    for (const kind of KINDS) {
      await t.test(kind, async () => {
        const refused = JSON.parse((await says(kind, `${host.url}no-wasm/`)).slice("refused:".length));
        assert.equal(refused.length, 5);
        for (const message of refused) assert.match(message, /^corsplain: .*'wasm-unsafe-eval' .*true$/);
      });
    }
  });

  test("the corpora", async (t) => {
    const folder = project("corpora", {
      "index.html": page(module("main.js")),
      "standard.html": page(module("out/url.js") + module("main.js")),
      "evaluate.js": readFileSync(join(import.meta.dirname, "..", "evaluate.mjs"), "utf8"),
      "url.js": `import { URL } from "whatwg-url"; globalThis.URL = URL;`,
      "main.js": `import * as small from "${small}"; import * as full from "${full}"; import { evaluate } from "./evaluate.js";
const entries = { ".": small, "./full": full };
let sessions;
globalThis.chunk = (entry, engine, lines, isFirst) => {
  if (isFirst) sessions = new Map();
  return JSON.stringify(lines.map((line) => evaluate(entries[entry], sessions, JSON.parse(line), engine)));
};`,
    });
    // It looks at a class that only isolated pages have by name.
    const shared = "new WebAssembly.Memory({ initial: 0, maximum: 0, shared: true }).buffer.constructor";
    const banner = `--banner:js=globalThis.SharedArrayBuffer ??= ${shared};`;
    await run(folder, process.execPath, [script("esbuild"), "url.js", "--bundle", "--format=esm", "--outfile=out/url.js", banner]);
    for (const kind of KINDS) {
      const different = new Set();
      for (const engine of ENGINES) {
        await t.test(`${kind} under the rules of ${engine}`, async () => {
          const opened = await ready(kind, "index.html");
          for (const { lines } of corpora) {
            for (const { id, found, expected } of await through(opened, lines, engine)) {
              if (isDeepStrictEqual(found, expected)) continue;
              different.add(id);
              assert.ok(id in departures[kind], `${id}: ${JSON.stringify(found)}\nand natively: ${JSON.stringify(expected)}`);
            }
          }
        });
      }
      await t.test(`${kind}: what its own URL makes different, and no more`, async () => {
        assert.deepEqual([...different].sort(), Object.keys(departures[kind]).sort());
        const opened = await ready(kind, "standard.html");
        assert.ok(await opened.evaluate(() => !String(URL).includes("[native code]")), "the page has the browser's own URL");
        const lines = corpora.flatMap((corpus) => corpus.lines).filter((line) => different.has(JSON.parse(line).id));
        for (const engine of ENGINES) {
          for (const { id, found, expected } of await through(opened, lines, engine)) assert.deepEqual(found, expected, id);
        }
      });
    }
  });

  async function ready(kind, name) {
    const opened = await browsers[kind].newPage();
    await opened.goto(`${host.url}corpora/${name}`);
    await opened.waitForFunction(() => "chunk" in globalThis);
    return opened;
  }

  /** These lines through both entries in a page, a part at a time, beside what the native engine says. */
  async function through(opened, lines, engine) {
    const said = native(lines, engine);
    const compared = [];
    for (const entry of [".", "./full"]) {
      for (let from = 0; from < lines.length; from += CHUNK) {
        const given = [entry, engine, lines.slice(from, from + CHUNK), from === 0];
        const answers = JSON.parse(await opened.evaluate((words) => globalThis.chunk(...words), given));
        answers.forEach((found, at) => {
          compared.push({ id: said[from + at].id, found, expected: wanted(said[from + at], entry, engine) });
        });
      }
    }
    assert.equal(compared.length, 2 * lines.length);
    return compared;
  }
});

const PATIENCE = 30_000;
const CHUNK = 500;
