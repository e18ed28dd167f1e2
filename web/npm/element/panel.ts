// What the element says of an exchange: the verdict, its cause, what would help, and every step.

import type { Cause, EngineAccount, Fence, Fix, Fixes, StepAccount } from "./engine.js";
import { element, sentence } from "./markup.js";
import { OUTCOMES, WORDS } from "./words.js";

/** What is told, and of which engine. */
export interface Told {
  read: Fence;
  accounts: readonly EngineAccount[];
  chosen: EngineAccount;
  fixes: Fixes;
}

/** What a reader may do in it. */
export interface Deeds {
  choose(engine: string): void;
  /** Puts a fix into the text; none where the text may not be changed. */
  apply: ((fix: Fix) => void) | undefined;
}

/** The verdict in two or three words, and how it is coloured. */
export function badge(accounts: readonly EngineAccount[]): { word: string; tone: string } {
  const [first, ...others] = accounts.map(({ account }) => account.outcome);
  if (first === undefined || others.some((outcome) => outcome !== first)) return { word: WORDS.depends, tone: "unsure" };
  return { word: OUTCOMES[first], tone: tone(first) };
}

function tone(outcome: EngineAccount["account"]["outcome"]): string {
  if (outcome === "readable") return "good";
  return outcome === "network-error" || outcome === "type-error" ? "bad" : "unsure";
}

/** All of it. */
export function panel({ read, accounts, chosen, fixes }: Told, deeds: Deeds): HTMLElement {
  const { account, console: lines, departures } = chosen;
  const made = element(
    "section",
    { class: "panel", part: "panel", id: "panel", lang: "en", dir: "ltr", "data-tone": tone(account.outcome) },
    element("p", { class: "verdict", part: "verdict", role: "status" }, sentence(account.sentence)),
    element("p", {}, sentence(account.agreement), " ", sentence(account.reached)),
    account.cause && cause(account.cause),
    fixes.fixes && help(fixes.fixes, deeds.apply),
    fixes.none && account.cause && element("p", {}, sentence(fixes.none.text)),
    lines.length > 0 && labelled(WORDS.console, element("pre", { tabindex: "0" }, lines.join("\n"))),
    element(
      "details",
      {},
      element("summary", {}, WORDS.steps(account.steps.length)),
      element("ol", {}, account.steps.map(step)),
    ),
    notes(read),
    accounts.length > 1 && engines(accounts, chosen, deeds.choose),
    departures.map((text) => element("p", { class: "quiet" }, sentence(text))),
  );
  return made;
}

function cause({ title, text, hints, changes, saw, needed }: Cause): HTMLElement[] {
  const compared = [
    saw !== null && [element("dt", {}, WORDS.saw), element("dd", {}, saw)],
    needed !== null && [element("dt", {}, WORDS.needed), element("dd", {}, needed)],
  ];
  return [
    element("p", { class: "label" }, sentence(title)),
    element("p", {}, sentence(text)),
    ...hints.map((hint) => element("p", {}, sentence(hint))),
    ...(saw === null && needed === null ? [] : [element("dl", {}, ...compared)]),
    element("ul", {}, changes.map(({ who, text }) => element("li", {}, `${who}: `, sentence(text)))),
  ];
}

function help(fixes: readonly Fix[], apply: Deeds["apply"]): HTMLElement {
  const one = (fix: Fix) =>
    element(
      "li",
      {},
      fix.safety === "unsafe" && element("strong", {}, WORDS.unsafe, " "),
      sentence(fix.title),
      ". ",
      fix.warnings.map((warning) => [...sentence(warning), " "]),
      apply && element("button", { type: "button", click: () => apply(fix) }, WORDS.apply),
    );
  return labelled(WORDS.fix, element("ul", {}, fixes.map(one)));
}

function step({ result, title, text, link }: StepAccount): HTMLElement {
  const name = link === "" ? sentence(title) : element("a", { href: link, rel: "noreferrer" }, sentence(title));
  const words = [name, " ", ...sentence(text)];
  return element("li", {}, result === "blocks" ? element("strong", {}, words) : words);
}

/** What the text did not say, and what of it was not understood. */
function notes({ assumptions, notes, faults }: Fence): HTMLElement | undefined {
  const said = [
    ...notes.map(({ text }) => text),
    ...faults,
    ...assumptions.map(({ subject, value, because }) => `${subject} ${value}: ${because}`),
  ];
  if (said.length === 0) return undefined;
  const lines = element("ul", {}, said.map((text) => element("li", {}, sentence(text))));
  return element("details", {}, element("summary", {}, WORDS.notes), lines);
}

function engines(accounts: readonly EngineAccount[], chosen: EngineAccount, choose: Deeds["choose"]): HTMLElement {
  const option = ({ engine, name, account }: EngineAccount) =>
    element("option", { value: engine, selected: engine === chosen.engine }, `${name} (${OUTCOMES[account.outcome]})`);
  const change = (event: Event) => choose((event.target as HTMLSelectElement).value);
  return element("p", {}, element("label", {}, WORDS.engine, " ", element("select", { change }, accounts.map(option))));
}

function labelled(label: string, what: HTMLElement): HTMLElement {
  return element("div", {}, element("p", { class: "label" }, label), what);
}
