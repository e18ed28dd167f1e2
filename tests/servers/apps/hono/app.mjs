import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { crossOrigin } from "./cors.mjs";

const app = new Hono();
app.use(crossOrigin);
app.use("/private", async (c, next) => {
  if (!c.req.header("Authorization")) return c.text("Who are you?", 401);
  await next();
});
app.use(async (c, next) => {
  await next();
  c.header("Vary", "Accept-Encoding", { append: true });
});
app.all("/items", (c) => c.text("items", 200, { "X-Total": "3", "Cache-Control": "max-age=60" }));
app.all("/fail", (c) => c.text("failed", 500, { "X-Total": "3" }));
app.all("/throw", () => {
  throw new Error("thrown on purpose");
});
app.all("/private", (c) => c.text("private", 200, { "X-Total": "3" }));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
