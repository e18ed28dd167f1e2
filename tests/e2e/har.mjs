// Recordings: a small one that has one of each, and large ones.
import { createWriteStream } from "node:fs";
import { once } from "node:events";

const PAGE = "https://app.example";
const pairs = (headers) => Object.entries(headers).map(([name, value]) => ({ name, value }));

/** One entry. `status` 0 is for none that came. */
export const entry = (url, { method = "GET", status = 200, asked = {}, answered = {}, text = "", redirect = "" } = {}) => ({
  startedDateTime: "2026-11-30T10:00:00.000Z",
  time: 12,
  request: {
    method,
    url,
    httpVersion: "HTTP/2",
    headers: pairs({ Origin: PAGE, Referer: `${PAGE}/`, "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty", ...asked }),
    queryString: [],
    cookies: [],
    headersSize: -1,
    bodySize: 0,
  },
  response: {
    status,
    statusText: "",
    httpVersion: "HTTP/2",
    headers: pairs(answered),
    cookies: [],
    content: { size: text.length, mimeType: "application/json", text },
    redirectURL: redirect,
    headersSize: -1,
    bodySize: text.length,
  },
  cache: {},
  timings: { send: 0, wait: 10, receive: 2 },
  _resourceType: "fetch",
});

const put = {
  "Access-Control-Request-Method": "PUT",
  "Access-Control-Request-Headers": "content-type",
};
const agree = { "Access-Control-Allow-Origin": PAGE, "Access-Control-Allow-Methods": "PUT", "Access-Control-Allow-Headers": "content-type" };

/** Allowed, blocked, with a preflight, over a redirect, and one of the page's own. */
export const entries = [
  entry("https://api.example/open", { answered: { "Access-Control-Allow-Origin": "*" } }),
  entry("https://api.example/closed"),
  entry("https://api.example/items", { method: "OPTIONS", status: 204, asked: put, answered: agree }),
  entry("https://api.example/items", { method: "PUT", asked: { "Content-Type": "application/json" }, answered: agree }),
  entry("https://api.example/old", { status: 302, answered: { "Access-Control-Allow-Origin": "*", Location: "https://other.example/new" }, redirect: "https://other.example/new" }),
  entry("https://other.example/new", { asked: { Origin: "null" }, answered: { "Access-Control-Allow-Origin": PAGE } }),
  entry(`${PAGE}/style.css`, { asked: { "Sec-Fetch-Site": "same-origin" } }),
];

export const har = (list) =>
  JSON.stringify({ log: { version: "1.2", creator: { name: "tests", version: "1" }, pages: [], entries: list } });

/** Writes one of at least so many bytes, most of it answers' bodies; how many entries it has. */
export async function writeLarge(file, bytes) {
  const out = createWriteStream(file);
  const write = async (text) => void (out.write(text) || (await once(out, "drain")));
  const text = "0123456789abcdef".repeat(4096);
  const [open, close] = har([null]).split("null");
  await write(open);
  let count = 0;
  for (let written = 0; written < bytes; count += 1) {
    const answered = count % 2 === 0 ? { "Access-Control-Allow-Origin": "*" } : {};
    const one = JSON.stringify(entry(`https://api.example/${count}`, { answered, text }));
    await write(count === 0 ? one : `,${one}`);
    written += one.length;
  }
  out.end(close);
  await once(out, "finish");
  return count;
}
