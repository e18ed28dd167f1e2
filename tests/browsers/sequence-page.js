// Runs in the browser, in a page of each origin: makes the requests that it is given, several at once,
// and says how each came out. `/~next` and `/~done` are ours; the answers carry `*` for opaque pages.
"use strict";

const post = (path, value) =>
  fetch(`${path}${location.search}`, { method: "POST", body: JSON.stringify(value) });

const main = async () => {
  for (;;) {
    const answer = await post("/~next", null);
    for (const job of await answer.json()) make(job);
  }
};

async function make({ id, api, url, ...init }) {
  const outcome = await (api === "img" ? byImage(url) : byFetch(url, init));
  post("/~done", { id, outcome });
}

async function byFetch(url, init) {
  try {
    const response = await fetch(url, init);
    await response.text().catch(() => "");
    return { opaque: "opaque", opaqueredirect: "opaque-redirect" }[response.type] ?? "readable";
  } catch {
    return "network-error";
  }
}

/** A picture without `crossorigin`: asked for without asking to read. */
function byImage(url) {
  return new Promise((done) => {
    const image = new Image();
    image.onload = () => done("opaque");
    image.onerror = () => done("network-error");
    image.src = url;
  });
}

main();
