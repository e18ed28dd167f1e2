//! A header whose name was meant to be another one.

use crate::header::HeaderList;

/// The first header whose name is nearly `wanted` (in lower case), and is none that CORS knows.
pub(crate) fn near_name<'a>(headers: &'a HeaderList, wanted: &str) -> Option<&'a [u8]> {
    let names = headers.headers().iter().map(|header| header.name.as_slice());
    names.into_iter().find(|name| {
        let is_known = KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        !is_known && is_near(&meaning(name), &meaning(wanted.as_bytes()))
    })
}

/// What a name is made of apart from its separators, in lower case.
fn meaning(name: &[u8]) -> alloc::vec::Vec<u8> {
    let letters = name.iter().filter(|byte| byte.is_ascii_alphanumeric());
    letters.take(LONGEST).map(u8::to_ascii_lowercase).collect()
}

/// Whether one becomes the other by adding, dropping or changing two letters, or by the words that
/// all such names begin with.
fn is_near(one: &[u8], other: &[u8]) -> bool {
    if other.strip_prefix(b"accesscontrol") == Some(one) {
        return true;
    }
    if one.len().abs_diff(other.len()) > MOST {
        return false;
    }
    let mut row: alloc::vec::Vec<usize> = (0..=other.len()).collect();
    for (above, byte) in one.iter().enumerate() {
        let mut diagonal = above;
        let mut left = above + 1;
        let (Some(first), rest) = (row.first_mut(), other) else { return false };
        *first = left;
        for (cell, wanted) in row.iter_mut().skip(1).zip(rest) {
            let changed = diagonal + usize::from(byte != wanted);
            diagonal = *cell;
            left = changed.min(left + 1).min(*cell + 1);
            *cell = left;
        }
    }
    row.last().is_some_and(|distance| *distance <= MOST)
}

/// This many letters may differ.
const MOST: usize = 2;

/// No name that is nearly one of these is longer.
const LONGEST: usize = 40;

const KNOWN: &[&str] = &[
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "access-control-allow-methods",
    "access-control-allow-headers",
    "access-control-expose-headers",
    "access-control-max-age",
];

#[cfg(test)]
mod tests {
    use super::near_name;
    use crate::header::HeaderList;

    #[test]
    fn a_slip_is_found_and_another_header_is_not() {
        let origin = "access-control-allow-origin";
        for (name, wanted, is_near) in [
            ("Access-Control-Allow-Origins", origin, true),
            ("Access-Control-Allow-Orgin", origin, true),
            ("Access-Control-Allowed-Origin", origin, true),
            ("Access_Control_Allow_Origin", origin, true),
            ("Allow-Origin", origin, true),
            ("Access-Control-Allow-Method", "access-control-allow-methods", true),
            ("Access-Control-Allow-Header", "access-control-allow-headers", true),
            ("Access-Control-Allow-Credential", "access-control-allow-credentials", true),
            ("Access-Control-Allow-Headers", "access-control-allow-methods", false),
            ("Access-Control-Allow-Private-Network", origin, false),
            ("Origin", origin, false),
            ("X", origin, false),
            ("", origin, false),
        ] {
            let headers = HeaderList::new([(name, "x")]);
            assert_eq!(near_name(&headers, wanted).is_some(), is_near, "{name}");
        }
    }
}
