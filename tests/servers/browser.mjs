// Headless Chromium in which every name below `.test` is this machine, and no other name is found.
// It says of each request what the script got, and the heads that came over the wire.
import { connect } from "../browsers/drivers/devtools.mjs";
import { FLAGS } from "../browsers/drivers/chromium.mjs";
import { find, newProfile, run, sleep } from "../browsers/drivers/process.mjs";

/** `open(origin)` gives a page; `ask(page, url, init)` lets it fetch. */
export async function launch() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const profile = await newProfile();
  const rules = "MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
  const words = [...FLAGS, `--user-data-dir=${profile}`, `--host-resolver-rules=${rules}`];
  const running = run(find("CHROMIUM", names, "Chromium or Chrome"), [...words, "about:blank"], {
    profile,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const devtools = connect(running.child.stdio[3], running.child.stdio[4]);
  const early = running.exited.then((code) => {
    throw new Error(`Chromium ended with ${code} before it was told to`);
  });
  early.catch(() => {});
  const { product } = await Promise.race([devtools.send("Browser.getVersion"), early]);
  const heard = listen(devtools);

  return {
    version: product.replace(/^(?:Headless)?Chrome\//u, ""),
    async open(origin) {
      const { targetId } = await devtools.send("Target.createTarget", { url: "about:blank" });
      const { sessionId } = await devtools.send("Target.attachToTarget", {
        targetId,
        flatten: true,
      });
      for (const domain of ["Network", "Page"]) await devtools.send(`${domain}.enable`, {}, sessionId);
      // The site's: where credentials are included, every server of these tests gets it.
      const cookie = { name: "session", value: "7", domain: "site.test", path: "/" };
      await devtools.send("Network.setCookie", cookie, sessionId);
      const loaded = new Promise((done) =>
        devtools.on("Page.loadEventFired", (_, session) => session === sessionId && done()),
      );
      const { errorText } = await devtools.send("Page.navigate", { url: `${origin}/` }, sessionId);
      if (errorText) throw new Error(`Chromium did not open ${origin}: ${errorText}`);
      await loaded;
      return { origin, sessionId };
    },
    async ask(page, url, init) {
      const events = heard.of(url);
      const expression = `(${inPage})(${JSON.stringify(url)}, ${JSON.stringify(init)})`;
      const words = { expression, awaitPromise: true, returnByValue: true };
      const answer = await Promise.race([
        devtools.send("Runtime.evaluate", words, page.sessionId),
        sleep(PATIENCE),
      ]);
      const got = answer?.result.value;
      if (!got) throw new Error(`a fetch of ${url} came to nothing: ${JSON.stringify(answer)}`);
      // The heads are told by another process than the answer, so they may come later.
      const isTold = () => events.main?.status || (got.error && events.preflight?.status);
      for (let waited = 0; waited < 1000 && !isTold(); waited += 20) await sleep(20);
      if (got.error) await sleep(60);
      return { got, preflight: head(events.preflight), response: head(events.main) };
    },
    async close() {
      await Promise.race([devtools.send("Browser.close").catch(() => {}), sleep(2000)]);
      await running.end();
    },
  };
}

/** Runs in the page. */
async function inPage(url, init) {
  try {
    const response = await fetch(url, init);
    await response.text();
    return { status: response.status, headers: [...response.headers] };
  } catch (error) {
    return { error: String(error) };
  }
}

/** Collects what is told of the requests for one URL at a time. */
function listen(devtools) {
  let current;
  const byId = new Map();
  const early = new Map();
  const note = (id, { statusCode: status, headers }) => {
    // Nothing new since it was asked before: the head is the one that the cache keeps.
    if (status !== 304) Object.assign(byId.get(id), { status, headers });
  };
  devtools.on("Network.requestWillBeSent", ({ requestId, request, initiator }) => {
    if (request.url !== current?.url) return;
    const events = {};
    byId.set(requestId, events);
    current[initiator.type === "preflight" ? "preflight" : "main"] = events;
    if (early.has(requestId)) note(requestId, early.get(requestId));
  });
  devtools.on("Network.responseReceivedExtraInfo", (info) => {
    if (byId.has(info.requestId)) note(info.requestId, info);
    else early.set(info.requestId, info);
  });
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    const { status, headers } = response;
    const events = byId.get(requestId);
    if (events && !events.status) Object.assign(events, { status, headers });
  });
  return {
    of: (url) => {
      byId.clear();
      early.clear();
      current = { url };
      return current;
    },
  };
}

/** A head as corsplain takes it. Lines of one name are told together, a line break between them. */
const head = (events) =>
  events?.status && {
    status: events.status,
    headers: Object.entries(events.headers).flatMap(([name, values]) =>
      values.split("\n").map((value) => [name, value]),
    ),
  };

/** For one fetch. */
const PATIENCE = 20_000;
