//! A handler that takes a `Request` and gives a `Response`: Cloudflare Workers, Deno and Bun. None of
//! them has a middleware of its own, so this is one.

use super::policy::{Policy, fill, listed, quoted};
use super::{File, Written};
use alloc::string::String;
use alloc::vec;

pub(super) fn workers(policy: &Policy<'_>) -> Written {
    let usage = "export default { fetch: crossOrigin(async (request, env, context) => …) };";
    written(
        policy,
        "cors.mjs",
        usage,
        "Write `import { crossOrigin } from \"./cors.mjs\"` in the Worker, and `export default { fetch: crossOrigin(handler) }`.",
    )
}

pub(super) fn deno(policy: &Policy<'_>) -> Written {
    let usage = "Deno.serve(crossOrigin(async (request) => …));";
    written(
        policy,
        "cors.mjs",
        usage,
        "Write `import { crossOrigin } from \"./cors.mjs\"`, and `Deno.serve(crossOrigin(handler))`.",
    )
}

pub(super) fn bun(policy: &Policy<'_>) -> Written {
    let usage = "Bun.serve({ fetch: crossOrigin(async (request, server) => …) });";
    written(
        policy,
        "cors.mjs",
        usage,
        "Write `import { crossOrigin } from \"./cors.mjs\"`, and `Bun.serve({ fetch: crossOrigin(handler) })`; handlers under `routes` are wrapped one by one, since they do not come past `fetch`.",
    )
}

fn written(policy: &Policy<'_>, name: &'static str, usage: &str, place: &str) -> Written {
    let origins = quoted(&policy.origins, "\"");
    let (methods, headers) = (listed(&policy.methods), listed(&policy.headers));
    let (exposed, seconds) = (listed(&policy.exposed), policy.seconds());
    let credentials = policy.with_credentials("true");
    let values = [
        ("<USAGE>", usage),
        ("<ORIGINS>", &origins),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    let (list, who) = if policy.is_for_everybody() { ("", EVERYBODY) } else { (LIST, LISTED) };
    let text = fill(&[list, WRAPPER, who, REST].concat(), &values);
    Written {
        files: vec![File { name, language: "javascript", text }],
        notes: vec![
            String::from(place),
            "What the handler throws becomes a 500 with the headers; outside of it the platform would answer without them.".into(),
            "Preflights are answered before the handler, and so before authentication.".into(),
            "Headers of the same names in the handler's own response, or in one that it fetched elsewhere, are replaced: two of them are as bad as none.".into(),
        ],
    }
}

const LIST: &str = "// An origin is answered only if it is one of these, compared as a whole.
const origins = new Set([<ORIGINS>]);

";

const WRAPPER: &str = r#"/** <USAGE> */
export const crossOrigin = (handler) => async (request, ...rest) => {
  const isPreflight =
    request.method === "OPTIONS" && request.headers.has("Access-Control-Request-Method");
  const answer = isPreflight
    ? new Response(null, { status: 204 })
    : await answered(handler, request, ...rest);
  // Nothing to read: the connection became a WebSocket.
  if (!answer || answer.status === 101) return answer;
  // A copy, since the headers of a fetched response cannot be changed.
  const response = new Response(answer.body, answer);
  const { headers } = response;
"#;

const LISTED: &str = r#"  const origin = request.headers.get("Origin");
  headers.append("Vary", "Origin");
  headers.delete("Access-Control-Allow-Origin");
  headers.delete("Access-Control-Allow-Credentials");
  if (origins.has(origin)) {
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Allow-Credentials", "<CREDENTIALS>");
  }
"#;

const EVERYBODY: &str = r#"  headers.set("Access-Control-Allow-Origin", "*");
  headers.delete("Access-Control-Allow-Credentials");
"#;

const REST: &str = r#"  headers.set("Access-Control-Expose-Headers", "<EXPOSED>");
  if (isPreflight) {
    headers.set("Access-Control-Allow-Methods", "<METHODS>");
    headers.set("Access-Control-Allow-Headers", "<HEADERS>");
    headers.set("Access-Control-Max-Age", "<SECONDS>");
  }
  return response;
};

async function answered(handler, ...words) {
  try {
    return await handler(...words);
  } catch (error) {
    console.error(error);
    return new Response("Internal Server Error", { status: 500 });
  }
}
"#;
