// Runs in the browser, in a page of each origin: asks for a scenario, makes its request as a script
// would, and gives back what it saw. `/~next` is ours; the answer to it carries `*` for opaque pages.
"use strict";

const main = async () => {
  for (let result = null; ;) {
    const answer = await fetch(`/~next${location.search}`, {
      method: "POST",
      body: JSON.stringify(result),
    });
    const job = await answer.json();
    result = {
      number: job.number,
      ...(await (job.request.upload_listener ? byXhr : byFetch)(job.request)),
    };
  }
};

async function byFetch({ url, upload_listener, ...init }) {
  try {
    // The constructor throws what is the page's own mistake, and sends nothing.
    new Request(url, init);
  } catch (error) {
    return { outcome: "type-error", script_error: String(error) };
  }
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(url, { ...init, signal: patience.signal });
    const seen = {
      outcome: { opaque: "opaque", opaqueredirect: "opaque-redirect" }[response.type] ?? "readable",
      type: response.type,
      status: response.status,
      final_url: response.url,
      readable_headers: [...response.headers.keys()],
    };
    await response.text().catch(() => "");
    return seen;
  } catch (error) {
    return {
      outcome: patience.signal.aborted ? "timeout" : "network-error",
      script_error: String(error),
    };
  } finally {
    clearTimeout(timer);
  }
}

function byXhr({ url, method, headers, body, credentials }) {
  const xhr = new XMLHttpRequest();
  try {
    xhr.open(method, url);
    xhr.timeout = PATIENCE;
    xhr.withCredentials = credentials === "include";
    xhr.upload.onprogress = () => {};
    for (const [name, value] of headers ?? []) xhr.setRequestHeader(name, value);
  } catch (error) {
    return { outcome: "type-error", script_error: String(error) };
  }
  return new Promise((done) => {
    xhr.onload = () => {
      const lines = xhr
        .getAllResponseHeaders()
        .split("\r\n")
        .filter((line) => line !== "");
      const readable_headers = lines.map((line) => line.slice(0, line.indexOf(":")));
      done({
        outcome: "readable",
        type: null,
        status: xhr.status,
        final_url: xhr.responseURL,
        readable_headers,
      });
    };
    xhr.onerror = () => done({ outcome: "network-error", script_error: "xhr error event" });
    xhr.ontimeout = () => done({ outcome: "timeout", script_error: "xhr timeout event" });
    xhr.send(body);
  });
}

/** How long one scenario may take; on loopback it takes some milliseconds. */
const PATIENCE = 10_000;

main();
