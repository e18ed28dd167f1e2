// What is asked of `corsplain/fetch`, as an exchange has it, and the body as it is sent.

import type { Request as Asked } from "./types.js";
import type { CredentialsMode, Mode, RedirectMode } from "./words.js";

/** What `fetch` takes besides the URL, as far as it matters here. */
interface Init {
  method?: unknown;
  headers?: unknown;
  body?: unknown;
  mode?: unknown;
  credentials?: unknown;
  redirect?: unknown;
  signal?: AbortSignal | null | undefined;
}

/** A request as the script wrote it. */
export interface AskedRequest {
  request: Asked;
  /** The body, kept so that it can be sent again after a redirect. */
  body: Uint8Array | null;
  /** Whether the body has a type: bare bytes have none. */
  isTyped: boolean;
  signal: AbortSignal | undefined;
}

/** Reads the arguments of `fetch`. */
export async function readAsked(input: unknown, settings?: Init | null): Promise<AskedRequest> {
  const init = settings ?? {};
  const given = opened(input);
  const words = { ...given?.init, ...defined(init) };
  if (words.mode === "navigate") throw new TypeError('request.mode: expected a mode that script can ask for, got "navigate"');
  const headers = pairs(words.headers ?? []);
  const { body, text, type } = await read(words.body ?? (init.body === undefined ? await given?.body() : null));
  const isTyped = headers.some(([name]) => name?.toLowerCase() === "content-type");
  // The engine itself knows which type a text has.
  if (!isTyped && text === undefined && type !== null) headers.push(["Content-Type", type]);
  const request: Asked = {
    url: given?.url ?? String(input),
    method: words.method === undefined ? undefined : String(words.method),
    headers: headers as [string, string][],
    body: body && (text ?? ""),
    // What is no such word is refused with its path where the exchange is read.
    mode: words.mode as Mode | undefined,
    credentials: words.credentials as CredentialsMode | undefined,
    redirect: words.redirect as RedirectMode | undefined,
  };
  return { request, body, isTyped: isTyped || text !== undefined || type !== null, signal: words.signal ?? undefined };
}

/** A `Request`, laid open; of any implementation, not only this host's. */
function opened(input: unknown): { url: string; init: Init; body(): unknown } | undefined {
  if (typeof input !== "object" || input === null || !("url" in input) || !("arrayBuffer" in input)) return undefined;
  const request = input as Init & { url: string; arrayBuffer(): Promise<ArrayBuffer> };
  const { method, headers, mode, credentials, redirect, signal } = request;
  return {
    url: request.url,
    init: { method, headers, mode, credentials, redirect, signal },
    body: () => (request.body ? request.arrayBuffer() : null),
  };
}

/** Those members that are there: one that is `undefined` says nothing. */
function defined(init: Init): Init {
  return Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined));
}

/** A header list as `fetch` takes it, where every value becomes a text. */
function pairs(headers: unknown): string[][] {
  if (typeof headers !== "object" || headers === null) throw new TypeError("request.headers: expected header list");
  const entries = Symbol.iterator in headers ? Array.from(headers as Iterable<Iterable<unknown>>) : Object.entries(headers);
  return entries.map((pair) => Array.from(pair, String));
}

/** The bytes of a body, its text where it was one, and its type, as the host's own `Response` reads it. */
async function read(body: unknown): Promise<{ body: Uint8Array | null; text?: string; type: string | null }> {
  if (body === undefined || body === null) return { body: null, type: null };
  if (typeof body === "object" && "getReader" in body) {
    throw new TypeError("request.body: expected what can be sent again after a redirect, got a stream; read it to its end first");
  }
  const whole = new Response(body);
  const type = whole.headers.get("content-type");
  const bytes = new Uint8Array(await whole.arrayBuffer());
  return { body: bytes, type, ...(typeof body === "string" ? { text: body } : {}) };
}
