// jsdom: XMLHttpRequest. It has no fetch().
import { JSDOM, VirtualConsole } from "jsdom";

export const through = "XMLHttpRequest";

/** What XMLHttpRequest can say: it is always `cors` and `follow`, and drops the body of a GET. */
export const canExpress = ({ request: { mode, redirect, method, body } }) =>
  mode === "cors" && redirect === "follow" && (body === null || !/^(?:get|head)$/iu.test(method));

export async function play({ page_origin, request }, { server, exchange, signal }) {
  server.play(exchange);
  const url = page_origin === "null" ? "about:blank" : `${page_origin}/`;
  const { window } = new JSDOM("", { url, virtualConsole: new VirtualConsole() });
  signal.addEventListener("abort", () => window.close());
  try {
    return await send(new window.XMLHttpRequest(), request);
  } finally {
    window.close();
  }
}

function send(xhr, { method, url, headers, body, credentials, upload_listener }) {
  try {
    xhr.open(method, url);
    xhr.withCredentials = credentials === "include";
    if (upload_listener) xhr.upload.addEventListener("progress", () => {});
    for (const [name, value] of headers) xhr.setRequestHeader(name, value);
  } catch {
    return { outcome: "type-error" };
  }
  return new Promise((done) => {
    xhr.addEventListener("load", () => {
      const lines = xhr
        .getAllResponseHeaders()
        .split("\r\n")
        .filter((line) => line !== "");
      done({
        outcome: "readable",
        readable_headers: lines.map((line) => line.slice(0, line.indexOf(":"))),
      });
    });
    xhr.addEventListener("error", () => done({ outcome: "network-error" }));
    xhr.send(body);
  });
}
