// Stock Firefox, over Marionette. Why a request failed is said on the console only; its category is
// the engine's own id for it, and is read from the console service in the browser's own context.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { find, newProfile, run, sleep } from "./process.mjs";
import { connect } from "./marionette.mjs";
import { scenarioIn } from "../token.mjs";

/** Starts Firefox so that every test host and port is the loopback port given. */
export async function launch({ port, hosts, ports }) {
  const program = find("FIREFOX", ["firefox", "firefox-esr"], "Firefox");
  const profile = await newProfile();
  const prefs = {
    ...PREFERENCES,
    "network.dns.localDomains": hosts.join(","),
    "network.socket.forcePort": ports.map((it) => `${it}=${port}`).join(";"),
  };
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(path.join(profile, "user.js"), `${lines.join("\n")}\n`);
  const words = [
    "--headless",
    "--no-remote",
    "--marionette",
    "--remote-allow-system-access",
    "--profile",
    profile,
  ];
  const running = run(program, words, {
    profile,
    env: { HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  try {
    return await drive(await portOf(profile, running), running);
  } catch (error) {
    await running.end();
    throw error;
  }
}

/** Firefox writes the port that it chose into its profile. */
async function portOf(profile, running) {
  for (let waited = 0; waited < START_LIMIT; waited += 100) {
    const text = await readFile(path.join(profile, "MarionetteActivePort"), "utf8").catch(() => "");
    if (text.trim() !== "") return Number(text);
    if (running.hasEnded()) throw new Error("Firefox ended before it opened its Marionette port");
    await sleep(100);
  }
  throw new Error(`Firefox opened no Marionette port within ${START_LIMIT / 1000} s`);
}

async function drive(port, running) {
  const marionette = await connect(port);
  const { capabilities } = await marionette.send("WebDriver:NewSession", {
    acceptInsecureCerts: true,
    pageLoadStrategy: "none",
  });
  const inBrowser = async (script) => {
    await marionette.send("Marionette:SetContext", { value: "chrome" });
    const result = await marionette.send("WebDriver:ExecuteScript", {
      script,
      args: [],
      sandbox: "system",
      newSandbox: false,
    });
    await marionette.send("Marionette:SetContext", { value: "content" });
    return result;
  };
  await inBrowser(LISTEN);
  const heard = new Map();
  const drain = async () => {
    const messages = await inBrowser(DRAIN);
    for (const message of messages) {
      const number = scenarioIn(message.text) ?? scenarioIn(message.source);
      if (number !== undefined) heard.set(number, [...(heard.get(number) ?? []), message]);
    }
    return messages.length;
  };
  // One command after the other: the context belongs to the session, not to a command.
  let queue = Promise.resolve();
  const inTurn = (work) => (queue = queue.then(work));

  return {
    browser: `Firefox/${capabilities.browserVersion} (${capabilities["moz:buildID"]})`,
    open: (url) =>
      inTurn(async () => {
        const { handle } = await marionette.send("WebDriver:NewWindow", {
          type: "tab",
          focus: false,
        });
        await marionette.send("WebDriver:SwitchToWindow", { handle, focus: false });
        await marionette.send("WebDriver:Navigate", { url });
      }),
    settle: () =>
      inTurn(async () => {
        do await sleep(400);
        while ((await drain()) > 0);
      }),
    saw(number) {
      const said = summary(heard.get(number) ?? []);
      heard.delete(number);
      return said;
    },
    async close() {
      await Promise.race([
        marionette.send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {}),
        sleep(3000),
      ]);
      marionette.close();
      await running.end();
    },
  };
}

/** The first message that says more than that it failed. */
function summary(messages) {
  const errors = messages.filter(
    ({ category, isWarning }) => !isWarning && /^(?:CORS|SOP|Mixed Content Blocker|CSP_CSPGenericViolation)/u.test(category),
  );
  const first =
    errors.find(({ category }) => !category.startsWith("CORSDidNotSucceed")) ?? errors[0];
  const also = errors.filter((it) => it !== first).map(({ category }) => category);
  return {
    error: first ? first.category.replace(/\d+$/u, "") : null,
    category: first?.category,
    console: first?.text,
    also: also.length > 0 ? also : undefined,
    warning: messages.find(({ category, isWarning }) => isWarning && category.startsWith("CORS"))
      ?.category,
  };
}

/** Keeps every console message about a request in a list of the browser's own. */
const LISTEN = `
  globalThis.corsplainHeard = [];
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      const { errorMessage: text, sourceName: source, category, flags } = message;
      globalThis.corsplainHeard.push({ text, source, category, isWarning: (flags & 1) !== 0 });
    },
  });`;
const DRAIN = "return globalThis.corsplainHeard.splice(0);";

const START_LIMIT = 60_000;

/** No talk with anybody but the test hosts, no first-run pages, no throttling. */
const PREFERENCES = {
  "marionette.port": 0,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.blockedURIs.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.safebrowsing.update.enabled": false,
  "browser.search.update": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.security.https_first": false,
  "extensions.update.enabled": false,
  // Cookies of other sites go along: which of them a page's partition has is another question.
  "network.cookie.cookieBehavior": 0,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.http.http3.enable": false,
  "network.prefetch-next": false,
  "network.proxy.type": 0,
  "network.trr.mode": 5,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};
