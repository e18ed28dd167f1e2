//! Hono, by its own middleware.

use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::format;
use alloc::string::String;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origin = if policy.is_for_everybody() {
        String::from("\"*\"")
    } else {
        format!("[{}]", quoted(&policy.origins, "\""))
    };
    let (methods, headers) = (quoted(&policy.methods, "\""), allow_headers(policy));
    let (exposed, seconds) = (quoted(&policy.exposed, "\""), policy.seconds());
    let credentials = policy.with_credentials("true");
    let values = [
        ("<ORIGIN>", origin.as_str()),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    Written {
        files: vec![File { name: "cors.mjs", language: "javascript", text: fill(TEMPLATE, &values) }],
        notes: vec![
            "Write `app.use(crossOrigin)` before every other `app.use` and every route: it answers preflights itself, so authentication that comes after it never sees them.".into(),
            "What a handler throws becomes a 500 with the headers, also with an `app.onError` of your own.".into(),
            "Code that sets `Vary` should add to it: `c.header(\"Vary\", \"Accept-Encoding\", { append: true })`.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

/// The list for middlewares that read an empty one as leave to allow whatever is asked for.
pub(super) fn allow_headers(policy: &Policy<'_>) -> String {
    // `Accept` may be sent unasked anyhow.
    if policy.headers.is_empty() { "\"accept\"".into() } else { quoted(&policy.headers, "\"") }
}

const TEMPLATE: &str = r#"import { cors } from "hono/cors";

// app.use(crossOrigin); comes first, before authentication.
export const crossOrigin = cors({
  origin: <ORIGIN>,
  allowMethods: [<METHODS>],
  // If this list were empty, every header that is asked for would be allowed.
  allowHeaders: [<HEADERS>],
  exposeHeaders: [<EXPOSED>],
  credentials: <CREDENTIALS>,
  maxAge: <SECONDS>,
});
"#;
