// happy-dom: fetch().
import { Window } from "happy-dom";
import { byFetch } from "./by-fetch.mjs";

export const through = "fetch";

/** fetch() has no upload listener. */
export const canExpress = ({ request }) => !request.upload_listener;

export async function play({ page_origin, request }, { server, exchange, signal }) {
  server.play(exchange);
  const url = page_origin === "null" ? "about:blank" : `${page_origin}/`;
  const window = new Window({ url, settings: { fetch: { disableStrictSSL: true } } });
  try {
    return await byFetch(window.fetch.bind(window), window.Request, request);
  } finally {
    const closed = window.happyDOM.close();
    if (!signal.aborted) await closed;
  }
}
