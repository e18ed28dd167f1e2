//! actix-web, by actix-cors.

use super::policy::{Policy, fill, join, quoted};
use super::{File, Written};
use alloc::format;
use alloc::string::String;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = if policy.is_for_everybody() {
        String::from("        .allow_any_origin()\n        .send_wildcard()")
    } else {
        join(policy.origins.iter().map(|it| format!("        .allowed_origin(\"{it}\")")), "\n")
    };
    let (methods, headers) = (quoted(&policy.methods, "\""), quoted(&policy.headers, "\""));
    let (exposed, seconds) = (quoted(&policy.exposed, "\""), policy.seconds());
    let credentials = policy.with_credentials("supports_credentials()");
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    Written {
        files: vec![File { name: "cors.rs", language: "rust", text: fill(TEMPLATE, &values) }],
        notes: vec![
            "Add it with `cargo add actix-cors`, and write `.wrap(cross_origin())` as the last `.wrap` of the `App`: the last one is outermost, and answers preflights before authentication.".into(),
            "An error that a handler or an extractor returns gets the headers. One that a middleware returns as `Err` does not: let it answer `Ok(request.into_response(response))` instead.".into(),
            "A preflight that asks for a method or header that is not granted gets a 400 without any of the headers, and browsers then speak of a missing `Access-Control-Allow-Origin`: look at what was asked for.".into(),
            "A panic breaks the connection off, and no header can say anything: return an error.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

const TEMPLATE: &str = r#"use actix_cors::Cors;

/// The last `.wrap(…)` of the `App`, so that it lies around everything.
pub fn cross_origin() -> Cors {
    // Origins are compared as a whole.
    Cors::default()
<ORIGINS>
        .allowed_methods([<METHODS>])
        .allowed_headers([<HEADERS>])
        .expose_headers([<EXPOSED>])
        .<CREDENTIALS>
        .max_age(<SECONDS>)
}
"#;
