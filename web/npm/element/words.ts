// Every text of the element's own; what is said of an exchange is the engine's.

import type { Outcome } from "./engine.js";

export const OUTCOMES: { readonly [outcome in Outcome]: string } = {
  readable: "Allowed",
  opaque: "Sent, not readable",
  "opaque-redirect": "Redirect, not followed",
  incomplete: "Not decided yet",
  "network-error": "Blocked",
  "type-error": "Refused",
};

export const WORDS = {
  apply: "Apply",
  console: "On the console",
  depends: "Depends on the browser",
  edit: "Edit",
  engine: "By the rules of",
  exchange: "The exchange, as HTTP",
  fix: "What would help",
  group: "A CORS example",
  needed: "Needed",
  notes: "How it was understood",
  open: "Open in the playground",
  playground: "Playground",
  reset: "Reset",
  saw: "Seen",
  steps: (count: number) => (count === 1 ? "1 step of the standard" : `${count} steps of the standard`),
  unsafe: "Unsafe:",
  why: "Why?",
} as const;
