// `corsplain` where a runtime compiles no WebAssembly itself: Cloudflare Workers and their like.

import module from "#module";
import { provide } from "./instance.js";

provide(() => module);

export * from "./api.js";
