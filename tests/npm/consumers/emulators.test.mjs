// The package under test runners that put an emulated page around the code.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asCommonJs, asModule, hold, project, run, script, tool } from "./project.mjs";

/** A test file that tells the answers, and where it ran. */
const asTest = (program) => {
  const [imports, last] = program.split(/^(?=tell\()/m);
  return `${imports}\ntest("answers", () => { tell("in:" + navigator.userAgent + ";" + typeof document); ${last} });`;
};

for (const [emulator, named, environment] of [
  ["jsdom", /in:.*jsdom.*;object/, "jest-environment-jsdom"],
  ["happy-dom", /in:.*HappyDOM.*;object/, "@happy-dom/jest-environment"],
]) {
  test(`Vitest, ${emulator}`, async () => {
    const folder = project(`vitest-${emulator}`, { "answers.test.js": asTest(asModule()) });
    const words = ["run", "--globals", "--environment", emulator, "--disable-console-intercept"];
    const printed = await run(folder, process.execPath, [script("vitest"), ...words]);
    assert.match(printed, named);
    hold(printed);
  });

  test(`Jest, ${emulator}`, async () => {
    const folder = project(`jest-${emulator}`, { "answers.test.js": asTest(asCommonJs) }, "commonjs");
    const config = JSON.stringify({ rootDir: folder, testEnvironment: tool(environment), haste: { forceNodeFilesystemAPI: true } });
    const printed = await run(folder, process.execPath, [script("jest"), "--config", config, "--runInBand", "--no-cache", "--no-watchman"]);
    assert.match(printed, named);
    hold(printed);
  });
}
