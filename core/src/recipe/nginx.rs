//! nginx: maps that compare whole origins, and headers with `always`.

use super::policy::{Policy, fill, join, listed};
use super::{File, Written};
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    Written {
        files: vec![
            File { name: "cors-maps.conf", language: "nginx", text: maps(policy) },
            File { name: "cors.conf", language: "nginx", text: location(policy) },
        ],
        notes: notes(policy),
    }
}

/// What belongs to `http { … }`.
fn maps(policy: &Policy<'_>) -> String {
    let mut text = String::new();
    if !policy.is_for_everybody() {
        let origins = policy.origins.iter().map(|it| format!("    \"{it}\" \"{it}\";"));
        // It counts for the maps that come after it.
        text += &bucket(policy);
        text += &fill(ORIGINS, &[("<ORIGINS>", &join(origins, "\n"))]);
    }
    if policy.credentials {
        text += CREDENTIALS;
    }
    text += PREFLIGHT;
    for (_, variable, value) in granted(policy) {
        text += &fill(OF_PREFLIGHTS, &[("<VARIABLE>", variable), ("<VALUE>", &value)]);
    }
    text
}

/// What belongs to each `location { … }`.
fn location(policy: &Policy<'_>) -> String {
    let mut text = String::from(ANSWER);
    text += if policy.is_for_everybody() { EVERYBODY } else { LISTED };
    if policy.credentials {
        text += "add_header Access-Control-Allow-Credentials $cors_credentials always;\n";
    }
    for (name, variable, _) in granted(policy) {
        text += &format!("add_header {name} {variable} always;\n");
    }
    let exposed = listed(&policy.exposed);
    if !exposed.is_empty() {
        text += &format!("add_header Access-Control-Expose-Headers \"{exposed}\" always;\n");
    }
    text + HIDE
}

/// What only a preflight is told: header, variable and value.
fn granted(policy: &Policy<'_>) -> impl Iterator<Item = (&'static str, &'static str, String)> {
    [
        ("Access-Control-Allow-Methods", "$cors_methods", listed(&policy.methods)),
        ("Access-Control-Allow-Headers", "$cors_headers", listed(&policy.headers)),
        ("Access-Control-Max-Age", "$cors_max_age", policy.seconds()),
    ]
    .into_iter()
    .filter(|(_, _, value)| !value.is_empty())
}

fn notes(policy: &Policy<'_>) -> Vec<String> {
    let mut notes = vec![
        "Write `include cors-maps.conf;` once inside `http { … }`, and `include cors.conf;` inside each `location` that other origins may read; then `nginx -t` and reload.".into(),
        "A `location` that has an `add_header` of its own inherits none from outside: `include cors.conf;` belongs into that very location, and nothing in it may set these headers again.".into(),
        "`always` puts the headers on error responses too; without it nginx leaves them out of a 404, a 500 and of its own 502.".into(),
        "`return` runs before `auth_basic` and `auth_request`, so the preflight, which never carries credentials, is answered without them.".into(),
        "Headers of the same names from the application behind nginx are dropped, since two of them are as bad as none.".into(),
        "If you use `error_page` with a page of its own, that page's location needs `include cors.conf;` too.".into(),
    ];
    if !policy.is_for_everybody() {
        notes.push("`Vary: Origin` stands on every response, also on those for other origins: a cache must not hand one origin's answer to another.".into());
    }
    notes
}

/// A key of a map must fit into a bucket of its hash, which usually has 64 bytes.
fn bucket(policy: &Policy<'_>) -> String {
    let longest = policy.origins.iter().map(|origin| origin.len()).max().unwrap_or_default();
    if longest <= 40 {
        return String::new();
    }
    let size = (longest + 24).next_power_of_two();
    format!(
        "# Room for a long origin. If there is such a line already, it must have the larger number.\n\
         map_hash_bucket_size {size};\n"
    )
}

const ORIGINS: &str = r#"# An origin is answered only if it is one of these, compared as a whole.
map $http_origin $cors_origin {
    default "";
<ORIGINS>
}
"#;

const CREDENTIALS: &str = r#"# nginx sends no header whose value is empty.
map $cors_origin $cors_credentials {
    default "true";
    "" "";
}
"#;

const PREFLIGHT: &str = r#"# A preflight is an OPTIONS request that names the method to come.
map "$request_method $http_access_control_request_method" $cors_preflight {
    default "";
    "~^OPTIONS ." "1";
}
"#;

const OF_PREFLIGHTS: &str = r#"map $cors_preflight <VARIABLE> {
    default "";
    "1" "<VALUE>";
}
"#;

const ANSWER: &str = r#"# Answers the preflight before authentication, and before the application sees it.
if ($cors_preflight) {
    return 204;
}
"#;

const LISTED: &str = "add_header Access-Control-Allow-Origin $cors_origin always;
add_header Vary Origin always;
";

const EVERYBODY: &str = "add_header Access-Control-Allow-Origin \"*\" always;\n";

const HIDE: &str = "# The application's own headers of these names would make two of each.
proxy_hide_header Access-Control-Allow-Origin;
proxy_hide_header Access-Control-Allow-Credentials;
proxy_hide_header Access-Control-Expose-Headers;
fastcgi_hide_header Access-Control-Allow-Origin;
fastcgi_hide_header Access-Control-Allow-Credentials;
fastcgi_hide_header Access-Control-Expose-Headers;
";
