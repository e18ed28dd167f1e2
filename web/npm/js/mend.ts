// Fixes as a difference between two exchanges.

import type { Fix, Fixes, Scenario, ScenarioAnswer } from "./full.js";
import { paint, plain } from "./paint.js";

/** Every fix, or why there is none. */
export function mended({ fixes, none }: Fixes, scenario: Scenario): string[] {
  if (fixes === null) return ["", plain(none.text)];
  return fixes.flatMap((fix) => ["", ...one(fix, scenario)]);
}

function one({ title, who, safety, warnings, assumed, healed, engines }: Fix, scenario: Scenario): string[] {
  return [
    `${paint(safety === "safe" ? "green" : "red", `Fix (${safety})`)}: ${plain(title)}.`,
    ...warnings.map((warning) => `  ${paint("red", plain(warning))}`),
    ...assumed.map((text) => `  ${paint("dim", plain(text))}`),
    `  ${paint("dim", plain(`${who}; after it the page can read the answer in ${engines.join(", ")}`))}`,
    ...difference(scenario, healed).map((line) => `  ${line}`),
  ];
}

/** The lines that go and come, part by part. */
function difference(before: Scenario, after: Scenario): string[] {
  const [old, mended] = [parts(before), parts(after)];
  const told: string[] = [];
  for (const name of new Set([...old.keys(), ...mended.keys()])) {
    const [was, is] = [old.get(name) ?? [], mended.get(name) ?? []];
    const changes = [
      ...without(was, is).map((line) => paint("red", plain(`- ${line}`))),
      ...without(is, was).map((line) => paint("green", plain(`+ ${line}`))),
    ];
    if (changes.length > 0) told.push(paint("cyan", `@@ ${name} @@`), ...changes);
  }
  return told;
}

/** The first lines but the second: each takes away one that is alike. */
function without(lines: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** An exchange as lines, each part by its name. */
function parts({ page_origin, page_csp, request, hops }: Scenario): Map<string, string[]> {
  const { headers, ...settings } = request;
  const said = Object.entries(settings).map(([name, value]) => `${name} ${String(value)}`);
  const told = new Map([
    ["page", [`origin ${page_origin}`, ...(page_csp === undefined ? [] : [`Content-Security-Policy: ${page_csp}`])]],
    ["request", [...said, ...headers.map(line)]],
  ]);
  hops.forEach(({ preflight, response }, at) => {
    told.set(`answer ${at + 1} to the preflight`, answer(preflight));
    told.set(`answer ${at + 1}`, answer(response));
  });
  return told;
}

function answer(given: ScenarioAnswer | null): string[] {
  return given === null ? [] : [`status ${given.status}`, ...given.headers.map(line)];
}

const line = ([name, value]: readonly [string, string]) => `${name}: ${value}`;
