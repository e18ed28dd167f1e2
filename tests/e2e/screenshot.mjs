// Writes www/screenshot.png: the page as it greets people.
import { fileURLToPath } from "node:url";
import { launch, open } from "./browser.mjs";

const path = fileURLToPath(new URL("../../www/screenshot.png", import.meta.url));
const browser = await launch();
const { page } = await open(browser, {
  viewport: { width: 1280, height: 1280 },
  colorScheme: "light",
  reducedMotion: "reduce",
});
// Everything loaded, decoded and said.
await page.waitForLoadState("networkidle");
await page.getByRole("status").filter({ hasText: /./ }).waitFor();
await page.evaluate(async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode()));
});
await page.screenshot({ path, animations: "disabled", caret: "hide" });
await browser.close();
console.log(path);
