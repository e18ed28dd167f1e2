// Every way over two redirects: from where over where to where, with what, and what each server says.

const PAGE = "https://a.test:8443";
const SERVERS = [PAGE, "https://b.test:8443", "https://c.test:8443"];
const STATUSES = [301, 302, 303, 307, 308];
const CREDENTIALS = ["omit", "same-origin", "include"];
/** What the servers allow: the page, a request that has lost its origin, or anybody. */
const GRANTS = [PAGE, "null", "*"];
const REQUESTS = [
  { method: "GET" },
  { method: "POST", body: "a" },
  { method: "PUT", body: "a" },
  { method: "GET", headers: [["X-Foo", "1"]] },
  { method: "GET", headers: [["Authorization", "Basic dTpw"]] },
];

/** Nothing is random: always the same scenarios. Over https, where cookies are certain. */
export function* redirects() {
  let number = 0;
  for (const way of ways())
    for (const status of STATUSES)
      for (const credentials of CREDENTIALS)
        for (const asked of requests())
          for (const grant of asked.mode === "cors" ? GRANTS : [PAGE]) {
            const id = `redirects/${String((number += 1)).padStart(5, "0")}`;
            yield { id, ...scenario(way, status, { ...asked, credentials }, grant) };
          }
}

function* ways() {
  for (const first of SERVERS)
    for (const second of SERVERS) for (const third of SERVERS) yield [first, second, third];
}

function* requests() {
  for (const request of REQUESTS) yield { mode: "cors", ...request };
  for (const request of REQUESTS.slice(0, 2)) yield { mode: "no-cors", ...request };
}

function scenario(way, status, asked, grant) {
  const allowed = [
    ["Access-Control-Allow-Origin", grant],
    ["Access-Control-Allow-Credentials", "true"],
  ];
  const preflight = {
    status: 204,
    headers: [
      ...allowed,
      ["Access-Control-Allow-Methods", "PUT"],
      ["Access-Control-Allow-Headers", "x-foo, authorization, content-type"],
    ],
  };
  const hops = way.map((_, hop) => ({
    preflight,
    response:
      hop + 1 < way.length
        ? { status, headers: [...allowed, ["Location", `${way[hop + 1]}/${hop + 1}`]] }
        : { status: 200, headers: allowed },
  }));
  const request = {
    url: `${way[0]}/0`,
    headers: [],
    body: null,
    redirect: "follow",
    upload_listener: false,
    ...asked,
  };
  return { page_origin: PAGE, request, hops };
}
