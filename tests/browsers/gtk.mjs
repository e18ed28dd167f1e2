// What WebKitGTK's network layer (libsoup) does in its own way, and Safari's presumably not: FORMAT.md
// marks it `gtk`, and `Engine::WebKit` is not measured by it. Told by what the servers said and saw.

/** The name of such a way that the scenario touches, or `undefined`. */
export function networkLayerWay({ hops, observed }) {
  const answers = hops
    .map(({ response }) => response)
    .filter((answer) => answer && answer.status >= 300 && answer.status < 400);
  const locations = answers.map(({ headers }) =>
    headers.filter(([name]) => name.toLowerCase() === "location").map(([, value]) => value),
  );
  if (locations.some((values) => values.length > 1)) return "location-lines-joined";
  if (locations.some(([value]) => value === "")) return "location-empty";
  if (answers.some(({ status }, index) => status > 308 && locations[index].length > 0))
    return "other-3xx-followed";
  const methods = observed.webkit.server
    .filter(({ kind }) => kind === "actual")
    .map(({ method }) => method);
  const asked = observed.webkit.server.map(({ method, acrm }) => acrm ?? method);
  return methods[0] === "DELETE" && asked.includes("GET")
    ? "redirect-cross-origin-delete-becomes-get"
    : undefined;
}
