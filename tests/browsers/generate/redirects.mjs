// Random redirects: the codes, and every way to write where to go.
import { lines } from "./answers.mjs";
import { anyOrigin, otherOrigin, pathAt, respelled, urlAt } from "./places.mjs";

/**
 * A redirect from `url`: its status, its `Location` lines, and the URL that it leads to, as far as
 * the next server must know it. `odd` asks for what is seldom seen.
 */
export function redirect(random, { page, url, hop, odd }) {
  const status = random.weighted([
    [30, 302],
    [18, 301],
    [18, 303],
    [17, 307],
    [17, 308],
  ]);
  const here = new URL(url).origin;
  if (odd) {
    const found = oddLocation(random, { page, url, hop, here });
    if (random.percent(15)) return { ...found, status: random.pick(NO_REDIRECT) };
    return { ...found, status: leadsBack(found.lines) ? (TEMPORARY[status] ?? status) : status };
  }
  const kind = random.weighted([
    [40, "any"],
    [15, "here"],
    [15, "page"],
    [15, "path"],
    [8, "relative"],
    [7, "scheme"],
  ]);
  const target = (origin) => urlAt(random, origin, hop);
  const one = (value) => ({ status, lines: [["Location", value]], next: new URL(value, url).href });
  switch (kind) {
    case "any":
      return one(target(otherOrigin(random, page)));
    case "here":
      return one(target(here));
    case "page":
      return one(target(page === "null" ? anyOrigin(random, page) : page));
    case "path":
      return one(pathAt(random, hop));
    case "relative":
      return one(random.pick([`y${hop}`, `./y${hop}`, `?z=${hop}`, `y${hop}#f`, `d/../y${hop}`]));
    default:
      return one(
        target(otherOrigin(random, page)).replace(/^https?:(?=\/\/)/u, (scheme) =>
          new URL(url).protocol === scheme ? "" : scheme,
        ),
      );
  }
}

/** Whether it leads to the same URL again, but for a fragment. */
const leadsBack = (lines) => lines.some(([, value]) => value === "" || value.startsWith("#"));

function oddLocation(random, { page, url, hop, here }) {
  const target = urlAt(
    random,
    random.pick([here, otherOrigin(random, page), page === "null" ? here : page]),
    hop,
  );
  const other = urlAt(random, otherOrigin(random, page), hop);
  const withUser = target.replace(
    "://",
    random.pick(["://u:p@", "://u@", "://:p@", "://@", "://u:@"]),
  );
  const name = "Location";
  const found = random.weighted([
    [8, lines(name, withUser)],
    [2, lines(name, target, target)],
    [1, [...lines(name, target), ...lines("location", target)]],
    [2, lines(name, target, other)],
    [1, lines(name, "", target)],
    [1, lines(name, target, "")],
    [1, lines(name, "")],
    [1, []],
    [2, lines(name, respelled(random, target))],
    [1, lines(name, ` ${target}\t`)],
    [1, lines("LOCATION", target)],
    [5, lines(name, random.pick(NOT_HTTP))],
    [2, lines(name, random.pick(UNPARSABLE))],
    [1, lines(name, `/y\u00e9${hop}`)],
    [1, lines(name, "#only-a-fragment")],
  ]);
  const followed = found.find(([, value]) => value !== "")?.[1] ?? url;
  const canBe = URL.canParse(followed, url) && /^https?:/u.test(new URL(followed, url).protocol);
  return { lines: found, next: canBe ? new URL(followed, url).href : url };
}

const NO_REDIRECT = [300, 304, 305, 306, 399, 201];
/** A permanent redirect is kept in the browser's HTTP cache: leading back, it would never end. */
const TEMPORARY = { 301: 302, 308: 307 };
/** Without `mailto:`, over which Firefox asks a person which program to use, and waits. */
// prettier-ignore
const NOT_HTTP = [
  "data:text/plain,hi", "ftp://b.test/x", "about:blank", "javascript:0", "ws://b.test:8000/x",
  "wss://b.test:8443/x", "file:///etc/hostname", "blob:http://a.test:8000/x", "x-unknown:y",
  "view-source:http://b.test/", "filesystem:http://b.test/x", "ftp:x", "urn:x",
];
// prettier-ignore
const UNPARSABLE = [
  "http://", "http://b.test:99999/", "http://b test/", "https://[::1/", "http://b.test:x/", "//",
  "http://%/",
];
