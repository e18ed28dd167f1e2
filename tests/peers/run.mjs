// node run.mjs [TOOL…]: plays the corpora in the libraries that people use instead, all of them or
// those named, and writes results.json, from which the scoreboard is made.
import { readFileSync, writeFileSync } from "node:fs";
import { exchange } from "./origin.mjs";
import { loopback } from "./loopback.mjs";
import { corpora, judge } from "./scenarios.mjs";

/** On loopback a scenario takes some milliseconds. */
const PATIENCE = 2000;
const TOOLS = ["jsdom", "happy-dom", "mentoss"];
const RESULTS = new URL("results.json", import.meta.url);

// Some tools throw where nobody can catch it; the request then hangs.
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});

const named = process.argv.slice(2);
main().then(
  // A request that hangs keeps the process alive.
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);

async function main() {
  const server = await loopback();
  const results = JSON.parse(readFileSync(RESULTS, "utf8"));
  results.node = process.versions.node.split(".")[0];
  for (const name of TOOLS.filter((name) => named.length === 0 || named.includes(name))) {
    const tool = await import(`./${name}.mjs`);
    const scores = {};
    for (const [corpus, scenarios] of corpora()) {
      scores[corpus] = await score(tool, scenarios, server);
      console.log(`${name} ${corpus} ${JSON.stringify(scores[corpus])}`);
    }
    const peer = { name, version: version(name), through: tool.through, corpora: scores };
    const of = (name) => (name === peer.name ? peer : results.peers.find((it) => it.name === name));
    results.peers = TOOLS.map(of).filter(Boolean);
    writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  }
  server.close();
}

async function score(tool, scenarios, server) {
  const sum = {
    scenarios: scenarios.length,
    whole: none(),
    outcome: none(),
    let_through: 0,
    held_back: 0,
    hung: 0,
  };
  for (const scenario of scenarios.filter(tool.canExpress)) {
    const judged = judge(scenario.expect, await seen(tool, scenario, server));
    for (const field of ["whole", "outcome"]) {
      sum[field].of += 1;
      sum[field].agree += Number(judged[field]);
    }
    for (const field of ["let_through", "held_back", "hung"]) sum[field] += Number(judged[field]);
  }
  return sum;
}

/** What the tool did, or that it did not come to an end. */
async function seen(tool, scenario, server) {
  const here = exchange(scenario);
  const patience = new AbortController();
  let timer;
  const late = new Promise((done) => {
    timer = setTimeout(() => done({ outcome: "hung" }), PATIENCE);
  });
  const played = tool.play(scenario, { server, exchange: here, signal: patience.signal });
  const result = await Promise.race([played, late]);
  clearTimeout(timer);
  if (result.outcome === "hung") {
    patience.abort();
    played.catch(() => {});
  }
  return { ...result, sent: [...here.sent], names: here.names };
}

function version(name) {
  // Not every package exports its package.json.
  const [folder] = import.meta.resolve(name).match(new RegExp(`^.*/node_modules/${name}/`, "u"));
  return JSON.parse(readFileSync(new URL(`${folder}package.json`), "utf8")).version;
}

function none() {
  return { agree: 0, of: 0 };
}
