// Text for a terminal, in colour where one is there.

/** Text that a terminal takes for nothing but text: a server's header may hold what moves a cursor. */
export function plain(text: string): string {
  return text.replace(COMMANDS, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}

// The control characters but tab and line feed, and those that turn the writing round.
const COMMANDS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
export type Colour = keyof typeof CODES;

/** The text in a colour, where there is a terminal and nobody wants none: https://no-color.org */
export function paint(colour: Colour, text: string): string {
  return isColoured() ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text;
}

function isColoured(): boolean {
  const { process } = globalThis as { process?: { stdout?: { isTTY?: boolean }; env?: { [name: string]: string | undefined } } };
  return process?.stdout?.isTTY === true && !process.env?.["NO_COLOR"] && process.env?.["TERM"] !== "dumb";
}
