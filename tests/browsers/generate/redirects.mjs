// Random redirects: the codes, and every way to write where to go.
import { anyOrigin, otherOrigin, pathAt, respelled, urlAt } from "./places.mjs";

/**
 * A redirect from `url`: its status, its `Location` lines, and the URL that it leads to, as far as
 * the next server must know it. `odd` asks for what is seldom seen.
 */
export function redirect(random, { page, url, hop, odd }) {
  const status = random.weighted([[30, 302], [18, 301], [18, 303], [17, 307], [17, 308]]);
  const here = new URL(url).origin;
  if (odd) return { status: random.percent(15) ? random.pick([300, 304, 305, 306, 399, 201]) : status, ...oddLocation(random, { page, url, hop, here }) };
  const kind = random.weighted([[40, "any"], [15, "here"], [15, "page"], [15, "path"], [8, "relative"], [7, "scheme"]]);
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
      return one(target(otherOrigin(random, page)).replace(/^https?:(?=\/\/)/u, (scheme) => (new URL(url).protocol === scheme ? "" : scheme)));
  }
}

function oddLocation(random, { page, url, hop, here }) {
  const target = urlAt(random, random.pick([here, otherOrigin(random, page), page === "null" ? here : page]), hop);
  const other = urlAt(random, otherOrigin(random, page), hop);
  const withUser = target.replace("://", random.pick(["://u:p@", "://u@", "://:p@", "://@", "://u:@"]));
  const name = "Location";
  const lines = random.weighted([
    [8, [[name, withUser]]],
    [2, [[name, target], [name, target]]],
    [1, [[name, target], ["location", target]]],
    [2, [[name, target], [name, other]]],
    [1, [[name, ""], [name, target]]],
    [1, [[name, target], [name, ""]]],
    [1, [[name, ""]]],
    [1, []],
    [2, [[name, respelled(random, target)]]],
    [1, [[name, ` ${target}\t`]]],
    [1, [["LOCATION", target]]],
    [5, [[name, random.pick(NOT_HTTP)]]],
    [2, [[name, random.pick(UNPARSABLE)]]],
    [1, [[name, `/y\u00e9${hop}`]]],
    [1, [[name, "#only-a-fragment"]]],
  ]);
  const followed = lines.find(([, value]) => value !== "")?.[1] ?? url;
  return { lines, next: URL.canParse(followed, url) && /^https?:/u.test(new URL(followed, url).protocol) ? new URL(followed, url).href : url };
}

/** Without `mailto:`, over which Firefox asks a person which program to use, and waits. */
const NOT_HTTP = ["data:text/plain,hi", "ftp://b.test/x", "about:blank", "javascript:0", "ws://b.test:8000/x", "wss://b.test:8443/x", "file:///etc/hostname", "blob:http://a.test:8000/x", "x-unknown:y", "view-source:http://b.test/", "filesystem:http://b.test/x", "ftp:x", "urn:x"];
const UNPARSABLE = ["http://", "http://b.test:99999/", "http://b test/", "https://[::1/", "http://b.test:x/", "//", "http://%/"];
