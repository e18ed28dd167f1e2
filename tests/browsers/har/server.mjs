// A page, the server that it asks, and everything that it asks for.
import http from "node:http";
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==","base64");
const PAGE = `<!doctype html><meta charset=utf-8><title>Items of the shop</title><link rel=icon href="data:,">
<link rel=stylesheet crossorigin href="http://API/style.css">
<p>Items<img src="http://API/logo.png"><script src="http://API/widget.js"></script>`;
/** What the page does, as text. */
export const RUN = `async (api, cdn, dead) => {
  const get = (url, init) => fetch(url, init).then((r) => r.text()).catch((e) => String(e));
  const json = { "Content-Type": "application/json" };
  await get("/own");
  await get("data:text/plain,hello");
  await get(api + "/open");
  await get(api + "/closed");
  await get(api + "/items", { method: "PUT", headers: json, body: '{"a":1}' });
  await get(api + "/items", { method: "PUT", headers: json, body: '{"a":2}' });
  await get(api + "/refuses", { method: "PUT", headers: { ...json, "X-Trace": "1" }, body: "{}" });
  await get(api + "/moved?to=" + encodeURIComponent(cdn + "/open"));
  await get(api + "/wild", { credentials: "include" });
  await get(api + "/named", { credentials: "include" });
  await get(dead + "/nobody");
  await new Promise((done) => { const x = new XMLHttpRequest(); x.open("DELETE", api + "/items/7"); x.onloadend = done; x.send(); });
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-scripts";
  frame.srcdoc = "<script>fetch('" + api + "/named').catch(() => 0).then(() => parent.postMessage(1, '*'))<\\/script>";
  await new Promise((done) => { addEventListener("message", done, { once: true }); document.body.append(frame); });
}`;
/** Serves `app.`, `api.` and `cdn.localhost` on one port. */
export function serve(port) {
  return new Promise((done) => {
    const server = http.createServer((req, res) => {
      const host = req.headers.host, url = new URL(req.url, `http://${host}`);
      const origin = req.headers.origin;
      const send = (status, headers, body = "") => { res.writeHead(status, headers); res.end(body); };
      const pre = req.method === "OPTIONS";
      if (host.startsWith("app.")) {
        if (url.pathname === "/") return send(200, { "Content-Type": "text/html", "Set-Cookie": "own=1" }, PAGE.replaceAll("API", `api.localhost:${port}`));
        return send(200, {}, "mine");
      }
      switch (url.pathname) {
        case "/style.css": return send(200, { "Content-Type": "text/css", "Access-Control-Allow-Origin": "*" }, "p{margin:0}");
        case "/logo.png": return send(200, { "Content-Type": "image/png", "Set-Cookie": "sid=s3cr3t; SameSite=Lax" }, PNG);
        case "/widget.js": return send(200, { "Content-Type": "text/javascript" }, "window.widget=1");
        case "/open": return send(200, { "Access-Control-Allow-Origin": "*" }, "open");
        case "/closed": return send(200, { "X-Why": "forgotten" }, "closed");
        case "/items": return pre ? send(204, { "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Methods": "PUT", "Access-Control-Allow-Headers": "content-type", "Access-Control-Max-Age": "600" })
          : send(200, { "Access-Control-Allow-Origin": origin, "Vary": "Origin" }, "ok");
        case "/items/7": return pre ? send(204, { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET" }) : send(200, { "Access-Control-Allow-Origin": "*" }, "gone");
        case "/refuses": return pre ? send(204, { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT", "Access-Control-Allow-Headers": "content-type" }) : send(200, { "Access-Control-Allow-Origin": "*" }, "no");
        case "/moved": return send(302, { Location: url.searchParams.get("to"), "Access-Control-Allow-Origin": origin }, "");
        case "/wild": return send(200, { "Access-Control-Allow-Origin": "*" }, "wild");
        case "/named": return send(200, { "Access-Control-Allow-Origin": origin ?? "*", "Access-Control-Allow-Credentials": "true" }, "named");
        default: return send(404, {}, "");
      }
    });
    server.listen(port, "127.0.0.1", () => done(server));
  });
}
