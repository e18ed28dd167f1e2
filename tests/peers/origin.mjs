// The servers of one scenario: what they answer, request by request, and what arrived.

/** Answers in the order in which requests come; a hop ends with the request that is no preflight. */
export function exchange({ hops }) {
  const sent = [];
  let hop = 0;
  return {
    sent,
    /** The names in the last answer, lower case: whatever else a tool sees was added on the way. */
    names: [],
    /** `value(name)` gives a header of the request, or nothing. */
    answer(method, value) {
      const asked = value("access-control-request-method") ?? null;
      const preflight = method === "OPTIONS" && asked !== null;
      sent.push({ hop, preflight, method, origin: value("origin") ?? null });
      const given = hops[hop]?.[preflight ? "preflight" : "response"];
      if (!preflight) hop += 1;
      const { status, headers } = given ?? { status: preflight ? 405 : 404, headers: [] };
      const length = headers.find(([name]) => name.toLowerCase() === "content-length")?.[1];
      this.names = headers.map(([name]) => name.toLowerCase());
      // As long as the scenario says, lest the client wait for more.
      return { status, headers, body: length === undefined ? "ok" : "o".repeat(Number(length)) };
    },
  };
}
