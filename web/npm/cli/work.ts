// What a thread of a pool does.

import type { AuditData } from "./audit.js";
import { Door } from "./door.js";
import type { Batch, EvalData } from "./eval.js";
import { auditFile } from "./har-file.js";

/** Makes the worker that the command of a pool needs. */
export function work(data: EvalData | AuditData): (task: never) => Promise<unknown> {
  if (data.command === "audit") return (file: string) => auditFile(file, data);
  const door = new Door(data.engine, data.shard);
  return async ({ lines, first }: Batch) => door.evaluate(lines, first);
}
