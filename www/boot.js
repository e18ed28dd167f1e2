// Starts the page, and its engine when the page asks for it. A file of its own, because the page's
// policy allows no inline script.
import init from "./corsplain-playground.js";

const here = (name) => new URL(name, import.meta.url).href;
const scripts = new Set([here("worker.js"), here("sw.js")]);
const own = (url) => {
  if (scripts.has(url)) return url;
  throw new TypeError(`${url} is no script of this page`);
};
const policy = globalThis.trustedTypes?.createPolicy("corsplain", { createScriptURL: own });
const script = (name) => (policy ? policy.createScriptURL(here(name)) : own(here(name)));

/**
 * The worker's engine a second time, in the page itself, for verdicts alone: a browser handles what a
 * worker says in the frame after a key's, and what is decided here is shown in the same.
 */
let near;
/** The longest question that is judged so, in characters: it takes milliseconds. */
const SHORT = 100_000;

async function settle(glue, module) {
  const engine = await glue;
  await engine.default({ module_or_path: module });
  near = engine.Desk;
}

/** The verdict, at once; or nothing, and the worker says it. */
function verdict(json) {
  try {
    if (json.length <= SHORT) return near?.verdict(json);
  } catch {
    // The worker comes to the same, and says what happened.
    near = undefined;
  }
}

/**
 * Opens the engine. `told(id, kind, value, done, of)` is called for each message: "told" with the
 * answer, or with a verdict ahead of it, "progress" with bytes, "stopped" for a reading that was called
 * off, and "broke" with what happened, after which the engine is gone.
 */
function openEngine(told) {
  // Where one is missing or broken, the worker says everything.
  const glue = import("./corsplain-worker.js").catch(() => {});
  const worker = new Worker(script("worker.js"), { type: "module", name: "corsplain" });
  worker.addEventListener("message", ({ data: [id, kind, value = "", done = 0, of = 0] }) => {
    if (kind === "module") return settle(glue, value).catch(() => {});
    if (kind === "broke") worker.terminate();
    told(id, kind, value, done, of);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    worker.terminate();
    told(0, "broke", event.message ?? "the engine could not be loaded", 0, 0);
  });
  navigator.serviceWorker?.register(script("sw.js")).catch(() => {
    // Without one the page is not there offline, and nothing else is lost.
  });
  return {
    ask: (id, json) => worker.postMessage([id, "ask", json]),
    judge: (id, json) => {
      const ahead = verdict(json);
      worker.postMessage([id, ahead === undefined ? "ask" : "rest", json]);
      if (ahead !== undefined) told(id, "told", ahead, 0, 0);
    },
    audit: (id, har, name) => worker.postMessage([id, "audit", new Blob([har]), name]),
    stop: (id) => worker.postMessage([id, "stop"]),
    close: () => worker.terminate(),
  };
}

globalThis.corsplain = { openEngine };

/** Once what the document says by itself is painted; in a tab that nobody sees, after a moment. */
const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 200);
});

try {
  const file = fetch(here("corsplain-playground_bg.wasm"));
  await painted;
  await init({ module_or_path: file });
} catch (error) {
  const crash = document.getElementById("crash");
  // After a panic the panel is up already, with what was typed.
  if (crash.hidden) {
    document.getElementById("page").hidden = true;
    document.getElementById("crash-what").textContent = String(error);
    document.getElementById("crash-kept").hidden = true;
    crash.hidden = false;
  }
}
