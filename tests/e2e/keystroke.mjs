// How long a keystroke takes in a text of 64 KB: `node keystroke.mjs [--write] [NAME…]`.
//
// From the box's input event to the verdict in the document, in Chromium, on the built page. Each key
// turns the verdict, so that there is a change to be seen: `x` behind the allowed origin, and Backspace.
//
// The peer is what any engine in a worker pays for the same text: written as JSON, sent to a worker,
// read and written there, sent back, read, and put into a document. What it takes is no verdict.
//
// Prints a table; `--write` puts it into BENCHMARKS.md.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, open } from "./browser.mjs";
import { serve } from "./host.mjs";
import { empty, paste, settled, told } from "./page.mjs";

const SIZE = 64 * 1024;
const KEYS = 60;
/** Between two keys at least, in milliseconds: a fast typist's pace. A key waits for the one before. */
const PACE = 100;
const FRAME = 1000 / 60;
const GRANT = "Access-Control-Allow-Origin: https://app.example";

const filled = (line) => {
  let text = "";
  for (let number = 0; text.length < SIZE; number += 1) text += line(number);
  return text;
};
const request = "GET /v1/items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n";
const answer = `HTTP/1.1 200 OK\n${GRANT}\n`;
const pastes = {
  "a short text": { request, response: answer },
  "many headers": { request, response: answer + filled((number) => `X-Header-${number}: value ${number}\n`) },
  "a long header": { request, response: `${answer}X-Long: ${"x".repeat(SIZE)}\n` },
  "exposed names": {
    request,
    response: `${answer}Access-Control-Expose-Headers: ${filled((number) => `X-Header-${number}, `)}\n`,
  },
  garbage: { request, response: answer + filled((number) => `${Math.imul(number + 1, 2654435761) >>> 0} `.repeat(8) + "\n") },
  "a body": { request, response: `${answer}\n${filled((number) => `{"item": ${number}}\n`)}` },
  curl: {
    request: `curl 'https://api.example/v1/items' -H 'Origin: https://app.example'${filled((number) => ` \\\n  -H 'X-Header-${number}: value ${number}'`)}`,
    preflight: `${answer}Access-Control-Allow-Headers: *\n`,
    response: answer,
  },
};

const { values, positionals } = parseArgs({ options: { write: { type: "boolean", default: false } }, allowPositionals: true });
const chosen = Object.entries(pastes).filter(([name]) => positionals.length === 0 || positionals.some((one) => name.includes(one)));

const host = await serve();
const browser = await launch("chromium");
const peer = await beside(browser);
const rows = [];
for (const [name, texts] of chosen) {
  const keys = sorted(await typed(browser, texts));
  const whole = Object.values(texts).join("");
  const floor = at(sorted(await peer(whole)), 0.5);
  const [median, late] = [at(keys, 0.5), at(keys, 0.95)];
  rows.push([name, grouped(whole.length), ms(median), ms(late), ms(floor), `${(median / floor).toFixed(1)}`, within(late)]);
  console.log(rows.at(-1).join("  "));
}
const version = browser.version();
await browser.close();
await host.close();

const table = [
  "| text | characters | median, ms | 95 of 100, ms | peer, ms | median / peer | within a frame |",
  "| --- | --: | --: | --: | --: | --: | --- |",
  ...rows.map((row) => `| ${row.join(" | ")} |`),
].join("\n");
console.log(`\n${table}`);
if (values.write) {
  const file = fileURLToPath(new URL("../../BENCHMARKS.md", import.meta.url));
  const machine = `Chromium ${version}, headless, on ${cpus().length} cores of ${cpus()[0].model.replaceAll(/\s+/gu, " ").trim()}.`;
  const before = readFileSync(file, "utf8");
  writeFileSync(file, before.replace(/(<!-- keystroke -->\n)[^]*?(\n<!-- \/keystroke -->)/u, `$1${machine}\n\n${table}$2`));
}

/** How long each key took, in milliseconds. */
async function typed(browser, texts) {
  const { page, context } = await open(browser, { at: host.url });
  await empty(page);
  for (const [id, text] of Object.entries(texts)) {
    await paste(page, text, id);
    await settled(page);
  }
  await told(page, "Allowed");
  await page.evaluate(([GRANT]) => {
    const area = document.getElementById("response");
    const end = area.value.indexOf(GRANT) + GRANT.length;
    area.focus();
    area.setSelectionRange(end, end);
    globalThis.took = [];
    let from;
    let word = document.getElementById("outcome").textContent;
    document.addEventListener("input", () => (from = performance.now()), { capture: true });
    new MutationObserver(() => {
      const now = document.getElementById("outcome")?.textContent;
      if (now === undefined || now === word || from === undefined) return;
      globalThis.took.push(performance.now() - from);
      [word, from] = [now, undefined];
    }).observe(document.getElementById("main"), { subtree: true, childList: true, characterData: true });
  }, [GRANT]);
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? "x" : "Backspace");
    await Promise.all([after(PACE), page.waitForFunction((key) => globalThis.took.length > key, key)]);
  }
  await settled(page);
  const took = await page.evaluate(() => globalThis.took);
  await context.close();
  return took;
}

/** A function that says how long the peer took for a text, each time. */
async function beside(browser) {
  const page = await browser.newPage();
  // A file of the page's own, in whose document no policy keeps a script from making a worker.
  await page.goto(new URL("theme.js", host.url).href);
  await page.evaluate(() => {
    const source = "onmessage = ({ data }) => postMessage(JSON.stringify({ told: JSON.parse(data).asked }))";
    globalThis.worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  });
  return (text) =>
    page.evaluate(
      async ([text, times, pace]) => {
        const took = [];
        for (let time = 0; time < times; time += 1) {
          const from = performance.now();
          const told = new Promise((done) => (globalThis.worker.onmessage = ({ data }) => done(JSON.parse(data).told)));
          globalThis.worker.postMessage(JSON.stringify({ asked: text + time }));
          document.body.textContent = await told;
          took.push(performance.now() - from);
          await new Promise((done) => setTimeout(done, pace));
        }
        return took;
      },
      [text, KEYS, PACE / 2],
    );
}

function sorted(numbers) {
  return [...numbers].sort((one, other) => one - other);
}

function at(sortedNumbers, part) {
  return sortedNumbers[Math.min(sortedNumbers.length - 1, Math.floor(part * sortedNumbers.length))];
}

function within(time) {
  return time <= FRAME ? "yes" : "no";
}

function ms(time) {
  return time.toFixed(1);
}

function grouped(number) {
  return number.toLocaleString("en");
}
