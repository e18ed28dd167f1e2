// Records tests/corpus/har/: `node tests/browsers/har/record.mjs chromium`, or `firefox`.
//
// Chromium's file is made by the developer tools themselves, opened on the page in a second tab of the
// same browser; Firefox's by its network monitor. Playwright's comes along with Chromium's.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { connect } from "../drivers/marionette.mjs";
import { RUN, serve } from "./server.mjs";

const PORT = 8123;
const DEBUGGING = 9333;
const PAGE = `http://app.localhost:${PORT}/`;
const CALL = `(${RUN})("http://api.localhost:${PORT}", "http://cdn.localhost:${PORT}", "http://api.localhost:8999")`;
const folder = fileURLToPath(new URL("../../corpus/har/", import.meta.url));
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function chromium() {
  const { chromium } = createRequire(new URL("../../e2e/package.json", import.meta.url))("playwright-core");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", `--remote-debugging-port=${DEBUGGING}`, "--remote-allow-origins=*"],
  });
  try {
    const recordHar = { path: path.join(folder, "playwright.har"), content: "embed" };
    const recorded = await browser.newContext({ recordHar });
    const first = await recorded.newPage();
    await first.goto(PAGE);
    await first.evaluate(CALL);
    await recorded.close();

    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send("Target.getTargetInfo");
    const tools = await (await browser.newContext()).newPage();
    const host = `127.0.0.1:${DEBUGGING}`;
    await tools.goto(`http://${host}/devtools/inspector.html?ws=${host}/devtools/page/${targetInfo.targetId}`);
    await sleep(4000);
    await page.goto(PAGE);
    await sleep(800);
    await page.evaluate(CALL);
    await sleep(1500);
    const text = await tools.evaluate(async () => {
      const { Writer } = await import("./models/har/har.js");
      const { NetworkLog } = await import("./models/logs/logs.js");
      const { Progress } = await import("./core/common/common.js");
      let text = "";
      const stream = { write: async (more) => void (text += more) };
      const requests = NetworkLog.NetworkLog.instance().requests();
      await Writer.Writer.write(stream, requests, { sanitize: true }, new Progress.Progress());
      return text;
    });
    await writeFile(path.join(folder, "chromium.har"), text);
  } finally {
    await browser.close();
  }
}

async function firefox() {
  const profile = await mkdtemp(path.join(os.tmpdir(), "har-"));
  await writeFile(path.join(profile, "user.js"), 'user_pref("network.proxy.type", 0);\n');
  const words = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", profile];
  const env = { ...process.env, HOME: profile };
  const child = spawn(process.env.FIREFOX ?? "/usr/bin/firefox", words, { env, stdio: "ignore" });
  try {
    let port = 0;
    for (let tries = 0; tries < 400 && port === 0; tries += 1) {
      port = Number(await readFile(path.join(profile, "MarionetteActivePort"), "utf8").catch(() => "0"));
      await sleep(100);
    }
    const marionette = await connect(port);
    await marionette.send("WebDriver:NewSession", {});
    await marionette.send("WebDriver:SetTimeouts", { script: 60_000 });
    const run = async (context, body) => {
      await marionette.send("Marionette:SetContext", { value: context });
      const script = `const done = arguments[arguments.length - 1]; (async () => { ${body} })().then(done, (error) => done(String(error)));`;
      const sandbox = context === "chrome" ? { sandbox: "system", newSandbox: false } : {};
      const result = await marionette.send("WebDriver:ExecuteAsyncScript", { script, args: [], ...sandbox });
      await marionette.send("Marionette:SetContext", { value: "content" });
      return result?.value ?? result;
    };
    const window = 'const window = Services.wm.getMostRecentWindow("navigator:browser");';
    await run(
      "chrome",
      `${window} const { require } = ChromeUtils.importESModule("resource://devtools/shared/loader/Loader.sys.mjs");
      const { gDevTools } = require("devtools/client/framework/devtools");
      window.recorder = await gDevTools.showToolboxForTab(window.gBrowser.selectedTab, { toolId: "netmonitor" });`,
    );
    await marionette.send("WebDriver:Navigate", { url: PAGE });
    await sleep(1500);
    await run("content", `await ${CALL};`);
    await sleep(2500);
    const log = JSON.parse(await run("chrome", `${window} return JSON.stringify(await window.recorder.getHARFromNetMonitor());`));
    await writeFile(path.join(folder, "firefox.har"), `${JSON.stringify({ log }, null, 2)}\n`);
  } finally {
    child.kill();
    await sleep(1000);
    await rm(profile, { recursive: true, force: true });
  }
}

const recorders = { chromium, firefox };
const server = await serve(PORT);
try {
  await recorders[process.argv[2]]();
} finally {
  server.close();
}
process.exit();
