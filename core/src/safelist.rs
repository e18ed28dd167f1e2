//! The standard's lists of header names, and which request headers may go out unasked.

use crate::header::{get_decode_split, is_token};
use crate::method::is_forbidden_method;
use crate::mime;

/// Why a request header is not CORS-safelisted: the step that refused it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsafe {
    /// The value is longer than 128 bytes; its length.
    ValueTooLong(usize),
    /// The name is not one of the five.
    NameNotListed,
    /// `Accept` or `Content-Type` has a CORS-unsafe request-header byte.
    UnsafeByte(u8),
    /// A language header has a byte that languages do not need.
    NotALanguageByte(u8),
    /// `Content-Type` is not a MIME type.
    NotAMimeType,
    /// `Content-Type` is a MIME type that forms cannot send.
    EssenceNotListed,
    /// `Range` is not a single byte range.
    NotASingleRange,
    /// `Range` counts from the end.
    RangeWithoutStart,
}

/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>
#[must_use]
pub fn is_cors_safelisted_request_header(name: &[u8], value: &[u8]) -> bool {
    cors_safelisted_request_header(name, value).is_ok()
}

/// The same, with the step that refused.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>
pub fn cors_safelisted_request_header(name: &[u8], value: &[u8]) -> Result<(), Unsafe> {
    // 1. Long values are not safe, whatever their name.
    if value.len() > 128 {
        return Err(Unsafe::ValueTooLong(value.len()));
    }
    // 2. Each of the five names has rules of its own.
    match Known::of(name) {
        Some(Known::Accept) => no_unsafe_byte(value),
        Some(Known::Language) => match value.iter().find(|&&byte| !is_language_byte(byte)) {
            Some(&byte) => Err(Unsafe::NotALanguageByte(byte)),
            None => Ok(()),
        },
        Some(Known::ContentType) => {
            no_unsafe_byte(value)?;
            match mime::essence(value).as_deref() {
                None => Err(Unsafe::NotAMimeType),
                Some(
                    "application/x-www-form-urlencoded" | "multipart/form-data" | "text/plain",
                ) => Ok(()),
                Some(_) => Err(Unsafe::EssenceNotListed),
            }
        }
        Some(Known::Range) => match parse_single_range_header_value(value, Whitespace::Refused) {
            None => Err(Unsafe::NotASingleRange),
            Some((None, _)) => Err(Unsafe::RangeWithoutStart),
            Some((Some(_), _)) => Ok(()),
        },
        None => Err(Unsafe::NameNotListed),
    }
    // 3. Whatever was not refused is safe.
}

/// The names that have rules, grouped by rule.
enum Known {
    Accept,
    Language,
    ContentType,
    Range,
}

impl Known {
    fn of(name: &[u8]) -> Option<Self> {
        let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
        if is("accept") {
            Some(Self::Accept)
        } else if is("accept-language") || is("content-language") {
            Some(Self::Language)
        } else if is("content-type") {
            Some(Self::ContentType)
        } else if is("range") {
            Some(Self::Range)
        } else {
            None
        }
    }
}

fn no_unsafe_byte(value: &[u8]) -> Result<(), Unsafe> {
    match value.iter().find(|&&byte| is_cors_unsafe_request_header_byte(byte)) {
        Some(&byte) => Err(Unsafe::UnsafeByte(byte)),
        None => Ok(()),
    }
}

/// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte>
#[must_use]
pub const fn is_cors_unsafe_request_header_byte(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\t')
        || matches!(
            byte,
            b'"' | b'('
                | b')'
                | b':'
                | b'<'
                | b'>'
                | b'?'
                | b'@'
                | b'['
                | b'\\'
                | b']'
                | b'{'
                | b'}'
                | 0x7F
        )
}

const fn is_language_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'*' | b',' | b'-' | b'.' | b';' | b'=')
}

/// Whether tabs and spaces may stand between the parts of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whitespace {
    /// They may.
    Allowed,
    /// They may not; so it is for the safelist.
    Refused,
}

/// A parsed range: its start and its end as ASCII digits without leading zeros, either may be
/// missing. Digits and not numbers, since the standard's numbers have no limit.
pub type SingleRange<'a> = (Option<&'a [u8]>, Option<&'a [u8]>);

/// <https://fetch.spec.whatwg.org/#simple-range-header-value>
#[must_use]
pub fn parse_single_range_header_value(
    value: &[u8],
    whitespace: Whitespace,
) -> Option<SingleRange<'_>> {
    let skip = |rest| match whitespace {
        Whitespace::Allowed => trim_start(rest),
        Whitespace::Refused => rest,
    };
    // 2.–7. The unit and the equals sign.
    let rest = skip(value.strip_prefix(b"bytes")?).strip_prefix(b"=")?;
    // 8.–10. The start.
    let (start, rest) = digits(skip(rest));
    // 11.–13. The hyphen.
    let rest = skip(skip(rest).strip_prefix(b"-")?);
    // 14.–16. The end, and nothing after it.
    let (end, rest) = digits(rest);
    if !rest.is_empty() {
        return None;
    }
    // 17. and 18. At least one of them, and in order.
    match (start, end) {
        (None, None) => None,
        (Some(start), Some(end)) if is_greater(start, end) => None,
        range => Some(range),
    }
}

fn trim_start(mut value: &[u8]) -> &[u8] {
    while let [b'\t' | b' ', rest @ ..] = value {
        value = rest;
    }
    value
}

/// The digits at the start, without leading zeros but at least one digit, and what follows.
pub(crate) fn digits(value: &[u8]) -> (Option<&[u8]>, &[u8]) {
    let length = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (mut number, rest) = value.split_at_checked(length).unwrap_or((value, b""));
    while let [b'0', tail @ ..] = number
        && !tail.is_empty()
    {
        number = tail;
    }
    ((length > 0).then_some(number), rest)
}

/// Compares two numbers of digits without leading zeros.
pub(crate) fn is_greater(one: &[u8], other: &[u8]) -> bool {
    (one.len(), one) > (other.len(), other)
}

/// <https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name>
#[must_use]
pub fn is_cors_non_wildcard_request_header_name(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"authorization")
}

/// <https://fetch.spec.whatwg.org/#privileged-no-cors-request-header-name>
#[must_use]
pub fn is_privileged_no_cors_request_header_name(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"range")
}

/// <https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header-name>
#[must_use]
pub fn is_no_cors_safelisted_request_header_name(name: &[u8]) -> bool {
    is_one_of(name, &["accept", "accept-language", "content-language", "content-type"])
}

/// <https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header>
#[must_use]
pub fn is_no_cors_safelisted_request_header(name: &[u8], value: &[u8]) -> bool {
    is_no_cors_safelisted_request_header_name(name)
        && is_cors_safelisted_request_header(name, value)
}

/// <https://fetch.spec.whatwg.org/#forbidden-request-header>
///
/// May allocate, for the three method-override names only.
#[must_use]
pub fn is_forbidden_request_header(name: &[u8], value: &[u8]) -> bool {
    // 1. Names that the browser keeps for itself.
    is_one_of(name, FORBIDDEN_REQUEST_HEADER_NAMES)
        // 2. Whole families of names.
        || starts_with(name, b"proxy-")
        || starts_with(name, b"sec-")
        // 3. A way around forbidden methods.
        || (is_one_of(name, &["x-http-method", "x-http-method-override", "x-method-override"])
            && get_decode_split(value).iter().any(|method| is_token(method) && is_forbidden_method(method)))
}

const FORBIDDEN_REQUEST_HEADER_NAMES: &[&str] = &[
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

/// <https://fetch.spec.whatwg.org/#forbidden-response-header-name>
#[must_use]
pub fn is_forbidden_response_header_name(name: &[u8]) -> bool {
    is_one_of(name, &["set-cookie", "set-cookie2"])
}

/// The seven names that every script may read.
/// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
#[must_use]
pub fn is_cors_safelisted_response_header_name(name: &[u8]) -> bool {
    is_one_of(
        name,
        &[
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma",
        ],
    )
}

/// <https://fetch.spec.whatwg.org/#request-body-header-name>
#[must_use]
pub fn is_request_body_header_name(name: &[u8]) -> bool {
    is_one_of(name, &["content-encoding", "content-language", "content-location", "content-type"])
}

fn is_one_of(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}

fn starts_with(name: &[u8], prefix: &[u8]) -> bool {
    name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
