// Random scenarios. Each is first made so that it would succeed, then spoiled in none to three
// places; a focus decides which of the rules' edges it walks along.
import { anyStatus, exposure, preflight, response } from "./answers.mjs";
import { PAGES, anyOrigin, otherOrigin, respelled, urlAt } from "./places.mjs";
import { randomFrom } from "./random.mjs";
import { redirect } from "./redirects.mjs";
import { requestParts } from "./requests.mjs";

/** `count` scenarios of a seed, from number `first` on. The same number is always the same scenario. */
export const scenarios = (seed, count, first = 0) =>
  Array.from({ length: count }, (_, index) => scenario(seed, first + index));

function scenario(seed, number) {
  const random = randomFrom(seed, number);
  const focus = random.weighted(FOCUSES);
  const page = random.weighted(PAGES);
  const request = requestFor(random, focus, page);
  const hops = hopsFor(random, focus, page, request);
  const id = `seed-${seed}/${String(number).padStart(5, "0")}-${focus}`;
  return { id, page_origin: page, request, hops };
}

function requestFor(random, focus, page) {
  const mode = focus === "no-cors" || focus === "same-origin" ? focus : random.weighted([[93, "cors"], [4, "no-cors"], [3, "same-origin"]]);
  const upload_listener = focus === "upload" || (mode === "cors" && random.percent(3));
  const origin = mode === "same-origin" && page !== "null" && random.percent(70) ? page : focus === "own" && page !== "null" ? page : random.percent(85) ? otherOrigin(random, page) : anyOrigin(random, page);
  const { method, headers, body } = requestParts(random, focus);
  const url = urlAt(random, origin, 0);
  const chosen = {
    url: random.percent(4) ? respelled(random, url) : url,
    method: mode === "no-cors" && random.percent(85) ? random.pick(["GET", "HEAD", "POST", "POST"]) : method,
    headers,
    body,
    mode: upload_listener ? "cors" : mode,
    credentials: random.weighted([[35, "include"], [40, "same-origin"], [25, upload_listener ? "include" : "omit"]]),
    redirect: upload_listener ? "follow" : random.weighted(focus === "redirect-mode" ? [[40, "manual"], [40, "error"], [20, "follow"]] : [[94, "follow"], [3, "manual"], [3, "error"]]),
    upload_listener,
  };
  if (/^(?:get|head)$/iu.test(chosen.method) && !(focus === "type-error" && random.percent(20))) chosen.body = upload_listener && random.percent(20) ? "ignored" : null;
  if (focus === "type-error") return withMistake(random, chosen);
  return chosen;
}

/** What the page's own code gets wrong before anything is sent; XHR has other rules for URLs. */
function withMistake(random, request) {
  return random.pick([
    () => ({ ...request, method: random.pick(["CONNECT", "trace", "TRACK", "GE T", "", "G\u00cbT", "GET,", "PUT ", "(", "a/b", "\u0000"]) }),
    () => ({ ...request, upload_listener: false, url: request.url.replace("://", random.pick(["://u:p@", "://u@", "://:p@"])) }),
    () => ({ ...request, upload_listener: false, url: random.pick(["http://", "http://b.test:99999/", "http://[/", "ftp://b.test/", "data:text/plain,x", "about:blank", "x-unknown:y"]) }),
    () => ({ ...request, upload_listener: false, mode: "no-cors", method: random.pick(["PUT", "DELETE", "patch", "OPTIONS", "post", "Get"]) }),
    () => request,
  ])();
}

function hopsFor(random, focus, page, request) {
  const goesOut = /^https?:/iu.test(request.url) && URL.canParse(request.url);
  const wantsRedirects = goesOut && (REDIRECTING.has(focus) || random.percent(12));
  const redirects = wantsRedirects ? random.weighted(focus === "many-redirects" ? [[1, 19], [1, 20], [1, 21]] : [[60, 1], [28, 2], [12, 3]]) : 0;
  const hops = [];
  let url = request.url;
  const sight = { page, tainted: false };
  for (let hop = 0; hop <= redirects; hop += 1) {
    const isLast = hop === redirects;
    const wish = { ...request, ...asSeen(random, sight, request), focus, spoils: spoilsAt(random, focus, redirects) };
    const answer = response(random, wish);
    const asked = { ...wish, spoils: random.percent(60) ? wish.spoils : spoilsAt(random, focus, redirects) };
    const knowsOptions = !asked.spoils.has("no-preflight") && random.percent(88);
    if (isLast) {
      answer.headers.push(...exposure(random, wish), ...policy(random, focus));
      if (focus === "status" || wish.spoils.has("status")) answer.status = anyStatus(random);
    } else {
      const { status, lines, next } = redirect(random, { page, url, hop: hop + 1, odd: focus === "odd-location" && random.percent(60) });
      answer.status = status;
      answer.headers.splice(random.below(answer.headers.length + 1), 0, ...lines);
      follow(sight, url, next);
      url = next;
    }
    hops.push({ preflight: knowsOptions ? preflight(random, asked) : null, response: answer });
  }
  return hops;
}

/** The origin that a server is told, or should allow; now and then the one it would expect. */
function asSeen(random, { page, tainted }, { credentials }) {
  const origin = tainted && !random.percent(30) ? "null" : page;
  return { origin, credentials };
}

/** Whether the page's origin is still told after a redirect from one URL to the next. */
function follow(sight, from, to) {
  if (!URL.canParse(from)) return;
  const [left, entered] = [new URL(from).origin, new URL(to).origin];
  if (left !== entered && left !== sight.page) sight.tainted = true;
}

/** What is wrong with the answers of one server: nothing, or up to three things at once. */
function spoilsAt(random, focus, redirects) {
  const spoils = new Set();
  if (SPOILS.includes(focus) && random.percent(70)) spoils.add(focus);
  const more = random.weighted(redirects > 0 ? [[80, 0], [16, 1], [4, 2]] : [[58, 0], [27, 1], [11, 2], [4, 3]]);
  for (let index = 0; index < more; index += 1) spoils.add(random.pick(SPOILS));
  return spoils;
}

/** `no-cors` answers may be refused by the server's own word. */
function policy(random, focus) {
  if (focus !== "no-cors" || !random.percent(60)) return [];
  const name = "Cross-Origin-Resource-Policy";
  const value = random.pick(["same-origin", "same-site", "cross-origin", "SAME-ORIGIN", "", "same-origin, same-site", "none", "same-origin "]);
  return random.percent(85) ? [[name, value]] : [[name, value], [name, random.pick(["cross-origin", value])]];
}

const SPOILS = ["acao", "acac", "acam", "acah", "pf-status", "max-age", "no-preflight", "status"];
const REDIRECTING = new Set(["redirect", "odd-location", "redirect-mode", "many-redirects", "redirect-unsafe"]);
const FOCUSES = [
  [9, "acao"], [6, "acac"], [7, "acam"], [9, "acah"], [4, "pf-status"], [2, "max-age"], [2, "no-preflight"], [3, "status"],
  [7, "methods"], [6, "safelist"], [6, "content-type"], [5, "range"], [4, "hints"], [5, "names"], [2, "size"], [4, "authorization"], [3, "type-error"],
  [14, "redirect"], [8, "redirect-unsafe"], [9, "odd-location"], [4, "redirect-mode"], [1, "many-redirects"],
  [6, "upload"], [6, "no-cors"], [4, "same-origin"], [3, "own"], [7, "exposed"], [3, "plain"],
];
