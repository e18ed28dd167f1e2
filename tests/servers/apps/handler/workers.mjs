import { crossOrigin } from "./cors.mjs";
import { handler } from "./handler.mjs";

export default { fetch: crossOrigin(handler) };
