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
  glue.initSync({ module });
  isStarted = true;
}

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
