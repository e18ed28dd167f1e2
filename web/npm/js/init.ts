// To have the instance earlier than the first call, or from a module of one's own.

import { refusal, start, wasm } from "./instance.js";

/** What a module is made from: bytes, a `WebAssembly.Module`, or a `Response` that has it as its body. */
export type WasmSource = ArrayBuffer | ArrayBufferView | object;

/**
 * Instantiates the WebAssembly now, synchronously. No call needs this: the first one does it.
 * `corsplain/slim` does need it, with bytes or a `WebAssembly.Module`.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { check, initSync } from "corsplain/slim";
 * initSync(readFileSync("node_modules/corsplain/dist/corsplain.wasm"));
 */
export function initSync(source?: WasmSource): void {
  start(source);
}

/**
 * The same, compiled aside from the main thread where a source is given: bytes, a
 * `WebAssembly.Module`, a `Response` with the module as its body, or a promise of one of these.
 *
 * @example
 * import { init } from "corsplain/slim";
 * await init(fetch("/assets/corsplain.wasm"));
 */
export async function init(source?: WasmSource | PromiseLike<WasmSource>): Promise<void> {
  const given: unknown = await source;
  if (given === undefined || given === null) return start();
  if (isModule(given)) return start(given);
  const bytes = hasBytes(given) ? await given.arrayBuffer() : given;
  const module = await wasm().compile(bytes).catch((cause) => {
    throw refusal(cause);
  });
  start(module);
}

const isModule = (value: unknown) => value instanceof wasm().Module;
const hasBytes = (value: unknown): value is { arrayBuffer(): Promise<unknown> } =>
  typeof (value as { arrayBuffer?: unknown }).arrayBuffer === "function";
