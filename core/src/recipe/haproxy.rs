//! HAProxy: what the request was is remembered for the response, whoever answers.

use super::policy::{Policy, fill, join, listed};
use super::{File, Written};
use alloc::format;
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let origins = join(
        policy.origins.iter().map(|it| format!("acl cors_origin req.fhdr(Origin) -m str {it}")),
        "\n",
    );
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
    let (who, granted) =
        if policy.is_for_everybody() { ("", TO_EVERYBODY) } else { (LISTED, TO_LISTED) };
    let text = fill(&[who, PREFLIGHT, granted, REST].concat(), &values);
    Written {
        files: vec![File { name: "cors.cfg", language: "haproxy", text }],
        notes: vec![
            "Put these lines into the `frontend` (or `listen`), before `http-request auth`, `http-request deny` and every other rule that may answer.".into(),
            "`http-after-response` needs HAProxy 2.2 or later; unlike `http-response` it also reaches what HAProxy answers itself: the 204, a 401, a 503.".into(),
            "Headers of the same names from the application behind it are dropped, since two of them are as bad as none.".into(),
        ],
    }
}

const LISTED: &str = "# An origin is answered only if it is one of these, compared as a whole.
<ORIGINS>
http-request set-var(txn.cors_origin) req.fhdr(Origin) if cors_origin
";

const PREFLIGHT: &str =
    "# A preflight is an OPTIONS request that names the method to come. It is answered before
# authentication, and before the application sees it.
acl cors_asks req.fhdr(Access-Control-Request-Method) -m found
http-request set-var(txn.cors_preflight) bool(true) if METH_OPTIONS cors_asks
http-request return status 204 if METH_OPTIONS cors_asks
acl cors_preflight var(txn.cors_preflight) -m bool
# The application's own headers of these names would make two of each.
http-after-response del-header Access-Control-Allow-Origin
http-after-response del-header Access-Control-Allow-Credentials
http-after-response del-header Access-Control-Expose-Headers
";

const TO_LISTED: &str = "acl cors_allowed var(txn.cors_origin) -m found
http-after-response set-header Access-Control-Allow-Origin %[var(txn.cors_origin)] if cors_allowed
http-after-response set-header Access-Control-Allow-Credentials <CREDENTIALS> if cors_allowed
http-after-response add-header Vary Origin
";

const TO_EVERYBODY: &str = "http-after-response set-header Access-Control-Allow-Origin *
";

const REST: &str = "http-after-response set-header Access-Control-Expose-Headers \"<EXPOSED>\"
http-after-response set-header Access-Control-Allow-Methods \"<METHODS>\" if cors_preflight
http-after-response set-header Access-Control-Allow-Headers \"<HEADERS>\" if cors_preflight
http-after-response set-header Access-Control-Max-Age \"<SECONDS>\" if cors_preflight
";
