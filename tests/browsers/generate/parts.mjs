// Random requests, dense where the rules have edges: methods, safelisted headers and their limits,
// forbidden names, and what only the page's own code gets wrong.

import {
  ACCEPTS,
  BROKEN,
  CONTENT_TYPES,
  CUSTOM_NAMES,
  FORBIDDEN,
  HINT_NAMES,
  HINT_VALUES,
  LANGUAGES,
  ODD_NAMES,
  OTHER_METHODS,
  RANGES,
  UNUSUAL_METHODS,
} from "./values.mjs";

/** `{method, headers, body}`; `focus` says what is to be looked at closely. */
export function requestParts(random, focus) {
  const method = methodFor(random, focus);
  const headers = headersFor(random, focus);
  const mayHaveBody = !/^(?:get|head)$/iu.test(method);
  const body =
    mayHaveBody && random.percent(focus === "content-type" ? 80 : 35)
      ? random.pick(["hello", "", "a=1", "{}"])
      : null;
  return { method, headers, body };
}

function methodFor(random, focus) {
  if (focus === "methods")
    return random.weighted([
      [60, random.pick(UNUSUAL_METHODS)],
      [25, random.pick(OTHER_METHODS)],
      [15, "POST"],
    ]);
  if (focus === "safelist" || focus === "range")
    return random.weighted([
      [60, "GET"],
      [25, "POST"],
      [15, "HEAD"],
    ]);
  if (focus === "content-type")
    return random.weighted([
      [80, "POST"],
      [20, "GET"],
    ]);
  return random.weighted([
    [38, "GET"],
    [22, "POST"],
    [5, "HEAD"],
    [30, random.pick(OTHER_METHODS)],
    [5, random.pick(UNUSUAL_METHODS)],
  ]);
}

function headersFor(random, focus) {
  const headers = [];
  const add = (makers, count) => {
    for (let index = 0; index < count; index += 1) headers.push(random.pick(makers)(random));
  };
  if (focus === "safelist")
    add([edgeAccept, edgeLanguage, edgeLanguage, edgeAccept, longSafe], 1 + random.below(2));
  if (focus === "content-type") add([edgeContentType], 1);
  if (focus === "range") add([edgeRange], 1);
  if (focus === "hints") add([hint], 1 + random.below(2));
  if (focus === "names") add([oddName, forbidden, forbidden, custom], 1 + random.below(3));
  if (focus === "size") return sizeEdge(random);
  if (focus === "authorization") add([() => ["Authorization", "Basic dTpw"]], 1);
  if (focus === "type-error") add([broken], random.below(2));
  const more = random.weighted([
    [45, 0],
    [35, 1],
    [15, 2],
    [5, 3],
  ]);
  add(
    [
      custom,
      custom,
      custom,
      edgeLanguage,
      edgeAccept,
      edgeContentType,
      edgeRange,
      forbidden,
      hint,
      authorization,
    ],
    focus === "plain" ? 0 : more,
  );
  if (headers.length > 0 && random.percent(8)) headers.push(repeated(random, random.pick(headers)));
  return headers.map(([name, value]) => [
    random.percent(25) ? random.caseTurned(name) : name,
    value,
  ]);
}

const custom = (random) => [
  random.pick(CUSTOM_NAMES),
  random.pick(["1", "", "a b", "x,y", "\u00e9", "  spaced \t"]),
];
const authorization = () => ["Authorization", "Basic dTpw"];
const hint = (random) => [random.pick(HINT_NAMES), random.pick(HINT_VALUES)];
const forbidden = (random) => random.pick(FORBIDDEN);
const edgeContentType = (random) => [
  "Content-Type",
  random.percent(15) ? inside(random, "text/plain") : random.pick(CONTENT_TYPES),
];
const edgeRange = (random) => ["Range", random.pick(RANGES)];
const edgeAccept = (random) => [
  "Accept",
  random.percent(40) ? inside(random, "text/html") : random.pick(ACCEPTS),
];
const edgeLanguage = (random) => {
  const name = random.pick(["Accept-Language", "Content-Language"]);
  return [name, random.percent(40) ? inside(random, "en-US") : random.pick(LANGUAGES)];
};
const longSafe = (random) => {
  const [name, unit] = random.pick([
    ["Accept", "a"],
    ["Accept-Language", "e"],
    ["Content-Language", "d"],
    ["Content-Type", "text/plain;a="],
  ]);
  return [name, unit.padEnd(126 + random.below(4), "x")];
};
const oddName = (random) => [random.pick(ODD_NAMES), "1"];

/** A safe value with one byte more: before, within or behind. */
function inside(random, value) {
  const at = random.pick([0, 1, value.length]);
  const byte = random.weighted([
    [3, random.pick([..."\"():<>?@[\\]{}\u007f;,=*&%'/_-. +\t"])],
    [1, String.fromCharCode(1 + random.below(255))],
  ]);
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
    headers.push([
      ["Accept", "Accept-Language", "Content-Language"][index % 3],
      "e".repeat(length),
    ]);
    left -= length;
  }
  return headers;
}

/** What the constructor refuses. */
function broken(random) {
  return random.pick(BROKEN);
}
