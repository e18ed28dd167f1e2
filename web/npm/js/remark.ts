// `corsplain/remark`: fences whose language is `cors`, for everything that reads Markdown or MDX with
// remark: Docusaurus, Astro and Starlight, Next.

import { prerender, readOptions } from "./prerender.js";
import type { AdapterOptions } from "./prerender.js";

export type { AdapterOptions } from "./prerender.js";

/** What is needed of a node of mdast. */
export interface MarkdownNode {
  type: string;
  lang?: string | null | undefined;
  meta?: string | null | undefined;
  value?: string;
  children?: MarkdownNode[] | undefined;
  data?: object;
}

/**
 * A remark plugin: each `cors` fence becomes a `<cors-check>` around the code block that the site would
 * show anyway, with the verdict at its end.
 *
 * @example
 * // docusaurus.config.js
 * docs: { remarkPlugins: [remarkCors] }
 */
export function remarkCors(options?: AdapterOptions): (tree: MarkdownNode) => void {
  const given = readOptions(options);
  return (tree) => within(tree, given);
}

function within(node: MarkdownNode, options: AdapterOptions): void {
  if (node.children === undefined) return;
  node.children = node.children.map((child) => {
    if (child.type === "code") return element(child, options);
    within(child, options);
    return child;
  });
}

/** The node by its name in HTML: a generator that reads MDX takes no markup as text. */
function element(code: MarkdownNode, options: AdapterOptions): MarkdownNode {
  const made = prerender([code.lang, code.meta].join(" "), code.value ?? "", options);
  if (made === undefined) return code;
  const { info, source, text } = made;
  const shown = { ...code, lang: "http", meta: null, value: text };
  return { type: "corsCheck", data: { hName: "cors-check", hProperties: { info, source } }, children: [shown] };
}
