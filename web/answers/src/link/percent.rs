//! <https://url.spec.whatwg.org/#percent-decode>

/// The text; `None` where its bytes are no UTF-8. A `%` without two digits stands for itself.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [b'%', high, low, after @ ..] if let Some(byte) = byte(*high, *low) => {
                bytes.push(byte);
                after
            }
            [byte, after @ ..] => {
                bytes.push(*byte);
                after
            }
            [] => return String::from_utf8(bytes).ok(),
        };
    }
}

fn byte(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// The text as a part of a URL, as `encodeURIComponent` has it.
pub fn encode(text: &str) -> String {
    corsplain::percent_encoded(text, b"-_.~")
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn what_is_no_code_stands_for_itself() {
        assert_eq!(decode("a%20b%C3%A9+%zz%4").as_deref(), Some("a bé+%zz%4"));
        assert_eq!(decode("%FF"), None);
        assert_eq!(decode("100%").as_deref(), Some("100%"));
    }

    #[test]
    fn what_is_encoded_is_decoded() {
        assert_eq!(encode("a b/é&`"), "a%20b%2F%C3%A9%26%60");
        assert_eq!(decode(&encode("-_.~ %00\n\u{1f600}")).as_deref(), Some("-_.~ %00\n\u{1f600}"));
    }
}
