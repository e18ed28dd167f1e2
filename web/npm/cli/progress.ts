// How far a long piece of work has come, told to whoever sits at a terminal.

export class Progress {
  readonly #what: string;
  #told = Date.now();
  #isShown = false;

  /** Of what there are so many. */
  constructor(what: string) {
    this.#what = what;
  }

  /** Says so about once a second, the first time after a second. */
  reached(count: number): void {
    const now = Date.now();
    if (!process.stderr.isTTY || now - this.#told < 1000) return;
    this.#told = now;
    this.#isShown = true;
    process.stderr.write(`\r${count.toLocaleString("en")} ${this.#what}`);
  }

  /** Leaves the line to what comes next. */
  end(): void {
    if (this.#isShown) process.stderr.write("\r\u001b[K");
  }
}
