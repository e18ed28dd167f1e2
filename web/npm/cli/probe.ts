// `probe`: what a browser would send, sent, and judged by what really comes back.

import { check, explain } from "../js/full.js";
import type { Scenario, ScenarioAnswer } from "../js/full.js";
import { plain } from "../js/paint.js";
import { help, sent, verdict } from "../js/tell.js";
import { credentialsModes } from "../js/words.js";
import type { Engine } from "../js/words.js";
import { tell } from "./check.js";
import { field, oneOf, Refusal } from "./command.js";
import type { Command, Given } from "./command.js";
import { refusing } from "./input.js";
import { sequence } from "./sequence.js";
import { complain } from "./terminal.js";
import { send } from "./wire.js";

export const probe: Command = {
  usage: "URL --origin ORIGIN [--method METHOD] [--header 'Name: value']…",
  summary: "the same of a server that is there: sends it the preflight and the request, without a body",
  formats: ["pretty", "json", "ndjson"],
  options: {
    origin: { type: "string", value: "ORIGIN", help: "the page's origin" },
    method: { type: "string", value: "METHOD", help: "the request's method; it is really sent, where a browser would" },
    header: { type: "string", multiple: true, value: "HEADER", help: "a header that the script sets" },
    credentials: { type: "string", value: "MODE", help: `${credentialsModes.join(", ")}; there are no cookies to send` },
    timeout: { type: "string", value: "SECONDS", help: "how long to wait for an answer: 10, where nothing is said" },
  },
  async run(given) {
    const scenario = read(given);
    const seconds = timeout(given.text("timeout"));
    await converse(scenario, given.engine, seconds);
    return tell(given, { scenario, assumptions: [], notes: [] }, check, (explanation) => [
      ...sequence(scenario, explanation),
      ...explanation.account.sent.flatMap(sent),
      "",
      ...verdict(explanation),
      ...help(scenario, explanation),
    ]);
  },
};

/** Sends what a browser would send next, as long as it goes to the URL that was given. */
async function converse(scenario: Scenario, engine: Engine | undefined, seconds: number): Promise<void> {
  for (;;) {
    const { next } = refusing(() => explain(scenario, engine)).account;
    if (next === null) return;
    if (next.at.hop > 0) {
      complain(`corsplain probe: this is redirected to ${next.url}, and only the URL that was given is asked; probe that one by itself`);
      return;
    }
    const hop = (scenario.hops[0] ??= { preflight: null, response: null });
    hop[next.at.leg === "preflight" ? "preflight" : "response"] = await answer(next, seconds);
  }
}

/** The answer that came; a connection that brings none has the status 0. */
async function answer(next: Parameters<typeof send>[0], seconds: number): Promise<ScenarioAnswer> {
  try {
    return await send(next, seconds);
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    complain(`corsplain probe: ${next.method} ${next.url} brought no answer: ${cause?.message ?? message}`);
    return { status: 0, headers: [] };
  }
}

function read(given: Given): Scenario {
  const [url, ...more] = given.positionals;
  if (url === undefined || more.length > 0) throw new Refusal(`expected one URL, got ${given.positionals.length}`);
  if (!/^https?:\/\//i.test(url)) throw new Refusal(`expected a URL that begins with http:// or https://, got \`${plain(url)}\``);
  const page_origin = given.text("origin");
  if (page_origin === undefined) throw new Refusal("expected --origin, the origin of the page that asks, got none");
  const request: Scenario["request"] = {
    url,
    method: given.text("method") ?? "GET",
    headers: given.texts("header").map((line) => field("--header", line)),
    body: null,
    mode: "cors",
    credentials: oneOf("--credentials", credentialsModes, given.text("credentials")) ?? "same-origin",
    redirect: "follow",
    upload_listener: false,
  };
  return { page_origin, request, hops: [] };
}

function timeout(given: string | undefined): number {
  const seconds = Number(given ?? 10);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new Refusal(`--timeout: expected a number of seconds up to 3600, got \`${given}\``);
}
