//! Lists with something in them that is no name.

use super::{ALLOW_HEADERS, ALLOW_METHODS, Advice, EXPOSE_HEADERS, Found, Look, Seen, Severity};
use crate::values::show;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "list-not-tokens", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let answer = seen.answer;
    let lists = [
        (ALLOW_METHODS, &answer.allow_methods, "it allows nothing, and the preflight fails"),
        (ALLOW_HEADERS, &answer.allow_headers, "it allows nothing, and the preflight fails"),
        (EXPOSE_HEADERS, &answer.expose_headers, "it exposes nothing"),
    ];
    lists
        .into_iter()
        .filter_map(|(name, names, effect)| Some((name, names.invalid()?, effect)))
        .map(|(name, element, effect)| {
            Found::new(
                Severity::Medium,
                seen.evidence(&[name]),
                format!(
                    "`{name}` has `{}` in it, which is not a name. One bad element spoils the whole list: {effect}.",
                    show(element)
                ),
                "The server writes names separated by commas, without quotes, brackets, spaces or semicolons.",
            )
        })
        .collect()
}
