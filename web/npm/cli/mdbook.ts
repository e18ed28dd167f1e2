// `mdbook`: a preprocessor of mdBook's. A book as JSON comes in, and the same goes out with each `cors`
// fence live.

import { text } from "node:stream/consumers";
import { fences } from "../js/full.js";
import type { Fence } from "../js/full.js";
import { prerendered } from "../js/prerender.js";
import { FAILED, FINE, Refusal } from "./command.js";
import type { Command } from "./command.js";
import { complain, print } from "./terminal.js";

/** What of a book is looked at: a list of sections by one of two names, and chapters within chapters. */
interface Chapter {
  name: string;
  content: string;
  path: string | null;
  sub_items: Section[];
}
type Section = { Chapter?: Chapter } | string;
type Book = { sections?: Section[]; items?: Section[] };

export const mdbook: Command = {
  usage: "[supports RENDERER]",
  summary: "a preprocessor for mdBook: a book on standard input, and the same with its `cors` fences live",
  formats: ["json"],
  options: {},
  async run({ positionals: [asked, renderer, ...more] }) {
    if (asked === "supports" && more.length === 0) return renderer === "html" ? FINE : FAILED;
    if (asked !== undefined) throw new Refusal(`expected nothing, or \`supports\` and a renderer, got \`${asked}\``);
    const book = read(await text(process.stdin));
    const faults: string[] = [];
    for (const section of book.sections ?? book.items ?? []) within(section, faults);
    for (const fault of faults) complain(fault);
    await print(`${JSON.stringify(book)}\n`);
    return FINE;
  },
};

function read(json: string): Book {
  try {
    const [, book] = JSON.parse(json) as [unknown, Book];
    if (Array.isArray(book?.sections ?? book?.items)) return book;
  } catch {
    // Told below.
  }
  throw new Refusal("standard input: expected what mdBook gives a preprocessor, `[context, book]` as JSON, got something else");
}

function within(section: Section, faults: string[]): void {
  const chapter = typeof section === "object" ? section.Chapter : undefined;
  if (chapter === undefined) return;
  const all = fences(chapter.content);
  if (all.length > 0) {
    const lines = chapter.content.split("\n");
    // From the last on, so that the others' numbers stay true.
    for (const told of all.reverse()) {
      const onFault = (fault: string) => faults.push(`${chapter.path ?? chapter.name}:${told.line}: ${fault}`);
      lines.splice(told.line - 1, told.lines + 2, ...element(told, onFault));
    }
    const root = "../".repeat((chapter.path ?? "").split("/").length - 1);
    chapter.content = [...lines, "", `<script src="${root}cors-check.js" defer></script>`, ""].join("\n");
  }
  for (const inside of chapter.sub_items) within(inside, faults);
}

/** The element around the fence, in Markdown: an element's line with an empty one after it ends a block. */
function element(told: Fence, onFault: (fault: string) => void): string[] {
  const { info, source, text } = prerendered(told, { onFault });
  const attributes = `info="${escaped(info)}" source="${escaped(source)}"`;
  return [`<cors-check ${attributes}>`, "", "```http", ...text.split("\n"), "```", "", "</cors-check>"];
}

const escaped = (text: string) => text.replace(/[&"<>\n\r]/g, (point) => `&#${point.charCodeAt(0)};`);
