// The application of the platforms whose handlers take a Request and give a Response.
export async function handler(request) {
  const { pathname } = new URL(request.url);
  const headers = { "X-Total": "3", Vary: "Accept-Encoding" };
  switch (pathname) {
    case "/items":
      return new Response("items", { headers: { ...headers, "Cache-Control": "max-age=60" } });
    case "/own":
      return new Response("own", {
        headers: { ...headers, "Access-Control-Allow-Origin": "https://elsewhere.example" },
      });
    case "/fail":
      return new Response("failed", { status: 500, headers });
    case "/throw":
      throw new Error("thrown on purpose");
    case "/private":
      return request.headers.has("Authorization")
        ? new Response("private", { headers })
        : new Response("Who are you?", { status: 401 });
    default:
      return new Response("not found", { status: 404 });
  }
}
