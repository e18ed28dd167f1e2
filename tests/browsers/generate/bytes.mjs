// Every byte beside and within every value that is looked at byte by byte, and every status.

const PAGE = "http://a.test:8000";
const URL_ASKED = "http://b.test:8000/x";

/** Nothing is random: always the same scenarios. */
export function* bytes() {
  for (const [name, value, scenario] of PLACES) {
    const made = new Set();
    for (const [where, at] of [
      ["before", 0],
      ["within", 1],
      ["after", value.length],
    ])
      for (let code = 1; code < 256; code += 1) {
        const byte = String.fromCharCode(code);
        const text = value.slice(0, at) + byte + value.slice(at);
        // What ends a line ends the value.
        if (byte === "\r" || byte === "\n" || made.has(text)) continue;
        made.add(text);
        const id = `bytes/${name}-${where}-${code.toString(16).padStart(2, "0")}`;
        yield { id, ...scenario(text) };
      }
  }
  for (let status = 200; status < 600; status += 1) {
    if (SPECIAL.has(status)) continue;
    yield { id: `bytes/status-${status}`, ...exchange({}, {}, { status }) };
    yield { id: `bytes/preflight-status-${status}`, ...exchange(ASKS_FIRST, { status }, {}) };
  }
}

/** One that succeeds, but for what is given. */
function exchange(request, preflight, response) {
  const allowed = [
    ["Access-Control-Allow-Origin", PAGE],
    ["Access-Control-Allow-Credentials", "true"],
  ];
  const answer = ({ status = 200, headers = [] }) => {
    const said = new Set(headers.map(([name]) => name));
    return { status, headers: [...allowed.filter(([name]) => !said.has(name)), ...headers] };
  };
  return {
    page_origin: PAGE,
    request: {
      url: URL_ASKED,
      method: "GET",
      headers: [],
      body: null,
      mode: "cors",
      credentials: "include",
      redirect: "follow",
      upload_listener: false,
      ...request,
    },
    hops: [{ preflight: answer(withList(preflight)), response: answer(response) }],
  };
}

/** A preflight agrees to what is asked below, unless it says something else. */
function withList({ headers = [], ...rest }) {
  const said = new Set(headers.map(([name]) => name));
  const lists = [
    ["Access-Control-Allow-Methods", "PUT"],
    ["Access-Control-Allow-Headers", "x-foo"],
  ];
  return { ...rest, headers: [...lists.filter(([name]) => !said.has(name)), ...headers] };
}

const ASKS_FIRST = { method: "PUT", headers: [["X-Foo", "1"]] };
const inRequest = (name) => (value) => exchange({ headers: [[name, value]] }, {}, {});
const inPreflight = (name) => (value) =>
  exchange(ASKS_FIRST, { headers: [[name, value]] }, {});
const inResponse = (name) => (value) =>
  exchange({}, {}, { headers: [["X-Foo", "1"], [name, value]] });

/** A name, a value that would do, and the scenario that has it. */
const PLACES = [
  ["acao", PAGE, inResponse("Access-Control-Allow-Origin")],
  ["acao-preflight", PAGE, inPreflight("Access-Control-Allow-Origin")],
  ["acac", "true", inResponse("Access-Control-Allow-Credentials")],
  ["acam", "PUT", inPreflight("Access-Control-Allow-Methods")],
  ["acah", "x-foo", inPreflight("Access-Control-Allow-Headers")],
  ["aceh", "x-foo", inResponse("Access-Control-Expose-Headers")],
  ["accept", "text/html", inRequest("Accept")],
  ["accept-language", "en", inRequest("Accept-Language")],
  ["content-type", "text/plain", inRequest("Content-Type")],
  ["range", "bytes=0-1", inRequest("Range")],
  ["method", "PUT", (method) => exchange({ method }, {}, {})],
  ["name", "X-Foo", (name) => exchange({ headers: [[name, "1"]] }, {}, {})],
];
/** Statuses of which the browser makes something else than an answer. */
const SPECIAL = new Set([401, 407, 408, 421, 425]);
