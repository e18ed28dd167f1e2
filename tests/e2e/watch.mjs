// What must not happen while the page is used: errors and warnings on the console, requests that
// leave its origin, dialogs, scripts that came in with a text, breaches of its policy.

/** Watches a context from before its first page; the lists fill as things happen. */
export async function watch(context, site) {
  const trouble = { console: [], requests: [], scripts: [] };
  context.on("page", (page) => {
    page.on("console", (message) => {
      const isBad = ["error", "warning"].includes(message.type());
      if (isBad) trouble.console.push(message.text());
    });
    page.on("pageerror", (error) => trouble.console.push(String(error)));
    page.on("dialog", (dialog) => {
      trouble.scripts.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
  });
  context.on("request", (request) => {
    const { origin, protocol, href } = new URL(request.url());
    if (origin !== site.origin && !LOCAL.includes(protocol)) trouble.requests.push(href);
  });
  await context.addInitScript(() => {
    // Every hostile text calls this one.
    globalThis.canary = (what = "a script") => canary.calls.push(String(what));
    globalThis.canary.calls = [];
    globalThis.canary.breaches = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      canary.breaches.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`),
    );
  });
  return trouble;
}

/** What was seen of all that, in lines; nothing where all is well. */
export async function seen({ console, requests, scripts }, page, allowed = /^$/) {
  const inside = await page
    .evaluate(() => [globalThis.canary?.calls ?? [], globalThis.canary?.breaches ?? []])
    .catch(() => [[], []]);
  return [
    ...console.filter((text) => !allowed.test(text)).map((text) => `console: ${text}`),
    ...requests.map((url) => `a request left the page's origin: ${url}`),
    ...[...scripts, ...inside[0]].map((what) => `run: ${what}`),
    ...inside[1].filter((text) => !allowed.test(text)).map((text) => `policy: ${text}`),
  ];
}

const LOCAL = ["data:", "blob:", "about:"];
