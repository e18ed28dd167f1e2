// The conformance door's line: a scenario in, an outcome out, the same bytes that the native door writes.

import { check, Session } from "../js/full.js";
import type { Api, Answer, Engine, Exchange, FullResult } from "../js/full.js";
import type { Shard } from "./command.js";

/** A scenario's line; what is not of an exchange is the door's own. */
interface Line extends Exchange {
  id?: unknown;
  /** What the page loaded before. */
  prime?: { api: Api; response: Answer } | null;
  /** The browser that does this, where it remembers what it did before. */
  session?: unknown;
  /** When, in seconds on that browser's clock. */
  at?: number | null;
}

/** What became of some lines. */
export interface Outcomes {
  /** A line for each scenario, as UTF-8. */
  text: Uint8Array;
  /** How many lines were not scenarios. */
  refused: number;
}

/** An engine, the share of the lines that is ours, and the browsers that remember something. */
export class Door {
  readonly #engine: Engine;
  readonly #shard: Shard;
  readonly #sessions = new Map<string, Session>();

  constructor(engine: Engine, shard: Shard) {
    this.#engine = engine;
    this.#shard = shard;
  }

  /** Evaluates whole lines, of which the first has this number. */
  evaluate(lines: Uint8Array, first: number): Outcomes {
    const told: string[] = [];
    let [refused, number, start] = [0, first, 0];
    while (start < lines.length) {
      const newline = lines.indexOf(NEWLINE, start);
      const end = newline < 0 ? lines.length : newline;
      const line = lines.subarray(start, end);
      if (!isBlank(line)) {
        try {
          const answer = this.#answer(line, number);
          if (answer !== undefined) told.push(answer, "\n");
        } catch (error) {
          refused += 1;
          told.push(JSON.stringify({ id: null, line: number, error: (error as Error).message }), "\n");
        }
      }
      [start, number] = [end + 1, number + 1];
    }
    return { text: new TextEncoder().encode(told.join("")), refused };
  }

  /** One line's outcome; `undefined` where it is of another share. */
  #answer(line: Uint8Array, number: number): string | undefined {
    const { count, index } = this.#shard;
    const isOurs = (one: number) => one % count === index;
    let scenario: Line;
    try {
      scenario = JSON.parse(UTF8.decode(line)) as Line;
    } catch (error) {
      // The share of a line that cannot be read is told by its number.
      if (isOurs(number - 1)) throw error;
      return undefined;
    }
    const session = scenario?.session ?? undefined;
    const name = session === undefined ? undefined : JSON.stringify(session);
    // One browser's lines stay together.
    if (!isOurs(name === undefined ? number - 1 : sum(name))) return undefined;
    const { schemaVersion, engine, ...told } = this.#browser(scenario, name);
    return JSON.stringify({ id: scenario.id ?? null, ...told });
  }

  #browser(scenario: Line, name: string | undefined): FullResult {
    const { prime } = scenario;
    if (name === undefined && !prime) return check(scenario, this.#engine);
    const browser = (name === undefined ? undefined : this.#sessions.get(name)) ?? new Session(this.#engine);
    if (name !== undefined) this.#sessions.set(name, browser);
    const at = scenario.at ?? 0;
    if (prime) browser.check(before(scenario, prime), at);
    return browser.check(scenario, at) as FullResult;
  }
}

/** An earlier load of the same URL by an element of the page, as the format tells it. */
function before(scenario: Line, { api, response }: NonNullable<Line["prime"]>): Exchange {
  const request = { api, url: scenario.request.url, mode: "no-cors", credentials: "include" } as const;
  return { ...scenario, request, hops: [{ response }] };
}

/** Whether lines may have a `session`: its name as it stands, or with letters written by their numbers. */
export function mayRemember(lines: Buffer): boolean {
  return lines.includes('"session"') || (lines.includes("\\u00") && ESCAPED.test(lines.toString("latin1")));
}

const ESCAPED = new RegExp(
  `"${Array.from("session", (letter) => `(?:${letter}|\\\\u00${letter.charCodeAt(0).toString(16)})`).join("")}"`,
  "i",
);

/** A number for a text, the same on every machine. */
function sum(text: string): number {
  let total = 0;
  for (let at = 0; at < text.length; at += 1) total = (total * 31 + text.charCodeAt(at)) >>> 0;
  return total;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b));
}

const NEWLINE = 0x0a;
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
