//! Apache httpd: one expression that compares whole origins, and both tables of headers.

use super::policy::{Policy, fill, listed, quoted};
use super::{File, Written};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let (methods, headers) = (listed(&policy.methods), listed(&policy.headers));
    let (exposed, seconds) = (listed(&policy.exposed), policy.seconds());
    let origins = quoted(&policy.origins, "'");
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
    let text = fill(&[HIDE, who, REST].concat(), &values);
    Written {
        files: vec![File { name: "cors.conf", language: "apache", text }],
        notes: notes(policy),
    }
}

fn notes(policy: &Policy<'_>) -> Vec<String> {
    let mut notes = vec![
        "Write `Include cors.conf` inside the `<VirtualHost>`, before any `RewriteRule` of your own, and not inside a `<Location>`, a `<Directory>` or `.htaccess`: there the rewriting comes only after authentication, and the preflight would get a 401.".into(),
        "It needs the modules headers, rewrite and setenvif: `a2enmod headers rewrite setenvif`, then `apachectl configtest` and reload.".into(),
        "`Header always` puts the headers on error responses too. It has a table of its own beside that of `Header` (`onsuccess`): to set one name in both makes two headers, so the other table is emptied, and with it what an application behind Apache says.".into(),
    ];
    if !policy.is_for_everybody() {
        notes.push("`Vary: Origin` stands on every response, also on those for other origins: a cache must not hand one origin's answer to another.".into());
    }
    notes
}

const HIDE: &str = "# The application's own headers of these names would make two of each.
Header onsuccess unset Access-Control-Allow-Origin
Header onsuccess unset Access-Control-Allow-Credentials
Header onsuccess unset Access-Control-Expose-Headers
Header always unset Access-Control-Allow-Origin
Header always unset Access-Control-Allow-Credentials
Header always unset Access-Control-Expose-Headers

# A preflight is an OPTIONS request that names the method to come.
SetEnvIfExpr \"%{REQUEST_METHOD} == 'OPTIONS' && -n %{HTTP:Access-Control-Request-Method}\" CORS_PREFLIGHT
";

const LISTED: &str = "
# An origin is answered only if it is one of these, compared as a whole.
SetEnvIfExpr \"%{HTTP:Origin} -in { <ORIGINS> }\" CORS_ALLOWED
Header always set Access-Control-Allow-Origin \"expr=%{HTTP:Origin}\" env=CORS_ALLOWED
Header always set Access-Control-Allow-Credentials \"<CREDENTIALS>\" env=CORS_ALLOWED
Header always merge Vary Origin
";

const EVERYBODY: &str = "
Header always set Access-Control-Allow-Origin \"*\"
";

const REST: &str = "Header always set Access-Control-Allow-Methods \"<METHODS>\" env=CORS_PREFLIGHT
Header always set Access-Control-Allow-Headers \"<HEADERS>\" env=CORS_PREFLIGHT
Header always set Access-Control-Max-Age \"<SECONDS>\" env=CORS_PREFLIGHT
Header always set Access-Control-Expose-Headers \"<EXPOSED>\"

# Answers the preflight before authentication, and before the application sees it.
RewriteEngine On
RewriteCond %{ENV:CORS_PREFLIGHT} =1
RewriteRule ^ - [R=204,L]
";
