// One random request: where to, how, and what the page's own code may get wrong about it.
import { requestParts } from "./parts.mjs";
import { anyOrigin, otherOrigin, respelled, urlAt } from "./places.mjs";
import { WRONG_METHODS, WRONG_URLS } from "./values.mjs";

/** The `request` of a scenario; `focus` says what is to be looked at closely. */
export function requestFor(random, focus, page) {
  const mode = modeFor(random, focus);
  const upload_listener = focus === "upload" || (mode === "cors" && random.percent(7));
  const { method, headers, body } = requestParts(random, focus);
  const url = urlAt(random, originFor(random, focus, page, mode), 0);
  const chosen = {
    url: random.percent(4) ? respelled(random, url) : url,
    method: mode === "no-cors" && random.percent(85) ? random.pick(NO_CORS_METHODS) : method,
    headers,
    body,
    mode: upload_listener ? "cors" : mode,
    credentials: random.pick(upload_listener ? XHR_CREDENTIALS : CREDENTIALS),
    redirect: upload_listener ? "follow" : redirectFor(random, focus),
    upload_listener,
  };
  if (/^(?:get|head)$/iu.test(chosen.method) && !(focus === "type-error" && random.percent(20)))
    chosen.body = upload_listener && random.percent(20) ? "ignored" : null;
  return focus === "type-error" ? withMistake(random, chosen) : chosen;
}

function modeFor(random, focus) {
  if (focus === "no-cors" || focus === "same-origin") return focus;
  const chance = random.below(100);
  return chance < 93 ? "cors" : chance < 97 ? "no-cors" : "same-origin";
}

function originFor(random, focus, page, mode) {
  const mayBeOwn = page !== "null";
  if (mayBeOwn && (focus === "own" || (mode === "same-origin" && random.percent(70)))) return page;
  return random.percent(85) ? otherOrigin(random, page) : anyOrigin(random, page);
}

function redirectFor(random, focus) {
  const unusual = focus === "redirect-mode" ? 80 : 6;
  return random.percent(unusual) ? random.pick(["manual", "error"]) : "follow";
}

/** What is wrong before anything is sent; XMLHttpRequest has other rules for URLs. */
function withMistake(random, request) {
  const byFetch = { ...request, upload_listener: false };
  const withUser = request.url.replace("://", random.pick(["://u:p@", "://u@", "://:p@"]));
  return random.pick([
    { ...request, method: random.pick(WRONG_METHODS) },
    { ...byFetch, url: withUser },
    { ...byFetch, url: random.pick(WRONG_URLS) },
    { ...byFetch, mode: "no-cors", method: random.pick(NOT_NO_CORS_METHODS) },
    request,
  ]);
}

const NO_CORS_METHODS = ["GET", "HEAD", "POST", "POST"];
const NOT_NO_CORS_METHODS = ["PUT", "DELETE", "patch", "OPTIONS", "post", "Get"];
const CREDENTIALS = ["include", "include", "same-origin", "same-origin", "omit"];
const XHR_CREDENTIALS = ["include", "same-origin"];
