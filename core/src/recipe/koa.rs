//! Koa, by `@koa/cors` and what it leaves to be done.

use super::hono::allow_headers;
use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = quoted(&policy.origins, "\"");
    let (methods, headers) = (quoted(&policy.methods, "\""), allow_headers(policy));
    let (exposed, seconds) = (quoted(&policy.exposed, "\""), policy.seconds());
    let credentials = policy.with_credentials("true");
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    let (start, origin, end) = if policy.is_for_everybody() {
        ("", "  origin: \"*\",\n", EVERYBODY)
    } else {
        (LISTED, ORIGIN, VARY)
    };
    let text = fill(&[IMPORT, start, CORS, origin, OPTIONS, end].concat(), &values);
    Written {
        files: vec![File { name: "cors.mjs", language: "javascript", text }],
        notes: vec![
            "Install it with `npm install @koa/cors`, and write `app.use(crossOrigin)` before every other `app.use`: preflights of allowed origins are then answered before authentication.".into(),
            "Koa drops every header when something is thrown; `@koa/cors` puts its own back as long as `keepHeadersOnError` is left on.".into(),
            "Code that sets `Vary` should say `ctx.vary(…)`, which adds to `Vary: Origin`; `ctx.set(\"Vary\", …)` replaces it.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

const IMPORT: &str = "import cors from \"@koa/cors\";\n";

const LISTED: &str = r#"
// An origin is answered only if it is one of these, compared as a whole.
const origins = new Set([<ORIGINS>]);
"#;

const CORS: &str = "
const answer = cors({
";

const ORIGIN: &str = r#"  origin: (ctx) => (origins.has(ctx.get("Origin")) ? ctx.get("Origin") : ""),
"#;

const OPTIONS: &str = r#"  allowMethods: [<METHODS>],
  // If this list were empty, every header that is asked for would be allowed.
  allowHeaders: [<HEADERS>],
  exposeHeaders: [<EXPOSED>],
  credentials: <CREDENTIALS>,
  maxAge: <SECONDS>,
});
"#;

const EVERYBODY: &str = "
// app.use(crossOrigin); comes first, before authentication.
export const crossOrigin = answer;
";

const VARY: &str = r#"
// app.use(crossOrigin); comes first, before authentication.
export async function crossOrigin(ctx, next) {
  try {
    await answer(ctx, next);
  } catch (error) {
    // Koa drops every header but the error's own; for other origins @koa/cors says nothing there.
    if (error instanceof Error) error.headers = { vary: "Origin", ...error.headers };
    throw error;
  }
}
"#;
