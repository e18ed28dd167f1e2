// mentoss: FetchMocker, which answers by itself; no server is asked.
import { FetchMocker, MockServer } from "mentoss";
import { byFetch } from "./by-fetch.mjs";

export const through = "FetchMocker";

/** What Node's own Response can hold can be mocked. fetch() has no upload listener. */
export function canExpress({ request, hops }) {
  const answers = hops.flatMap(({ preflight, response }) => [preflight, response]);
  return !request.upload_listener && answers.every(canMock);
}

function canMock(answer) {
  try {
    return !answer || Boolean(new Response(null, answer));
  } catch {
    return false;
  }
}

export async function play({ page_origin, request, hops }, { exchange, signal }) {
  const baseUrl = page_origin === "null" ? "about:blank" : page_origin;
  const servers = origins({ request, hops }).map((origin) =>
    mocked(origin, request.method, exchange, hops.length),
  );
  return byFetch(new FetchMocker({ servers, baseUrl }).fetch, Request, request, signal);
}

/** Every origin that a scenario may lead to. */
function origins({ request, hops }) {
  const lines = hops.flatMap(({ response }) => response?.headers ?? []);
  const locations = lines.filter(([name]) => /^location$/iu.test(name)).map(([, value]) => value);
  const base = URL.canParse(request.url) ? request.url : FALLBACK;
  const urls = [base, ...locations].filter((url) => URL.canParse(url, base));
  const http = urls
    .map((url) => new URL(url, base))
    .filter(({ protocol }) => /^https?:/u.test(protocol));
  return [...new Set([FALLBACK, ...http.map(({ origin }) => origin)])];
}

/** A server that answers every path of an origin; a route answers once. */
function mocked(origin, method, exchange, hops) {
  const server = new MockServer(origin);
  const answer = ({ method, headers }) => {
    const answer = exchange.answer(method, (name) => headers.get(name) ?? undefined);
    // An object has one value for a name; lines of one name are joined as Headers joins them.
    return { status: answer.status, headers: Object.fromEntries(new Headers(answer.headers)) };
  };
  for (const each of new Set([method.toUpperCase(), method, "GET", "OPTIONS"])) {
    for (let time = 0; time <= hops; time += 1) server.route({ method: each, url: "*" }, answer);
  }
  return server;
}

/** A mocker needs one server at least. */
const FALLBACK = "http://a.test:8000";
