//! User names and passwords in URLs.

use super::{Finds, SecretKind};

/// Everything between `//` and the last `@` before the authority ends.
/// <https://url.spec.whatwg.org/#authority-state>
pub(super) fn find<'t>(text: &'t str, finds: &mut Finds<'t>) {
    for mark in ["//", "%2F%2F", "%2f%2f"] {
        let is_encoded = mark.starts_with('%');
        for (at, _) in text.match_indices(mark) {
            let from = at + mark.len();
            let rest = text.get(from..).unwrap_or_default();
            let ends = |(at, point): (usize, char)| {
                let encoded = || rest.get(at..at + 3).is_some_and(|three| ENDS.contains(&three));
                is_end(point) || is_encoded && (matches!(point, '&' | '=') || encoded())
            };
            let length =
                rest.char_indices().find(|one| ends(*one)).map_or(rest.len(), |(at, _)| at);
            let authority = rest.get(..length).unwrap_or_default();
            let marks = if is_encoded { ["%40", "%3A"] } else { ["@", ":"] };
            parts(text, from, authority, marks, finds);
        }
    }
}

fn is_end(point: char) -> bool {
    point.is_whitespace() || "/?#\\\"'`<>^|".contains(point)
}

/// The same within a parameter.
const ENDS: &[&str] = &["%2F", "%2f", "%3F", "%3f"];

/// The name and the password in front of the host.
fn parts<'t>(
    text: &'t str,
    from: usize,
    authority: &str,
    [at, colon]: [&str; 2],
    finds: &mut Finds<'t>,
) {
    let Some((info, _)) = authority.rsplit_once(at) else { return };
    let name = info.split(colon).next().unwrap_or_default();
    finds.add(text, (from, from + name.len()), SecretKind::UserInfo, "user");
    if name.len() < info.len() {
        let from_password = from + name.len() + colon.len();
        finds.add(text, (from_password, from + info.len()), SecretKind::UserInfo, "password");
    }
}
