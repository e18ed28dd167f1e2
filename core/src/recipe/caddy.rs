//! Caddy: a snippet for the site, and one for what stands behind it.

use super::policy::{Policy, fill, join, listed};
use super::{File, Written};
use alloc::format;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = join(policy.origins.iter().map(|it| format!("\t\theader Origin {it}")), "\n");
    let (methods, headers) = (listed(&policy.methods), listed(&policy.headers));
    let (exposed, seconds) = (listed(&policy.exposed), policy.seconds());
    let credentials = policy.with_credentials("true");
    let values = [
        ("<ORIGINS>", origins.as_str()),
        ("<METHODS>", &methods),
        ("<HEADERS>", &headers),
        ("<EXPOSED>", &exposed),
        ("<SECONDS>", &seconds),
        ("<CREDENTIALS>", &credentials),
    ];
    let who = if policy.is_for_everybody() { EVERYBODY } else { LISTED };
    let text = fill(&[START, who, REST].concat(), &values);
    Written {
        files: vec![File { name: "cors.caddy", language: "caddyfile", text }],
        notes: vec![
            "Write `import cors.caddy` at the top of the Caddyfile, and in the site `route { import cors … }` around everything else: only inside `route` is the order that of the file. Outside of it Caddy puts `basicauth` before `respond`, and the preflight would get a 401.".into(),
            "In each `reverse_proxy` and `php_fastcgi` write `{ import cors_upstream }`: without it the application's own headers stand beside these, and two of them are as bad as none.".into(),
            "The headers are set at once and not with `defer`: a 502 of Caddy's own then has them too.".into(),
        ],
    }
}

const START: &str = "(cors) {
\t# A preflight is an OPTIONS request that names the method to come.
\t@cors_preflight {
\t\tmethod OPTIONS
\t\theader Access-Control-Request-Method *
\t}
";

const LISTED: &str = "\t# An origin is answered only if it is one of these, compared as a whole.
\t@cors_origin {
<ORIGINS>
\t}
\theader @cors_origin Access-Control-Allow-Origin {http.request.header.Origin}
\theader @cors_origin Access-Control-Allow-Credentials <CREDENTIALS>
\t# On every response, so that no cache hands one origin's answer to another.
\theader +Vary Origin
";

const EVERYBODY: &str = "\theader Access-Control-Allow-Origin *
";

const REST: &str = "\theader Access-Control-Expose-Headers \"<EXPOSED>\"
\theader @cors_preflight Access-Control-Allow-Methods \"<METHODS>\"
\theader @cors_preflight Access-Control-Allow-Headers \"<HEADERS>\"
\theader @cors_preflight Access-Control-Max-Age \"<SECONDS>\"
\t# Answers the preflight before authentication, and before the application sees it.
\trespond @cors_preflight 204
}

(cors_upstream) {
\theader_down -Access-Control-Allow-Origin
\theader_down -Access-Control-Allow-Credentials
\theader_down -Access-Control-Expose-Headers
}
";
