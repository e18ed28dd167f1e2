// `corsplain/markdown-it`: fences whose language is `cors`, for everything that reads Markdown with
// markdown-it: VitePress, Eleventy.

import { prerender, readOptions } from "./prerender.js";
import type { AdapterOptions } from "./prerender.js";

export type { AdapterOptions } from "./prerender.js";

/** What is needed of markdown-it. */
export interface MarkdownIt {
  renderer: { rules: { fence?: Rule | undefined } };
  utils: { escapeHtml(text: string): string };
}

type Rule = (tokens: Token[], index: number, ...rest: any[]) => string;

interface Token {
  info: string;
  content: string;
}

/**
 * A plugin of markdown-it: each `cors` fence becomes a `<cors-check>` around the code block that the
 * site would show anyway, with the verdict at its end.
 *
 * @example
 * // .vitepress/config.js
 * export default { markdown: { config: (md) => md.use(markdownItCors) } };
 */
export function markdownItCors(md: MarkdownIt, options?: AdapterOptions): void {
  const given = readOptions(options);
  const shown = md.renderer.rules.fence;
  if (shown === undefined) throw new TypeError("corsplain: expected a markdown-it that shows fences, got one that does not");
  const attribute = (text: string) => md.utils.escapeHtml(text).replace(/\n/g, "&#10;");
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index];
    const made = token && prerender(token.info, token.content, given);
    if (made === undefined) return shown(tokens, index, ...rest);
    const copy = [...tokens];
    // A copy of the token keeps its class.
    copy[index] = Object.assign(Object.create(Object.getPrototypeOf(token)), token, { info: "http", content: `${made.text}\n` });
    const inside = shown(copy, index, ...rest);
    // `v-pre` is for VitePress: what stands inside is text, not a template.
    return `<cors-check info="${attribute(made.info)}" source="${attribute(made.source)}" v-pre>${inside}</cors-check>\n`;
  };
}
