// The element for a classic script tag: the engine is a file beside the script, and the code blocks of
// hosts that know nothing of it become elements.
//
//   <script src="cors-check.js" defer data-playground="https://…"></script>

import { define } from "./check.js";
import { setPlaces } from "./engine.js";
import type { Loaded } from "./engine.js";

const ENGINE = "cors-check-engine.js";

/** How generators mark the block of a fence whose language is `cors`. */
const BLOCKS = "pre:has(> code.language-cors), pre.language-cors, pre[data-language=cors], pre.cors-check, .language-cors pre";

const script = document.currentScript as HTMLScriptElement | null;
setPlaces({
  load: () => import(new URL(script?.dataset["engine"] ?? ENGINE, script?.src ?? location.href).href) as Promise<Loaded>,
  playground: script?.dataset["playground"],
});
define();
wrapAll();
document.addEventListener("DOMContentLoaded", wrapAll);
// Blocks that come later: the rest of the document, and pages that a generator swaps in.
new MutationObserver(wrapAll).observe(document.documentElement, { childList: true, subtree: true });

function wrapAll(): void {
  if (document.readyState === "loading") return;
  for (const block of document.querySelectorAll<HTMLElement>(BLOCKS)) {
    if (block.closest("cors-check") !== null) continue;
    const wrapper = document.createElement("cors-check");
    const info = Array.from(block.attributes, option).join(" ").trim();
    if (info !== "") wrapper.setAttribute("info", info);
    block.replaceWith(wrapper);
    wrapper.append(block);
  }
}

/** Options that a generator has made attributes of: all that HTML itself means nothing by. */
function option({ name, value }: Attr): string {
  return name in HTMLElement.prototype || /^(class|role|style|tabindex|(data|aria)-.*)$/.test(name) ? "" : `${name}="${value}"`;
}
