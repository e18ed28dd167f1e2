// node run.mjs [SERVER…]
// Starts each server with its recipe, and lets a browser ask it what an allowed page, another and a
// foreign one would ask. One line a server; exit 1 where one fails. See README.md.
//
// CORSPLAIN_RECIPES, CORSPLAIN_EVAL: the built examples; CHROMIUM: the browser;
// CORSPLAIN_INSTALLED: where the packages are.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { newProfile, run, sleep } from "../browsers/drivers/process.mjs";
import { launch } from "./browser.mjs";
import { HOSTS, exchanges, grants } from "./exchanges.mjs";
import { record } from "./results.mjs";
import { starters } from "./starters.mjs";
import { application, pages } from "./upstream.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "..", "..");
const installed = process.env.CORSPLAIN_INSTALLED ?? path.join(root, "target", "servers");
const recipesDoor = process.env.CORSPLAIN_RECIPES ?? path.join(root, "target/debug/examples/recipes");
const evalDoor = process.env.CORSPLAIN_EVAL ?? path.join(root, "target/debug/examples/eval");

const known = starters(installed);
const named = process.argv.slice(2).flatMap((word) => word.split(","));
const unknown = named.find((word) => !known[word]);
if (unknown) throw new Error(`there is no server ${unknown}; there are ${Object.keys(known).join(", ")}`);
const words = named.length > 0 ? named : Object.keys(known);

const browser = await launch();
const [site, upstream] = await Promise.all([pages(), application()]);
const origin = (name) => `http://${HOSTS[name]}:${site.port}`;
const opened = new Map();
const page = async (name) => {
  if (!opened.has(name)) opened.set(name, await browser.open(origin(name)));
  return opened.get(name);
};

const results = [];
for (const [index, word] of words.entries()) {
  const began = Date.now();
  const troubles = [];
  let count = 0;
  let name = word;
  let version = "?";
  try {
    version = known[word].version(read);
    for (const [title, grant] of Object.entries(grants(origin))) {
      const tried = await attempt(word, title, grant);
      name = tried.name;
      count += tried.count;
      troubles.push(...tried.troubles.map((trouble) => `${title}: ${trouble}`));
    }
  } catch (error) {
    troubles.push(process.env.DEBUG ? error.stack : error.message);
  }
  const passed = troubles.length === 0;
  const took = ((Date.now() - began) / 1000).toFixed(1);
  const said = passed ? `ok, ${count} exchanges` : `FAILED, ${troubles.length} of ${count}`;
  console.log(`${index + 1}/${words.length} ${name} (${version}): ${said}, ${took} s`);
  for (const trouble of troubles) console.log(`     ${trouble.replaceAll("\n", "\n     ")}`);
  results.push({ word, name, version, count, passed });
}
for (const server of [site, upstream]) server.close();
await browser.close();
record(path.join(here, "RESULTS.md"), results, browser.version);
const failed = results.filter(({ passed }) => !passed);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** One server with one grant: started, asked, ended. */
async function attempt(word, title, grant) {
  const server = known[word];
  const recipe = recipeFor(word, grant);
  if (recipe.error) throw new Error(recipe.error);
  const dir = path.join(installed, "run", `${word}-${title.split(" ")[0]}`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const app = path.join(here, "apps", server.app ?? word);
  if (existsSync(app)) cpSync(app, dir, { recursive: true });
  for (const { name, text } of recipe.files) {
    const file = path.join(dir, server.place?.(name) ?? name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const port = await freePort();
  await server.prepare?.(dir, { port, upstream: upstream.port, installed });
  const log = path.join(dir, "log.txt");
  const output = openSync(log, "w");
  const profile = await newProfile();
  const running = run(server.program, server.words(dir, port), {
    profile,
    stdio: ["ignore", output, output],
    env: { PORT: String(port), UPSTREAM: String(upstream.port), HOME: profile, ...server.env },
    cwd: dir,
  });
  try {
    await isUp(port, running);
    const asked = await askAll(port, grant, server);
    return { name: recipe.name, ...asked };
  } catch (error) {
    throw new Error(`${title}: ${error.message}\n${tail(log)}`);
  } finally {
    await running.end();
  }
}

/** What differs from what must be, a sentence each. */
async function askAll(port, grant, server) {
  const troubles = [];
  const wanted = exchanges(grant, server.isProxy || server.app === "handler");
  const scenarios = [];
  for (const [index, [who, where, init, expected]] of wanted.entries()) {
    const unique = where.includes("?") ? where : `${where}?${index}`;
    const url = `http://api.site.test:${port}${unique}`;
    const { got, preflight, response } = await browser.ask(await page(who), url, init);
    const title = `${who} ${init.method ?? "GET"} ${unique}`;
    const trouble = await compare(got, expected, server);
    if (trouble) troubles.push(`${title}: ${trouble}\n${told({ preflight, response })}`);
    scenarios.push({ title, got, expected, scenario: scenario(title, who, url, init, { preflight, response }) });
  }
  troubles.push(...agreement(scenarios, server));
  if (grant.origins.length > 1) troubles.push(...(await withoutOrigin(port)));
  return { count: wanted.length, troubles };
}

function compare(got, expected, server) {
  if (expected.blocked) return got.error ? undefined : `must be blocked, and was read with ${got.status}`;
  if (got.error) return `must be read with ${expected.status}, and was blocked`;
  // A proxy says in its own words that the application has broken down.
  const statuses = server.isProxy && expected.status === 500 ? [500, 502, 504] : [expected.status];
  if (!statuses.includes(got.status)) return `has status ${got.status}, not ${expected.status}`;
  const total = got.headers.find(([name]) => name === "x-total")?.[1] ?? null;
  return total === expected.total ? undefined : `shows X-Total ${total}, not ${expected.total}`;
}

/** Holds what the browser did against what corsplain says of the heads that it received. */
function agreement(all, { refusal }) {
  const given = spawnSync(evalDoor, ["--engine", "chromium"], {
    input: all.map(({ scenario }) => JSON.stringify(scenario)).join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const answers = given.stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return all.flatMap(({ title, got, expected }, index) => {
    const { outcome, reason, readable_headers: names } = answers[index] ?? {};
    const wanted = got.error ? "network-error" : "readable";
    if (outcome !== wanted) return [`${title}: corsplain says ${outcome} (${reason}), Chromium ${wanted}`];
    const shown = got.headers?.map(([name]) => name).sort();
    if (shown && shown.join() !== names.join())
      return [`${title}: corsplain shows ${names.join()}, Chromium ${shown.join()}`];
    if (expected.blocked && ![expected.blocked, refusal].flat().includes(reason))
      return [`${title}: blocked because of ${reason}, not ${expected.blocked}`];
    return [];
  });
}

function scenario(id, who, url, init, { preflight, response }) {
  return {
    id,
    page_origin: origin(who),
    request: {
      url,
      method: init.method ?? "GET",
      headers: Object.entries(init.headers ?? {}),
      body: init.body ?? null,
      credentials: init.credentials ?? "same-origin",
    },
    hops: [{ preflight: preflight ?? null, response: response ?? null }],
  };
}

/** A cache may keep what nobody's page asked for, so that says `Vary` as well. */
function withoutOrigin(port) {
  return new Promise((done) => {
    const asked = httpRequest({ host: "127.0.0.1", port, path: "/items?plain" }, (response) => {
      response.resume();
      const vary = (response.headers.vary ?? "").toLowerCase().split(/\s*,\s*/u);
      done(vary.includes("origin") ? [] : [`no Origin, and Vary is ${response.headers.vary}`]);
    });
    asked.setHeader("Host", `api.site.test:${port}`);
    asked.on("error", (error) => done([`no Origin: ${error.message}`]));
    asked.end();
  });
}

function recipeFor(word, grant) {
  const input = JSON.stringify(grant);
  return JSON.parse(execFileSync(recipesDoor, [word], { input, encoding: "utf8" }));
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function isUp(port, running) {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (running.hasEnded()) throw new Error("it ended at once");
    const answers = await new Promise((done) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => done(true)).once("error", () => done(false));
      socket.once("connect", () => socket.destroy());
    });
    if (answers) return;
    await sleep(50);
  }
  throw new Error("it did not answer within a minute");
}

/** What a program prints, wherever it prints it. */
function read(program, words) {
  const { stdout, stderr, error } = spawnSync(program, words, { encoding: "utf8" });
  if (error) throw new Error(`${program} is not there: ${error.message}`);
  return `${stdout}${stderr}`.trim();
}

function tail(file) {
  return readFileSync(file, "utf8").split("\n").slice(-15).join("\n");
}

function told(heads) {
  return Object.entries(heads)
    .filter(([, head]) => head)
    .map(([leg, { status, headers }]) =>
      [`${leg} ${status}`, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join("\n"),
    )
    .join("\n");
}
