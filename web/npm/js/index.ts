// `corsplain`: the module is inlined.

import { base64, size } from "#packed";
import { unpack } from "./inlined.js";
import { provide } from "./instance.js";

provide(() => unpack(base64, size));

export * from "./api.js";
