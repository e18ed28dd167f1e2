// Random scenarios. Each is first made so that it would succeed, then spoiled in none to three
// places; a focus decides which of the rules' edges it walks along.
import { anyStatus, preflight, response } from "./answers.mjs";
import { exposure } from "./exposure.mjs";
import { PAGES } from "./places.mjs";
import { randomFrom } from "./random.mjs";
import { redirect } from "./redirects.mjs";
import { requestFor } from "./request.mjs";

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

function hopsFor(random, focus, page, request) {
  const goesOut = /^https?:/iu.test(request.url) && URL.canParse(request.url);
  const wantsRedirects = goesOut && (REDIRECTING.has(focus) || random.percent(12));
  const redirects = wantsRedirects
    ? random.weighted(
        focus === "many-redirects"
          ? [
              [1, 19],
              [1, 20],
              [1, 21],
            ]
          : [
              [60, 1],
              [28, 2],
              [12, 3],
            ],
      )
    : 0;
  const hops = [];
  let url = request.url;
  const sight = { page, tainted: false };
  for (let hop = 0; hop <= redirects; hop += 1) {
    const isLast = hop === redirects;
    const wish = {
      ...request,
      ...asSeen(random, sight, request),
      focus,
      spoils: spoilsAt(random, focus, redirects),
    };
    const answer = response(random, wish);
    const asked = {
      ...wish,
      spoils: random.percent(60) ? wish.spoils : spoilsAt(random, focus, redirects),
    };
    const knowsOptions = !asked.spoils.has("no-preflight") && random.percent(88);
    if (isLast) {
      answer.headers.push(...exposure(random, wish), ...policy(random, focus));
      if (focus === "status" || wish.spoils.has("status")) answer.status = anyStatus(random);
    } else {
      const { status, lines, next } = redirect(random, {
        page,
        url,
        hop: hop + 1,
        odd: focus === "odd-location" && random.percent(60),
      });
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
  const more = random.weighted(
    redirects > 0
      ? [
          [80, 0],
          [16, 1],
          [4, 2],
        ]
      : [
          [58, 0],
          [27, 1],
          [11, 2],
          [4, 3],
        ],
  );
  for (let index = 0; index < more; index += 1) spoils.add(random.pick(SPOILS));
  return spoils;
}

/** `no-cors` answers may be refused by the server's own word. */
function policy(random, focus) {
  if (focus !== "no-cors" || !random.percent(60)) return [];
  const name = "Cross-Origin-Resource-Policy";
  const value = random.pick([
    "same-origin",
    "same-site",
    "cross-origin",
    "SAME-ORIGIN",
    "",
    "same-origin, same-site",
    "none",
    "same-origin ",
  ]);
  return random.percent(85)
    ? [[name, value]]
    : [
        [name, value],
        [name, random.pick(["cross-origin", value])],
      ];
}

const SPOILS = ["acao", "acac", "acam", "acah", "pf-status", "max-age", "no-preflight", "status"];
// prettier-ignore
const REDIRECTING = new Set([
  "redirect", "odd-location", "redirect-mode", "many-redirects", "redirect-unsafe",
]);
// prettier-ignore
const FOCUSES = [
  [9, "acao"], [6, "acac"], [7, "acam"], [9, "acah"], [4, "pf-status"], [2, "max-age"],
  [2, "no-preflight"], [3, "status"],
  [7, "methods"], [6, "safelist"], [6, "content-type"], [5, "range"], [4, "hints"], [5, "names"],
  [2, "size"], [4, "authorization"], [3, "type-error"],
  [14, "redirect"], [8, "redirect-unsafe"], [9, "odd-location"], [4, "redirect-mode"],
  [1, "many-redirects"],
  [6, "upload"], [6, "no-cors"], [4, "same-origin"], [3, "own"], [7, "exposed"], [3, "plain"],
];
