// Real sites, one by each guide: right without scripts, live with them, a good guest in both themes.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findsNothing } from "../e2e/axe.mjs";
import { KINDS, launch } from "../e2e/browser.mjs";
import { serve } from "../e2e/host.mjs";
import { follow } from "./guide.mjs";
import { bar, badge, button, editor, flips, isStill, opened, OURS, panel, watched } from "./element.mjs";

const VERDICT = "Blocked: https://api.example was asked and answered, but the page https://app.example may not read the answer.";

/** Where the live page is, and another page of the site that a link leads back from. */
const SITES = {
  docusaurus: { page: "docs/items/", other: { file: "docs/other.md", text: "# Other\n\n[Back](./items.md)\n", page: "docs/other/" } },
  eleventy: { page: "" },
  html: { page: "" },
  hugo: { page: "" },
  mdbook: { page: "chapter_1.html" },
  mkdocs: { page: "", other: { file: "docs/other.md", text: "# Other\n\n[Back](index.md)\n", page: "other/" } },
  rustdoc: { page: "items/index.html" },
  starlight: { page: "", other: { file: "src/content/docs/other.md", text: "---\ntitle: Other\n---\n\n[Back](../)\n", page: "other/" } },
  vitepress: { page: "", other: { file: "other.md", text: "# Other\n\n[Back](./index.md)\n", page: "other.html" } },
};

const wanted = process.env.CORSPLAIN_ONLY?.split(",") ?? Object.keys(SITES);

describe("sites by their guides", { concurrency: false }, () => {
  const browsers = {};
  before(async () => {
    for (const kind of KINDS) browsers[kind] = await launch(kind);
  });
  after(async () => {
    for (const browser of Object.values(browsers)) await browser.close();
  });

  for (const name of wanted) {
    const { page: path, other } = SITES[name];
    describe(name, { concurrency: false }, () => {
      let host;
      before(async () => {
        host = await serve(follow(name, (folder) => other && writeFileSync(join(folder, other.file), other.text)));
      });
      after(() => host?.close());

      for (const kind of KINDS) {
        test(`${kind}: right without scripts`, async () => {
          const page = await opened(browsers[kind], host.url + path, { javaScriptEnabled: false });
          const text = (await page.locator("body").innerText()).replace(/\s+(# )?/gu, " ");
          assert.ok(text.includes(VERDICT), text);
          await page.context().close();
        });

        test(`${kind}: live, and nothing moves or leaves the site`, async () => {
          const page = await opened(browsers[kind], "about:blank");
          const trouble = watched(page, host.url);
          await page.goto(host.url + path);
          assert.equal(await badge(page), "Blocked");
          await isStill(page, browsers[kind]);
          await flips(page);
          assert.deepEqual(trouble, []);
          await page.context().close();
        });

        for (const colorScheme of ["light", "dark"]) {
          test(`${kind}: axe finds nothing, ${colorScheme}`, async () => {
            const page = await opened(browsers[kind], host.url + path, { colorScheme, reducedMotion: "reduce" });
            await button(page, "Why?").press("Enter");
            await panel(page).getByText("may not read the answer").first().waitFor();
            await findsNothing(page, `${name}, ${colorScheme}`, OURS);
            await page.context().close();
          });
        }

        if (other !== undefined) {
          test(`${kind}: live after a link was followed`, async () => {
            const page = await opened(browsers[kind], host.url + other.page);
            await page.getByRole("link", { name: "Back", exact: true }).click();
            await bar(page).waitFor();
            await button(page, "Edit").click();
            await editor(page).waitFor();
            await page.context().close();
          });
        }
      }
    });
  }
});
