// What is written, and where to.

import { once } from "node:events";
import { plain } from "../js/paint.js";

/** Writes to standard output, and waits where whoever reads is slower. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Writes a line to standard error. */
export function complain(text: string): void {
  process.stderr.write(`${plain(text)}\n`);
}

/** Ends quietly where whoever reads has seen enough. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit(0);
    });
  }
}

/** The terminal that is written to: how wide it is, and whether it has more letters than ASCII. */
export function screen(): { columns: number; hasUnicode: boolean } | undefined {
  const { isTTY, columns = 80 } = process.stdout;
  const { TERM, LC_ALL, LC_CTYPE, LANG, WT_SESSION } = process.env;
  const hasUnicode = TERM !== "dumb" && (WT_SESSION !== undefined || /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || ""));
  return isTTY ? { columns, hasUnicode } : undefined;
}
