// The conversation, drawn in a terminal: page, browser and server side by side, and each message an arrow.
// Everything is taken from the account; nothing is decided here.

import type { FullExplanation, Scenario, SentAccount } from "../js/full.js";
import { paint, plain } from "../js/paint.js";
import type { Colour } from "../js/paint.js";
import { isBlocked } from "../js/tell.js";
import { screen } from "./terminal.js";

/** Draws an exchange where there is a terminal; nothing elsewhere. */
export function sequence({ page_origin, request }: Scenario, { outcome, account, ...told }: FullExplanation): string[] {
  const drawing = Drawing.on(screen());
  if (drawing === undefined) return [];
  const { cause, sent, next } = account;
  drawing.names(page_origin, sent[0]?.server ?? next?.server ?? "");
  drawing.arrow(PAGE, BROWSER, `${request.method} ${request.url}`);
  let server = sent[0]?.server;
  for (const one of next === null ? sent : [...sent, next]) {
    if (server !== undefined && one.server !== server) drawing.names("", one.server);
    server = one.server;
    drawing.arrow(BROWSER, SERVER, line(one));
    if (one.status !== null) drawing.arrow(SERVER, BROWSER, one.status === 0 ? "no answer" : String(one.status));
  }
  if (next !== null) drawing.note("and then?", "yellow");
  if (cause !== null) drawing.note(cause.title, "red");
  if (next === null) drawing.arrow(BROWSER, PAGE, told.type === null ? outcome : `${outcome}: ${told.type}`, isBlocked({ outcome }) ? "red" : "green");
  return [...drawing.lines, ""];
}

/** What goes to the server, in one line. */
function line({ at, method, url, server }: SentAccount): string {
  const path = url.startsWith(server) ? url.slice(server.length) : url;
  return `${method} ${path}${at.leg === "preflight" ? " (preflight)" : ""}`;
}

type Place = typeof PAGE | typeof BROWSER | typeof SERVER;
const [PAGE, BROWSER, SERVER] = [0, 1, 2] as const;

/** Lines of one width, with a post for each of the three. */
class Drawing {
  readonly lines: string[] = [];
  readonly #width: number;
  readonly #posts: readonly [number, number, number];
  readonly #marks: Marks;

  private constructor(width: number, marks: Marks) {
    this.#width = width;
    this.#posts = [2, Math.floor(width / 2), width - 3];
    this.#marks = marks;
  }

  /** One as wide as the terminal, within reason. */
  static on(screen: { columns: number; hasUnicode: boolean } | undefined): Drawing | undefined {
    if (screen === undefined) return undefined;
    return new Drawing(Math.max(NARROWEST, Math.min(WIDEST, screen.columns - 1)), screen.hasUnicode ? UNICODE : ASCII);
  }

  /** Who is who. Without a page's name, another server comes in. */
  names(page: string, server: string): void {
    const room = this.#posts[BROWSER] - 6;
    const [left, right] = [this.#cut(page, room), this.#cut(server, room)];
    const row = this.#row(page === "");
    if (page !== "") {
      this.#put(row, 0, left);
      this.#put(row, this.#posts[BROWSER] - 3, [..."browser"]);
    }
    this.#put(row, this.#width - right.length, right);
    this.#add(row);
  }

  /** A message from one to the next. */
  arrow(from: Place, to: Place, text: string, colour?: Colour): void {
    const [left, right] = [this.#posts[Math.min(from, to) as Place], this.#posts[Math.max(from, to) as Place]];
    const row = this.#row();
    for (let at = left + 2; at < right - 1; at += 1) row[at] = this.#marks.line;
    const label = [" ", ...this.#cut(text, right - left - 8), " "];
    this.#put(row, left + Math.floor((right - left - label.length) / 2) + 1, label);
    if (to > from) row[right - 1] = this.#marks.right;
    else row[left + 1] = this.#marks.left;
    this.#add(row, colour);
  }

  /** Something that happens in the browser. */
  note(text: string, colour: Colour): void {
    const row = this.#row();
    this.#put(row, this.#posts[BROWSER] + 2, this.#cut(text, this.#width - this.#posts[BROWSER] - 6));
    row[this.#posts[BROWSER]] = this.#marks.stop;
    this.#add(row, colour);
  }

  #row(hasPosts = true): string[] {
    const row = Array.from({ length: this.#width }, () => " ");
    if (hasPosts) for (const post of this.#posts) row[post] = this.#marks.post;
    return row;
  }

  #put(row: string[], at: number, letters: string[]): void {
    letters.forEach((letter, index) => (row[at + index] = letter));
  }

  #add(row: string[], colour?: Colour): void {
    const text = row.join("").trimEnd();
    this.lines.push(colour === undefined ? text : paint(colour, text));
  }

  /** The letters of a text, those in the middle left out where they are too many. */
  #cut(text: string, most: number): string[] {
    const letters = [...plain(text).replaceAll("\n", " ")];
    if (letters.length <= most) return letters;
    const room = Math.max(0, most - this.#marks.dots.length);
    const head = Math.ceil(room / 2);
    return [...letters.slice(0, head), ...this.#marks.dots, ...letters.slice(letters.length - (room - head))];
  }
}

interface Marks {
  post: string;
  line: string;
  left: string;
  right: string;
  stop: string;
  dots: string;
}
const UNICODE: Marks = { post: "│", line: "─", left: "◀", right: "▶", stop: "●", dots: "…" };
const ASCII: Marks = { post: "|", line: "-", left: "<", right: ">", stop: "*", dots: "..." };
const [NARROWEST, WIDEST] = [48, 110];
