// What the bundler carries in by a name that begins with `#`.

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
  export function fence(info: string, body: string): unknown;
  export function fences(markdown: string): unknown;
  export function writeFence(exchange: object): string;
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

// What the matchers use of the test runners; each brings its own declarations.

declare module "vitest" {
  export interface Matchers<T = any> {}
  export const expect: { extend(matchers: object): void };
}

declare module "expect" {
  export interface Matchers<R extends void | Promise<void>, T = unknown> {}
}

declare module "@jest/globals" {
  export const expect: { extend(matchers: object): void };
}

declare module "@playwright/test" {
  export interface Expect<M = {}> {
    extend<N extends object>(matchers: N): Expect<M & N>;
  }
  export const expect: Expect;
}
