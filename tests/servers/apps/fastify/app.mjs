import fastify from "fastify";
import { cors, crossOrigin } from "./cors.mjs";

const app = fastify();
await app.register(cors, crossOrigin);
app.addHook("onRequest", async (request, reply) => {
  reply.header("Vary", [reply.getHeader("Vary") ?? [], "Accept-Encoding"].flat().join(", "));
  if (request.url.startsWith("/private") && !request.headers.authorization)
    return reply.code(401).send("Who are you?");
});
const method = ["GET", "POST", "PUT", "DELETE"];
app.route({
  method,
  url: "/items",
  handler: (request, reply) =>
    reply.headers({ "X-Total": "3", "Cache-Control": "max-age=60" }).send("items"),
});
app.route({
  method,
  url: "/fail",
  handler: (request, reply) => reply.code(500).header("X-Total", "3").send("failed"),
});
app.route({
  method,
  url: "/throw",
  handler: async () => {
    throw new Error("thrown on purpose");
  },
});
app.route({
  method,
  url: "/private",
  handler: (request, reply) => reply.header("X-Total", "3").send("private"),
});
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
