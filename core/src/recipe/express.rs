//! Express, by the `cors` package.

use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::format;
use alloc::string::String;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let text = fill(TEMPLATE, &[("<OPTIONS>", &options(policy))]);
    Written {
        files: vec![File { name: "cors.mjs", language: "javascript", text }],
        notes: vec![
            "Install it with `npm install cors`, and write `app.use(crossOrigin)` before every other `app.use`, authentication first of all: it then answers preflights itself, and what comes after it cannot lose the headers.".into(),
            "A thrown error keeps the headers, since they are set before it happens and Express's own error handler leaves them alone.".into(),
            "Code that sets `Vary` should say `res.vary(…)`, which adds to `Vary: Origin`; `res.set(\"Vary\", …)` replaces it.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

/// The options of the `cors` package, which others took over.
pub(super) fn options(policy: &Policy<'_>) -> String {
    let origin = if policy.is_for_everybody() {
        String::from("\"*\"")
    } else {
        // A list even of one: a single string would be sent to every origin.
        format!("[{}]", quoted(&policy.origins, "\""))
    };
    let (methods, headers) = (quoted(&policy.methods, "\""), quoted(&policy.headers, "\""));
    let (exposed, seconds) = (quoted(&policy.exposed, "\""), policy.seconds());
    let credentials = policy.with_credentials("true");
    let values = [
        ("<ORIGIN>", origin.as_str()),
        ("<METHODS>", &methods),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    // Not by `fill`, which leaves out what is empty: without a list every header would be allowed.
    let text = fill(OPTIONS, &values).replace("<HEADERS>", &headers);
    String::from(text.trim_end())
}

const OPTIONS: &str = r#"  origin: <ORIGIN>,
  methods: [<METHODS>],
  // Without this list, every header that is asked for would be allowed.
  allowedHeaders: [<HEADERS>],
  exposedHeaders: [<EXPOSED>],
  credentials: <CREDENTIALS>,
  maxAge: <SECONDS>,
"#;

const TEMPLATE: &str = r#"import cors from "cors";

// app.use(crossOrigin); comes first, before authentication.
export const crossOrigin = cors({
<OPTIONS>
});
"#;
