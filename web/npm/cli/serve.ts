// `serve`: the playground, from the package's own files, on this machine.

import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { FINE, Refusal } from "./command.js";
import type { Command } from "./command.js";
import { print } from "./terminal.js";

const PORT = 8080;
/** The documentation is beside the page where that is hosted, and too much to carry. */
const DOCUMENTATION = "https://github.com/corsplain/corsplain/tree/main/docs";
const FOLDER = fileURLToPath(new URL("../playground/", import.meta.url));

export const serve: Command = {
  usage: "[--port PORT]",
  summary: "the playground on 127.0.0.1, without a network, until it is interrupted",
  formats: ["pretty"],
  options: { port: { type: "string", value: "PORT", help: `where it listens: ${PORT} unless told, any free one with 0` } },
  async run(given) {
    const server = createServer(answer(files()));
    const { port } = await listening(server, portNumber(given.text("port")));
    if (!given.isQuiet) await print(`http://127.0.0.1:${port}/ is the playground; Ctrl+C ends it\n`);
    await Promise.race(["SIGINT", "SIGTERM"].map((signal) => once(process, signal)));
    server.close();
    server.closeAllConnections();
    return FINE;
  },
};

/** Every file of the playground by its path: nothing else can be asked for. */
function files(): Map<string, Buffer> {
  const names = readdirSync(FOLDER);
  const found = new Map(names.map((name) => [`/${name}`, readFileSync(`${FOLDER}${name}`)]));
  const index = found.get("/index.html");
  if (index !== undefined) found.set("/", index);
  return found;
}

function answer(files: Map<string, Buffer>): (request: IncomingMessage, response: ServerResponse) => void {
  return ({ method, url = "/" }, response) => {
    const path = url.split("?", 1).join();
    const file = files.get(path);
    response.setHeader("X-Content-Type-Options", "nosniff").setHeader("Cache-Control", "no-cache");
    if (method !== "GET" && method !== "HEAD") response.writeHead(405, { Allow: "GET, HEAD" }).end();
    else if (path === "/docs/") response.writeHead(302, { Location: DOCUMENTATION }).end();
    else if (file === undefined) response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.\n");
    else {
      const type = TYPES[path === "/" ? ".html" : extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Content-Length": file.length }).end(method === "HEAD" ? undefined : file);
    }
  };
}

async function listening(server: Server, port: number): Promise<AddressInfo> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`127.0.0.1:${port} cannot be listened on (${error.code}); try --port 0`);
  });
  return server.address() as AddressInfo;
}

function portNumber(word: string | undefined): number {
  const port = Number(word ?? PORT);
  if (word === "" || !Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Refusal(`--port: expected a number from 0 to 65535, got ${JSON.stringify(word)}`);
  }
  return port;
}

const TYPES: { [extension: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
