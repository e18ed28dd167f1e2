//! Texts of JSON with their escapes resolved.

use alloc::string::String;

/// A text between its quotes as it was meant; what is no character becomes U+FFFD.
pub(super) fn unescape(raw: &[u8], is_escaped: bool) -> String {
    let text = String::from_utf8_lossy(raw);
    if !is_escaped {
        return text.into_owned();
    }
    let mut meant = String::with_capacity(text.len());
    let mut rest: &str = &text;
    while let Some((before, after)) = rest.split_once('\\') {
        meant.push_str(before);
        let mut points = after.chars();
        rest = match points.next() {
            Some('u') => unit(points.as_str(), &mut meant),
            Some(point) => {
                meant.push(match point {
                    'b' => '\u{8}',
                    'f' => '\u{C}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    point => point,
                });
                points.as_str()
            }
            // The text was cut here.
            None => "",
        };
    }
    meant.push_str(rest);
    meant
}

/// Resolves the digits behind `\u`, and with them a second escape where they are one half of a pair;
/// gives what follows.
fn unit<'a>(text: &'a str, meant: &mut String) -> &'a str {
    let Some((first, rest)) = digits(text) else {
        meant.push(char::REPLACEMENT_CHARACTER);
        return "";
    };
    let second = rest.strip_prefix("\\u").and_then(digits);
    if let Some((second, rest)) = second.filter(|_| (0xD800..0xDC00).contains(&first))
        && let Some(Ok(point)) = char::decode_utf16([first, second]).next()
    {
        meant.push(point);
        return rest;
    }
    let point = char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER);
    meant.push(point);
    rest
}

fn digits(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    Some((u16::from_str_radix(digits, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes_are_resolved_as_serde_json_does() {
        for text in [r"plain", r#"a\"b\\c\/d\b\f\n\r\t"#, r"\u0041\u00e9\u2028", r"\ud83d\ude00!"] {
            let meant: alloc::string::String =
                serde_json::from_str(&alloc::format!("\"{text}\"")).unwrap();
            assert_eq!(unescape(text.as_bytes(), true), meant);
        }
    }

    #[test]
    fn halves_of_pairs_are_replaced() {
        assert_eq!(unescape(br"\ud83d", true), "\u{FFFD}");
        assert_eq!(unescape(br"\ud83d\u0041", true), "\u{FFFD}A");
        assert_eq!(unescape(br"\ude00\ud83d\ude00", true), "\u{FFFD}😀");
        assert_eq!(unescape(b"\xff", false), "\u{FFFD}");
        assert_eq!(unescape(br"cut\u00", true), "cut\u{FFFD}");
    }
}
