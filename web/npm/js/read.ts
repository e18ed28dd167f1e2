// Reads any value whatever into what it has to be, or says what is wrong with it and where.
// Every look at a value may throw: it can be a proxy, or have getters.

/** Reads a value that stands at a path. */
export type Reader<T> = (value: unknown, path: string) => T;

/** The error for a value that is not what it has to be. */
export function unexpected(path: string, expected: string, value: unknown): TypeError {
  return new TypeError(`${path}: expected ${expected}, got ${kind(value)}`);
}

export const text: Reader<string> = (value, path) => {
  if (typeof value !== "string") throw unexpected(path, "string", value);
  return value;
};

export const flag: Reader<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw unexpected(path, "boolean", value);
  return value;
};

/** A whole number from 0 to a greatest one. */
export function count(most: number): Reader<number> {
  return (value, path) => {
    if (typeof value !== "number") throw unexpected(path, "number", value);
    if (!(Number.isInteger(value) && value >= 0 && value <= most)) {
      throw new TypeError(`${path}: expected a whole number from 0 to ${most}, got ${value}`);
    }
    return value;
  };
}

/** A point in time: any number of seconds from 0. */
export const seconds: Reader<number> = (value, path) => {
  if (typeof value !== "number") throw unexpected(path, "number", value);
  if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw new TypeError(`${path}: expected a number of seconds from 0, got ${value}`);
  }
  return value;
};

/** One of several words. */
export function word<W extends string>(words: readonly W[]): Reader<W> {
  return (value, path) => {
    const known = words.find((one) => one === text(value, path));
    if (known !== undefined) return known;
    const shown = words.map((one) => `"${one}"`).join(", ");
    throw new TypeError(`${path}: expected one of ${shown}, got ${quoted(value as string)}`);
  };
}

/** The same value where there is one, else another in its place; `null` counts as none. */
export function optional<T, U>(read: Reader<T>, otherwise: U): Reader<T | U> {
  return (value, path) => (value === undefined || value === null ? otherwise : read(value, path));
}

/** An array of values alike. */
export function list<T>(read: Reader<T>): Reader<T[]> {
  return (value, path) => {
    if (!look(path, () => Array.isArray(value))) throw unexpected(path, "array", value);
    const length = look(path, () => (value as unknown[]).length);
    if (!(length <= MOST)) throw tooLong(path);
    const read_: T[] = [];
    for (let at = 0; at < length; at += 1) {
      const place = `${path}[${at}]`;
      read_.push(read(look(place, () => (value as unknown[])[at]), place));
    }
    return read_;
  };
}

/** An object with these properties; others are ignored. At the root, where the path is empty, it has a name. */
export function record<T extends object>(
  readers: { [K in keyof T]-?: Reader<T[K]> },
  root = "",
): Reader<T> {
  const names = Object.keys(readers) as (keyof T & string)[];
  return (value, path) => {
    if (!isRecord(value, path || root)) throw unexpected(path || root, "object", value);
    const read: Partial<T> = {};
    for (const name of names) {
      const place = path === "" ? name : `${path}.${name}`;
      read[name] = readers[name](look(place, () => (value as T)[name]), place);
    }
    return read as T;
  };
}

/** A header list, laid flat: name, value, name, value. Order and repeats are kept. */
export const headers: Reader<string[]> = (value, path) => {
  if (!isObject(value)) throw unexpected(path, "header list", value);
  const flat: string[] = [];
  const pairs = look(path, () => (value as Partial<Iterable<unknown>>)[Symbol.iterator]);
  if (typeof pairs !== "function") {
    for (const name of look(path, () => Object.keys(value))) {
      const place = `${path}[${quoted(name)}]`;
      const found = look(place, () => (value as Record<string, unknown>)[name]);
      const isList = look(place, () => Array.isArray(found));
      const values = isList ? list(text)(found, place) : [text(found, place)];
      for (const one of values) flat.push(name, one);
    }
    return flat;
  }
  let at = 0;
  const iterator = look(path, () => (value as Iterable<unknown>)[Symbol.iterator]());
  for (;;) {
    const place = `${path}[${at}]`;
    const step = look(place, () => {
      const next = iterator.next();
      return next.done ? undefined : { pair: next.value };
    });
    if (step === undefined) return flat;
    if (at >= MOST) throw tooLong(path);
    const pair = list<unknown>((one) => one)(step.pair, place);
    if (pair.length !== 2) {
      throw new TypeError(`${place}: expected a name and a value, got ${pair.length} values`);
    }
    flat.push(text(pair[0], `${place}[0]`), text(pair[1], `${place}[1]`));
    at += 1;
  }
};

/** What a look at a value gives; where it throws, that is said with the path. */
export function look<T>(path: string, at: () => T): T {
  try {
    return at();
  } catch (cause) {
    throw new TypeError(`${path}: looking at it threw an error`, { cause });
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function isRecord(value: unknown, path: string): boolean {
  return typeof value === "object" && value !== null && !look(path, () => Array.isArray(value));
}

/** What a value is, in one word. It is not looked into. */
function kind(value: unknown): string {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  try {
    return Array.isArray(value) ? "array" : "object";
  } catch {
    return "object";
  }
}

function quoted(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

function tooLong(path: string): TypeError {
  return new TypeError(`${path}: expected at most ${MOST} entries, got more`);
}

/** No browser sends or takes as many; an endless list ends here. */
const MOST = 100_000;
