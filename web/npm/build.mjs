// Builds the npm package from the two modules of WebAssembly and packs it.
//
//   node build.mjs SMALL FULL SITE OUT VERSION
//
// SMALL and FULL are folders with what wasm-bindgen and wasm-opt made, SITE is the built page, OUT is where
// `package/` and the tarball go.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { createGenerator } from "ts-json-schema-generator";
import { manifest } from "./manifest.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [small, full, site, out, version] = process.argv.slice(2);
const folder = join(out, "package");
const dist = join(folder, "dist");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

/** The modules and the entries that are made of each. */
const MODULES = [
  { from: small, wasm: "corsplain.wasm", entries: { index: "index", workerd: "workerd", slim: "slim" } },
  { from: full, wasm: "full.wasm", entries: { full: "full", workerd: "full-workerd", slim: "full-slim" } },
];

/** How everything is bundled. */
const COMMON = {
  bundle: true,
  platform: "neutral",
  target: "es2022",
  minify: true,
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
};

/** Entries without a module of their own: each form of one is beside a full entry, which it imports. */
const BESIDE = [
  { entry: "fetch", outfile: "fetch-workerd.js", format: "esm", beside: { full: "full-workerd.js" } },
  ...["fetch", "connect", "matchers", "vitest", "jest", "playwright", "remark", "markdown-it"].flatMap((entry) => [
    { entry, outfile: `${entry}.js`, format: "esm", beside: { full: "full.js", matchers: "matchers.js" } },
    { entry, outfile: `${entry}.cjs`, format: "cjs", beside: { full: "full.cjs", matchers: "matchers.cjs" } },
  ]),
  { folder: "element", entry: "module", outfile: "element.js", format: "esm", beside: { full: "full.js" } },
  { folder: "element", entry: "classic", outfile: "element.global.js", format: "iife", beside: {} },
];

/** What a project has by itself where it uses an entry. */
const RUNNERS = ["vitest", "@jest/globals", "@playwright/test"];

rmSync(folder, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
for (const module of MODULES) await bundle(module);
execFileSync(process.execPath, [tsc, "-p", join(here, "element")], { stdio: "inherit" });
for (const one of BESIDE) await bundleBeside(one);
await command();
declare();
describe();
sign();
// The documentation, which is beside the page where it was built before, is for the hosted page.
cpSync(site, join(folder, "playground"), { recursive: true, filter: (path) => path !== join(site, "docs") });
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(here, "..", "..", name), join(folder, name));
copyFileSync(join(here, "README.md"), join(folder, "README.md"));
writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest(version), null, 2)}\n`);
pack();

/** Every entry of one module. */
async function bundle({ from, wasm, entries }) {
  const bytes = readFileSync(join(from, "module.wasm"));
  writeFileSync(join(dist, wasm), bytes);
  const inlined = entries.index ?? entries.full;
  const made = [
    [inlined, "esm", ".js"],
    [inlined, "cjs", ".cjs"],
    [inlined, "iife", ".global.js"],
    [entries.workerd, "esm", ".js"],
    [entries.slim, "esm", ".js"],
    [entries.slim, "cjs", ".cjs"],
  ];
  for (const [entry, format, extension] of made) {
    await build({
      ...COMMON,
      entryPoints: [join(here, "js", `${entry}.ts`)],
      outfile: join(dist, `${entry}${extension}`),
      format,
      globalName: format === "iife" ? "corsplain" : undefined,
      inject: [join(here, "js", "utf8.ts")],
      plugins: [carried(from, wasm, bytes)],
    });
  }
}

/** One form of such an entry. */
async function bundleBeside({ folder = "js", entry, outfile, format, beside }) {
  await build({
    ...COMMON,
    entryPoints: [join(here, folder, `${entry}.ts`)],
    outfile: join(dist, outfile),
    format,
    external: RUNNERS,
    plugins: [found(beside)],
  });
}

/** The command line, which takes the full module from the file beside it. */
async function command() {
  execFileSync(process.execPath, [tsc, "-p", join(here, "cli")], { stdio: "inherit" });
  await build({
    entryPoints: [join(here, "cli", "main.ts")],
    outfile: join(dist, "cli.js"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node18",
    minifySyntax: true,
    charset: "ascii",
    logLevel: "warning",
    banner: { js: "#!/usr/bin/env node" },
    define: { VERSION: JSON.stringify(version) },
    plugins: [found({ full: "full.js" })],
  });
}

/** What is imported by such a name is another file of the package. */
function found(names) {
  const setup = (bundler) => {
    for (const [name, file] of Object.entries(names)) {
      const filter = new RegExp(`/${name}\\.js$`);
      bundler.onResolve({ filter }, () => ({ path: `./${file}`, external: true }));
    }
  };
  return { name: "beside", setup };
}

/** What the shell imports by a name that begins with `#`. */
function carried(from, wasm, bytes) {
  return {
    name: "carried",
    setup(bundler) {
      bundler.onResolve({ filter: /^#glue$/ }, () => ({ path: join(from, "glue.js") }));
      bundler.onResolve({ filter: /^#module$/ }, () => ({ path: `./${wasm}`, external: true }));
      bundler.onResolve({ filter: /^#packed$/ }, () => ({ path: "packed", namespace: "packed" }));
      bundler.onLoad({ filter: /.*/, namespace: "packed" }, () => ({ contents: packed(bytes), loader: "js" }));
    },
  };
}

/** The module deflated: base64 of it compresses no further, while base64 of the module itself would cost a third more. */
function packed(bytes) {
  const base64 = deflateRawSync(bytes, { level: 9, memLevel: 9 }).toString("base64");
  return `export const base64 = "${base64}"; export const size = ${bytes.length};`;
}

/** Declarations, once for `import` and once for `require`. */
function declare() {
  execFileSync(process.execPath, [tsc, "-p", join(here, "tsconfig.json"), "--outDir", dist], { stdio: "inherit" });
  const needed = reached(["index", "full", "slim", "full-slim", ...BESIDE.filter(({ folder }) => !folder).map(({ entry }) => entry)].map((name) => `${name}.d.ts`));
  for (const name of readdirSync(dist).filter((name) => name.endsWith(".d.ts"))) {
    if (!needed.has(name)) {
      rmSync(join(dist, name));
      continue;
    }
    const text = readFileSync(join(dist, name), "utf8");
    writeFileSync(join(dist, name.replace(/\.d\.ts$/, ".d.cts")), text.replace(/(from "\.\/[^"]*)\.js"/g, '$1.cjs"'));
  }
  copyFileSync(join(here, "element", "element.d.ts"), join(dist, "element.d.ts"));
  for (const wasm of ["corsplain.wasm", "full.wasm"]) {
    writeFileSync(join(dist, `${wasm}.d.ts`), "declare const module: object;\nexport default module;\n");
  }
}

/** The JSON Schema of what the command writes. */
function describe() {
  const generator = createGenerator({
    path: join(here, "cli", "output.ts"),
    tsconfig: join(here, "cli", "tsconfig.json"),
    type: "Output",
    additionalProperties: false,
    skipTypeCheck: true,
  });
  const { $schema, definitions } = generator.createSchema("Output");
  const title = `What corsplain ${version} writes as JSON: each command has a property of Output`;
  writeFileSync(join(dist, "schema.json"), `${JSON.stringify({ $schema, title, definitions }, null, 1)}\n`);
}

/** What a script tag's `integrity` says of each script that a page may take from elsewhere. */
function sign() {
  const names = readdirSync(dist).filter((name) => /^(element|full|.*\.global)\.js$/.test(name)).sort();
  const hash = (name) => createHash("sha384").update(readFileSync(join(dist, name))).digest("base64");
  const signed = Object.fromEntries(names.map((name) => [name, `sha384-${hash(name)}`]));
  writeFileSync(join(dist, "integrity.json"), `${JSON.stringify(signed, null, 1)}\n`);
}

/** These declarations and all that they import. */
function reached(names, found = new Set()) {
  for (const name of names.filter((name) => !found.has(name))) {
    found.add(name);
    const text = readFileSync(join(dist, name), "utf8");
    reached(Array.from(text.matchAll(/from "\.\/([^"]*)\.js"/g), ([, one]) => `${one}.d.ts`), found);
  }
  return found;
}

/** The tarball, beside the folder. */
function pack() {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  for (const name of readdirSync(out).filter((name) => name.endsWith(".tgz"))) rmSync(join(out, name));
  execFileSync(npm, ["pack", folder, "--pack-destination", out, "--silent"], { stdio: "inherit" });
}
