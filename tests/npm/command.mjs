// The package's command.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { consumer } from "./package.mjs";

/** Where npm put it. */
export const command = join(consumer, "node_modules", ".bin", "corsplain");

/** Runs it with these arguments; an object before them has what `spawnSync` takes besides. */
export function corsplain(...args) {
  const options = typeof args[0] === "object" ? args.shift() : {};
  const made = spawnSync(process.execPath, [command, ...args], { input: "", encoding: "utf8", maxBuffer: 2 ** 30, ...options });
  if (made.error) throw made.error;
  const { status, stdout, stderr } = made;
  return { status, stdout, stderr };
}

/** Runs it with what is written to its standard input, and tells how much memory it took at most. */
export async function measured(args, input = []) {
  const folder = mkdtempSync(join(tmpdir(), "corsplain-"));
  try {
    const [watch, told] = [join(folder, "watch.cjs"), join(folder, "told")];
    const tell = `require("node:fs").writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS))`;
    writeFileSync(watch, `if (require("node:worker_threads").isMainThread) process.on("exit", () => ${tell});`);
    const child = spawn(process.execPath, ["--require", watch, command, ...args], { stdio: ["pipe", "pipe", "inherit"] });
    const over = new Promise((resolve) => child.once("exit", resolve));
    const written = pipeline(Readable.from(input), child.stdin);
    let lines = 0;
    for await (const piece of child.stdout) for (const byte of piece) if (byte === 0x0a) lines += 1;
    await written;
    const status = await over;
    return { status, lines, megabytes: Math.round(Number(readFileSync(told, "utf8")) / 1024) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
