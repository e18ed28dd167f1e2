// Firefox's own remote protocol, Marionette: `length:[0, id, command, parameters]` over TCP.
// It alone can run a script in the browser's own pages, where console messages have categories.
import net from "node:net";

/** `send(command, parameters)` gives a promise of what Firefox answers. */
export async function connect(port) {
  const socket = net.connect(port, "127.0.0.1");
  const waiting = new Map();
  let last = 0;
  let input = Buffer.alloc(0);
  let greet;
  const greeted = new Promise((done, failed) => {
    greet = done;
    socket.once("error", failed);
  });

  socket.on("data", (chunk) => {
    input = Buffer.concat([input, chunk]);
    for (let colon = input.indexOf(":"); colon > 0; colon = input.indexOf(":")) {
      const end = colon + 1 + Number(input.toString("latin1", 0, colon));
      if (input.length < end) return;
      const message = JSON.parse(input.toString("utf8", colon + 1, end));
      input = input.subarray(end);
      if (Array.isArray(message)) receive(message);
      else greet(message);
    }
  });
  socket.on("close", () => {
    for (const { failed } of waiting.values()) failed(new Error("Firefox closed the connection"));
    waiting.clear();
  });

  function receive([, id, error, result]) {
    const { done, failed, command } = waiting.get(id);
    waiting.delete(id);
    if (error) failed(new Error(`${command}: ${error.message}`));
    else done(result?.value === undefined ? result : result.value);
  }

  await greeted;
  return {
    send: (command, parameters = {}) =>
      new Promise((done, failed) => {
        last += 1;
        waiting.set(last, { done, failed, command });
        const text = JSON.stringify([0, last, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => socket.destroy(),
  };
}
