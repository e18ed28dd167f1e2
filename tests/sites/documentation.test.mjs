// The project's own documentation, as it is built into the site.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findsNothing } from "../e2e/axe.mjs";
import { KINDS, launch } from "../e2e/browser.mjs";
import { dist, serve } from "../e2e/host.mjs";
import { bar, button, editor, opened, OURS, panel, says, watched } from "./element.mjs";

const root = join(dist, "docs");
const repository = join(import.meta.dirname, "..", "..");
const pages = readdirSync(root, { recursive: true }).filter((name) => name.endsWith(".html") && !/^(404|toc)\.html$/u.test(name));
const html = (page) => readFileSync(join(root, page), "utf8");

test("every reason has a page, and so has every lesson", () => {
  const there = (folder) => readdirSync(join(repository, folder)).filter((name) => name.endsWith(".md") && name !== "README.md");
  const wanted = [
    ...there("core/reasons").map((name) => `reasons/${name}`),
    ...there("web/answers/lessons").map((name) => `course/${name}`),
    ...there("docs/embed").map((name) => `embed/${name}`),
  ].map((name) => name.replace(/md$/u, "html"));
  assert.ok(wanted.length > 50);
  assert.deepEqual(wanted.filter((name) => !pages.includes(name)), []);
});

test("every link within the site leads somewhere", () => {
  let count = 0;
  const broken = pages.flatMap((page) =>
    Array.from(html(page).matchAll(/<a [^>]*href="([^"]*)"/gu), ([, href]) => href).filter((href) => {
      if (/^[a-z]+:/u.test(href)) return false;
      count += 1;
      const [path, hash] = href.split("#");
      const file = path === "" ? page : join(dirname(page), decodeURIComponent(path));
      // The playground is one folder up, and knows its own addresses.
      if (file === "../") return false;
      const isPage = existsSync(join(root, file));
      return !isPage || (hash && !readFileSync(join(root, file), "utf8").includes(`id="${decodeURIComponent(hash)}"`));
    }).map((href) => `${page}: ${href}`),
  );
  assert.deepEqual(broken, []);
  assert.ok(count > 500, `${count} links`);
});

test("every example has its verdict without a script, and no name stands for a value", () => {
  let count = 0;
  for (const page of pages) {
    for (const [, code] of html(page).matchAll(/<cors-check [^>]*>\s*<pre><code[^>]*>([^]*?)<\/code>/gu)) {
      count += 1;
      assert.match(code, /\n\n# [^]+$/u, page);
    }
    if (page.startsWith("reasons/")) assert.doesNotMatch(html(page), /\{(saw|needed|page|url|server|method|status|mode|credentials|redirect|request|answer)\}/u, page);
  }
  assert.ok(count > 150, `${count} examples`);
});

test("it states the version of the package", () => {
  const { version } = JSON.parse(readFileSync(join(process.env.CORSPLAIN_SITES, "node_modules", "corsplain", "package.json"), "utf8"));
  assert.ok(html("index.html").includes(`version ${version}`));
});

describe("in browsers", { concurrency: false }, () => {
  const browsers = {};
  let host;
  before(async () => {
    host = await serve();
    for (const kind of KINDS) browsers[kind] = await launch(kind);
  });
  after(async () => {
    for (const browser of Object.values(browsers)) await browser.close();
    await host?.close();
  });

  for (const kind of KINDS) {
    test(`${kind}: an example is live, and nothing leaves the site`, async () => {
      const page = await opened(browsers[kind], "about:blank");
      const trouble = watched(page, host.url);
      await page.goto(`${host.url}docs/reasons/allow-origin-missing.html`);
      await button(page, "Edit").click();
      await editor(page).fill(`${await editor(page).inputValue()}\nAccess-Control-Allow-Origin: *`);
      await says(page, "Allowed");
      assert.deepEqual(trouble, []);
      await page.context().close();
    });

    test(`${kind}: the playground is one link away`, async () => {
      const page = await opened(browsers[kind], `${host.url}docs/index.html`);
      await page.getByRole("link", { name: "paste it into the playground" }).click();
      await page.locator("#outcome").waitFor();
      // And back, past what keeps the playground for when there is no network.
      await page.evaluate(() => corsplain.openEngine(() => {}) && navigator.serviceWorker.ready);
      await page.reload();
      await page.getByRole("link", { name: "documentation" }).click();
      await page.getByRole("heading", { name: "corsplain", level: 1 }).last().waitFor();
      assert.match(page.url(), /\/docs\/$/u);
      await page.context().close();
    });
  }

  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing in an example, ${colorScheme}, on a phone`, async () => {
      const page = await opened(browsers.chromium, `${host.url}docs/hurry.html`, { colorScheme, reducedMotion: "reduce", viewport: { width: 360, height: 800 } });
      await bar(page).waitFor();
      await button(page, "Why?").press("Enter");
      await panel(page).waitFor();
      await findsNothing(page, colorScheme, OURS);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.context().close();
    });
  }
});
