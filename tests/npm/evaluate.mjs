// One line of a corpus through the package. It runs in browsers too.

/** What the package says: as the native door does, with a browser for each name of a session. */
export function evaluate({ check, Session }, sessions, scenario, engine) {
  const { session, at, prime } = scenario;
  if (session === undefined && prime === undefined) return check(scenario, engine);
  const known = session === undefined ? undefined : sessions.get(session);
  const browser = known ?? new Session(engine);
  if (session !== undefined) sessions.set(session, browser);
  if (prime !== undefined) {
    const request = { api: prime.api, url: scenario.request.url, mode: "no-cors", credentials: "include" };
    browser.check({ ...scenario, request, hops: [{ response: prime.response }] }, at ?? 0);
  }
  return browser.check(scenario, at ?? 0);
}
