import Koa from "koa";
import { crossOrigin } from "./cors.mjs";

const app = new Koa();
app.use(crossOrigin);
app.use(async (ctx, next) => {
  if (ctx.path === "/private" && !ctx.get("Authorization")) ctx.throw(401, "Who are you?");
  ctx.vary("Accept-Encoding");
  await next();
});
app.use((ctx) => {
  switch (ctx.path) {
    case "/items":
      ctx.set({ "X-Total": "3", "Cache-Control": "max-age=60" });
      ctx.body = "items";
      return;
    case "/fail":
      ctx.set("X-Total", "3");
      ctx.status = 500;
      ctx.body = "failed";
      return;
    case "/private":
      ctx.set("X-Total", "3");
      ctx.body = "private";
      return;
    case "/throw":
      throw new Error("thrown on purpose");
  }
});
app.listen(process.env.PORT, "127.0.0.1");
