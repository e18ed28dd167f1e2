// Texts that mean harm, or are more than anybody expects. Whatever runs of them calls `canary`.
import { deflateRawSync } from "node:zlib";

const MARKUP = [
  `<img src=x onerror="canary('img')">`,
  `<script>canary('script');alert('script')</script>`,
  `<svg onload="canary('svg')"><animate onbegin="canary('animate')" attributeName=x dur=1s></svg>`,
  `<iframe srcdoc="<script>parent.canary('iframe')</script>"></iframe>`,
  `<a href="javascript:canary('link')">press</a>`,
  `"><details open ontoggle="canary('toggle')">`,
  `'-canary('quote')-'`,
  `</textarea><script>canary('textarea')</script>`,
  `</script><script>canary('close')</script>`,
  `<math><mtext><table><mglyph><style><!--</style><img src onerror=canary('mxss')>`,
  `<base href="https://evil.example/"><link rel=stylesheet href="https://evil.example/x.css">`,
  `<style>@import url(https://evil.example/x.css);</style>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  "{{constructor.constructor('canary()')()}} ${canary('template')}",
  "`canary('tick')` **[x](javascript:canary('markdown'))** ![x](https://evil.example/x.png)",
];
const all = MARKUP.join("\n");
const json = (value) => JSON.stringify(value);
const LONG = 10_000_000;
const DEEP = 100_000;

const scenario = (url, name, value) => ({
  page_origin: value,
  request: { url, method: value, headers: [[name, value]] },
  hops: [{ response: { status: 200, headers: [["Access-Control-Allow-Origin", value], [name, value]] } }],
});

/** `{ name, text }` of each. */
export const texts = [
  { name: "markup", text: all },
  ...MARKUP.map((mark, index) => ({
    name: `markup ${index + 1} in every place of an exchange`,
    text: `GET /${mark} HTTP/1.1\nHost: api.example\nOrigin: https://${mark}\n${mark}: ${mark}\n\nHTTP/1.1 200 ${mark}\nAccess-Control-Allow-Origin: ${mark}\nX: ${mark}\n`,
  })),
  { name: "markup in a scenario", text: json(scenario(`https://a.example/${all}`, all, all)) },
  { name: "a script for a URL", text: "GET javascript:canary('url') HTTP/1.1\nHost: javascript:canary('host')\nReferer: javascript:canary('referer')" },
  { name: "curl of a script", text: `curl 'javascript:canary("curl")' -H 'origin: javascript:canary("origin")'` },
  { name: "fetch() of a script", text: `fetch("javascript:canary('fetch')", {"referrer":"javascript:canary('referrer')","headers":{"x":canary("value")}});canary("after")` },
  { name: "data for a URL", text: "GET data:text/html,<script>parent.canary('data')</script> HTTP/1.1" },
  { name: "a console line with markup", text: `Access to fetch at 'https://a.example/${MARKUP[0]}' from origin '${MARKUP[1]}' has been blocked by CORS policy: ${MARKUP[2]}` },
  { name: "a recording with markup", text: json({ log: { version: "1.2", creator: { name: all }, entries: [entry(all)] } }) },
  { name: "marks that turn text around", text: "GET /\u202e\u2066gnp.exe\u2069\u202c HTTP/1.1\nHost: \u200fa.example\u200b\nX-\u202eY: \u2067z\ufeff\u061c\n\nHTTP/1.1 200 \u202eKO\nX: \u2028\u2029\u0085" },
  { name: "NUL and its kind", text: `GET /\0a HTTP/1.1\0\nHost: a\0.example\n${Array.from({ length: 32 }, (_, code) => `X-${code}: ${String.fromCharCode(code)}`).join("\n")}\x7f\x80\x9f` },
  { name: "halves of characters", text: "GET /\ud800 HTTP/1.1\nHost: a.example\nX: \udfff\ud83d\n\ud83d: y\n\nHTTP/1.1 200 OK\nX: \udc00\ud800" },
  { name: "binary", text: Array.from({ length: 200_000 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join("") },
  { name: "names of prototypes in a scenario", text: `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"page_origin":"https://a.example","request":{"url":"https://b.example/","__proto__":{"polluted":1},"headers":[["__proto__","1"],["constructor","2"]]},"hops":[{"response":{"status":200,"headers":[["__proto__","x"],["toString","y"],["hasOwnProperty","z"]]}}]}` },
  { name: "names of prototypes in headers", text: "GET /__proto__ HTTP/1.1\nHost: a.example\n__proto__: polluted\nconstructor: x\ntoString: y\n\nHTTP/1.1 200 OK\n__proto__: 1\nvalueOf: 2\nAccess-Control-Expose-Headers: __proto__, constructor" },
  { name: "lists within lists, very deep", text: "[".repeat(DEEP) + "]".repeat(DEEP) },
  { name: "objects within objects, very deep", text: `${'{"request":'.repeat(DEEP)}1${"}".repeat(DEEP)}` },
  { name: "a recording, very deep", text: `{"log":{"entries":${"[".repeat(DEEP)}${"]".repeat(DEEP)}}}` },
  { name: "100,000 headers", text: `HTTP/1.1 200 OK\n${Array.from({ length: 100_000 }, (_, index) => `X-${index}: ${index}`).join("\n")}` },
  { name: "100,000 names exposed", text: `GET / HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\nAccess-Control-Expose-Headers: ${Array.from({ length: 100_000 }, (_, index) => `x-${index}`).join(", ")}` },
  { name: "100,000 empty lines and colons", text: "\n:\n".repeat(50_000) },
  { name: "quotes that never end", text: `curl '${"\\'".repeat(50_000)}` },
];

/** Texts that are long above all; they take longer. */
export const long = [
  { name: "10 MB of headers", text: `HTTP/1.1 200 OK\n${"X-Filler: 0123456789abcdef0123456789abcdef\n".repeat(LONG / 43)}` },
  { name: "10 MB in one line", text: `HTTP/1.1 200 OK\nX: ${"y".repeat(LONG)}` },
  { name: "10 MB of markup", text: `${all}\n`.repeat(Math.ceil(LONG / all.length)) },
  { name: "10 MB of curl", text: `curl 'https://a.example/' ${"-H 'x: y' ".repeat(LONG / 10)}` },
];

const packed = (value) => `#1.${deflateRawSync(value).toString("base64url")}`;

/** `{ name, hash }` of each. */
export const links = [
  { name: "no link at all", hash: "#1.garbage" },
  { name: "nothing", hash: "#1." },
  { name: "percent signs", hash: "#s=%" },
  { name: "percent signs and NUL", hash: "#s=%00%ff%zz" },
  { name: "a bomb", hash: packed(Buffer.alloc(40_000_000, 0x20)) },
  { name: "a bomb in a text", hash: packed(json({ q: "a".repeat(30_000_000) })) },
  { name: "very long", hash: `#1.${"A".repeat(1_000_000)}` },
  { name: "markup in every box", hash: packed(json({ o: all, c: all, q: all, p: all, r: all })) },
  { name: "markup in every decision", hash: packed(json({ a: all, m: all, k: all, d: all, u: all, e: all })) },
  { name: "names of prototypes", hash: packed('{"__proto__":{"polluted":1},"constructor":"x","q":"GET https://a.example/"}') },
  { name: "very deep", hash: packed("[".repeat(DEEP)) },
  { name: "no text in a box", hash: packed('{"q":{"toString":"x"},"r":[1,2],"o":null}') },
  { name: "a scenario with markup", hash: `#s=${encodeURIComponent(json(scenario(`https://a.example/${all}`, "x", all)))}` },
  { name: "a scenario that is a script", hash: "#s=javascript:canary('scenario')" },
  { name: "a script", hash: "#javascript:canary('hash')" },
  { name: "markup", hash: `#${MARKUP[0]}` },
  { name: "a lesson with markup", hash: `#learn/${encodeURIComponent(MARKUP[0])}` },
  { name: "a lesson of a prototype", hash: "#learn/__proto__" },
  { name: "an example of a prototype", hash: "#gallery/constructor" },
  { name: "a selector", hash: "#gallery/'];*{" },
  { name: "a version to come", hash: "#99999999999999999999.x" },
];

function entry(text) {
  const headers = [{ name: text, value: text }, { name: "Origin", value: text }];
  return {
    startedDateTime: text,
    request: { method: text, url: `https://a.example/${text}`, headers, httpVersion: text },
    response: { status: 200, statusText: text, headers, content: { mimeType: text, text } },
    _initiator: { type: text },
  };
}
