// Random headers beside CORS's own, and `Access-Control-Expose-Headers` for some of them.
import { besides, lines } from "./answers.mjs";
import { EXTRA } from "./values.mjs";

/** Headers of which script may or may not see the names; `focus` is `exposed` for many of them. */
export function exposure(random, { credentials, focus }) {
  if (focus !== "exposed" && random.percent(75)) return [];
  const extra = random.shuffled(EXTRA).slice(0, random.below(5));
  const names = random.shuffled(extra.map(([name]) => name)).slice(0, 2);
  const value = random.pick([
    names.join(", "),
    names.join(",").toLowerCase(),
    "*",
    "*, x-a",
    "x-a, *",
    "",
    ",",
    "x-a,",
    " X-A\t, x-b",
    "x-a x-b",
    "x-a;x-b",
    '"x-a"',
    "x-a, a b",
    "set-cookie, x-a",
    "Authorization",
    "*,authorization",
    "x-a\u00e9",
    credentials,
    random.caseTurned("x-a, x-b"),
    besides(random, "x-a"),
  ]);
  const name = "Access-Control-Expose-Headers";
  const exposing = random.weighted([
    [7, lines(name, value)],
    [1, []],
    [1, lines(name, value, "x-b")],
    [1, [...lines(random.caseTurned(name), "x-a"), ...lines(name, value)]],
    [1, lines(name, "", value)],
  ]);
  return [...extra, ...exposing];
}
