// A response as script sees it: https://fetch.spec.whatwg.org/#concept-filtered-response

import { filterResponseHeaders } from "./full.js";
import type { CredentialsMode, ResponseType } from "./words.js";

/** What became of the exchange. */
export interface Seen {
  type: ResponseType;
  credentials: CredentialsMode | undefined;
  /** The last URL that was asked, and whether another was before it. */
  url: string;
  redirected: boolean;
}

/** The host's own response, with no more to be seen than its type leaves. */
export function filteredResponse(from: Response, seen: Seen): Response {
  const { type, credentials } = seen;
  const isHidden = type === "opaque" || type === "opaqueredirect";
  if (isHidden) void from.body?.cancel();
  const headers = filterResponseHeaders(from.headers, { type, credentials });
  const shown = new Response(isHidden ? null : from.body, { headers });
  const { status, statusText, ok } = isHidden ? { status: 0, statusText: "", ok: false } : from;
  const { url, redirected } = type === "opaque" ? { url: "", redirected: false } : seen;
  return dressed(shown, { type, status, statusText, ok, url, redirected });
}

/** A response with properties that its constructor takes from nobody; its copies have them too. */
function dressed(response: Response, properties: object): Response {
  const copied = response.clone.bind(response);
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(response, name, { value });
  return Object.defineProperty(response, "clone", { value: () => dressed(copied(), properties) });
}
