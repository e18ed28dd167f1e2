// Keeps the page for when there is no network. Each build has a cache of its own, taken whole and
// served whole, so that files of two builds never meet; a new build waits until no tab shows the
// old one, so that an update takes nothing away from under a reader.
"use strict";

// The build writes both: a name of its contents, and the page's files.
const build = "none";
const files = [];

const kept = () => caches.open(`corsplain-${build}`);

self.addEventListener("install", (event) => {
  const fresh = files.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(kept().then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const is_old = (name) => name.startsWith("corsplain-") && name !== `corsplain-${build}`;
  const tidy = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter(is_old).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  // The page has one address, whatever stands behind `?`; beside it is the documentation.
  const scope = new URL(self.registration.scope).pathname;
  const isPage = request.mode === "navigate" && [scope, `${scope}index.html`].includes(new URL(request.url).pathname);
  const wanted = isPage ? self.registration.scope : request;
  const answer = async () => {
    const cache = await kept();
    return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(request);
  };
  event.respondWith(answer());
});
