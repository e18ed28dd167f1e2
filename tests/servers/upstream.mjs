// The application behind the proxies, and the pages that ask. Both on loopback, on any free port.
import { createServer } from "node:http";

const listen = (answer) =>
  new Promise((done, failed) => {
    const server = createServer(answer);
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      const close = () => server.close() && server.closeAllConnections();
      done({ port, close });
    });
  });

/** An empty page, whoever asks. */
export const pages = () =>
  listen((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end("<!doctype html><title>page</title><link rel=icon href=data:,>");
  });

/** What every application of these tests does, in plain Node. */
export const application = () =>
  listen((request, response) => {
    const path = request.url.split("?")[0];
    request.resume();
    if (path === "/throw") return request.socket.destroy();
    const status = statusOf(path, request);
    if (status !== 404 && status !== 401) response.setHeader("X-Total", "3");
    if (path === "/items") response.setHeader("Cache-Control", "max-age=60");
    if (path === "/own") {
      response.setHeader("Access-Control-Allow-Origin", "https://elsewhere.example");
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader("Access-Control-Expose-Headers", "X-Other");
    }
    response.setHeader("Vary", "Accept-Encoding");
    response.statusCode = status;
    response.end(`${request.method} ${path}\n`);
  });

function statusOf(path, { headers }) {
  switch (path) {
    case "/items":
    case "/own":
      return 200;
    case "/fail":
      return 500;
    case "/private":
      return headers.authorization ? 200 : 401;
    default:
      return 404;
  }
}
