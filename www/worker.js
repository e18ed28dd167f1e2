// The engine in a worker: answers what the page asks, in order. Messages are lists, with the number
// of the question first; what each means stands in boot.js.
import init, { Desk } from "./corsplain-worker.js";

const file = () => fetch(new URL("./corsplain-worker_bg.wasm", import.meta.url));

/** Also where a host does not say that the file is WebAssembly. */
const compiled = WebAssembly.compileStreaming(file()).catch(async () => WebAssembly.compile(await (await file()).arrayBuffer()));
const started = compiled.then(async (module) => {
  // The page has it as well: see boot.js.
  postMessage([0, "module", module]);
  await init({ module_or_path: module });
  return new Desk();
});
const told = (id, value) => postMessage([id, "told", value]);

// The file that is read; another, or none, and its reading ends.
let reading = 0;

const kinds = {
  ask: async (id, json) => told(id, (await started).tell(json, (verdict) => told(id, verdict))),
  rest: async (id, json) => told(id, (await started).tell(json)),
  stop: () => {
    reading = 0;
  },
  audit: async (id, file, name) => {
    reading = id;
    const desk = await started;
    if (reading === id) desk.begin_har(name);
    const pieces = file.stream().getReader();
    let done = 0;
    let said = 0;
    while (reading === id) {
      const piece = await pieces.read();
      if (reading !== id) break;
      if (piece.done) return told(id, desk.end_har());
      desk.push_har(piece.value);
      done += piece.value.length;
      if (done - said >= file.size / 200) {
        postMessage([id, "progress", "", done, file.size]);
        said = done;
      }
    }
    await pieces.cancel();
    postMessage([id, "stopped"]);
  },
};

addEventListener("message", async ({ data: [id, kind, ...values] }) => {
  try {
    await kinds[kind](id, ...values);
  } catch (error) {
    postMessage([id, "broke", String(error?.message ?? error)]);
  }
});
