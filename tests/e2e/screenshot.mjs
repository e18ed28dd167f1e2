// Writes www/screenshot*.png: the page in its main states.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch, open } from "./browser.mjs";
import { told } from "./page.mjs";

const FOLDER = fileURLToPath(new URL("../../www/", import.meta.url));
const first = (page) => told(page, "Blocked", "AllowOriginMissing");
const PICTURES = {
  "screenshot.png": [first, { viewport: { width: 1280, height: 1100 } }],
  "screenshot-dark.png": [first, { viewport: { width: 1280, height: 1100 }, colorScheme: "dark" }],
  "screenshot-phone.png": [first, { viewport: { width: 360, height: 760 } }],
  "screenshot-learn.png": [
    (page) => page.locator("#task-parts").waitFor(),
    { at: "#learn/credentials", viewport: { width: 1280, height: 1100 } },
  ],
};
const MOST = 300_000;

const browser = await launch();
for (const [name, [reached, options]] of Object.entries(PICTURES)) {
  const { page, context } = await open(browser, { reducedMotion: "reduce", ...options });
  await reached(page);
  // Everything loaded, decoded and said.
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode()));
  });
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  const file = path.join(FOLDER, name);
  writeFileSync(file, picture);
  console.log(`${file}: ${picture.length} bytes`);
  if (picture.length > MOST) process.exitCode = 1;
  await context.close();
}
await browser.close();
