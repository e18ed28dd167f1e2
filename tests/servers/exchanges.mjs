// What is granted, what is asked, and what must come of it. `other` and the three that only look
// like `one` are never granted; `corsplain` names the reason that it must give where it is blocked.

/** The pages; all but the lookalikes belong to one site, so that they share the browser's cache. */
export const HOSTS = {
  one: "one.site.test",
  two: "two.site.test",
  other: "other.site.test",
  "a longer name": "one.site.test.evil.test",
  "a name with more in front": "evil-one.site.test",
  "a name with another sign for the dot": "onexsite.test",
};

/** What the servers are made to grant. */
export const grants = (origin) => ({
  "two origins with credentials": {
    // The third asks nothing: it is long, and has to be written down all the same.
    origins: [origin("one"), origin("two"), `https://${"a".repeat(60)}.site.test`],
    methods: ["PUT", "DELETE"],
    headers: ["authorization", "content-type", "x-request-id"],
    exposed: ["X-Total"],
    credentials: true,
    max_age: 600,
  },
  "everybody without credentials": {
    origins: [],
    methods: [],
    headers: [],
    exposed: [],
    credentials: false,
    max_age: null,
  },
});

const include = { credentials: "include" };
const put = {
  method: "PUT",
  headers: { "Content-Type": "application/json", "X-Request-Id": "7" },
  body: "{}",
};
const remove = { method: "DELETE", headers: { "X-Request-Id": "7" } };
const password = { headers: { Authorization: `Basic ${btoa("user:secret")}` } };
// Some refuse a preflight by its status, some by leaving the name out.
const METHOD = ["method-not-allowed", "preflight-status-not-ok"];
const HEADER = ["header-not-allowed", "preflight-status-not-ok"];
const missing = { blocked: "allow-origin-missing" };
const seen = (status, ...total) => ({ status, total: total[0] ?? null });

/** `[page, path, init, expected]`; a path with `?` is asked as it is, any other is made unique. */
const LISTED = [
  // One URL for all: whoever comes first must not decide for the next.
  ["other", "/items?shared", include, missing],
  ["one", "/items?shared", include, seen(200, "3")],
  ["two", "/items?shared", include, seen(200, "3")],
  ["one", "/items?shared", include, seen(200, "3")],
  ["one", "/items", { credentials: "omit" }, seen(200, "3")],
  ["one", "/items", { ...put, ...include }, seen(200, "3")],
  ["two", "/items", { ...remove, ...include }, seen(200, "3")],
  ["one", "/fail", include, seen(500, "3")],
  ["two", "/fail", { ...remove, ...include }, seen(500, "3")],
  ["one", "/throw", include, seen(500)],
  ["two", "/throw", { ...put, ...include }, seen(500)],
  ["one", "/missing", include, seen(404)],
  // With credentials the browser would first ask the user for the password that Basic wants.
  ["one", "/private", { credentials: "omit" }, seen(401)],
  ["one", "/private", { ...password, ...include }, seen(200, "3")],
  ["other", "/items", { ...put, ...include }, missing],
  ["other", "/fail", include, missing],
  ["other", "/private", { ...password, ...include }, missing],
  ["one", "/items", { method: "PATCH", ...include }, { blocked: METHOD }],
  ["one", "/items", { headers: { "X-Not": "1" }, ...include }, { blocked: HEADER }],
  ["a longer name", "/items", include, missing],
  ["a name with more in front", "/items", include, missing],
  ["a name with another sign for the dot", "/items", include, missing],
];

const EVERYBODY = [
  ["one", "/items?shared", {}, seen(200)],
  ["other", "/items?shared", {}, seen(200)],
  ["one", "/items", { method: "POST", body: "x" }, seen(200)],
  ["one", "/fail", {}, seen(500)],
  ["two", "/throw", {}, seen(500)],
  ["one", "/missing", {}, seen(404)],
  ["one", "/private", {}, seen(401)],
  ["one", "/items", { method: "PUT" }, { blocked: METHOD }],
  ["one", "/items", { headers: { "X-Not": "1" } }, { blocked: HEADER }],
  ["one", "/items", include, { blocked: "allow-origin-wildcard-with-credentials" }],
];

/** An application that says CORS headers of its own, behind what says them already. */
const OWN = ["one", "/own", include, seen(200, "3")];

export const exchanges = (grant, isProxy) =>
  grant.origins.length === 0 ? EVERYBODY : [...LISTED, ...(isProxy ? [OWN] : [])];
