// The list of checks, filled by the specs.

/** Every check: what it is about, its name, its options, and how the page is used. */
export const checks = [];

let topic = "";

/** Reads a spec: its checks are about `name`. */
export async function read(name) {
  topic = name;
  await import(`./specs/${name}.mjs`);
}

/**
 * A check. `use(page, { context, browser, kind, … })` may throw. Options: `at` (where it begins),
 * `only` (the kind of browser, where only one can do it), `limit` (seconds), `allowed` (what may
 * stand on the console), and all that a browser context takes.
 */
export function check(name, options, use) {
  if (typeof options === "function") return check(name, {}, options);
  checks.push({ topic, name, options, use });
}
