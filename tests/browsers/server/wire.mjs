// HTTP/1.1 at the level of bytes: requests as they arrived, answers exactly as they are given.
// Node's own server refuses or mends much of what a scenario wants to send, so it is not used.
import net from "node:net";
import tls from "node:tls";

/**
 * Listens on a free port of 127.0.0.1, for http and https alike.
 * `answer(request)` gives `{status, headers, body}`, or a promise of it.
 * As a proxy (`http://…` in the request line, `CONNECT`) it answers for every host itself.
 */
export async function listen(certificate, answer) {
  const sockets = new Set();
  const secureContext = tls.createSecureContext(certificate);
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setNoDelay(true);
    peek(socket, secureContext, answer);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(0, "127.0.0.1", done));
  return {
    port: server.address().port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A TLS handshake begins with byte 22. */
function peek(socket, secureContext, answer) {
  socket.once("readable", () => {
    const first = socket.read(1);
    if (first === null) return socket.destroy();
    socket.unshift(first);
    if (first[0] !== 22)
      return serve(socket, "http", answer, () => peek(socket, secureContext, answer));
    const encrypted = new tls.TLSSocket(socket, {
      isServer: true,
      secureContext,
      ALPNProtocols: ["http/1.1"],
    });
    encrypted.on("error", () => socket.destroy());
    serve(encrypted, "https", answer);
  });
}

/** Reads request after request; the next one is answered when the last answer is out. */
function serve(socket, scheme, answer, tunnel) {
  let input = Buffer.alloc(0);
  let busy = false;
  const proceed = async () => {
    if (busy) return;
    busy = true;
    for (let request = take(); request; request = take()) {
      if (request.method === "CONNECT" && tunnel) {
        socket.removeListener("data", onData);
        socket.pause();
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        if (input.length > 0) socket.unshift(input);
        return tunnel();
      }
      socket.write(written(await answer(request), request.method));
    }
    busy = false;
  };
  const take = () => {
    const parsed = parse(input, scheme);
    if (!parsed) return undefined;
    input = input.subarray(parsed.length);
    return parsed.request;
  };
  const onData = (chunk) => {
    input = Buffer.concat([input, chunk]);
    proceed().catch((error) => {
      process.stderr.write(`server: ${error.stack}\n`);
      socket.destroy();
    });
  };
  socket.on("data", onData);
}

/** The first request of what has arrived, once it is whole. */
function parse(input, scheme) {
  const end = input.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first, ...lines] = input.toString("latin1", 0, end).split("\r\n");
  const [method, target] = first.split(" ");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const value = (name) => headers.find(([it]) => it.toLowerCase() === name)?.[1];
  const body = /chunked/iu.test(value("transfer-encoding") ?? "")
    ? unchunk(input, end + 4)
    : {
        text: input.subarray(end + 4, end + 4 + Number(value("content-length") ?? 0)),
        length: Number(value("content-length") ?? 0),
      };
  if (!body || input.length < end + 4 + body.length) return undefined;
  const url = target.startsWith("/") ? `${scheme}://${value("host")}${target}` : target;
  return {
    request: { method, url, headers, value, body: body.text },
    length: end + 4 + body.length,
  };
}

/** A chunked body, or `undefined` where it is not whole yet. */
function unchunk(input, start) {
  const parts = [];
  for (let at = start; ;) {
    const line = input.indexOf("\r\n", at);
    if (line < 0) return undefined;
    const size = Number.parseInt(input.toString("latin1", at, line), 16);
    if (input.length < line + size + 4) return undefined;
    if (size === 0) return { text: Buffer.concat(parts), length: line + 4 - start };
    parts.push(input.subarray(line + 2, line + 2 + size));
    at = line + size + 4;
  }
}

/** One code point of a header stands for one byte. The length is added where there can be a body. */
function written({ status, headers, body = "" }, method) {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const bodiless = status === 204 || status === 304;
  const hasLength = headers.some(([name]) => name.toLowerCase() === "content-length");
  if (!bodiless && !hasLength) lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  const head = Buffer.from([`HTTP/1.1 ${status} `, ...lines, "", ""].join("\r\n"), "latin1");
  return bodiless || method === "HEAD" ? head : Buffer.concat([head, Buffer.from(body)]);
}
