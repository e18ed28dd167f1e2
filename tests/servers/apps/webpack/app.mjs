import webpack from "webpack";
import WebpackDevServer from "webpack-dev-server";
import { api, setupMiddlewares } from "./cors.mjs";

const compiler = webpack({ mode: "development", entry: "./entry.mjs" });
const server = new WebpackDevServer(
  {
    host: "127.0.0.1",
    port: Number(process.env.PORT),
    allowedHosts: ["api.site.test"],
    static: false,
    setupMiddlewares,
    proxy: [api(["/"], `http://127.0.0.1:${process.env.UPSTREAM}`)],
  },
  compiler,
);
await server.start();
