// The instance of WebAssembly: made at the first call, and anew after one that failed.

import * as glue from "#glue";

let source: (() => unknown) | undefined;
let isStarted = false;
let generation = 0;

/** Says where the module comes from, until somebody brings another. */
export function provide(give: () => unknown): void {
  source = give;
}

/** Instantiates now, from what is given or from what the package carries. */
export function start(given?: unknown): void {
  if (isStarted) return;
  const module = given ?? source?.();
  if (module === undefined) {
    throw new Error(
      "corsplain: this entry carries no WebAssembly; call initSync(moduleOrBytes) or await init(response) first",
    );
  }
  try {
    glue.initSync({ module });
  } catch (cause) {
    throw refusal(cause);
  }
  isStarted = true;
}

/** The error to throw where a module was not compiled: another one where nothing may be compiled at all. */
export function refusal(cause: unknown): unknown {
  const { Module, CompileError } = wasm();
  if (!(cause instanceof CompileError)) return cause;
  try {
    new Module(EMPTY);
    return cause;
  } catch {
    return new Error(
      "corsplain: WebAssembly may not be compiled here; a page's Content-Security-Policy has to allow it by 'wasm-unsafe-eval' in script-src",
      { cause },
    );
  }
}

interface WasmNamespace {
  Module: new (bytes: unknown) => object;
  CompileError: new () => Error;
  compile(bytes: unknown): Promise<object>;
}

/** No types of a browser's or of Node's are needed to read the declarations of this package. */
export const wasm = () => (globalThis as unknown as { WebAssembly: WasmNamespace }).WebAssembly;

/** The shortest module there is. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Which instance this is, counted from 0. */
export function current(): number {
  return generation;
}

/**
 * Calls into the instance. What it refuses it throws as a string. Whatever else is thrown has left it
 * in a state that nobody knows, so that the next call gets a new one.
 */
export function call<T>(use: () => T): T {
  start();
  try {
    return use();
  } catch (cause) {
    if (typeof cause === "string") throw new TypeError(cause);
    generation += 1;
    glue.__wbg_reset_state();
    throw new Error("corsplain: this call failed inside; the next one gets a new instance", { cause });
  }
}

export { glue };
