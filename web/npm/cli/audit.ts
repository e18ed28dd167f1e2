// `audit`: HAR files, each judged as a whole, several at once.

import { FAILED, FINE, FOUND, Refusal, SHARD, shard } from "./command.js";
import type { Command, Format } from "./command.js";
import { auditFile } from "./har-file.js";
import type { Audited, How } from "./har-file.js";
import { found } from "./input.js";
import { inOrder, Pool } from "./pool.js";
import { Progress } from "./progress.js";
import { complain, print } from "./terminal.js";

/** What a thread has to know to judge files. */
export interface AuditData extends How {
  command: "audit";
}

export const audit: Command = {
  usage: "FILE.har… | DIRECTORY… | -",
  summary: "what a browser does with the requests of HAR files",
  formats: ["pretty", "json", "ndjson", "csv", "sarif", "github"],
  options: {
    all: { type: "boolean", help: "judge requests to the page's own origin too" },
    shard: { ...SHARD, help: `${SHARD.help}: every N-th file` },
  },
  async run(given) {
    const { index, count } = shard(given.text("shard"));
    if (given.positionals.length === 0) throw new Refusal("expected HAR files or directories of them, got nothing");
    const files = (await found(given.positionals, /\.har$/i, "HAR files (`*.har`)")).filter((_, at) => at % count === index);
    if (given.format === "csv" && files.length > 1) {
      throw new Refusal(`--format csv: expected one file, got ${files.length}; ndjson names the file in each line`);
    }
    const data: AuditData = { command: "audit", engine: given.engine, all: given.flag("all"), format: given.format };
    const writing = new Writing(given.format);
    const put = async (text: string) => (given.isQuiet || text === "" ? undefined : print(text));
    let [isBlocked, isFaulty, done] = [false, false, 0];
    const take = async (audited: Audited) => {
      isBlocked ||= audited.isBlocked;
      if (audited.fault !== null) complain(`corsplain audit: ${audited.fault}`);
      isFaulty ||= audited.fault !== null;
      await put(writing.next(audited.text));
    };
    await put(writing.begin());
    const [only, ...others] = files;
    const progress = new Progress(others.length === 0 ? "bytes" : "files");
    const pool = new Pool(data);
    try {
      if (only !== undefined && others.length === 0) await take(await auditFile(only, data, (bytes) => progress.reached(bytes)));
      else {
        await inOrder(pool.width, files, (file) => pool.run<Audited>(file), (audited) => {
          progress.reached((done += 1));
          return take(audited);
        });
      }
    } finally {
      progress.end();
      await pool.close();
    }
    await put(writing.end());
    return isFaulty ? FAILED : isBlocked ? FOUND : FINE;
  },
};

/** Files, one after another, as one text of a format. */
class Writing {
  readonly #format: Format;
  #count = 0;

  constructor(format: Format) {
    this.#format = format;
  }

  begin(): string {
    return this.#format === "json" ? '{"schemaVersion":1,"files":[' : "";
  }

  next(text: string): string {
    if (text === "") return "";
    const isFirst = this.#count === 0;
    this.#count += 1;
    if (this.#format === "json") return `${isFirst ? "" : ","}\n${text}`;
    if (this.#format !== "sarif") return text;
    const { runs, ...log } = JSON.parse(text) as { runs: unknown[] };
    const head = isFirst ? `${JSON.stringify(log).slice(0, -1)},"runs":[` : ",";
    return `${head}\n${runs.map((run) => JSON.stringify(run)).join(",\n")}`;
  }

  end(): string {
    if (this.#format === "json") return "\n]}\n";
    if (this.#format !== "sarif") return "";
    return this.#count === 0 ? '{"version":"2.1.0","runs":[]}\n' : "\n]}\n";
  }
}
