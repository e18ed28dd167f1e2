// Makes a disagreement smaller by asking the live browser again: as long as leaving something out
// keeps the browser and corsplain apart in the same field, it is left out.
import { begin } from "./conductor.mjs";
import { answers, differences } from "./disagreement.mjs";

/** A function that shrinks; its `end()` closes the browser. */
export async function shrinker(engine, door) {
  const { launch } = await import(`./drivers/${engine}.mjs`);
  const browser = await begin(launch);

  const shrink = async (scenario, differing) => {
    const [{ field }] = differing;
    let best = { scenario, differing };
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const tries = smaller(best.scenario);
      const seen = await browser.observe(tries);
      const given = await answers(door, engine, tries);
      const still = tries
        .map((it, index) => ({
          scenario: it,
          differing: differences(engine, seen[index], given[index]),
        }))
        .find(({ differing: those }) => those.some((it) => it.field === field));
      if (!still) break;
      best = still;
    }
    return best;
  };
  shrink.end = () => browser.close();
  return shrink;
}

/** Every scenario that has one thing less, or one thing plainer; the big steps first. */
function* simplifications({ page_origin, request, hops, ...rest }) {
  const again = (changes) => ({ ...rest, page_origin, request, hops, ...changes });
  const withRequest = (changes) => again({ request: { ...request, ...changes } });
  for (let kept = 1; kept < hops.length; kept += 1) yield again({ hops: hops.slice(0, kept) });
  for (const index of request.headers.keys())
    yield withRequest({ headers: without(request.headers, index) });
  for (const [index, hop] of hops.entries()) {
    const withHop = (changes) =>
      again({
        hops:
          hops.with?.(index, { ...hop, ...changes }) ??
          hops.map((it, at) => (at === index ? { ...hop, ...changes } : it)),
      });
    if (hop.preflight) yield withHop({ preflight: null });
    for (const part of ["preflight", "response"]) {
      const answer = hop[part];
      for (const at of answer?.headers.keys() ?? [])
        yield withHop({ [part]: { ...answer, headers: without(answer.headers, at) } });
      if (answer && answer.status > 200 && answer.status < 300)
        yield withHop({ [part]: { ...answer, status: 200 } });
    }
  }
  if (request.body !== null) yield withRequest({ body: null });
  if (request.method !== "GET") yield withRequest({ method: "GET", body: null });
  if (request.credentials !== "omit") yield withRequest({ credentials: "omit" });
  if (request.redirect !== "follow") yield withRequest({ redirect: "follow" });
  if (request.upload_listener) yield withRequest({ upload_listener: false });
}

const smaller = (scenario) => [...simplifications(scenario)];
const without = (list, index) => list.filter((_, at) => at !== index);
const MOST_ROUNDS = 60;
