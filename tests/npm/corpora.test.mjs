// The corpora through the package, line by line, against the native engine's door.

import assert from "node:assert/strict";
import { test } from "node:test";
import { corpora, ENGINES, native, wanted } from "./corpora.mjs";
import { evaluate } from "./evaluate.mjs";
import { load } from "./package.mjs";

test("there are corpora", () => assert.ok(corpora.length >= 8 && corpora.some(({ lines }) => lines.length === 3_000)));

for (const entry of [".", "./full"]) {
  for (const engine of ENGINES) {
    test(`${entry} under ${engine}`, async () => {
      const package_ = await load(entry);
      for (const { name, lines } of corpora) {
        const sessions = new Map();
        const said = native(lines, engine);
        assert.equal(said.length, lines.length, name);
        lines.forEach((line, at) => {
          assert.equal(said[at].line, undefined, `${name}: the door refuses ${line}`);
          const found = evaluate(package_, sessions, JSON.parse(line), engine);
          assert.deepEqual(found, wanted(said[at], entry, engine), `${name}: ${said[at].id}`);
        });
      }
    });
  }
}
