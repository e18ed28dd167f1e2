// WebKitGTK, by way of `webkit.py`: the pages are bare web views, and the console is what they print.
// Recorded for its own sake: its network layer (libsoup) is not Safari's, see FORMAT.md.
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { find, newProfile, run, sleep } from "./process.mjs";
import { scenarioIn } from "../token.mjs";

/** Starts the views; the loopback port given is their proxy. */
export async function launch({ port }) {
  const xvfb = find("XVFB_RUN", ["xvfb-run"], "xvfb-run (Debian's xvfb)");
  const python = find(
    "PYTHON",
    ["/usr/bin/python3", "python3"],
    "Python 3 with gi and WebKit2 4.1 (Debian's python3-gi and gir1.2-webkit2-4.1)",
  );
  const profile = await newProfile();
  const script = fileURLToPath(new URL("webkit.py", import.meta.url));
  const running = run(xvfb, ["-a", python, script, `http://127.0.0.1:${port}`], {
    profile,
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      HOME: profile,
      XDG_RUNTIME_DIR: profile,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
      GDK_BACKEND: "x11",
      no_proxy: "",
      NO_PROXY: "",
    },
  });
  const heard = listen(running.child);
  running.child.stdin.on("error", () => {});
  const version = await Promise.race([heard.ready, running.exited]);
  if (typeof version !== "string") {
    await running.end();
    throw new Error(
      `the web views did not start: ${heard.complaints().trim() || `code ${version}`}`,
    );
  }
  return {
    browser: `WebKitGTK/${version}`,
    // The first of two lines often names no URL: only their order tells whose they are.
    oneAtATime: true,
    async open(url) {
      running.child.stdin.write(`${url}\n`);
    },
    settle: () => sleep(500),
    saw: (number) => heard.take(number),
    async close() {
      running.child.stdin.end();
      await Promise.race([running.exited, sleep(2000)]);
      await running.end();
    },
  };
}

/** Gathers the lines of each scenario; a line without a mark belongs to the next one with a mark. */
function listen(child) {
  const lines = new Map();
  let complaints = "";
  let ready;
  const isReady = new Promise((done) => (ready = done));
  const pending = [];
  // The web processes say it on either of the two.
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      // What comes before it is where in the page the line was written.
      const start = line.indexOf("CONSOLE ");
      if (line.startsWith("READY ")) return ready(line.slice(6));
      if (start < 0) return (complaints += `${line}\n`);
      const text = line.slice(start + "CONSOLE ".length);
      const number = scenarioIn(text);
      if (number === undefined) return pending.push(text);
      return lines.set(number, [...(lines.get(number) ?? []), ...pending.splice(0), text]);
    });
  }
  return {
    ready: isReady,
    complaints: () => complaints,
    take(number) {
      const said = lines.get(number) ?? [];
      lines.delete(number);
      return said.length > 0 ? { error: template(said[0]), console: said } : {};
    },
  };
}

/** The reason's wording without what belongs to this request: WebKit has no ids of its own. */
const template = (line) =>
  PARTICULARS.reduce(
    (text, [pattern, name]) => text.replace(pattern, name),
    line.replace(/^[A-Z]+ [A-Z]+ /u, ""),
  );

const PARTICULARS = [
  [/(?<=^Origin )\S+/u, "{origin}"],
  [/(?<=^Method )\S+/u, "{method}"],
  [/(?<=^Request header field )\S+/u, "{name}"],
  [/(?<=has an invalid value: ).*/u, "{value}"],
  [/(?<=Status code: )\d+/gu, "{status}"],
  [/(?<=from origin )[^ ]+(?=\.( |$))/u, "{origin}"],
  [/(?<=Origin )\S+(?= is not allowed)/u, "{origin}"],
  [/\b[a-z]+:\/\/[^ ]*[^ .]/gu, "{url}"],
];
