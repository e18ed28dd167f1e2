// The package where JavaScript runs without a page.

import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { test } from "node:test";
import { asCommonJs, asModule, binary, hold, printed, project, run, script, start } from "./project.mjs";

test("Node, import", async () => hold(await run(project("node-esm", { "main.js": asModule() }), process.execPath, ["main.js"])));

test("Node, require", async () =>
  hold(await run(project("node-cjs", { "main.js": asCommonJs }, "commonjs"), process.execPath, ["main.js"])));

// It is given no permission, and no network.
test("Deno", async () => {
  const deno = binary("Deno", "@deno/linux-x64-glibc/deno", "@deno/linux-arm64-glibc/deno", "@deno/darwin-arm64/deno", "@deno/darwin-x64/deno", "@deno/win32-x64/deno.exe");
  const cache = mkdtempSync(join(tmpdir(), "corsplain-deno-"));
  const words = ["run", "--no-prompt", "--cached-only", "--node-modules-dir=manual", "main.js"];
  const environment = { DENO_DIR: cache, DENO_NO_UPDATE_CHECK: "1" };
  hold(await run(project("deno", { "main.js": asModule() }), deno, words, environment));
  rmSync(cache, { recursive: true, force: true });
});

for (const [way, text, type] of [["import", asModule(), "module"], ["require", asCommonJs, "commonjs"]]) {
  test(`Bun, ${way}`, async () => {
    const bun = binary("Bun", "@oven/bun-linux-x64/bin/bun", "@oven/bun-linux-aarch64/bin/bun", "@oven/bun-darwin-aarch64/bin/bun", "@oven/bun-darwin-x64/bin/bun", "@oven/bun-windows-x64/bin/bun.exe");
    hold(await run(project(`bun-${way}`, { "main.js": text }, type), bun, ["run", "--no-install", "main.js"]));
  });
}

// Bundled as its own deployer does: the module of WebAssembly stays a file that is imported.
test("workerd", async () => {
  const workerd = binary("workerd", "@cloudflare/workerd-linux-64/bin/workerd", "@cloudflare/workerd-linux-arm64/bin/workerd", "@cloudflare/workerd-darwin-arm64/bin/workerd", "@cloudflare/workerd-darwin-64/bin/workerd", "@cloudflare/workerd-windows-64/bin/workerd.exe");
  const worker = `let answers;
${asModule("corsplain", "corsplain/full", "(text) => { answers = text; }").replace(/^tell\(.*$/m, "const ask = () => { $& return answers; };")}
export default { fetch: () => new Response(ask()) };`;
  const folder = project("workerd", { "main.js": worker, "config.capnp": CONFIG });
  const words = ["main.js", "--bundle", "--format=esm", "--conditions=workerd,worker,browser", "--loader:.wasm=copy", "--asset-names=[name]", "--outdir=out"];
  await run(folder, process.execPath, [script("esbuild"), ...words]);
  const child = start(folder, workerd, ["serve", "config.capnp", "--control-fd=3"], {}, ["pipe"]);
  try {
    const port = await printed(child, [child.stdio[3], child.stderr], /"socket":"http","port":(\d+)/);
    hold(await (await fetch(`http://127.0.0.1:${port}/`)).text());
  } finally {
    child.kill();
  }
});

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [
      (name = "main.js", esModule = embed "out/main.js"),
      (name = "corsplain.wasm", wasm = embed "out/corsplain.wasm"),
      (name = "full.wasm", wasm = embed "out/full.wasm"),
    ],
    compatibilityDate = "2026-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
