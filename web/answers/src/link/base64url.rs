//! <https://www.rfc-editor.org/rfc/rfc4648#section-5>, without padding.

/// Six bits a character.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            let six = (bits >> (18 - 6 * place)) & 63;
            text.push(ALPHABET.get(six as usize).copied().map_or('-', char::from));
        }
    }
    text
}

/// The bytes; `None` where a character is none of the alphabet's, or where one is missing. The
/// characters for which standard base64 has others are understood as well.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for byte in group {
            bits = bits << 6 | six(*byte)?;
        }
        let whole = (group.len() * 6) / 8;
        let bits: u32 = bits << (6 * (4 - group.len()));
        bytes.extend(bits.to_be_bytes().into_iter().skip(1).take(whole));
        if whole == 0 {
            return None;
        }
    }
    Some(bytes)
}

/// Whether a character can stand in such a text.
pub fn is_of_alphabet(point: char) -> bool {
    u8::try_from(point).is_ok_and(|byte| six(byte).is_some())
}

fn six(byte: u8) -> Option<u32> {
    let place = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' | b'+' => 62,
        b'_' | b'/' => 63,
        _ => return None,
    };
    Some(u32::from(place))
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_rfc() {
        let plain = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
        let encoded = ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"];
        for (plain, encoded) in plain.into_iter().zip(encoded) {
            assert_eq!(encode(plain.as_bytes()), encoded);
            assert_eq!(decode(encoded).as_deref(), Some(plain.as_bytes()));
        }
    }

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            for bytes in [vec![byte], vec![0, byte], vec![255, 0, byte], vec![byte; 7]] {
                assert_eq!(decode(&encode(&bytes)), Some(bytes));
            }
        }
    }

    #[test]
    fn both_alphabets_and_nothing_else() {
        assert_eq!(encode(&[0xfb, 0xff, 0xfe]), "-__-");
        assert_eq!(decode("-__-"), decode("+//+"));
        for junk in ["A", "AAAAA", "AA=", "AA ", "é", "A.AA"] {
            assert_eq!(decode(junk), None, "{junk}");
        }
        assert!(is_of_alphabet('-') && !is_of_alphabet('.') && !is_of_alphabet('\u{141}'));
    }
}
