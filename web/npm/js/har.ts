// HAR files: what a browser's developer tools save, judged as a whole.

import type { HarReport } from "./full-types.js";
import { call, current, glue } from "./instance.js";
import { flag, look, optional, record, text, unexpected, word } from "./read.js";
import { report } from "./report.js";
import { engines } from "./words.js";
import type { Engine } from "./words.js";

/** How to judge a file, and how to write that down. */
export interface HarOptions<Format extends HarFormat = HarFormat> {
  /** Whose rules to apply: those of the browser that wrote the file, where nothing is said. */
  engine?: Engine | undefined;
  /** Whether requests to the page's own origin are judged too. */
  all?: boolean | undefined;
  /** `json` gives an object, `csv` and `sarif` a text. */
  format?: Format | undefined;
  /** The file's name, which SARIF tells. */
  file?: string | undefined;
}

/** What an audit can be written as. */
export type HarFormat = "json" | "csv" | "sarif";

/** What an audit of that format is. */
export type HarResult<Format extends HarFormat> = Format extends "json" ? HarReport : string;

/** A stream of pieces, as `fetch`, files and Node give it. */
export type Pieces =
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>
  | { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array | string | undefined }> } };

const options = record<{ engine: Engine | ""; all: boolean; format: HarFormat; file: string }>({
  engine: optional(word(engines), "" as const),
  all: optional(flag, false),
  format: optional(word(["json", "csv", "sarif"] as const), "json" as const),
  file: optional(text, ""),
});

/**
 * An audit of a file that comes in pieces; of each entry only what a verdict needs is kept.
 *
 * @example
 * const audit = new HarAudit();
 * for (const piece of pieces) audit.push(piece);
 * const { rows } = audit.end();
 */
export class HarAudit {
  readonly #inner: { push(piece: Uint8Array): void; end(engine: string, all: boolean, format: string, file: string): string };
  readonly #instance: number;
  #isOver = false;

  constructor() {
    this.#inner = call(() => new glue.HarAudit());
    this.#instance = current();
  }

  /** Reads the next piece: bytes, or text that ends between two characters. */
  push(piece: Uint8Array | string): void {
    const bytes = bytesOf(piece, "piece");
    this.#use(() => this.#inner.push(bytes));
  }

  /** Judges what was read. */
  end<Format extends HarFormat = "json">(how?: HarOptions<Format>): HarResult<Format> {
    const { engine, all, format, file } = options(how ?? {}, "options");
    const told = this.#use(() => this.#inner.end(engine, all, format, file));
    this.#isOver = true;
    return (format === "json" ? report(JSON.parse(told) as object) : told) as HarResult<Format>;
  }

  #use<T>(use: () => T): T {
    if (this.#isOver) throw new Error("corsplain: this audit has ended; make a new one");
    if (this.#instance !== current()) {
      throw new Error("corsplain: what this audit read was lost in a call that failed; make a new one");
    }
    return call(use);
  }
}

/**
 * Judges a whole HAR file: a row for each request to another origin.
 *
 * @example
 * const { rows } = auditHar(readFileSync("page.har"));
 * rows.filter((row) => row.outcome === "network-error");
 */
export function auditHar<Format extends HarFormat = "json">(
  har: Uint8Array | string,
  how?: HarOptions<Format>,
): HarResult<Format> {
  const bytes = bytesOf(har, "har");
  options(how ?? {}, "options");
  const audit = new HarAudit();
  audit.push(bytes);
  return audit.end(how);
}

/**
 * The same of a stream, which is never held as a whole.
 *
 * @example
 * const { rows } = await auditHarStream(createReadStream("page.har"));
 */
export async function auditHarStream<Format extends HarFormat = "json">(
  stream: Pieces,
  how?: HarOptions<Format>,
): Promise<HarResult<Format>> {
  options(how ?? {}, "options");
  const audit = new HarAudit();
  for await (const piece of pieces(stream)) audit.push(bytesOf(piece, "stream"));
  return audit.end(how);
}

async function* pieces(stream: unknown): AsyncGenerator<unknown> {
  if (stream === null || typeof stream !== "object") throw unexpected("stream", "stream", stream);
  const source = stream as { [Symbol.asyncIterator]?: unknown; [Symbol.iterator]?: unknown; getReader?: unknown };
  const iterates = look("stream", () => [source[Symbol.asyncIterator], source[Symbol.iterator]]);
  if (iterates.some((method) => typeof method === "function")) {
    yield* stream as AsyncIterable<unknown>;
    return;
  }
  if (typeof look("stream", () => source.getReader) !== "function") {
    throw unexpected("stream", "stream", stream);
  }
  const reader = (stream as Extract<Pieces, { getReader(): unknown }>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function bytesOf(value: unknown, path: string): Uint8Array {
  if (typeof value === "string") return new TextEncoder().encode(value);
  if (look(path, () => value instanceof Uint8Array)) return value as Uint8Array;
  throw unexpected(path, "string or Uint8Array", value);
}
