// The engine: loaded once, for every element of a page.

import type * as Api from "../js/full-api.js";

export type { Cause, Engine, EngineAccount, Fence, Fix, Fixes, Scenario, StepAccount } from "../js/full-api.js";
export type Outcome = Api.FullExplanation["outcome"];
export type Loaded = Pick<typeof Api, "compare" | "explain" | "fence" | "fences" | "fixes" | "initSync" | "writeFence">;

/** Where the engine and the playground are. */
export interface Places {
  load: () => Promise<Loaded>;
  playground?: string | undefined;
}

let places: Places | undefined;
let loading: Promise<Loaded | undefined> | undefined;

export function setPlaces(given: Places): void {
  places = given;
}

/** The playground's address, where one is known. */
export const playground = () => places?.playground;

/** The engine, or nothing where it cannot be had here: what the page says without it stays. */
export function engine(): Promise<Loaded | undefined> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Loaded | undefined> {
  try {
    const loaded = await places?.load();
    loaded?.initSync();
    return loaded;
  } catch (error) {
    // For whoever looks after the site: one line, and what to do stands in it.
    console.warn(`<cors-check> stays as it is: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
