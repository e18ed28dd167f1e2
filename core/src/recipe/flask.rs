//! Flask, by flask-cors and what it leaves to be done.

use super::error::RecipeError;
use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Result<Written, RecipeError> {
    // An origin with brackets, an IPv6 address, would be read as a regular expression.
    if let Some(origin) = policy.origins.iter().find(|origin| origin.contains('[')) {
        return Err(RecipeError::ReadAsPattern { origin: (*origin).to_owned(), by: "flask-cors" });
    }
    let (origins, send_wildcard) = if policy.is_for_everybody() {
        (String::from("\"*\""), "True")
    } else {
        (format!("[{}]", quoted(&policy.origins, "\"")), "")
    };
    let (methods, headers) = (quoted(&policy.methods, "\""), quoted(&policy.headers, "\""));
    let (exposed, seconds) = (quoted(&policy.exposed, "\""), policy.seconds());
    let credentials = policy.with_credentials("True");
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<SEND_WILDCARD>", send_wildcard),
        ("<METHODS>", &methods),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    let vary = if policy.is_for_everybody() { "" } else { VARY };
    let text = fill(&[TEMPLATE, vary].concat(), &values).replace("<HEADERS>", &headers);
    Ok(Written {
        files: vec![File { name: "cors.py", language: "python", text }],
        notes: vec![
            "Install it with `pip install flask-cors`, and call `allow_cross_origin(app)` right after `app = Flask(…)`: functions before a request run in the order of their registration, so preflights are answered before authentication.".into(),
            "An exception that nobody catches becomes a 500 with the headers; only Flask's debugger, which is for development, answers without them.".into(),
            "Code that sets `Vary` should say `response.vary.add(…)`.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    })
}

const TEMPLATE: &str = r#"from flask import request
from flask_cors import CORS


def allow_cross_origin(app):
    @app.before_request
    def answer_preflight():
        # Before authentication: a preflight never carries credentials.
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return "", 204

    CORS(
        app,
        origins=<ORIGINS>,
        send_wildcard=<SEND_WILDCARD>,
        methods=[<METHODS>],
        allow_headers=[<HEADERS>],
        expose_headers=[<EXPOSED>],
        supports_credentials=<CREDENTIALS>,
        max_age=<SECONDS>,
        # Only to requests that have an Origin.
        always_send=False,
        vary_header=False,
    )
"#;

const VARY: &str = r#"
    @app.after_request
    def vary_by_origin(response):
        # On every response: flask-cors leaves it out where the origin is not allowed, and a cache
        # would hand that answer to one that is.
        response.vary.add("Origin")
        return response
"#;
