//! Addresses: what somebody meant who left something out of a URL, or put too much in.

use crate::mixed_content::{is_local_network, is_loopback};
use crate::url::{Url, UrlParser};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Whether a host looks like one that not everybody can reach.
pub(super) fn is_private(host: &str) -> bool {
    is_loopback(host)
        || is_local_network(host)
        || [".internal", ".lan", ".intranet"].iter().any(|end| host.ends_with(end))
        || (!host.is_empty() && !host.contains(['.', ':']))
}

/// The URL with the scheme that was left out; `None` where it does not look like a host.
pub(super) fn with_scheme(written: &str, page: &str, parser: &dyn UrlParser) -> Option<String> {
    let written = written.trim().trim_start_matches('/');
    let end = written.find(['/', '?', '#']).unwrap_or(written.len());
    let authority = written.get(..end)?;
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let is_host = host.contains('.') || host == "localhost" || (is_port && !is_scheme(host));
    if host.is_empty() || !is_host || (!is_port && authority.contains(':')) {
        return None;
    }
    let scheme = if is_loopback(host) || page == "http" { "http" } else { "https" };
    let whole = format!("{scheme}://{written}");
    let url = Url::parse(parser, &whole, None)?;
    (!url.includes_credentials()).then_some(whole)
}

/// Whether a word before a colon is a scheme of its own rather than a host.
fn is_scheme(word: &str) -> bool {
    const SCHEMES: &[&str] =
        &["about", "blob", "cid", "data", "file", "javascript", "mailto", "tel", "urn"];
    SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme))
}

/// The URL over `https`.
pub(super) fn over_https(url: &Url) -> Option<String> {
    let rest = url.href().strip_prefix("http:")?;
    Some(format!("https:{rest}"))
}

/// A URL without user name and password, and those two, decoded.
pub(super) struct Bare {
    pub url: String,
    pub user: Vec<u8>,
    pub password: Vec<u8>,
}

/// Takes user name and password out of a serialized URL; `None` where it has none.
pub(super) fn bare(url: &Url) -> Option<Bare> {
    let (scheme, rest) = url.href().split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = (rest.get(..end)?, rest.get(end..)?);
    let (login, host) = authority.rsplit_once('@')?;
    let (user, password) = login.split_once(':').unwrap_or((login, ""));
    Some(Bare {
        url: format!("{scheme}://{host}{path}"),
        user: percent_decoded(user),
        password: percent_decoded(password),
    })
}

/// <https://www.rfc-editor.org/rfc/rfc7617#section-2>
pub(super) fn basic_authorization(login: &Bare) -> String {
    let joined = [&login.user[..], b":", &login.password].concat();
    format!("Basic {}", base64(&joined))
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.first_chunk::<2>().and_then(|pair| core::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                decoded.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                decoded.push(*first);
                rest = tail;
            }
        }
    }
    decoded
}

/// <https://www.rfc-editor.org/rfc/rfc4648#section-4>
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let [first, second, third] =
            [0, 1, 2].map(|at| u32::from(group.get(at).copied().unwrap_or_default()));
        let bits = first << 16 | second << 8 | third;
        for place in 0..4 {
            let index = (bits >> (18 - 6 * place) & 63) as usize;
            let sign = ALPHABET.get(index).filter(|_| place <= group.len());
            text.push(sign.copied().map_or('=', char::from));
        }
    }
    text
}

/// Text as the bytes of a header value: everything that is no ASCII percent-encoded.
pub(super) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii() && byte != b'%' {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{base64, is_private, percent_decoded, percent_encoded};

    #[test]
    fn the_test_vectors_of_the_rfc() {
        let pairs =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, encoded) in pairs {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn percent_signs() {
        assert_eq!(percent_decoded("a%20b%zz%4"), b"a b%zz%4");
        assert_eq!(percent_encoded("ü%"), "%C3%BC%25");
    }

    #[test]
    fn hosts() {
        assert!(
            ["10.0.0.1", "172.16.0.1", "192.168.1.1", "router", "nas.local"].map(is_private)
                == [true; 5]
        );
        assert!(["172.32.0.1", "10.example", "api.example", ""].map(is_private) == [false; 4]);
    }
}
