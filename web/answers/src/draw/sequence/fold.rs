//! Texts folded to a width that is counted in letters.

/// A text shortened in its middle to so many letters.
pub fn shorten(text: &str, letters: usize) -> String {
    let count = text.chars().count();
    if count <= letters {
        return text.to_owned();
    }
    // An end tells more than a middle, and a beginning more than an end.
    let kept = letters.saturating_sub(1);
    let tail = kept / 3;
    let head: String = text.chars().take(kept - tail).collect();
    let tail: String = text.chars().skip(count - tail).collect();
    format!("{head}\u{2026}{tail}")
}

/// A value in so many lines at most: cut behind a sign where one is near, and else anywhere.
pub fn fold(text: &str, letters: usize, lines: usize) -> Vec<String> {
    let letters = letters.max(1);
    let all: Vec<char> = shorten(text, letters * lines).chars().collect();
    let mut folded = Vec::new();
    let mut rest = all.as_slice();
    while let Some((full, _)) = rest.split_at_checked(letters).filter(|(_, more)| !more.is_empty())
    {
        let near = full.iter().rposition(|sign| SIGNS.contains(sign)).map_or(0, |at| at + 1);
        let cut = if near * 2 > letters { near } else { letters };
        let (line, more) = rest.split_at_checked(cut).unwrap_or((rest, &[]));
        folded.push(line.iter().collect());
        rest = more;
    }
    folded.push(rest.iter().collect());
    if folded.len() > lines {
        return all.chunks(letters).map(|line| line.iter().collect()).collect();
    }
    folded
}

/// A header in lines: its value goes below its name where one line does not hold both.
pub fn fold_header(text: &str, letters: usize) -> Vec<String> {
    match text.split_once(": ") {
        Some((name, value)) if text.chars().count() > letters => {
            let name = shorten(name, letters.saturating_sub(1));
            let value = fold(value, letters.saturating_sub(2), 2);
            let value = value.into_iter().map(|line| format!("\u{a0}\u{a0}{line}"));
            std::iter::once(format!("{name}:")).chain(value).collect()
        }
        _ => fold(text, letters, 2),
    }
}

/// Prose in lines, broken between its words.
pub fn wrap(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = shorten(word, letters);
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + length <= letters => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// Behind what a value is best cut.
const SIGNS: [char; 5] = ['/', '?', '&', ',', ' '];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_goes_first() {
        assert_eq!(shorten("https://a.example/items", 23), "https://a.example/items");
        assert_eq!(shorten("https://a.example/items", 13), "https://…tems");
        assert_eq!(shorten("äöüäöü", 4), "äö…ü");
        assert_eq!(shorten("abc", 0), "…");
    }

    #[test]
    fn values_are_cut_anywhere_and_words_are_not() {
        assert_eq!(fold("abcdefgh", 3, 3), ["abc", "def", "gh"]);
        assert_eq!(fold("abcdefgh", 3, 2), ["abc", "d…h"]);
        assert_eq!(fold("GET /items/4", 8, 2), ["GET /", "items/4"]);
        assert_eq!(fold("/a/items", 6, 2), ["/a/ite", "ms"]);
        assert_eq!(fold("", 6, 2), [""]);
        assert_eq!(wrap("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrap("", 7), [""; 0]);
    }

    #[test]
    fn a_long_header_has_its_value_below() {
        assert_eq!(fold_header("Origin: null", 20), ["Origin: null"]);
        assert_eq!(
            fold_header("Origin: https://app.example", 20),
            ["Origin:", "\u{a0}\u{a0}https://app.exampl", "\u{a0}\u{a0}e"]
        );
    }
}
