// Pages and servers of the scenarios, and the URLs on them.

/** Where a page comes from, with weights; `null` is a page without an origin of its own. */
export const PAGES = [
  [40, "http://a.test:8000"],
  [14, "https://a.test:8443"],
  [14, "null"],
  [9, "http://a.test"],
  [7, "http://sub.a.test:8000"],
  [7, "https://a.test"],
  [6, "http://a.test:8001"],
  [3, "http://b.test:8000"],
];

// prettier-ignore
const HTTP = [
  "http://b.test:8000", "http://b.test", "http://b.test:8001", "http://c.test:8000",
  "http://c.test", "http://sub.a.test:8000", "http://a.test:8000", "http://a.test:8001",
  "http://a.test",
];
// prettier-ignore
const HTTPS = [
  "https://b.test:8443", "https://b.test", "https://b.test:8444", "https://c.test:8443",
  "https://a.test:8443", "https://a.test", "https://sub.a.test",
];
// prettier-ignore
const PATHS = [
  "/x", "/", "/a/b?q=1", "/%7Euser", "/data.json", "/p?callback=f&x=%20", "/A/%41;v=1",
];

/** Where pages over https may go: anything else is mixed content, which is not our question. */
const reachable = (page) => (page.startsWith("https:") ? HTTPS : [...HTTP, ...HTTP, ...HTTPS]);

/** Some server's origin: now and then the page's own. */
export function anyOrigin(random, page) {
  return page !== "null" && random.percent(15) ? page : random.pick(reachable(page));
}

/** A server's origin that is not the page's. */
export const otherOrigin = (random, page) =>
  random.pick(reachable(page).filter((origin) => origin !== page));

/** A URL there; `hop` keeps the URLs of one scenario apart. */
export const urlAt = (random, origin, hop) => origin + pathAt(random, hop);

/** A path from the root. */
export const pathAt = (random, hop) =>
  random.pick(PATHS).replace(/(?=\?|$)/u, hop === 0 ? "" : String(hop));

/** The same URL written in another way. */
export const respelled = (random, url) =>
  random.pick([
    (it) => it.replace(/^https?:\/\/[^/]*/u, (origin) => origin.toUpperCase()),
    (it) =>
      it
        .replace(/^http:\/\/([a-z.]*)(?=\/)/u, "http://$1:80")
        .replace(/^https:\/\/([a-z.]*)(?=\/)/u, "https://$1:443"),
    (it) => `${it}#fragment`,
    (it) => `${it}#`,
    (it) => it.replace(/(?<=[^:/])\/(?!\/)/u, "/./"),
  ])(url);
