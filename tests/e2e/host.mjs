// A static host on loopback: compresses as one does, lets files be kept, and can be told to fail.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** The built page. */
export const dist = process.env.CORSPLAIN_SITE ?? fileURLToPath(new URL("../../dist", import.meta.url));

/** By brotli: in fewest bytes, or as a host does that compresses while it answers. */
export const brotli = (bytes, quality = 11) =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
export const gzipped = (bytes) => promisify(gzip)(bytes, { level: 9 });

/**
 * Serves a folder at `url` until `close()`. `change(path, bytes)` may give other bytes for a file, or
 * nothing, and then there is no such file.
 */
export async function serve(folder = dist, change = (_, bytes) => bytes) {
  const compressed = new Map();
  const compress = (bytes) => {
    const key = bytes.toString("latin1");
    if (!compressed.has(key)) compressed.set(key, brotli(bytes, 5));
    return compressed.get(key);
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const type = TYPES[path.extname(name)];
    const read = type && (await readFile(path.join(folder, path.normalize(name))).catch(() => undefined));
    const bytes = read && change(name.slice(1), read);
    if (!bytes) return response.writeHead(404).end();
    const packed = /\bbr\b/u.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(200, {
      "content-type": type,
      "cache-control": "max-age=600",
      "x-content-type-options": "nosniff",
      vary: "Accept-Encoding",
      ...(packed && { "content-encoding": "br" }),
    });
    return response.end(packed ? await compress(bytes) : bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".webmanifest": "application/manifest+json",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};
