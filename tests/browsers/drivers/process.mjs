// A program with a profile of its own: started, awaited, ended by its id, and cleaned up after.
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A new directory for one run. */
export const newProfile = () => mkdtemp(path.join(tmpdir(), "corsplain-browser-"));

/** Starts a program; `end()` stops it and removes its profile. */
export function run(
  program,
  words,
  { profile, stdio = ["ignore", "ignore", "ignore"], env = {}, cwd = undefined },
) {
  // A group of its own: a browser is many processes, and all of them must go.
  const child = spawn(program, words, {
    stdio,
    cwd,
    detached: process.platform !== "win32",
    env: { ...process.env, ...env },
  });
  const exited = new Promise((done) =>
    child.once("exit", (code) => done(code)).once("error", done),
  );
  let ended = false;
  const kill = (signal) => {
    try {
      process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
    } catch {
      // It is gone already.
    }
  };
  // However this ends, no browser and no profile stays behind.
  const atExit = () => {
    kill("SIGKILL");
    rmSync(profile, REMOVAL);
  };
  process.once("exit", atExit);
  for (const signal of SIGNALS)
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1));
  return {
    child,
    exited,
    hasEnded: () => ended || child.exitCode !== null,
    async end() {
      ended = true;
      kill("SIGTERM");
      await Promise.race([exited, sleep(5000)]);
      kill("SIGKILL");
      process.removeListener("exit", atExit);
      await rm(profile, REMOVAL);
    },
  };
}

/** The program that a variable names, or the first of `names` on the PATH. */
export function find(variable, names, what) {
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const suffix = process.platform === "win32" ? ".exe" : "";
  for (const name of names) {
    for (const folder of folders) {
      const file = path.resolve(folder, name + suffix);
      if (existsSync(file)) return file;
    }
  }
  throw new Error(
    `needed: ${what}, on the PATH (${names.join(", ")}) or named by the variable ${variable}; it was not found`,
  );
}

const REMOVAL = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
