//! Django, by django-cors-headers.

use super::policy::{Policy, fill, quoted};
use super::{File, Written};
use alloc::string::String;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = quoted(&policy.origins, "\"");
    let everybody = if policy.is_for_everybody() { "True" } else { "" };
    let (methods, headers) = (quoted(&policy.methods, "\""), quoted(&policy.headers, "\""));
    let exposed = quoted(&policy.exposed, "\"");
    let credentials = policy.with_credentials("True");
    let seconds = match policy.max_age {
        Some(_) => policy.seconds(),
        None => String::from("0"),
    };
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<EVERYBODY>", everybody),
        ("<METHODS>", &methods),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    // An empty list must be written, since the one that is assumed allows many headers.
    let text = fill(TEMPLATE, &values).replace("<HEADERS>", &headers);
    Written {
        files: vec![File { name: "cors_settings.py", language: "python", text }],
        notes: vec![
            "Install it with `pip install django-cors-headers`, put these lines into `settings.py`, add `\"corsheaders\"` to `INSTALLED_APPS`, and put `\"corsheaders.middleware.CorsMiddleware\"` first into `MIDDLEWARE`.".into(),
            "First means before `SecurityMiddleware`, `CommonMiddleware` and authentication: whatever answers before it, a redirect to add a slash or a 401, has no CORS headers.".into(),
            "A view's uncaught exception becomes a 500 inside of the middleware, so that it has the headers too.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

const TEMPLATE: &str = r#"# Part of settings.py. MIDDLEWARE begins with "corsheaders.middleware.CorsMiddleware", and
# INSTALLED_APPS has "corsheaders".
CORS_ALLOWED_ORIGINS = [<ORIGINS>]
CORS_ALLOW_ALL_ORIGINS = <EVERYBODY>
CORS_ALLOW_METHODS = [<METHODS>]
CORS_ALLOW_HEADERS = [<HEADERS>]
CORS_EXPOSE_HEADERS = [<EXPOSED>]
CORS_ALLOW_CREDENTIALS = <CREDENTIALS>
# In seconds; 0 leaves it to the browser.
CORS_PREFLIGHT_MAX_AGE = <SECONDS>
"#;
