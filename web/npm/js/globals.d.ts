// The few globals that every host has.

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

/** What `corsplain/connect` needs of Node. */
declare function setTimeout(task: () => void, milliseconds: number): unknown;
