// What the package's README says of tests, servers and emulators, run as it stands there: with Vitest,
// Jest, Playwright, Express, connect, happy-dom, MSW and mentoss.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { folder } from "../package.mjs";
import { project, run, script, tool } from "./project.mjs";

const README = readFileSync(join(folder, "README.md"), "utf8");
const ORIGIN = "https://app.example";

/** The block of code that has this line in it. */
function block(line) {
  const found = README.match(/```js\n[^]*?\n```/g).filter((code) => code.includes(line));
  assert.equal(found.length, 1, `blocks of the README with ${line}`);
  return found[0].slice("```js\n".length, -"```".length);
}

/** An API: it lets the app read with credentials, and shows it one header. */
const server = createServer((request, response) => {
  const isApp = request.headers.origin === ORIGIN;
  response.setHeader("Vary", "Origin").setHeader("X-Total", "3");
  if (isApp) {
    response.setHeader("Access-Control-Allow-Origin", ORIGIN).setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Access-Control-Expose-Headers", request.url === "/items" ? "X-Total" : "X-Other");
  }
  response.end("x");
});
await new Promise((done) => server.listen(0, "localhost", done));
after(() => (server.closeAllConnections(), server.close()));
const api = `http://localhost:${server.address().port}`;

const matchers = block('import "corsplain/vitest"').replaceAll("http://localhost:3000", api);
const runners = {
  Vitest: {
    files: (code) => ({ "cors.test.js": code }),
    run: (folder) => run(folder, process.execPath, [script("vitest"), "run"]),
  },
  Jest: {
    files: (code) => ({
      "cors.test.mjs": code.replace("vitest", "@jest/globals").replace("corsplain/vitest", "corsplain/jest"),
    }),
    run(folder) {
      const config = JSON.stringify({ rootDir: folder, testMatch: ["**/*.test.mjs"], transform: {}, haste: { forceNodeFilesystemAPI: true } });
      const words = ["--experimental-vm-modules", "--no-warnings", script("jest"), "--config", config, "--runInBand", "--no-cache", "--no-watchman"];
      return run(folder, process.execPath, words);
    },
  },
  Playwright: {
    files: (code) => ({
      "cors.spec.mjs": code
        .replace('import { expect, test } from "vitest"', 'import { test } from "@playwright/test"')
        .replace('import "corsplain/vitest"', 'import { expect } from "corsplain/playwright"')
        .replace("async () =>", "async ({ request }) =>")
        .replace("fetch(", "request.get("),
    }),
    run: (folder) => run(folder, process.execPath, [tool("@playwright/test", "cli.js"), "test", "--reporter=line"]),
  },
};

for (const [name, runner] of Object.entries(runners)) {
  test(`${name}: the matchers pass, and explain where they do not`, async () => {
    const [all, files] = [name.toLowerCase(), runner.files(matchers)];
    await runner.run(project(`matchers-${all}`, files));
    const failing = runner.files(matchers.replace("/items", "/others"));
    await assert.rejects(runner.run(project(`matchers-${all}-failing`, failing)), ({ message }) => {
      assert.match(message, /expected script on https:\/\/app\.example to read the header X-Total/);
      assert.match(message, /It can be read with Access-Control-Expose-Headers: /);
      return true;
    });
  });
}

for (const [name, change] of Object.entries({
  Express: (code) => code,
  connect: (code) => code.replace('import express from "express"', 'import connect from "connect"').replace("express()", "connect()"),
})) {
  test(`${name}: the middleware explains`, async () => {
    const program = `${change(block("explainCors({"))}
      app.use("/items", (request, response) => response.end("x"));
      const server = app.listen(0, async () => {
        const url = "http://127.0.0.1:" + server.address().port + "/items?a=1";
        const answer = await fetch(url, { headers: { Origin: "${ORIGIN}" } });
        console.log("ANSWERED", answer.status, await answer.text());
        setTimeout(() => (server.closeAllConnections(), server.close()), 50);
      });`;
    const printed = await run(project(`middleware-${name}`, { "app.mjs": program }), process.execPath, ["app.mjs"]);
    assert.match(printed, /^ANSWERED 200 x$/m);
    assert.match(printed, /^corsplain: GET http:\/\/127\.0\.0\.1:\d+\/items\?a=1 from https:\/\/app\.example\nnetwork-error by the rules of chromium$/m);
    assert.match(printed, /^ {2}\+ Access-Control-Allow-Origin: https:\/\/app\.example$/m);
  });
}

/** What the program of an emulator's recipe prints, as JSON. */
async function emulated(name, line, more) {
  const folder = project(`recipe-${name}`, { "recipe.mjs": `${block(line)}\n${more}` });
  return JSON.parse((await run(folder, process.execPath, ["recipe.mjs"])).trim().split("\n").at(-1));
}

/** Tells of each call what it gives, or the reason for which it is blocked. */
const TELL = `const told = [];
  const tell = (asked) => asked.then(async (response) => told.push(await response.text()), (error) => told.push((error.cause ?? error).reason ?? String(error)));`;

test("happy-dom: fetch and XMLHttpRequest", async () => {
  const told = await emulated("happy-dom", "beforeAsyncRequest", `${TELL}
    await tell(window.fetch("${api}/items"));
    await tell(window.fetch("${api}/items", { credentials: "include" }));
    await tell(window.fetch("${api}/items", { method: "PUT" }));
    await tell(createCorsFetch({ origin: "https://evil.example" })("${api}/items"));
    const request = new window.XMLHttpRequest();
    request.open("DELETE", "${api}/items");
    await new Promise((done) => { request.onload = request.onerror = ({ type }) => done(told.push(type)); request.send(); });
    await window.happyDOM.close();
    console.log(JSON.stringify(told));`);
  assert.deepEqual(told, ["x", "x", "method-not-allowed", "allow-origin-missing", "error"]);
});

test("MSW: handlers are asked for permission", async () => {
  const told = await emulated("msw", "setupServer(", `${TELL}
    const put = http.put("https://api.example/items", () => HttpResponse.text("put", allow));
    const silent = http.get("https://api.example/silent", () => HttpResponse.text("x"));
    server.use(put, silent);
    await tell(fetch("https://api.example/items"));
    await tell(fetch("https://api.example/items", { credentials: "include" }));
    await tell(fetch("https://api.example/silent"));
    let asked = 0;
    server.use(http.options("https://api.example/items", ({ request }) => {
      asked += 1;
      const headers = { ...allow.headers, "Access-Control-Allow-Methods": "PUT" };
      return new HttpResponse(null, { status: 204, headers });
    }));
    await tell(fetch("https://api.example/items", { method: "PUT", body: "a" }));
    told.push(asked);
    console.log(JSON.stringify(told));`);
  assert.deepEqual(told, ["[1]", "allow-credentials-missing", "allow-origin-missing", "put", 1]);
});

test("mentoss: without its own check", async () => {
  const told = await emulated("mentoss", "new MockServer(", `${TELL}
    const headers = { "Access-Control-Allow-Origin": "https://app.example", "Access-Control-Allow-Methods": "PUT" };
    api.get("/items", { status: 200, headers, body: "x" });
    api.get("/silent", { status: 200, body: "x" });
    api.options("/items", { status: 204, headers });
    api.put("/items", { status: 200, headers, body: "put" });
    await tell(corsFetch("https://api.example/items"));
    await tell(corsFetch("https://api.example/silent"));
    await tell(corsFetch("https://api.example/items", { method: "PUT" }));
    console.log(JSON.stringify(told));`);
  assert.deepEqual(told, ["x", "allow-origin-missing", "put"]);
});

test("TypeScript knows the matchers of each runner, and Node's requests", () => {
  const uses = (expect) => `${expect}
    const answer = { url: "https://api.example/", status: 200, headers: [["A", "b"]] as [string, string][] };
    expect(answer).toBeReadableFrom("https://app.example", { credentials: "include", engine: "firefox" });
    expect(answer).not.toExposeHeaderTo("https://app.example", "X-Total");
    expect("https://api.example/").toNeedPreflightFrom("https://app.example", { method: "PUT" });
    // @ts-expect-error: there is no such engine
    expect(answer).toBeReadableFrom("https://app.example", { engine: "netscape" });`;
  const own = createRequire(new URL("../package.json", import.meta.url));
  const found = (name) => dirname(own.resolve(`${name}/package.json`));
  const server = `import { createServer } from "node:http";
    import { explainCors } from "corsplain/connect";
    createServer((request, response) => explainCors()(request, response, () => response.end()));`;
  const compilerOptions = { strict: true, noEmit: true, types: ["node"], typeRoots: [dirname(found("@types/node"))], module: "nodenext", target: "es2023", lib: ["es2023", "dom", "dom.iterable"], skipLibCheck: true };
  const folder = project("matchers-types", {
    "vitest.ts": uses('import { expect } from "vitest";\nimport "corsplain/vitest";'),
    "jest.ts": uses('import { expect } from "@jest/globals";\nimport "corsplain/jest";'),
    "playwright.ts": uses('import { expect } from "corsplain/playwright";'),
    "server.ts": server,
    "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*.ts"] }),
  });
  return run(folder, process.execPath, [join(found("typescript"), "bin", "tsc"), "-p", folder]);
});
