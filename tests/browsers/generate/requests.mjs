// Random requests, dense where the rules have edges: methods, safelisted headers and their limits,
// forbidden names, and what only the page's own code gets wrong.

/** `{method, headers, body}`; `focus` says what is to be looked at closely. */
export function requestParts(random, focus) {
  const method = methodFor(random, focus);
  const headers = headersFor(random, focus);
  const mayHaveBody = !/^(?:get|head)$/iu.test(method);
  const body = mayHaveBody && random.percent(focus === "content-type" ? 80 : 35) ? random.pick(["hello", "", "a=1", "{}"]) : null;
  return { method, headers, body };
}

function methodFor(random, focus) {
  if (focus === "methods") return random.weighted([[60, random.pick(UNUSUAL_METHODS)], [25, random.pick(OTHER_METHODS)], [15, "POST"]]);
  if (focus === "safelist" || focus === "range") return random.weighted([[60, "GET"], [25, "POST"], [15, "HEAD"]]);
  if (focus === "content-type") return random.weighted([[80, "POST"], [20, "GET"]]);
  return random.weighted([[38, "GET"], [22, "POST"], [5, "HEAD"], [30, random.pick(OTHER_METHODS)], [5, random.pick(UNUSUAL_METHODS)]]);
}

function headersFor(random, focus) {
  const headers = [];
  const add = (makers, count) => {
    for (let index = 0; index < count; index += 1) headers.push(random.pick(makers)(random));
  };
  if (focus === "safelist") add([edgeAccept, edgeLanguage, edgeLanguage, edgeAccept, longSafe], 1 + random.below(2));
  if (focus === "content-type") add([edgeContentType], 1);
  if (focus === "range") add([edgeRange], 1);
  if (focus === "hints") add([hint], 1 + random.below(2));
  if (focus === "names") add([oddName, forbidden, forbidden, custom], 1 + random.below(3));
  if (focus === "size") return sizeEdge(random);
  if (focus === "authorization") add([() => ["Authorization", "Basic dTpw"]], 1);
  if (focus === "type-error") add([broken], random.below(2));
  const more = random.weighted([[45, 0], [35, 1], [15, 2], [5, 3]]);
  add([custom, custom, custom, edgeLanguage, edgeAccept, edgeContentType, edgeRange, forbidden, hint, authorization], focus === "plain" ? 0 : more);
  if (headers.length > 0 && random.percent(8)) headers.push(repeated(random, random.pick(headers)));
  return headers.map(([name, value]) => [random.percent(25) ? random.caseTurned(name) : name, value]);
}

const custom = (random) => [random.pick(CUSTOM_NAMES), random.pick(["1", "", "a b", "x,y", "\u00e9", "  spaced \t"])];
const authorization = () => ["Authorization", "Basic dTpw"];
const hint = (random) => [random.pick(HINT_NAMES), random.pick(["1", "on", "1.5", "4g", "", "-1", "1e3", "off", "100", "0", "3g", "slow-2g", "1.", ".5", "On", "x", "+1"])];
const forbidden = (random) => random.pick(FORBIDDEN);
const edgeContentType = (random) => ["Content-Type", random.percent(15) ? inside(random, "text/plain") : random.pick(CONTENT_TYPES)];
const edgeRange = (random) => ["Range", random.pick(RANGES)];
const edgeAccept = (random) => ["Accept", random.percent(40) ? inside(random, "text/html") : random.pick(["*/*", "text/html, */*;q=0.1", "", "a\tb", "application/json", "text/\"x\"", "image/*;v={1}"])];
const edgeLanguage = (random) => {
  const name = random.pick(["Accept-Language", "Content-Language"]);
  return [name, random.percent(40) ? inside(random, "en-US") : random.pick(["en", "en-US,en;q=0.5", "*", "", "de, en;q=0.1", "en_US", "a=b;c.d, *-1", "en\tde"])];
};
const longSafe = (random) => {
  const [name, unit] = random.pick([["Accept", "a"], ["Accept-Language", "e"], ["Content-Language", "d"], ["Content-Type", "text/plain;a="]]);
  return [name, unit.padEnd(126 + random.below(4), "x")];
};
const oddName = (random) => [random.pick(["x", "X_Under", "X.Dot", "x!#$%&'*+-.^_`|~", "0", "Content-Type-X", "Accept-Charset-X", "Access-Control-Allow-Origin", "Range-X", "If-Range", "Last-Event-ID", "Accept-", "Sec", "Proxy", "X-Sec-A", "Origin-X"]), "1"];

/** A safe value with one byte more: before, within or behind. */
function inside(random, value) {
  const at = random.pick([0, 1, value.length]);
  const byte = random.weighted([[3, random.pick([..."\"():<>?@[\\]{}\u007f;,=*&%'/_-. +\t"])], [1, String.fromCharCode(1 + random.below(255))]]);
  return value.slice(0, at) + (/[\r\n]/u.test(byte) ? "\u000b" : byte) + value.slice(at);
}

function repeated(random, [name, value]) {
  return [random.percent(50) ? random.caseTurned(name) : name, random.percent(60) ? value : "2"];
}

/** Safe headers whose values together come close to 1024 bytes. */
function sizeEdge(random) {
  const total = 1021 + random.below(7);
  const headers = [];
  for (let left = total, index = 0; left > 0; index += 1) {
    const length = Math.min(left, 100 + random.below(29));
    headers.push([["Accept", "Accept-Language", "Content-Language"][index % 3], "e".repeat(length)]);
    left -= length;
  }
  return headers;
}

/** What the constructor refuses. */
function broken(random) {
  return random.pick([["X Foo", "1"], ["", "1"], ["X:Y", "1"], ["\u00e9", "1"], ["X(", "1"], ["X-Foo", "a\nb"], ["X-Foo", "a\u0000b"], ["X-Foo", "a\rb"], ["X-Foo", "\u0100"], ["X-Foo", "\n1\n"], ["X/Y", ""]]);
}

const OTHER_METHODS = ["PUT", "DELETE", "PATCH", "OPTIONS", "PUT", "QUERY"];
const UNUSUAL_METHODS = ["get", "head", "post", "put", "delete", "options", "Get", "pOsT", "patch", "Patch", "PuT", "query", "CUSTOM", "custom", "GETX", "M-SEARCH", "!#$%&'*+-.^_`|~", "0", "CONNECTX", "PROPFIND", "X", "CONNECT", "trace", "TRACK", "Track"];
const CUSTOM_NAMES = ["X-Foo", "X-Bar", "X-Requested-With", "X-Api-Key", "Cache-Control", "If-None-Match", "Pragma", "x-a", "Z9", "A", "X-Pingother"];
const HINT_NAMES = ["DPR", "Width", "Viewport-Width", "Device-Memory", "RTT", "Downlink", "ECT", "Save-Data", "Intervention", "User-Agent", "Sec-CH-UA", "Priority", "Early-Data", "Purpose", "Upgrade-Insecure-Requests", "X-Purpose", "Sec-Purpose", "Service-Worker", "Content-DPR", "Lang"];
const FORBIDDEN = [
  ["Origin", "http://evil.test"], ["Referer", "x"], ["Host", "x"], ["Cookie", "a=1"], ["Cookie2", "1"], ["Set-Cookie", "a=1"], ["Connection", "close"], ["Content-Length", "3"], ["Date", "x"], ["DNT", "1"], ["Expect", "x"],
  ["Keep-Alive", "1"], ["TE", "trailers"], ["Trailer", "x"], ["Transfer-Encoding", "x"], ["Upgrade", "x"], ["Via", "x"], ["Accept-Charset", "utf-8"], ["Accept-Encoding", "x"], ["Access-Control-Request-Headers", "x"],
  ["Access-Control-Request-Method", "PUT"], ["Access-Control-Request-Private-Network", "true"], ["Access-Control-Request-Local-Network", "true"], ["Sec-Foo", "1"], ["Sec-", "1"], ["Proxy-Foo", "1"], ["Proxy-Authorization", "x"],
  ["X-HTTP-Method", "TRACE"], ["X-HTTP-Method", "PUT"], ["X-HTTP-Method-Override", "connect"], ["X-HTTP-Method-Override", "GET, TRACK"], ["X-Method-Override", "TRACK "], ["X-Method-Override", "POST, \"TRACE\""], ["X-Method-Override", "TRACEX"], ["X-HTTP-Method", ",TRACE"], ["X-HTTP-Method", "\"a,TRACE\""],
];
const CONTENT_TYPES = [
  "text/plain", "text/plain;charset=UTF-8", "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "TEXT/PLAIN", "text/plain;", "text/plain;;", "text/plain; a=\"b\"", "text/plain;a=b,c", "text/plain, text/plain",
  "text/plain,application/json", "text/plain ;a=b", " text/plain ", "text /plain", "text/ plain", "text/plain x", "text", "text/", "/plain", "", "text/plain;a", "text/plain;=b", "text/plain;a=b;a=c", "text/plain;a=b=c", "text/plain; charset=utf-8; x=y", "text/plain\t", "text/plain;\tcharset=x", "text/plainx",
  "text/plain;a=b;", "text/plain;a=b; ", "text/plain;a=b;;c=d", "text/plain;a=b ;c=d", "text/plain;a=b c", "text/plain;a b=c", "text/plain;a='b'", "text/plain;a=b'", "text/plain;a=é", "text/plain;a=", "text/plain;a=b;c", "text/html", "text/css", "application/xml", "application/x-www-form-urlencoded;a=b", "application/x-www-form-urlencoded,", "Application/X-WWW-Form-Urlencoded", "multipart/form-data;,", "*/*", "text/*",
];
const RANGES = [
  "bytes=0-1", "bytes=0-", "bytes=-1", "bytes=-", "bytes=1-0", "bytes=5-5", "bytes=00-01", "bytes=0-1,2-3", "bytes=0-1,", "bytes=", "bytes 0-1", "bytes =0-1", "bytes= 0-1", "bytes=0 -1", "bytes=0- 1", "bytes=0-1 ", "Bytes=0-1", "BYTES=0-", "bytes=\t0-1", "bytes=0\t-\t1", "items=0-1", "0-1", "",
  "bytes=+1-2", "bytes=1-+2", "bytes=0x1-2", "bytes=a-b", "bytes=1.0-2", "bytes=9223372036854775806-", "bytes=9223372036854775807-", "bytes=9223372036854775808-", "bytes=18446744073709551615-", "bytes=18446744073709551616-", "bytes=0-9223372036854775807", "bytes=0-18446744073709551615", "bytes=0-18446744073709551616", "bytes=4294967295-4294967296", "bytes=0-99999999999999999999999",
  "bytes=18446744073709551616-18446744073709551617", "bytes=9223372036854775807-9223372036854775806", "bytes=0-1\u000b", "bytes=0--1", "bytes=--1", "bytes==0-1", "bytes=0-1-2", "bytes=\u00a00-1", "bytes=0-1;x", "bytes=01-1", "bytes=-0", "bytes=1 - 2", "bytes\t=0-1",
];
