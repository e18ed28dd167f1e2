import { crossOrigin } from "./cors.mjs";
import { handler } from "./handler.mjs";

Deno.serve({ port: Number(Deno.env.get("PORT")), hostname: "127.0.0.1" }, crossOrigin(handler));
