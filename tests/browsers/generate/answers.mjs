// Random answers: what would satisfy the request, with none to three things about it spoiled.
import { MAX_AGES, PREFLIGHT_STATUSES } from "./values.mjs";

/** What a server would have to know: the origin it sees, the method, the headers, credentials. */
export function response(random, wish) {
  const headers = [...allowOrigin(random, wish), ...allowCredentials(random, wish)];
  return { status: 200, headers: arranged(random, headers) };
}

/** As `response`, for a preflight. */
export function preflight(random, wish) {
  const headers = [
    ...allowOrigin(random, wish),
    ...allowCredentials(random, wish),
    ...list(random, wish, "acam", "Access-Control-Allow-Methods", methodsFor(random, wish)),
    ...list(random, wish, "acah", "Access-Control-Allow-Headers", namesFor(random, wish)),
    ...maxAge(random, wish),
  ];
  if (!wish.spoils.has("pf-status"))
    return { status: random.pick([200, 204]), headers: arranged(random, headers) };
  const leadsAway = random.percent(40);
  const elsewhere = random.pick(["/elsewhere", "//c.test/elsewhere", ""]);
  if (leadsAway) headers.push(["Location", elsewhere]);
  return { status: random.pick(PREFLIGHT_STATUSES), headers: arranged(random, headers) };
}

/** Header lines of one name. */
export const lines = (name, ...values) => values.map((value) => [name, value]);

function allowOrigin(random, { origin, credentials, spoils }) {
  const name = "Access-Control-Allow-Origin";
  const fits = credentials === "include" || random.percent(60) ? origin : "*";
  if (!spoils.has("acao")) return lines(name, fits);
  return random.weighted([
    [2, []],
    [2, lines(name, "*")],
    [2, lines(name, origin, origin)],
    [1, lines(name, origin, "*")],
    [1, lines(name, "", origin)],
    [1, lines(name, origin, "")],
    [1, [...lines(name, origin), ...lines(random.caseTurned(name), "")]],
    [1, [...lines(name.toLowerCase(), origin), ...lines(name, "http://b.test")]],
    [10, lines(name, spoiledOrigin(random, origin))],
    [5, lines(name, besides(random, random.pick([origin, origin, "*"])))],
  ]);
}

function spoiledOrigin(random, origin) {
  // prettier-ignore
  return random.pick([
    "null", "Null", "NULL", "", "**", "*, *", "*,", "*;", "'*'", `${origin}/`, `${origin}/x`,
    `${origin},`, `${origin}, ${origin}`, `${origin}, *`, `${origin} `, `\t${origin}`,
    `"${origin}"`, `${origin}.`, `${origin}#`, `${origin}?`, `${origin};`, `${origin}:80`,
    `${origin}:443`, `${origin} http://b.test`, origin.toUpperCase(),
    origin.replace(/^http/u, "HTTP"), origin.replace(/:\d+$/u, ""),
    origin.replace(/^http:/u, "https:"), origin.replace(/^https:/u, "http:"),
    origin.replace(/^\w+:\/\//u, ""), "http://b.test", "http://*.test", "https://*",
    "http://a.test:8000", "http://user@a.test:8000", "true", "http://", "http://a.test:08000",
    "http://a.test:99999", "a.test", "file://", "http://\u00e9.test", "data:", "null, null",
    "null null",
  ]);
}

function allowCredentials(random, { credentials, spoils }) {
  const name = "Access-Control-Allow-Credentials";
  const said = credentials === "include" || random.percent(25);
  if (!spoils.has("acac")) return said ? lines(name, "true") : [];
  return random.weighted([
    [2, []],
    [1, lines(name, "true", "true")],
    [1, lines(name, "true", "")],
    [1, lines(name, "", "true")],
    [1, [...lines(name, "true"), ...lines(random.caseTurned(name), "false")]],
    [5, lines(name, random.pick(NOT_QUITE_TRUE))],
    [3, lines(name, besides(random, "true"))],
  ]);
}

function methodsFor(random, { method }) {
  const others = ["GET", "PUT"].filter((other) => other !== method);
  return random.percent(40) ? [method, ...others] : [method];
}

function namesFor(random, { headers }) {
  const names = headers.map(([name]) => (random.percent(50) ? name.toLowerCase() : name));
  if (random.percent(30)) names.push("x-more");
  return [...new Set(names)].filter((name) => TOKEN.test(name));
}

/** A comma-separated list as it should be, or spoiled in its syntax or its members. */
function list(random, { credentials, spoils }, spoil, name, members) {
  if (!spoils.has(spoil)) {
    const anything = random.percent(10) && credentials !== "include";
    const value = anything ? "*" : members.join(random.pick([", ", ","]));
    return members.length === 0 ? [] : lines(name, value);
  }
  const all = members.length > 0 ? members : ["x-foo"];
  const [first, ...rest] = random.shuffled(all);
  const text = all.join(", ");
  return random.weighted([
    [2, []],
    [2, lines(name, "*")],
    [2, lines(name, rest.join(", "))],
    [1, lines(name, ...all)],
    [1, all.map((member) => [random.caseTurned(name), member])],
    [1, lines(name, text, random.pick(["", "*", "a b", ";", text]))],
    [1, lines(name, "", text)],
    [2, lines(name, random.caseTurned(text))],
    [2, lines(name, text.replace(first, besides(random, first)))],
    [10, lines(name, spoiledList(random, all, first))],
  ]);
}

function spoiledList(random, all, first) {
  const text = all.join(", ");
  // prettier-ignore
  return random.pick([
    "", ",", ", ", `,${text}`, `${text},`, `${text}, ,x`, `${text},,x`, all.join(" "),
    all.join(";"), `${text};`, `"${text}"`, `*, ${text}`, `${text}, *`, "**", "*,*", "\"*\"",
    `${text}\t`, all.join("\t,\t"), all.join(" , "), `(${text})`, `${text} (x)`, `[${text}]`,
    `{${text}}`, `${text}\\`, `${text}, a@b`, `${first}=1`, `${first}:1`, "null", "false", "none",
    "x", "a b", "a/b", "\u00e9", text.replaceAll("-", "_"), `${text}, authorization`,
    "*, authorization", "Authorization", "*,Authorization ", "GET, HEAD, POST",
    "get,post,put,delete", "content-type", "range, accept",
  ]);
}

/** One byte next to, or in the middle of, a value; not what ends a line. */
export function besides(random, value) {
  const usual = random.pick([..." \t,;\"'/*.-\u000b\u000c\u00a0\u0085\u007f\u0001"]);
  const any = String.fromCharCode(1 + random.below(255)).replace(/[\r\n]/u, " ");
  const byte = random.percent(67) ? usual : any;
  return random.pick([
    byte + value,
    byte + value,
    value + byte,
    value + byte,
    value.slice(0, 1) + byte + value.slice(1),
  ]);
}

const maxAge = (random, { spoils }) =>
  spoils.has("max-age") || random.percent(5)
    ? lines("Access-Control-Max-Age", random.pick(MAX_AGES))
    : [];

/** The names in some other case now and then, the lines in some order. */
function arranged(random, headers) {
  const respelled = (name) =>
    random.pick([name.toLowerCase(), name.toUpperCase(), random.caseTurned(name)]);
  const named = headers.map(([name, value]) => [
    random.percent(12) ? respelled(name) : name,
    value,
  ]);
  return random.percent(50) ? named : random.shuffled(named);
}

/** Statuses that an answer may have without the browser doing something else about it. */
export function anyStatus(random) {
  const status = 200 + random.below(400);
  return SPECIAL_STATUSES.has(status) ? 200 : status;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;
const SPECIAL_STATUSES = new Set([301, 302, 303, 307, 308, 401, 407, 408, 421, 425]);
// prettier-ignore
const NOT_QUITE_TRUE = [
  "TRUE", "True", "tRue", "false", "", "1", "true, true", "true,", "true;", "yes", "*", "\"true\"",
  " true\t", "true true", "t rue",
];
