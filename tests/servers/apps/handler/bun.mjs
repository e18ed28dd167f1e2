import { crossOrigin } from "./cors.mjs";
import { handler } from "./handler.mjs";

Bun.serve({ port: process.env.PORT, hostname: "127.0.0.1", fetch: crossOrigin(handler) });
