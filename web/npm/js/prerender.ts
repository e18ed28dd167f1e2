// A fence as a page holds it before any script runs: the same for every generator.

import { fence } from "./full.js";
import type { Fence } from "./full.js";
import { optional, record, unexpected } from "./read.js";

/** What an adapter makes an element of. */
export interface Prerendered {
  /** The element's `info`: what stands behind the language. */
  info: string;
  /** Its `source`: the text that its author wrote. */
  source: string;
  /** What readers see: the same, and the verdict below it. */
  text: string;
}

/** How an adapter treats what is wrong in a fence. */
export interface AdapterOptions {
  /** Told what is wrong, a sentence each; without it the first such sentence is thrown as an error. */
  onFault?: ((fault: string) => void) | undefined;
}

const read = record<{ onFault: ((fault: string) => void) | undefined }>({
  onFault: optional((value, path) => {
    if (typeof value !== "function") throw unexpected(path, "function", value);
    return value as (fault: string) => void;
  }, undefined),
});

/** What somebody wrote as an adapter's options. */
export const readOptions = (given: unknown): AdapterOptions => read(given ?? {}, "options");

/** Nothing where the language is not `cors`. */
export function prerender(info: string, body: string, options: AdapterOptions): Prerendered | undefined {
  const told = fence(info, body.replace(/\n$/, ""));
  return told === null ? undefined : prerendered(told, options);
}

/** The same for one that was read already. */
export function prerendered(told: Fence, { onFault }: AdapterOptions): Prerendered {
  for (const fault of told.faults) {
    if (onFault === undefined) throw new Error(`corsplain: a \`cors\` fence says what is not so: ${fault}`);
    onFault(fault);
  }
  const text = told.verdict === null ? told.source : `${told.source}\n\n${told.verdict}`;
  return { info: told.info.replace(/^cors\s*/, ""), source: told.source, text };
}
