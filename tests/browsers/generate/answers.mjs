// Random answers: what would satisfy the request, with none to three things about it spoiled.

/** What a server would have to know: the origin it sees, the method, the headers, credentials. */
export function response(random, wish) {
  return { status: 200, headers: arranged(random, [...allowOrigin(random, wish), ...allowCredentials(random, wish)]) };
}

/** As [`response`], for a preflight. */
export function preflight(random, wish) {
  const status = random.weighted([[50, 204], [50, 200]]);
  const headers = [
    ...allowOrigin(random, wish),
    ...allowCredentials(random, wish),
    ...list(random, wish, "Access-Control-Allow-Methods", methodsFor(random, wish), wish.spoils.has("acam")),
    ...list(random, wish, "Access-Control-Allow-Headers", namesFor(random, wish), wish.spoils.has("acah")),
    ...maxAge(random, wish),
    ...(wish.spoils.has("pf-status") && random.percent(40) ? [["Location", random.pick(["/elsewhere", "http://c.test:8000/elsewhere", ""])]] : []),
  ];
  return { status: wish.spoils.has("pf-status") ? random.pick(PREFLIGHT_STATUSES) : status, headers: arranged(random, headers) };
}

function allowOrigin(random, { origin, credentials, spoils }) {
  const name = "Access-Control-Allow-Origin";
  if (!spoils.has("acao")) return [[name, credentials === "include" || random.percent(60) ? origin : "*"]];
  return random.weighted([
    [2, []],
    [2, [[name, "*"]]],
    [2, [[name, origin], [name, origin]]],
    [1, [[name, origin], [name, "*"]]],
    [1, [[name, ""], [name, origin]]],
    [1, [[name, origin], [name, ""]]],
    [1, [[name, origin], [random.caseTurned(name), ""]]],
    [1, [["access-control-allow-origin", origin], [name, "http://b.test"]]],
    [10, [[name, spoiledOrigin(random, origin)]]],
    [5, [[name, besides(random, random.pick([origin, origin, "*"]))]]],
  ]);
}

function spoiledOrigin(random, origin) {
  return random.pick([
    "null", "Null", "NULL", "", "**", "*, *", "*,", `${origin}/`, `${origin}/x`, `${origin},`, `${origin}, ${origin}`, `${origin}, *`, `${origin} `, `\t${origin}`, `"${origin}"`, `${origin}.`, `${origin}#`, `${origin}?`,
    origin.toUpperCase(), origin.replace(/^http/u, "HTTP"), origin.replace(/:\d+$/u, ""), `${origin}:80`, `${origin}:443`, origin.replace(/^http:/u, "https:"), origin.replace(/^https:/u, "http:"), origin.replace(/^\w+:\/\//u, ""),
    "http://b.test", "http://*.test", "https://*", "http://a.test:8000", "http://user@a.test:8000", "true", "http://", "http://a.test:08000", "http://a.test:99999", `${origin} http://b.test`, `${origin};`, "*;", "'*'", "a.test", "file://", "http://\u00e9.test", "data:", "null, null", "null null",
  ]);
}

function allowCredentials(random, { credentials, spoils }) {
  const name = "Access-Control-Allow-Credentials";
  if (!spoils.has("acac")) return credentials === "include" || random.percent(25) ? [[name, "true"]] : [];
  return random.weighted([
    [2, []],
    [1, [[name, "true"], [name, "true"]]],
    [1, [[name, "true"], [name, ""]]],
    [1, [[name, ""], [name, "true"]]],
    [1, [[name, "true"], [random.caseTurned(name), "false"]]],
    [5, [[name, random.pick(["TRUE", "True", "tRue", "false", "", "1", "true, true", "true,", "true;", "yes", "*", "\"true\"", " true\t", "truе", "true true", "t rue"].filter((it) => !/[^\u0000-\u00ff]/u.test(it)))]]],
    [3, [[name, besides(random, "true")]]],
  ]);
}

const methodsFor = (random, { method }) => [method, ...(random.percent(40) ? ["GET", "PUT"].filter((it) => it !== method) : [])];

function namesFor(random, { headers }) {
  const names = headers.map(([name]) => (random.percent(50) ? name.toLowerCase() : name));
  return [...new Set([...names, ...(random.percent(30) ? ["x-more"] : [])])].filter((name) => TOKEN.test(name));
}

/** A comma-separated list header as it should be, or spoiled in its syntax or its members. */
function list(random, wish, name, members, isSpoiled) {
  if (!isSpoiled) return members.length === 0 ? [] : [[name, random.percent(10) && wish.credentials !== "include" ? "*" : members.join(random.pick([", ", ","]))]];
  const all = members.length > 0 ? members : ["x-foo"];
  const [first, ...rest] = random.shuffled(all);
  const text = all.join(", ");
  return random.weighted([
    [2, []],
    [2, [[name, "*"]]],
    [2, [[name, rest.join(", ")]]],
    [1, all.map((member) => [name, member])],
    [1, all.map((member) => [random.caseTurned(name), member])],
    [1, [[name, text], [name, random.pick(["", "*", "a b", ";", text])]]],
    [1, [[name, ""], [name, text]]],
    [2, [[name, random.caseTurned(text)]]],
    [2, [[name, text.replace(first, besides(random, first))]]],
    [10, [[name, random.pick([
      "", ",", ", ", `,${text}`, `${text},`, `${text}, ,x`, `${text},,x`, all.join(" "), all.join(";"), `${text};`, `"${text}"`, `*, ${text}`, `${text}, *`, "**", "*,*", "\"*\"", `${text}\t`, all.join("\t,\t"), all.join(" , "), `(${text})`, `${text} (x)`, "null", "false", "none", "x", "a b", "a/b", "\u00e9",
      `${first}=1`, `${first}:1`, text.replaceAll("-", "_"), `${text}, authorization`, "*, authorization", "Authorization", "*,Authorization ", "GET, HEAD, POST", "get,post,put,delete", `[${text}]`, `{${text}}`, `${text}, a@b`, `${text}\\`, "content-type", "range, accept",
    ])]]],
  ]);
}

/** One byte next to, or in the middle of, a value; not what ends a line. */
function besides(random, value) {
  const byte = random.weighted([[2, random.pick([..." \t,;\"'/*.-\u000b\u000c\u00a0\u0085\u007f\u0001"])], [1, String.fromCharCode(1 + random.below(255))]]);
  const safe = /[\r\n]/u.test(byte) ? " " : byte;
  return random.weighted([[2, safe + value], [2, value + safe], [1, value.slice(0, 1) + safe + value.slice(1)]]);
}

const maxAge = (random, { spoils }) => (spoils.has("max-age") || random.percent(5) ? [["Access-Control-Max-Age", random.pick(MAX_AGES)]] : []);

/** Headers of which script may or may not see the names; `focus` is `exposed` for many of them. */
export function exposure(random, { credentials, focus }) {
  if (focus !== "exposed" && random.percent(75)) return [];
  const extra = random.shuffled(EXTRA).slice(0, random.below(5));
  const names = random.shuffled(extra.map(([name]) => name)).slice(0, 2);
  const value = random.pick([names.join(", "), names.join(",").toLowerCase(), "*", "*, x-a", "x-a, *", "", ",", "x-a,", " X-A\t, x-b", "x-a x-b", "x-a;x-b", "\"x-a\"", "x-a, a b", "set-cookie, x-a", "Authorization", "*,authorization", "x-a\u00e9", credentials, random.caseTurned("x-a, x-b"), besides(random, "x-a")]);
  const name = "Access-Control-Expose-Headers";
  const lines = random.weighted([[7, [[name, value]]], [1, []], [1, [[name, value], [name, "x-b"]]], [1, [[random.caseTurned(name), "x-a"], [name, value]]], [1, [[name, ""], [name, value]]]]);
  return [...extra, ...lines];
}

/** The names in some other case now and then, the lines in some order. */
function arranged(random, headers) {
  const named = headers.map(([name, value]) => [random.percent(12) ? random.pick([name.toLowerCase(), name.toUpperCase(), random.caseTurned(name)]) : name, value]);
  return random.percent(50) ? named : random.shuffled(named);
}

/** Statuses that an answer may have without the browser doing something else about it. */
export function anyStatus(random) {
  const status = 200 + random.below(400);
  return SPECIAL_STATUSES.has(status) ? 200 : status;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;
const SPECIAL_STATUSES = new Set([301, 302, 303, 307, 308, 401, 407, 408, 421, 425]);
const PREFLIGHT_STATUSES = [200, 201, 202, 203, 204, 205, 206, 207, 226, 250, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 399, 400, 401, 403, 404, 405, 410, 418, 429, 500, 501, 503, 599];
const MAX_AGES = ["0", "-1", "1", "600", "86400", "86401", "abc", "", "1.5", "+5", " 10 ", "99999999999999999999", "10, 20", "10;", "\"10\"", "1e3", "-99999999999"];
const EXTRA = [
  ["X-A", "1"], ["x-b", "2"], ["X-C", ""], ["Content-Type", "text/x-unknown"], ["Cache-Control", "no-cache"], ["Content-Language", "en"], ["Expires", "0"], ["Last-Modified", "x"], ["Pragma", "no-cache"], ["Set-Cookie", "s=1"], ["Set-Cookie2", "s=1"],
  ["Content-Length", "2"], ["ETag", "\"e\""], ["Authorization", "x"], ["Content-Location", "/x"], ["Timing-Allow-Origin", "*"], ["Server", "x"], ["X-\u0021", "1"], ["Vary", "Origin"], ["Date", "x"], ["Age", "1"], ["Link", "<x>"], ["Content-Range", "bytes 0-1/2"], ["Accept-Ranges", "bytes"],
];
