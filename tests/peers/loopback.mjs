// Every connection of this process goes to one server on 127.0.0.1, whatever host and port it is for.
import net from "node:net";
import { selfSigned } from "../browsers/server/certificate.mjs";
import { listen } from "../browsers/server/wire.mjs";

/** Starts the server; `play(exchange)` from now on has it answer what that exchange says. */
export async function loopback() {
  let current;
  const server = await listen(selfSigned(["localhost"]), ({ method, value }) =>
    current.answer(method, value),
  );
  // The certificate is made anew at each start, and nobody else is ever spoken to.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...words) {
    const [options, callback] = Array.isArray(words[0]) ? words[0] : words;
    const there = {
      ...(typeof options === "object" ? options : {}),
      host: "127.0.0.1",
      port: server.port,
      lookup: undefined,
    };
    return connect.call(this, there, callback);
  };
  return { ...server, play: (exchange) => (current = exchange) };
}
