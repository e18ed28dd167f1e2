//! Templates of console lines: text with named holes, filled in to print a line and matched to
//! read one.

use alloc::string::String;

/// What fills the holes of a template, by name.
pub(crate) type Holes<'a> = [(&'static str, &'a str)];

/// The template with every hole filled; a hole that nobody fills is left out.
pub(crate) fn fill(template: &str, holes: &Holes<'_>) -> String {
    let mut line = String::with_capacity(template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => line.push_str(text),
            Piece::Hole(name) => {
                let value = holes.iter().find(|(hole, _)| *hole == name);
                line.push_str(value.map_or("", |(_, value)| value));
            }
        }
    }
    line
}

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Words that stand there as they are.
    Text(&'t str),
    /// A place for a value, by its name.
    Hole(&'t str),
}

/// The parts of a template, in order; `{name}` is a hole.
pub(crate) fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    template.split_inclusive('}').flat_map(|part| match part.split_once('{') {
        Some((text, hole)) => [Piece::Text(text), Piece::Hole(hole.trim_end_matches('}'))],
        None => [Piece::Text(part), Piece::Text("")],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_by_name() {
        let holes = [("url", "https://b.example/"), ("kind", "{url}")];
        assert_eq!(fill("{kind} at '{url}'.", &holes), "{url} at 'https://b.example/'.");
        assert_eq!(fill("no hole", &holes), "no hole");
        assert_eq!(fill("{none}", &holes), "");
    }
}
