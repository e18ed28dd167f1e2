// Chromium, over the DevTools protocol. Why a request failed is said in three places, and none of
// them always: `Network.loadingFailed`, the issue of the Issues tab, and the line in the console.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { find, newProfile, run, sleep } from "./process.mjs";
import { connect } from "./devtools.mjs";
import { scenarioIn } from "../token.mjs";

/** Starts Chromium so that every test host is the loopback port given, and no other host is found. */
export async function launch({ port, hosts }) {
  const program = find(
    "CHROMIUM",
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
    "Chromium or Chrome",
  );
  const profile = await newProfile();
  await mkdir(path.join(profile, "Default"));
  await writeFile(path.join(profile, "Default", "Preferences"), JSON.stringify(PREFERENCES));
  const rules = [...hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`), "MAP * ~NOTFOUND"].join(
    ", ",
  );
  const words = [
    ...FLAGS,
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=${rules}`,
    "about:blank",
  ];
  const running = run(program, words, {
    profile,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const devtools = connect(running.child.stdio[3], running.child.stdio[4]);
  const { saw, isKnown } = listen(devtools);
  const early = running.exited.then((code) => {
    throw new Error(`${program} ended with ${code} before it was told to`);
  });
  early.catch(() => {});
  const { product } = await Promise.race([devtools.send("Browser.getVersion"), early]);

  return {
    browser: product.replace(/^HeadlessChrome/u, "Chrome"),
    saw,
    async open(url) {
      const { targetId } = await devtools.send("Target.createTarget", { url: "about:blank" });
      const { sessionId } = await devtools.send("Target.attachToTarget", {
        targetId,
        flatten: true,
      });
      for (const domain of ["Network", "Audits", "Log", "Page"])
        await devtools.send(`${domain}.enable`, {}, sessionId);
      const { errorText } = await devtools.send("Page.navigate", { url }, sessionId);
      if (errorText) throw new Error(`Chromium did not open ${url}: ${errorText}`);
    },
    /** Until every failure has been told of, or it is plain that nothing more comes. */
    async settle(failed) {
      for (let waited = 0; waited < 3000 && !failed.every(isKnown); waited += 50) await sleep(50);
      await sleep(300);
    },
    async close() {
      await Promise.race([devtools.send("Browser.close").catch(() => {}), sleep(2000)]);
      await running.end();
    },
  };
}

/** Collects what the protocol says of each scenario. */
function listen(devtools) {
  const heard = new Map();
  const owners = new Map();
  const of = (number) => {
    if (!heard.has(number)) heard.set(number, { failures: [], issues: [], lines: [] });
    return heard.get(number);
  };
  devtools.on("Network.requestWillBeSent", ({ requestId, request, type }, session) => {
    const number = scenarioIn(request.url) ?? scenarioIn(request.urlFragment);
    const key = `${session} ${requestId}`;
    if (number !== undefined && !owners.has(key))
      owners.set(key, { number, isPreflight: type === "Preflight" });
  });
  devtools.on("Network.loadingFailed", ({ requestId, ...failure }, session) => {
    const owner = owners.get(`${session} ${requestId}`);
    if (owner && !owner.isPreflight) of(owner.number).failures.push(failure);
  });
  devtools.on("Audits.issueAdded", ({ issue }, session) => {
    const cors = issue.details.corsIssueDetails;
    if (!cors) return;
    const number =
      owners.get(`${session} ${cors.request.requestId}`)?.number ??
      scenarioIn(cors.request.url) ??
      scenarioIn(cors.location?.url);
    if (number !== undefined) of(number).issues.push(cors);
  });
  devtools.on("Log.entryAdded", ({ entry }) => {
    const number = scenarioIn(entry.url) ?? scenarioIn(entry.text);
    if (number !== undefined && !entry.text.startsWith("Failed to load resource"))
      of(number).lines.push(entry.text);
  });
  return {
    isKnown: (number) => of(number).failures.length > 0,
    saw: (number) => {
      const said = summary(of(number));
      heard.delete(number);
      return said;
    },
  };
}

/** The error id and what goes with it. */
function summary({ failures, issues, lines }) {
  const failure = failures[0];
  const errors = issues.filter(({ isWarning }) => !isWarning);
  const status = failure?.corsErrorStatus ?? errors[0]?.corsErrorStatus;
  return {
    error: status?.corsError ?? null,
    param: status?.failedParameter,
    issue: errors
      .map(({ corsErrorStatus }) => corsErrorStatus.corsError)
      .find((error) => error !== status?.corsError),
    warning: issues.find(({ isWarning }) => isWarning)?.corsErrorStatus.corsError,
    console: lines[0],
    net: failure?.errorText,
    blocked: failure?.blockedReason,
  };
}

/** Cookies of other sites go along: whether a person allows them is another question. */
const PREFERENCES = { profile: { cookie_controls_mode: 0 } };

const FLAGS = [
  "--headless=new",
  "--remote-debugging-pipe",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--ignore-certificate-errors",
  // The pages are opened by http: as written, and not by https instead.
  "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
];

export { FLAGS };
