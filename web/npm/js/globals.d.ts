// The few globals that every host has, and the modules that are made.

declare function atob(base64: string): string;

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** What `corsplain/fetch` needs of a host that has `fetch`. */
declare class Response {
  constructor(body?: unknown, init?: { headers?: [string, string][] });
  get type(): string;
  get status(): number;
  get statusText(): string;
  get ok(): boolean;
  get url(): string;
  get redirected(): boolean;
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null };
  readonly body: { cancel(): Promise<void> } | null;
  arrayBuffer(): Promise<ArrayBuffer>;
  clone(): Response;
}

declare class URL {
  constructor(href: string);
  username: string;
  password: string;
  readonly href: string;
}

interface AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

declare module "#packed" {
  export const base64: string;
  export const size: number;
}

declare module "#module" {
  const module: object;
  export default module;
}

declare module "#glue" {
  export function initSync(options: { module: unknown }): void;
  export function __wbg_reset_state(): void;
  export function check(exchange: object, engine: string): unknown;
  export function explain(exchange: object, engine: string): unknown;
  export function reasons(): unknown;
  export function needs_preflight(exchange: object, engine: string): boolean;
  export function is_cors_safelisted_request_header(name: string, value: string, engine: string): boolean;
  export function filter_response_headers(headers: string[], type: string, credentials: string): string[];
  export class Session {
    constructor(engine: string);
    check(exchange: object, at: number): unknown;
    explain(exchange: object, at: number): unknown;
  }
  export function compare(exchange: object): unknown;
  export function parse(text: string): unknown;
  export function diagnose(text: string): unknown;
  export function fixes(exchange: object): unknown;
  export function advice(exchange: object): unknown;
  export function outside(exchange: object, engine: string): unknown;
  export function policy(answer: object, preflight: object | undefined, askedBy: string | undefined, engine: string): unknown;
  export function recipe(server: string, grant: object): unknown;
  export class HarAudit {
    constructor();
    push(piece: Uint8Array): void;
    end(engine: string, all: boolean, format: string, file: string): string;
  }
}
