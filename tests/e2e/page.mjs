// The page as a person meets it. Whatever it answers comes later, so everything is waited for.
import assert from "node:assert/strict";
import { setTimeout as after } from "node:timers/promises";

/** Tries until it holds, and says why it did not. */
export async function eventually(attempt, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await after(PAUSE);
    }
  }
}

export const outcome = (page) => page.locator("#outcome").innerText();
export const box = (page, id) => page.locator(`#${id}`);
export const texts = (page) =>
  page.evaluate((ids) => ids.map((id) => document.getElementById(id)?.value ?? ""), BOXES);
export const BOXES = ["page-origin", "request", "preflight", "response"];

/** Until what is told belongs to what stands in the boxes, and no file is read. */
export const settled = (page, patience) =>
  eventually(async () => {
    const state = await page.evaluate(() => ({
      busy: document.querySelector("#answer")?.getAttribute("aria-busy"),
      reading: document.querySelector(".reading") !== null,
      broken: document.querySelector("#broken, #crash:not([hidden])")?.textContent,
      // What stands there before the page itself runs is another's.
      main: document.querySelector("#main:not(:has(noscript)) > *") !== null,
    }));
    assert.equal(state.broken, undefined, "the engine goes on");
    assert.ok(state.busy !== "true" && !state.reading && state.main, "it is still at work");
  }, patience);

/**
 * Until the verdict on what stands there is that, and so is the cause where one is named; `null` is
 * for none.
 */
export const told = (page, word, cause, patience) =>
  eventually(async () => {
    assert.notEqual(await page.locator("#answer").getAttribute("aria-busy"), "true", "it is still at work");
    const [seen] = await page.locator("#outcome").allInnerTexts();
    assert.equal(seen, word);
    if (cause === undefined) return;
    const causes = await page.locator("#cause").allInnerTexts();
    assert.deepEqual(causes, cause === null ? [] : [cause]);
  }, patience);

/** Until the text of what the selector finds matches. */
export const reads = (page, selector, pattern, patience) =>
  eventually(async () => {
    const all = await page.locator(selector).allInnerTexts();
    assert.match(all.join("\n"), pattern, selector);
  }, patience);

/** Until a box holds that. */
export const holds = (page, id, wanted, patience) =>
  eventually(async () => {
    const value = await box(page, id).inputValue();
    if (wanted instanceof RegExp) assert.match(value, wanted, id);
    else assert.equal(value, wanted, id);
  }, patience);

/** Empties the boxes, types an exchange, and waits for what is told of it. */
export async function type(page, { origin = "", request = "", preflight = "", response = "" }) {
  await empty(page);
  for (const [index, text] of [origin, request, preflight, response].entries()) {
    if (text !== "") await box(page, BOXES[index]).fill(text);
  }
  await settled(page);
}

export async function empty(page) {
  await page.getByRole("button", { name: "Start empty" }).click();
  await eventually(async () => assert.equal((await texts(page)).join(""), ""));
}

export const step = (page, name) => page.locator(".bar").getByRole("button", { name, exact: true }).click();
export const undo = (page) => step(page, "Undo");

/** Picks the example that is called so, or has that id, and waits for what is told of it. */
export async function example(page, which) {
  await page.locator("#example").selectOption(typeof which === "string" ? { label: which } : which.id);
  await settled(page);
}

/**
 * Pastes a text, whatever is in it, the way a browser does: an event that says what is on the
 * clipboard, and, unless the page takes it, the text in the box and an event that says so. `id` of
 * a box, or none for the page where nothing is focused.
 */
export const paste = (page, text, id) =>
  page.evaluate(
    ([text, id]) => {
      const target = id ? document.getElementById(id) : document.body;
      if (id) target.focus();
      else document.activeElement?.blur();
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const said = new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true });
      // Firefox takes no such data when an event is made.
      Object.defineProperty(said, "clipboardData", { value: clipboardData });
      if (!target.dispatchEvent(said) || !id) return;
      target.setRangeText(text, 0, target.value.length, "end");
      const done = { bubbles: true, inputType: "insertFromPaste", data: null };
      target.dispatchEvent(new InputEvent("input", done));
    },
    [text, id],
  );

/** Drops a text, or files (`{ name, type, text }`), on what the selector finds. */
export const drop = (page, selector, { text, files = [] }) =>
  page.evaluate(
    ([selector, text, files]) => {
      const target = document.querySelector(selector);
      const dataTransfer = new DataTransfer();
      if (text !== undefined) dataTransfer.setData("text/plain", text);
      for (const file of files)
        dataTransfer.items.add(new File([file.text], file.name, { type: file.type ?? "" }));
      for (const kind of ["dragenter", "dragover", "drop"])
        target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    },
    [selector, text, files],
  );

/** Unfolds everything. */
export const unfold = (page) =>
  page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));

/** The element that has the focus, by id, or by what it says. */
export const focused = (page) =>
  page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

const PATIENCE = 20_000;
const PAUSE = 40;
