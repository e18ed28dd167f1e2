// The head of an answer of Node's, as it went out.

/** What is read of a response: Node's own has it. */
export interface ServedResponse {
  statusCode: number;
  writeHead(...words: any[]): any;
  getHeaders(): { [name: string]: unknown };
}

/** Tells the head of an answer, as text, once it is written. Nobody waits for whom it is told. */
export function answered(response: ServedResponse, told: (head: string) => void): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServedResponse, ...words: unknown[]) {
    const written = writeHead.apply(this, words);
    const head = [`HTTP/1.1 ${response.statusCode}`, ...fields(response, words)].join("\n");
    // An informational answer is not the last.
    if (response.statusCode >= 200) setTimeout(() => told(`${head}\n`), 0);
    return written;
  };
}

/** Its header lines: those set one by one, and those handed over with the status, which win. */
function fields(response: ServedResponse, words: unknown[]): string[] {
  const given = pairs(words.find((word) => typeof word === "object" && word !== null) ?? {});
  const names = new Set(given.map(([name]) => String(name).toLowerCase()));
  const set = Object.entries(response.getHeaders()).filter(([name]) => !names.has(name.toLowerCase()));
  return [...set, ...given].flatMap(([name, value]) => [value].flat().map((one) => `${String(name)}: ${String(one)}`));
}

/** Names and values: Node takes an object, a list of pairs, or one after another. */
function pairs(given: object): [unknown, unknown][] {
  if (!Array.isArray(given)) return Object.entries(given);
  if (Array.isArray(given[0])) return given as [unknown, unknown][];
  return given.flatMap((name, at) => (at % 2 === 0 ? [[name, given[at + 1]] as [unknown, unknown]] : []));
}
