//! Source expressions: what one word of a directive stands for.

use super::{Load, Sockets};
use crate::origin::Origin;
use crate::port::default_port;
use crate::url::Url;

/// <https://w3c.github.io/webappsec-csp/#match-url-to-source-expression>
///
/// `path` is that of the URL, with whatever follows it.
pub(super) fn matches(expression: &str, load: Load<'_>, path: &str) -> bool {
    let Load { url, page, redirects, sockets, .. } = load;
    // 1. Everything, as far as it is HTTP or the page's own scheme.
    if expression == "*" {
        return url.is_http() || (!page.scheme().is_empty() && url.scheme() == page.scheme());
    }
    // 2. A scheme.
    if let Some(scheme) = expression.strip_suffix(':').filter(|scheme| is_scheme(scheme)) {
        return scheme_matches(scheme, url.scheme(), sockets);
    }
    // 3. A host, perhaps with more.
    if let Some(source) = HostSource::parse(expression) {
        return host_source_matches(&source, load)
            // 3.6 The path, which after a redirect would tell where it led.
            && (redirects > 0 || path_matches(source.path, path));
    }
    // 4. The page's own origin.
    expression.eq_ignore_ascii_case("'self'") && is_self(url, page)
}

/// Step 4.
fn is_self(url: &Url, page: &Origin) -> bool {
    // A blob is not the page's in any browser; the test
    // content-security-policy/blob/blob-urls-do-not-match-self of Web Platform Tests says so too.
    if url.scheme() == "blob" {
        return false;
    }
    if url.origin().is_same_origin(page) {
        return true;
    }
    // The same host may be asked more securely.
    let same_host = !page.host().is_empty() && page.host() == url.host();
    let upgrades = matches!(url.scheme(), "https" | "wss")
        || (page.scheme() == "http" && matches!(url.scheme(), "http" | "ws"));
    let both_default = page.port().is_none() && url.port().is_none();
    same_host && upgrades && (both_default || page.port() == url.port())
}

/// <https://w3c.github.io/webappsec-csp/#grammardef-host-source>
struct HostSource<'p> {
    scheme: Option<&'p str>,
    host: &'p str,
    port: Option<&'p str>,
    path: &'p str,
}

impl<'p> HostSource<'p> {
    fn parse(expression: &'p str) -> Option<Self> {
        let (scheme, rest) = match expression.split_once("://") {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, expression),
        };
        let (authority, path) = rest.split_at_checked(rest.find('/').unwrap_or(rest.len()))?;
        // A query and a fragment are no part of the grammar; browsers ignore them.
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        let fits = is_host(host) && port.is_none_or(is_port) && is_path(path);
        fits.then_some(Self { scheme, host, port, path })
    }
}

/// Steps 2 and 3, but for the path.
fn host_source_matches(source: &HostSource<'_>, load: Load<'_>) -> bool {
    let Load { url, page, sockets, .. } = load;
    // 2.1 and 3.2 The scheme, or the page's where there is none.
    let scheme = source.scheme.unwrap_or(page.scheme());
    scheme_matches(scheme, url.scheme(), sockets)
        // 3.1 and 3.3 The host.
        && host_matches(source.host, url.host())
        // 3.5 The port.
        && port_matches(source.port, url)
}

/// <https://w3c.github.io/webappsec-csp/#match-schemes>
fn scheme_matches(pattern: &str, scheme: &str, sockets: Sockets) -> bool {
    let is = |one: &str| pattern.eq_ignore_ascii_case(one);
    is(scheme)
        || match scheme {
            "https" if is("http") => true,
            "https" => sockets == Sockets::StandForHttp && (is("ws") || is("wss")),
            "http" => sockets == Sockets::StandForHttp && is("ws"),
            "wss" => is("ws"),
            _ => false,
        }
}

/// <https://w3c.github.io/webappsec-csp/#match-hosts>
///
/// By its text no address ever matches a host, and earlier only 127.0.0.1 did. Browsers compare
/// addresses like names (seen in Chromium 156), and pages rely on it.
fn host_matches(pattern: &str, host: &str) -> bool {
    if pattern == "*" {
        return !host.is_empty();
    }
    let Some(remaining) = pattern.strip_prefix('*') else {
        return pattern.eq_ignore_ascii_case(host);
    };
    // The dot belongs to what remains.
    let end = host.len().checked_sub(remaining.len()).and_then(|start| host.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(remaining))
}

/// <https://w3c.github.io/webappsec-csp/#match-ports>, and as before its text was shortened: who
/// names port 80 means 443 as well, where `https` is at home. Chromium 156 does so.
fn port_matches(pattern: Option<&str>, url: &Url) -> bool {
    match pattern {
        None => url.port().is_none(),
        Some("*") => true,
        Some(digits) => {
            let named = digits.parse::<u16>().ok();
            let port = url.port().or_else(|| default_port(url.scheme()));
            let is_secure = matches!(url.scheme(), "https" | "wss") && port == Some(443);
            named.is_some() && (named == port || (named == Some(80) && is_secure))
        }
    }
}

/// <https://w3c.github.io/webappsec-csp/#match-paths>
fn path_matches(pattern: &str, path: &str) -> bool {
    if pattern.is_empty() {
        return true;
    }
    let mut rest = path_units(path);
    let begins = path_units(pattern).all(|unit| rest.next() == Some(unit));
    // A path that ends with a slash is a folder, and what is in it matches as well.
    begins && (pattern.ends_with('/') || rest.next().is_none())
}

/// One byte of a path.
#[derive(PartialEq, Eq)]
enum Unit {
    /// A slash between pieces.
    Slash,
    /// A byte of a piece, perhaps written as `%2F` or the like.
    /// <https://url.spec.whatwg.org/#string-percent-decode>
    Byte(u8),
}

/// A path up to the query.
fn path_units(path: &str) -> impl Iterator<Item = Unit> + '_ {
    let mut rest = path.as_bytes();
    core::iter::from_fn(move || {
        let (unit, after) = match rest {
            [] | [b'?', ..] => return None,
            [b'/', after @ ..] => (Unit::Slash, after),
            [b'%', high, low, after @ ..] if digit(*high).is_some() && digit(*low).is_some() => {
                (Unit::Byte(digit(*high)? * 16 + digit(*low)?), after)
            }
            [byte, after @ ..] => (Unit::Byte(*byte), after),
        };
        rest = after;
        Some(unit)
    })
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn is_scheme(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(rest)
}

fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let named = text.strip_prefix("*.").unwrap_or(text);
    text == "*" || named.strip_suffix('.').unwrap_or(named).split('.').all(is_label)
}

fn is_port(text: &str) -> bool {
    text == "*" || (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// <https://www.rfc-editor.org/rfc/rfc3986#section-3.3>: nothing, or an absolute path, which may
/// begin with two slashes in spite of the grammar.
fn is_path(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~%!$&'()*+=:@".contains(&byte);
    text.bytes().all(fits)
}
