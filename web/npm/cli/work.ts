// What a thread of a pool does.

import { Door } from "./door.js";
import type { Batch, EvalData } from "./eval.js";

/** Makes the worker that the command of a pool needs. */
export function work({ engine, shard }: EvalData): (task: Batch) => Promise<unknown> {
  const door = new Door(engine, shard);
  return async ({ lines, first }) => door.evaluate(lines, first);
}
