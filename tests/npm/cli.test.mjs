// The command of the installed package, as somebody runs it.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { load, manifest } from "./package.mjs";
import { command, corsplain } from "./command.mjs";

const folder = mkdtempSync(join(tmpdir(), "corsplain-"));
after(() => rmSync(folder, { recursive: true }));

const blocked = file("blocked.http", `PUT /x HTTP/1.1
Host: api.example
Origin: https://app.example

HTTP/1.1 204 No Content
Access-Control-Allow-Origin: *

HTTP/1.1 200 OK
Access-Control-Allow-Origin: https://other.example
X-Odd: \u001b[2J
`);
const readable = file("readable.http", "GET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n");

test("check tells the verdict, the cause, the console's lines and the fixes", () => {
  const { status, stdout, stderr } = corsplain("check", blocked, "--engine", "chromium");
  assert.equal(status, 1);
  assert.equal(stderr, "");
  assert.match(stdout, /^network-error by the rules of chromium\n/);
  assert.match(stdout, /method-not-allowed/);
  assert.match(stdout, /Access to fetch at 'https:\/\/api\.example\/x' from origin 'https:\/\/app\.example'/);
  assert.match(stdout, /@@ answer 1 to the preflight @@\n {2}\+ Access-Control-Allow-Methods: PUT\n/);
  assert.match(stdout, /- Access-Control-Allow-Origin: https:\/\/other\.example\n/);
});

test("explain tells every step, and no byte that commands a terminal", () => {
  const { status, stdout } = corsplain("explain", blocked, "--origin", "https://other.example", "--engine", "webkit");
  assert.equal(status, 1);
  assert.match(stdout, /Steps:\n {2}ok {2}The URL can be parsed/);
  assert.match(stdout, /Origin: https:\/\/other\.example/);
  assert.ok(!stdout.includes("\u001b"));
  assert.match(corsplain("explain", readable).stdout, /Headers of the last answer:\n/);
});

test("an exit code for each end, and nothing written where nothing is wanted", () => {
  assert.deepEqual(corsplain("check", "--quiet", readable), { status: 0, stdout: "", stderr: "" });
  assert.deepEqual(corsplain("check", "--quiet", blocked), { status: 1, stdout: "", stderr: "" });
  assert.equal(corsplain("check", "--curl", "curl -X PUT https://api.example/").status, 1);
  assert.match(corsplain("check", "--curl", "curl -X PUT https://api.example/").stdout, /^incomplete [\s\S]*> OPTIONS https:\/\/api\.example\//);
});

test("JSON is what the package says", async () => {
  const { check, explain, fixes, parse } = await load("./full");
  const text = "curl https://api.example/ -H 'Origin: https://app.example'";
  const told = JSON.parse(corsplain("check", "--json", "--curl", text).stdout);
  const { scenario, assumptions, notes } = parse(text);
  assert.deepEqual(told, { schemaVersion: 1, exchange: scenario, assumptions, notes, result: check(scenario), fixes: fixes(scenario) });
  const { stdout } = corsplain("explain", "--format=ndjson", "--engine=firefox", "--curl", text);
  assert.equal(stdout.split("\n").length, 2);
  assert.deepEqual(JSON.parse(stdout).result, explain(scenario, "firefox"));
});

test("diagnose reads a console's line back", () => {
  const line = "Access to fetch at 'https://api.example/items' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
  const { status, stdout } = corsplain({ input: line }, "diagnose", "-");
  assert.equal(status, 1);
  assert.match(stdout, /^allow-origin-missing\n/);
  assert.deepEqual(JSON.parse(corsplain("diagnose", "--json", "--line", line).stdout)[0].reasons, ["allow-origin-missing"]);
});

test("policy reads an answer", () => {
  const { status, stdout } = corsplain("policy", "--header", "Access-Control-Allow-Origin: *");
  assert.equal(status, 0);
  assert.match(stdout, /^Every site may read this answer/);
  const told = JSON.parse(corsplain("policy", "--json", blocked).stdout);
  assert.equal(told.matrix.rows.flatMap(({ cells }) => cells).some(({ state }) => state === "unknown"), false, "the preflight is known");
});

test("help, version", () => {
  const help = corsplain("--help");
  assert.equal(help.status, 0);
  for (const name of ["check", "explain", "diagnose", "policy", "probe", "audit", "eval"]) {
    assert.match(help.stdout, new RegExp(`^  ${name} `, "m"));
    const own = corsplain(name, "--help");
    assert.equal(own.status, 0);
    assert.match(own.stdout, new RegExp(`Usage: corsplain ${name} [\\s\\S]*--engine ENGINE[\\s\\S]*Exit code: 0`));
    assert.doesNotMatch(own.stdout, /undefined/);
  }
  assert.deepEqual(corsplain("--version"), { status: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

test("it ends quietly where nobody reads", async () => {
  const child = spawn(process.execPath, [command, "explain", blocked], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (piece) => (complaints += piece));
  await new Promise((resolve) => child.once("close", resolve));
  assert.equal(complaints, "");
});

/** What is wrong, and what is said of it. */
const WRONG = [
  [[], /^corsplain: expected a command \(check, .*\), got nothing/],
  [["chekc"], /got `chekc`/],
  [["constructor"], /got `constructor`/],
  [["check"], /^corsplain check: expected a file, or `-` for standard input, or --curl/],
  [["check", "a", "b"], /expected one file, got 2/],
  [["check", "a", "--curl", "curl x"], /expected a file or --curl, got both/],
  [["check", "--colour"], /Unknown option '--colour'/],
  [["check", "--engine"], /'--engine <value>' argument missing/],
  [["check", readable, "--engine", "opera"], /--engine: expected one of fetch, chromium, firefox, webkit, got `opera`/],
  [["check", readable, "--format", "sarif"], /--format: expected one of pretty, json, ndjson, got `sarif`/],
  [["check", readable, "--origin", "no origin"], /page_origin: `no origin` is not an origin/],
  [["check", join(folder, "none.http")], /none\.http cannot be read: ENOENT/],
  [["check", folder], /cannot be read: EISDIR/],
  [[{ input: "hello" }, "check", "-"], /standard input: expected raw HTTP, .*\n {2}line 1: `hello` is neither/],
  [[{ input: "" }, "explain", "-"], /standard input: expected raw HTTP/],
  [[{ input: Buffer.alloc(2 ** 26 + 1, "a") }, "check", "-"], /standard input: expected one exchange in at most 64 MiB, got more/],
  [["diagnose", "--line", "hello"], /--line: expected a line that Chromium, Firefox or WebKit prints/],
  [["policy", "--header", "no colon"], /--header: expected `Name: value`, got `no colon`/],
  [[{ input: "GET / HTTP/1.1\nHost: api.example\n" }, "policy", "-"], /expected the headers of an answer .* got a request alone/],
];

for (const [args, said] of WRONG) {
  test(`refuses ${args.map((arg) => (typeof arg === "string" ? arg : `${arg.input.length} bytes`)).join(" ")}`, () => {
    const { status, stdout, stderr } = corsplain(...args);
    assert.match(stderr, said);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.doesNotMatch(stderr, /\n {4}at /, "no trace of calls");
  });
}

// `script` of util-linux makes a terminal; that of other systems takes other arguments.
if (process.platform === "linux") test("colours are for terminals, and for those who want them", () => {
  const seen = (env) => {
    const line = `${process.execPath} ${command} check ${readable}`;
    return spawnSync("script", ["-qec", line, "/dev/null"], { encoding: "utf8", env: { ...process.env, TERM: "xterm", NO_COLOR: "", ...env } }).stdout;
  };
  assert.match(seen({}), /\u001b\[32m/);
  assert.doesNotMatch(seen({ NO_COLOR: "1" }), /\u001b\[/);
  assert.match(seen({ NO_COLOR: "1" }), /readable by the rules of fetch/);
});

const refused = `OPTIONS /items?${"long".repeat(40)} HTTP/1.1
Host: api.example
Origin: https://app.example
Access-Control-Request-Method: PUT

HTTP/1.1 204 No Content
Access-Control-Allow-Origin: *
`;

if (process.platform === "linux") test("the conversation is drawn on a terminal, as wide as that is", () => {
  const seen = (columns, env, path) => {
    const line = `stty cols ${columns}; ${process.execPath} ${command} check ${path}`;
    const { stdout } = spawnSync("script", ["-qec", line, "/dev/null"], { encoding: "utf8", env: { ...process.env, TERM: "xterm", LC_ALL: "C.UTF-8", NO_COLOR: "1", ...env } });
    return stdout.split("\r\n").slice(0, stdout.split("\r\n").indexOf(""));
  };
  const blocked = file("drawn.http", refused);
  const wide = seen(100, {}, blocked);
  assert.deepEqual(wide.map((line) => line.replaceAll(/[\s─]+/gu, " ")), [
    "https://app.example browser https://api.example",
    " │ PUT https://api.exa…onglonglonglonglong ▶│ │",
    " │ │ OPTIONS /items?long…onglong (preflight) ▶│",
    " │ │◀ 204 │",
    " │ ● The server does not allow this method │",
    " │◀ network-error │ │",
  ]);
  assert.ok(wide.every((line) => line.length <= 99));
  const narrow = seen(50, { LC_ALL: "C" }, blocked);
  assert.equal(narrow.length, wide.length);
  assert.ok(narrow.every((line) => line.length < 50 && /^[ -~]*$/.test(line)), narrow.join("\n"));
  const waits = seen(80, {}, file("waits.http", refused.replace("Origin: *", "Origin: *\nAccess-Control-Allow-Methods: PUT")));
  assert.match(waits.at(-1), /● and then\?/);
  assert.doesNotMatch(corsplain("check", blocked).stdout, /▶/);
});

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
