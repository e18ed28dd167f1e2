// The DevTools protocol over a pipe: JSON messages, each ended by a zero byte.

/** `send(method, params, sessionId)` gives a promise; `on(method, listener)` hears of events. */
export function connect(toBrowser, fromBrowser) {
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;
  let parts = [];

  fromBrowser.on("data", (chunk) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      parts.push(rest.subarray(0, end));
      receive(JSON.parse(Buffer.concat(parts).toString()));
      parts = [];
      rest = rest.subarray(end + 1);
    }
    parts.push(rest);
  });
  fromBrowser.on("close", () => {
    for (const { failed } of waiting.values())
      failed(new Error("the browser closed its end of the pipe"));
    waiting.clear();
  });
  toBrowser.on("error", () => {});

  function receive({ id, result, error, method, params, sessionId }) {
    if (id === undefined) {
      for (const listener of listeners.get(method) ?? []) listener(params, sessionId);
      return;
    }
    const { done, failed, asked } = waiting.get(id);
    waiting.delete(id);
    if (error) failed(new Error(`${asked}: ${error.message}`));
    else done(result);
  }

  return {
    send: (method, params = {}, sessionId = undefined) =>
      new Promise((done, failed) => {
        last += 1;
        waiting.set(last, { done, failed, asked: method });
        toBrowser.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
      }),
    on: (method, listener) => listeners.set(method, [...(listeners.get(method) ?? []), listener]),
  };
}
