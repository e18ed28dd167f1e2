// RESULTS.md: what was proven of which server. Nothing in it changes unless a version or a result does.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const HEAD = `# What was proven

Written by \`cargo xtask test --servers\`; do not edit it.

| recipe | server | version | exchanges |
| --- | --- | --- | --- |
`;

/** Puts the rows of this run into the table, and leaves those of other servers. */
export function record(file, results, chromium) {
  const rows = new Map();
  if (existsSync(file)) {
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const word = /^\| `([^`]+)`/u.exec(line)?.[1];
      if (word) rows.set(word, line);
    }
  }
  for (const { word, name, version, count, passed } of results)
    rows.set(word, `| \`${word}\` | ${name} | ${version} | ${passed ? `${count}, all as expected` : "FAILED"} |`);
  const table = [...rows.keys()].sort().map((word) => rows.get(word));
  writeFileSync(file, `${HEAD}${table.join("\n")}\n\nThe browser was Chromium ${chromium}.\n`);
}
