//! FastAPI and Starlette, by Starlette's middleware put around the whole application.

use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::string::String;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = if policy.is_for_everybody() {
        String::from("\"*\"")
    } else {
        quoted(&policy.origins, "\"")
    };
    let (methods, headers) = (quoted(&policy.methods, "\""), quoted(&policy.headers, "\""));
    let exposed = quoted(&policy.exposed, "\"");
    let credentials = policy.with_credentials("True");
    let (seconds, why) = match policy.max_age {
        Some(_) => (policy.seconds(), ""),
        None => (String::from("5"), "  # What browsers do where nothing is said."),
    };
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<CREDENTIALS>", &credentials),
    ];
    let (import, end) = if policy.is_for_everybody() { ("", EVERYBODY) } else { (IMPORT, VARY) };
    let text = fill(&[import, TEMPLATE, end].concat(), &values);
    let text = text.replace("<SECONDS>", &seconds).replace("<WHY>", why);
    Written {
        files: vec![File { name: "cors.py", language: "python", text }],
        notes: vec![
            "Call it last: `app = allow_cross_origin(app)` after every route and `add_middleware`, and let uvicorn serve the result. What is outermost answers preflights before authentication.".into(),
            "`app.add_middleware(CORSMiddleware, …)` would put it inside of what answers uncaught exceptions, and their 500 would have no CORS headers.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

const IMPORT: &str = "from starlette.datastructures import MutableHeaders\n";

const TEMPLATE: &str = r#"from starlette.middleware.cors import CORSMiddleware


def allow_cross_origin(app):
    # Around the whole application, and not by add_middleware: the answer to an uncaught exception
    # is made outside of all middleware, and would have none of these headers.
    answer = CORSMiddleware(
        app,
        allow_origins=[<ORIGINS>],
        allow_methods=[<METHODS>],
        allow_headers=[<HEADERS>],
        expose_headers=[<EXPOSED>],
        allow_credentials=<CREDENTIALS>,
        max_age=<SECONDS>,<WHY>
    )
"#;

const EVERYBODY: &str = "    return answer\n";

const VARY: &str = r#"
    async def vary_by_origin(scope, receive, send):
        # On every response: many versions of Starlette leave it out where the origin is not
        # allowed, and a cache would hand that answer to one that is.
        async def send_with_vary(message):
            if message["type"] == "http.response.start":
                message.setdefault("headers", [])
                headers = MutableHeaders(scope=message)
                if "origin" not in headers.get("Vary", "").lower():
                    headers.add_vary_header("Origin")
            await send(message)

        await answer(scope, receive, send_with_vary)

    return vary_by_origin
"#;
