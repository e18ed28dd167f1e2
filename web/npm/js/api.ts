// What every entry of the default module exports.

export { check, explain, reasons } from "./check.js";
export { filterResponseHeaders, isCorsSafelistedRequestHeader, needsPreflight } from "./decisions.js";
export type { FilterOptions } from "./decisions.js";
export { init, initSync } from "./init.js";
export type { WasmSource } from "./init.js";
export { Session } from "./session.js";
export type * from "./types.js";
export type {
  Api,
  CredentialsMode,
  Engine,
  Leg,
  Mode,
  ReasonCode,
  ReasonName,
  RedirectMode,
  ResponseType,
  Rule,
} from "./words.js";
