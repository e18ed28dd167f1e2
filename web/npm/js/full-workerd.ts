// `corsplain/full` where a runtime compiles no WebAssembly itself.

import module from "#module";
import { provide } from "./instance.js";

provide(() => module);

export * from "./full-api.js";
