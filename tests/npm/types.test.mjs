// The declarations: as strict consumers read them, and held against what the package really gives.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { consumer, folder, load, tarball } from "./package.mjs";

const own = createRequire(import.meta.url);
const corpus = join(import.meta.dirname, "..", "corpus");

/** Compiles files in the consumer's folder as strictly as TypeScript can. */
function compile(name, files, options) {
  const place = join(consumer, name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  const compilerOptions = {
    strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false,
    noEmit: true, types: [], target: "es2022", lib: ["es2022"], ...options,
  };
  writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  return node(join(dirname(own.resolve("typescript/package.json")), "bin", "tsc"), ["-p", place]);
}

function node(script, words) {
  const made = spawnSync(process.execPath, [script, ...words], { cwd: consumer, encoding: "utf8" });
  return { status: made.status, text: made.stdout + made.stderr };
}

const EXPORTS = {
  corsplain: ["check", "explain", "reasons", "Session", "needsPreflight", "isCorsSafelistedRequestHeader", "filterResponseHeaders", "init", "initSync"],
  "corsplain/fetch": ["createCorsFetch"],
  "corsplain/connect": ["explainCors"],
  "corsplain/matchers": ["toBeReadableFrom", "toExposeHeaderTo", "toNeedPreflightFrom"],
  "corsplain/remark": ["remarkCors"],
  "corsplain/markdown-it": ["markdownItCors"],
  "corsplain/full": ["compare", "parse", "diagnose", "fixes", "policy", "advice", "outside", "recipe", "fence", "fences", "writeFence", "auditHar", "auditHarStream", "HarAudit"],
};

const CONSUMER = `
import { check, Session, filterResponseHeaders } from "corsplain";
import type { Exchange, Result } from "corsplain";
import { explain, auditHar, fixes } from "corsplain/full";
import { createCorsFetch } from "corsplain/fetch";
import type { CorsFetchCause } from "corsplain/fetch";
import { explainCors } from "corsplain/connect";
import { toBeReadableFrom } from "corsplain/matchers";
import { remarkCors } from "corsplain/remark";
import { markdownItCors } from "corsplain/markdown-it";
import * as slim from "corsplain/slim";
import * as fullSlim from "corsplain/full/slim";

const exchange: Exchange = {
  page_origin: "https://app.example",
  request: { url: "https://api.example/", headers: new Map([["A", "b"]]), mode: "cors" },
  hops: [{ preflight: null, response: { status: 200, headers: [["A", "b"]] } }],
};
export function told(result: Result): string {
  switch (result.outcome) {
    case "readable": return result.readable_headers.join();
    case "opaque": case "opaque-redirect": return result.type;
    case "network-error": case "type-error": return result.reason + result.at.leg;
    case "incomplete": return result.next.method;
    default: { const none: never = result; return none; }
  }
}
told(check(exchange, "webkit"));
told(new Session("firefox").explain(exchange, 0));
explain(exchange).account.steps[0]?.title.toUpperCase();
explain(exchange).steps[0]?.anchor.toUpperCase();
const found = fixes(exchange);
export const first: string | undefined = found.none === null ? found.fixes[0]?.title : found.none.text;
export const csv: string = auditHar("{}", { format: "csv" });
export const rows: number = auditHar("{}").rows.length;
export const pairs: [string, string][] = filterResponseHeaders({ A: ["b"] }, { type: "basic" });
slim.initSync(new Uint8Array());
export const ready: Promise<void> = fullSlim.init();
const corsFetch = createCorsFetch({ origin: "https://app.example", engine: "firefox", now: () => 0 });
export const status: Promise<number> = corsFetch("https://api.example/").then((response) => response.status);
createCorsFetch({ origin: "null", csp: "connect-src *", fetch: corsFetch });
export const why = (cause: CorsFetchCause): string | undefined => cause.account.cause?.text ?? cause.at?.leg;
explainCors({ engine: "webkit", print: (text) => void text.length });
export const passes: boolean = toBeReadableFrom(exchange, "https://app.example", { credentials: "include" }).pass;
remarkCors({ onFault: (fault) => void fault.length });
export const plugins = [remarkCors, markdownItCors];
// @ts-expect-error a page has an origin
createCorsFetch({ engine: "firefox" });
// @ts-expect-error there is no such engine
check(exchange, "opera");
// @ts-expect-error a request has a URL
check({ page_origin: "null", request: {} });
// @ts-expect-error a status is a number
check({ page_origin: "null", request: { url: "/" }, hops: [{ response: { status: "200" } }] });
`;

for (const [name, options, file] of [
  ["esm", { module: "nodenext", moduleResolution: "nodenext" }, "consumer.mts"],
  ["cjs", { module: "nodenext", moduleResolution: "nodenext" }, "consumer.cts"],
  ["bundler", { module: "esnext", moduleResolution: "bundler" }, "consumer.ts"],
  ["dom", { module: "nodenext", moduleResolution: "nodenext", lib: ["es2022", "dom", "dom.iterable"] }, "consumer.mts"],
]) {
  test(`a strict consumer: ${name}`, () => {
    const dom = name === "dom" ? `\ncheck({ page_origin: "null", request: { url: "/", headers: new Headers() } });\nvoid slim.init(fetch("/x.wasm"));\nconst dom: typeof fetch = createCorsFetch({ origin: "null", fetch });\nvoid dom(new URL("https://api.example/"), { body: new FormData() }).then((response) => response.json());\n// @ts-expect-error no such mode\nvoid dom("/", { mode: "none" });\nvoid slim.init(new WebAssembly.Module(new Uint8Array()));` : "";
    const { status, text } = compile(name, { [file]: CONSUMER + dom }, options);
    assert.equal(status, 0, text);
  });
}

/** Up to so many lines of a corpus, evenly picked. */
function picked(name, most) {
  const lines = readFileSync(join(corpus, name), "utf8").trim().split("\n");
  const stride = Math.max(1, Math.floor(lines.length / most));
  return lines.filter((_, at) => at % stride === 0).map((line) => JSON.parse(line));
}

test("what is given is of the type that is declared, with no property more or less", async () => {
  const small = await load();
  const full = await load("./full");
  const scenarios = [...picked("browsers-public.ndjson", 60), ...picked("wpt-public.ndjson", 60), ...picked("browsers-differences.ndjson", 30), ...picked("presets.ndjson", 74)];
  const engines = ["fetch", "chromium", "firefox", "webkit"];
  const by = (at) => engines[at % 4];
  const har = readFileSync(join(corpus, "har", "chromium.har"), "utf8");
  const answers = scenarios.map((one) => one.hops[0]?.response).filter(Boolean);
  const grant = { origins: ["https://app.example"] };
  const given = {
    "corsplain.Result": scenarios.map((one, at) => small.check(one, by(at))),
    "corsplain.Explanation": scenarios.slice(0, 60).map((one, at) => small.explain(one, by(at))),
    "corsplain.Reason": small.reasons(),
    "full.FullResult": scenarios.slice(0, 60).map((one, at) => full.check(one, by(at))),
    "full.FullExplanation": scenarios.slice(0, 40).map((one, at) => full.explain(one, by(at))),
    "full.FullReason": full.reasons(),
    "full.EngineAccount": scenarios.slice(0, 8).flatMap((one) => full.compare(one)),
    "full.Fixes": scenarios.map((one) => full.fixes(one)),
    "full.Finding": scenarios.flatMap((one) => full.advice(one)),
    "full.Outside": scenarios.flatMap((one) => full.outside(one)),
    "full.Policy": answers.slice(0, 30).map(({ status, headers }) => full.policy(headers, { status })),
    "full.Parsed": [full.parse("curl https://api.example -H 'X-A: 1'"), full.parse("what?"), full.parse(har)],
    "full.Fence": scenarios.flatMap((one) => full.fences(full.writeFence(one))).concat(full.fence("cors engine=chromium expect=readable", "what?\n\n# told")),
    "full.Diagnosis": scenarios.flatMap((one, at) => full.check(one, by(at)).console).flatMap((line) => full.diagnose(line)),
    "full.Recipe": ["nginx", "express", "spring", "s3"].map((server) => full.recipe(server, grant)),
    "full.HarReport": [full.auditHar(har), full.auditHar("{"), full.auditHar(har, { all: true })],
  };
  const lines = ['import type * as corsplain from "corsplain";', 'import type * as full from "corsplain/full";'];
  for (const [type, values] of Object.entries(given)) {
    assert.ok(values.length > 0, `nothing is given of ${type}`);
    // One at a time: TypeScript gives up on a very long literal.
    values.forEach((value, at) => lines.push(`export const ${type.replace(".", "_")}_${at}: ${type} = ${JSON.stringify(value)};`));
    // And this very comparison notices a property too many, and one too few.
    const { [Object.keys(values[0])[0]]: _, ...less } = values[0];
    for (const [name, wrong] of Object.entries({ more: { ...values[0], one_more: 1 }, less })) {
      lines.push(`// @ts-expect-error\nexport const ${type.replace(".", "_")}_${name}: ${type} = ${JSON.stringify(wrong)};`);
    }
  }
  const { status, text } = compile("given", { "given.mts": lines.join("\n") }, { module: "nodenext", moduleResolution: "nodenext" });
  assert.equal(status, 0, text.slice(0, 4_000));
});

test("every function and class is declared and there, and has an example", async () => {
  for (const [entry, names] of Object.entries(EXPORTS)) {
    const given = await load(entry.replace("corsplain", "."));
    assert.equal("default" in given, false);
    for (const name of names) assert.equal(typeof given[name], "function", name);
  }
  const declared = ["check", "session", "decisions", "init", "words-full", "har", "full-api", "fetch", "connect", "matchers", "remark", "markdown-it"]
    .map((name) => readFileSync(join(folder, "dist", `${name}.d.ts`), "utf8"))
    .join("\n");
  for (const name of Object.values(EXPORTS).flat()) {
    const at = declared.search(new RegExp(`export declare (async )?(function|class|const) ${name}\\b`));
    assert.notEqual(at, -1, `${name} is not declared`);
    const comment = declared.slice(declared.lastIndexOf("/**", at), at);
    assert.match(comment, /@example/, `${name} has no example`);
  }
});

test("publint has nothing to say", async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: folder, strict: true });
  assert.deepEqual(messages, []);
});

test("Are the types wrong? They are not", () => {
  // The bare modules are no JavaScript, resolution before Node 16 knows no subpaths, and the element is for browsers.
  const words = [tarball, "--profile", "node16", "--exclude-entrypoints", "corsplain.wasm", "full.wasm", "element"];
  const { status, text } = node(join(dirname(own.resolve("@arethetypeswrong/cli/package.json")), "dist", "index.js"), words);
  assert.equal(status, 0, text);
});
