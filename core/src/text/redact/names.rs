//! Which names tell that a secret follows.

use alloc::string::String;

/// What follows a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A scheme and credentials.
    Authorization,
    /// Cookies.
    Cookie,
    /// A cookie and its attributes.
    SetCookie,
    /// A secret, wherever the name stands.
    Secret,
    /// A secret if the name is that of a parameter in a URL; elsewhere it is an ordinary word.
    InUrl,
    /// A header whose value decides whether a preflight is needed.
    Deciding,
}

/// What follows this name; `None` where that is no secret.
pub(super) fn class(name: &str) -> Option<Class> {
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    if DECIDING.iter().any(is) {
        return Some(Class::Deciding);
    }
    let plain: String = name
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    match plain.as_str() {
        "authorization" | "proxyauthorization" | "xauthorization" | "xforwardedauthorization" => {
            return Some(Class::Authorization);
        }
        "cookie" | "cookie2" => return Some(Class::Cookie),
        "setcookie" | "setcookie2" => return Some(Class::SetCookie),
        _ => {}
    }
    let is_harmless = HARMLESS_STARTS.iter().any(|start| plain.starts_with(start))
        || HARMLESS_ENDS.iter().any(|end| plain.ends_with(end));
    if is_harmless {
        return None;
    }
    let end = name.get(name.len().saturating_sub(KEY.len())..);
    let is_key = end.is_some_and(|end| end.eq_ignore_ascii_case(KEY));
    if is_key || SECRET.contains(&plain.as_str()) || TELLING.iter().any(|word| plain.contains(word))
    {
        return Some(Class::Secret);
    }
    IN_URL.contains(&plain.as_str()).then_some(Class::InUrl)
}

/// How the name of a header ends that holds a key.
const KEY: &str = "-key";

/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>
const DECIDING: &[&str] =
    &["accept", "accept-language", "content-language", "content-type", "range"];

/// Names in lower case without what joins their words. What they say is about a secret, or about
/// something else.
const HARMLESS_STARTS: &[&str] = &[
    "accesscontrol",
    "cachekey",
    "crossorigin",
    "idempotency",
    "ratelimit",
    "secfetch",
    "secwebsocket",
    "signatureinput",
    "surrogate",
    "xratelimit",
];
const HARMLESS_ENDS: &[&str] = &[
    "age",
    "cachekey",
    "count",
    "enabled",
    "endpoint",
    "expires",
    "expiresat",
    "expiresin",
    "expiry",
    "header",
    "idempotencykey",
    "length",
    "lifetime",
    "limit",
    "method",
    "name",
    "primarykey",
    "publickey",
    "required",
    "sortkey",
    "storage",
    "supported",
    "tokens",
    "ttl",
    "type",
    "types",
    "uri",
    "url",
    "wwwauthenticate",
];

/// A name that contains one of these is a secret's.
const TELLING: &[&str] = &[
    "accesskey",
    "accountkey",
    "apikey",
    "appkey",
    "assertion",
    "authkey",
    "authorization",
    "clientkey",
    "connectionstring",
    "csrf",
    "encryptionkey",
    "functionskey",
    "jwt",
    "licensekey",
    "masterkey",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "samlresponse",
    "secret",
    "session",
    "sharedkey",
    "signature",
    "signingkey",
    "subscriptionkey",
    "token",
    "verifier",
    "xsrf",
];

/// These are, whole.
const SECRET: &[&str] =
    &["credential", "otp", "pass", "pwd", "sid", "xamzcredential", "xauth", "xgoogcredential"];

/// And these, as parameters of a URL.
const IN_URL: &[&str] = &["auth", "code", "hmac", "key", "nonce", "pin", "sig", "state", "ticket"];
