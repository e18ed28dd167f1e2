// The engine in a worker: answers what the page asks, in order. Messages are lists, with the number
// of the question first; what each means stands in boot.js.
import init, { Desk } from "./corsplain-worker.js";

const desk = init({
  module_or_path: new URL("./corsplain-worker_bg.wasm", import.meta.url),
}).then(() => new Desk());

const kinds = {
  ask: async (id, json) => postMessage([id, "told", (await desk).tell(json)]),
};

addEventListener("message", async ({ data: [id, kind, ...values] }) => {
  try {
    await kinds[kind](id, ...values);
  } catch (error) {
    postMessage([id, "broke", String(error?.message ?? error)]);
  }
});
