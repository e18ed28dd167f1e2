//! Sites: what belongs to one registrable domain.
//!
//! Which names are public suffixes is a list of ten thousand lines that changes weekly. This
//! engine needs it in one place only (`Cross-Origin-Resource-Policy: same-site`), so it keeps the
//! rule for everything else, "the last label is the suffix", and the best known exceptions.

use crate::origin::Origin;

/// <https://html.spec.whatwg.org/multipage/browsers.html#schemelessly-same-site>
#[must_use]
pub fn is_schemelessly_same_site(one: &Origin, other: &Origin) -> bool {
    // Two opaque origins that reach us as text are never the same.
    let (one, other) = (one.host(), other.host());
    if one.is_empty() || other.is_empty() {
        return false;
    }
    match (registrable_domain(one), registrable_domain(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// <https://url.spec.whatwg.org/#host-registrable-domain>; `None` for an IP address and for a
/// public suffix itself.
#[must_use]
pub fn registrable_domain(host: &str) -> Option<&str> {
    if is_address(host) {
        return None;
    }
    let labels = SUFFIXES
        .iter()
        .filter(|suffix| is_under(host, suffix))
        .map(|suffix| suffix.split('.').count())
        .max()
        .unwrap_or(1);
    let mut start = host.len();
    for _ in 0..=labels {
        // One label further to the left; there must be one more than the suffix has.
        let before = host.get(..start.checked_sub(1)?)?;
        start = before.rfind('.').map_or(0, |dot| dot + 1);
    }
    let domain = host.get(start..)?;
    (domain.split('.').count() == labels + 1).then_some(domain)
}

/// Whether a serialized host is an IP address and no name.
pub(crate) fn is_address(host: &str) -> bool {
    host.starts_with('[') || host.rsplit('.').next().is_some_and(is_number)
}

fn is_number(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_under(host: &str, suffix: &str) -> bool {
    host.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Public suffixes of more than one label that pages about CORS meet most often.
const SUFFIXES: &[&str] = &[
    "ac.jp",
    "ac.uk",
    "appspot.com",
    "azurestaticapps.net",
    "azurewebsites.net",
    "co.id",
    "co.il",
    "co.in",
    "co.jp",
    "co.kr",
    "co.nz",
    "co.th",
    "co.uk",
    "co.za",
    "com.ar",
    "com.au",
    "com.br",
    "com.cn",
    "com.hk",
    "com.mx",
    "com.my",
    "com.pl",
    "com.sg",
    "com.tr",
    "com.tw",
    "com.ua",
    "deno.dev",
    "edu.au",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "gov.au",
    "gov.uk",
    "herokuapp.com",
    "ne.jp",
    "net.au",
    "netlify.app",
    "ngrok.io",
    "or.jp",
    "org.au",
    "org.uk",
    "pages.dev",
    "s3.amazonaws.com",
    "vercel.app",
    "web.app",
    "workers.dev",
];

#[cfg(test)]
mod tests {
    use super::registrable_domain;

    #[test]
    fn domains() {
        for (host, domain) in [
            ("example.com", Some("example.com")),
            ("a.b.example.com", Some("example.com")),
            ("example.co.uk", Some("example.co.uk")),
            ("www.example.co.uk", Some("example.co.uk")),
            ("co.uk", None),
            ("com", None),
            ("localhost", None),
            ("a.test", Some("a.test")),
            ("one.github.io", Some("one.github.io")),
            ("127.0.0.1", None),
            ("[::1]", None),
            (".", None),
            ("", None),
        ] {
            assert_eq!(registrable_domain(host), domain, "{host}");
        }
    }
}
