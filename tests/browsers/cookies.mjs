// A cookie for every host, set before anything is played, so that it shows on the wire whether
// credentials go along. One top-level page is led past all hosts, and a second time to see that the
// browser kept what it was given.

/**
 * Over https a cookie that says of itself that it may go anywhere. Browsers do not take that from
 * http, so there it says nothing, and browsers differ about where it may go: see `credentialsOf`.
 */
const COOKIES = {
  "https:": ["over-https=1", "; Secure; SameSite=None; Path=/"],
  "http:": ["over-http=1", "; Path=/"],
};
/** Leads a page of the browser past every host; `answer` is what the hosts say at `/~cookies`. */
export function cookieWalk(hosts) {
  const places = hosts.flatMap((host) =>
    Object.keys(COOKIES).map((scheme) => `${scheme}//${host}/~cookies`),
  );
  let arrive;
  const arrived = new Promise((done) => (arrive = done));
  const missing = [];

  function answer(request) {
    const { protocol, host, search } = new URL(request.url);
    const step = Number(search.slice(1));
    const [cookie, attributes] = COOKIES[protocol];
    const headers = [["Set-Cookie", cookie + attributes]];
    if (step >= places.length && !hasCookie(request)) missing.push(`${protocol}//${host}`);
    const next = step + 1;
    if (next === 2 * places.length) {
      arrive();
      return { status: 200, headers };
    }
    headers.push(["Location", `${places[next % places.length]}?${next}`]);
    return { status: 302, headers };
  }

  async function walk(open) {
    await open(`${places[0]}?0`);
    let timer;
    const limit = new Promise((done) => (timer = setTimeout(done, LIMIT, "late")));
    const late = await Promise.race([arrived, limit]);
    clearTimeout(timer);
    if (late) throw new Error("the browser did not visit all hosts to get their cookies");
    if (missing.length > 0) throw new Error(`the browser kept no cookie of ${missing.join(", ")}`);
  }
  return { answer, walk };
}

/**
 * Whether the cookie went along with a request; `undefined` where its absence would say nothing.
 * Certain are https, and http as long as nothing but the page's own site has been asked.
 */
export function credentialsOf(request, pageOrigin, urlsBefore) {
  const isCertain =
    request.url.startsWith("https:") ||
    [...urlsBefore, request.url].every((url) => siteOf(url) === siteOf(pageOrigin));
  return isCertain ? hasCookie(request) : undefined;
}

const hasCookie = (request) =>
  (request.value("cookie") ?? "").split("; ").includes(COOKIES[new URL(request.url).protocol][0]);

/** Scheme and registrable domain; the test hosts have two labels there. */
const siteOf = (url) => {
  if (url === "null") return undefined;
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname.split(".").slice(-2).join(".")}`;
};

const LIMIT = 60_000;
