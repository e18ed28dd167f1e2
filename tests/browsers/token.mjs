// Marks every URL of a scenario with `/~t<scenario>h<hop>` before its path, so that a request, a
// console line or a protocol event can be told to belong to it; and takes the marks out again.
//
// A `Location` that names no path of its own (`y`, `?q`, `#f`, an empty one) keeps the mark of the
// URL that it is resolved against; the server counts hops itself and needs only the scenario's number.

/** The same URL or `Location` value with a mark, where it has a path from the root to put it in. */
export function mark(value, scenario, hop) {
  const token = `/~t${scenario}h${hop}`;
  const absolute = /^(\s*(?:[a-z][a-z0-9+.-]*:)?\/\/)([^/?#\\]*)(.*)$/isu.exec(value);
  if (absolute) {
    const [, start, authority, rest] = absolute;
    // Without a host it is the URL parser's question, and another path would change the answer.
    const isFile = /^\s*file:/iu.test(start);
    if (authority === "" && !isFile) return value;
    return `${start}${authority}${token}${/^[/\\]/u.test(rest) ? "" : "/"}${rest}`;
  }
  if (/^\s*[/\\]/u.test(value)) return value.replace(/[/\\]/u, (slash) => token + slash);
  // `data:…`, `about:…`: nothing but a fragment is free.
  return /^\s*[a-z][a-z0-9+.-]*:/iu.test(value) ? `${value}#~t${scenario}h${hop}` : value;
}

/** A text without marks, and without what else differs from run to run. */
export const unmark = (text) =>
  text
    .replace(/[/#]~t\d+h\d+/gu, "")
    .replace(/\/~page\?[\w%.-]*\w/gu, "/~page")
    .replace(/moz-nullprincipal:\{[\w-]+\}/gu, "moz-nullprincipal:{}");

/** The number of the scenario whose mark is in a text, or `undefined`. */
export function scenarioIn(text) {
  const found = /[/#]~t(\d+)h\d+/u.exec(text ?? "");
  return found ? Number(found[1]) : undefined;
}
