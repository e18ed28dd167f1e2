import express from "express";
import { crossOrigin } from "./cors.mjs";

const app = express();
app.use(crossOrigin);
app.use("/private", (request, response, next) =>
  request.get("Authorization") ? next() : response.status(401).send("Who are you?"),
);
app.use((request, response, next) => {
  response.vary("Accept-Encoding");
  next();
});
app.all("/items", (request, response) =>
  response.set({ "X-Total": "3", "Cache-Control": "max-age=60" }).send("items"),
);
app.all("/fail", (request, response) => response.status(500).set("X-Total", "3").send("failed"));
app.all("/throw", () => {
  throw new Error("thrown on purpose");
});
app.all("/private", (request, response) => response.set("X-Total", "3").send("private"));
app.listen(process.env.PORT, "127.0.0.1");
