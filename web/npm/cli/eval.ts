// `eval`: the conformance door, on all cores.

import { createReadStream } from "node:fs";
import { FAILED, FINE, SHARD, shard } from "./command.js";
import type { Command, Shard } from "./command.js";
import { mayRemember } from "./door.js";
import type { Outcomes } from "./door.js";
import type { Engine } from "../js/words.js";
import { unreadable } from "./input.js";
import { inOrder, Pool } from "./pool.js";
import { Progress } from "./progress.js";
import { print } from "./terminal.js";

/** What a thread has to know to be a door. */
export interface EvalData {
  command: "eval";
  engine: Engine;
  shard: Shard;
}

/** Some whole lines, and the number of the first. */
export interface Batch {
  lines: Uint8Array;
  first: number;
}

/** Not `eval`, which is the name of something else. */
export const evaluate: Command = {
  usage: "[FILE…] < scenarios.ndjson > outcomes.ndjson",
  summary: "scenarios in, one JSON object a line, outcomes out, one a line, in the same order",
  formats: ["ndjson"],
  options: { shard: { ...SHARD, help: `${SHARD.help}; lines of one \`session\` stay together` } },
  async run(given) {
    const data: EvalData = { command: "eval", engine: given.engine ?? "fetch", shard: shard(given.text("shard")) };
    const pool = new Pool(data);
    const progress = new Progress("lines");
    let refused = 0;
    try {
      const run = (batch: Batch) =>
        // The thread that remembers is always the same.
        pool.run<Outcomes>(batch, mayRemember(Buffer.from(batch.lines.buffer)) ? 0 : undefined);
      await inOrder(pool.width, batches(pieces(given.positionals), progress), run, async (told) => {
        refused += told.refused;
        if (!given.isQuiet && told.text.length > 0) await print(told.text);
      });
    } finally {
      progress.end();
      await pool.close();
    }
    return refused === 0 ? FINE : FAILED;
  },
};

/** The bytes of every file, one after another; of standard input, where none is named. */
async function* pieces(names: string[]): AsyncGenerator<Buffer> {
  for (const name of names.length === 0 ? ["-"] : names) {
    let last = NEWLINE;
    try {
      for await (const piece of (name === "-" ? process.stdin : createReadStream(name)) as AsyncIterable<Buffer>) {
        last = piece.at(-1) ?? last;
        yield piece;
      }
    } catch (error) {
      throw unreadable(name, error);
    }
    // The last line of a file ends with it.
    if (last !== NEWLINE) yield Buffer.from([NEWLINE]);
  }
}

/** Whole lines, as many as make a task worth its way. */
async function* batches(source: AsyncIterable<Buffer>, progress: Progress): AsyncGenerator<Batch> {
  let held: Buffer[] = [];
  let [size, first] = [0, 1];
  const cut = (last: Buffer): Batch => {
    const lines = Uint8Array.from(Buffer.concat([...held, last]));
    const batch = { lines, first };
    first += newlines(lines);
    progress.reached(first - 1);
    [held, size] = [[], 0];
    return batch;
  };
  for await (const piece of source) {
    size += piece.length;
    const end = piece.lastIndexOf(NEWLINE) + 1;
    if (size < BATCH || end === 0) {
      held.push(piece);
      continue;
    }
    yield cut(piece.subarray(0, end));
    if (end < piece.length) {
      held = [piece.subarray(end)];
      size = piece.length - end;
    }
  }
  if (size > 0) yield cut(Buffer.alloc(0));
}

function newlines(lines: Uint8Array): number {
  let count = 0;
  for (let at = lines.indexOf(NEWLINE); at >= 0; at = lines.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

const NEWLINE = 0x0a;
const BATCH = 1 << 18;
