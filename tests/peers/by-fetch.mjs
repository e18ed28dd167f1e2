// What a `fetch` gives, in the words of the scenario format.

/** Calls it as a page would; `Request` says whether the call itself throws. */
export async function byFetch(fetch, Request, { url, upload_listener, ...init }, signal) {
  try {
    new Request(url, init);
  } catch {
    return { outcome: "type-error" };
  }
  try {
    const response = await fetch(url, { ...init, signal });
    const outcome =
      { opaque: "opaque", opaqueredirect: "opaque-redirect" }[response.type] ?? "readable";
    return { outcome, readable_headers: [...new Set(response.headers.keys())] };
  } catch {
    return { outcome: "network-error" };
  }
}
