//! axum, by tower-http.

use super::policy::{Policy, fill, join};
use super::{File, Written};
use alloc::format;
use alloc::string::String;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = lines(&policy.origins, |it| format!("HeaderValue::from_static(\"{it}\")"));
    let methods = lines(&policy.methods, method);
    let (headers, exposed) = (lines(&policy.headers, name), lines(&policy.exposed, name));
    let headers = block("allow_headers", &headers);
    let exposed = block("expose_headers", &exposed);
    let seconds = policy.seconds();
    let credentials = policy.with_credentials("true");
    let is_named = !policy.headers.is_empty() || !policy.exposed.is_empty();
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    let (types, who) = match (policy.is_for_everybody(), is_named) {
        (true, true) => ("use axum::http::{HeaderName, Method};\n", EVERYBODY),
        (true, false) => ("use axum::http::Method;\n", EVERYBODY),
        (false, true) => ("use axum::http::{HeaderName, HeaderValue, Method};\n", LISTED),
        (false, false) => ("use axum::http::{HeaderValue, Method};\n", LISTED),
    };
    let time = if policy.max_age.is_some() { "use std::time::Duration;\n" } else { "" };
    let text = fill(&["use axum::Router;\n", types, time, TOWER, who, OPTIONS].concat(), &values);
    Written {
        files: vec![File { name: "cors.rs", language: "rust", text }],
        notes: vec![
            "Add it with `cargo add tower-http --features cors,catch-panic`, and call `allow_cross_origin(router)` last, after every route, fallback and layer: the layer added last is outermost, and answers preflights before authentication.".into(),
            "`CatchPanicLayer` lies inside of it, so that a handler's panic becomes a 500 with the headers, and not a connection that breaks off.".into(),
            "tower-http says `Vary: Origin` on every response; code that sets `Vary` should append to it.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

/// One argument a line, as rustfmt has it.
fn lines(values: &[&str], each: fn(&str) -> String) -> String {
    join(values.iter().map(|value| format!("            {},", each(value))), "\n")
}

fn method(method: &str) -> String {
    match method {
        "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS" | "PATCH" => {
            format!("Method::{method}")
        }
        other => format!("Method::from_bytes(b\"{other}\").expect(\"it is a method\")"),
    }
}

/// A call with a list, where there is one.
fn block(call: &str, lines: &str) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!("        .{call}([\n{lines}\n        ])")
}

/// `from_static` takes lower case only.
fn name(name: &str) -> String {
    format!("HeaderName::from_static(\"{}\")", name.to_ascii_lowercase())
}

const TOWER: &str = "use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

/// Called last, so that it lies around everything.
pub fn allow_cross_origin(router: Router) -> Router {
    let cors = CorsLayer::new()
";

const LISTED: &str =
    "        // An origin is answered only if it is one of these, compared as a whole.
        .allow_origin(AllowOrigin::list([
<ORIGINS>
        ]))
";

const EVERYBODY: &str = "        .allow_origin(AllowOrigin::any())
";

const OPTIONS: &str = "<HEADERS>
<EXPOSED>
        .allow_credentials(<CREDENTIALS>)
        .max_age(Duration::from_secs(<SECONDS>))
        .allow_methods([
<METHODS>
        ]);
    router.layer(CatchPanicLayer::new()).layer(cors)
}
";
