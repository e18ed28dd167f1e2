// Elements out of words. What comes from an exchange only ever becomes text.

type Child = Node | string | false | null | undefined | readonly Child[];
type Properties = { readonly [name: string]: string | boolean | undefined | ((event: Event) => void) };

/** An element; a property that is a function listens, one that is false or undefined is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flatMap(flat));
  return made;
}

function flat(child: Child): (Node | string)[] {
  if (Array.isArray(child)) return child.flatMap(flat);
  return child ? [child as Node | string] : [];
}

/** A sentence of the engine's: what stands between backticks is code. */
export function sentence(text: string): Child[] {
  return text.split("`").map((piece, at) => (at % 2 === 1 ? element("code", {}, piece) : piece));
}
