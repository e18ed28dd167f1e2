//! A text that is too long for a box: it is kept whole, and told of.

use crate::deed::Action;
use crate::view::button;
use corsplain_nodes::Place;
use corsplain_nodes::words::{self, fill};
use yew::{Callback, Html, html};

/// How long it is, its first lines, and the way to be rid of it.
pub fn long(place: Place, text: &str, act: &Callback<Action>) -> Html {
    let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
    let lines = text.split_inclusive('\n').take(LINES);
    let first: String = lines.flat_map(|line| line.chars().take(WIDTH)).collect();
    html! {
        <div class="long">
            <output id={place.id()}>{ fill(words::LONG_TEXT, &[&size(bytes)]) }</output>
            { button(words::LONG_TEXT_CLEAR, Action::Clear(place), act) }
            <details class="more">
                <summary>{ fill(words::LONG_TEXT_SHOW, &[&LINES.to_string()]) }</summary>
                <pre tabindex="0">{ first }</pre>
            </details>
        </div>
    }
}

/// So many bytes, for people.
#[must_use]
pub fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return fill(words::KILOBYTES, &[&bytes.div_ceil(1000).to_string()]);
    }
    let tenths = bytes / 100_000;
    let number = [(tenths / 10).to_string(), (tenths % 10).to_string()].join(".");
    fill(words::MEGABYTES, &[&number])
}

/// So many lines are shown,
const LINES: usize = 200;
/// and so many characters of each.
const WIDTH: usize = 500;

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_for_people() {
        let said = [0, 1, 262_145, 999_999, 1_000_000, 10_240_000].map(size);
        assert_eq!(said, ["0 kB", "1 kB", "263 kB", "1000 kB", "1.0 MB", "10.2 MB"]);
    }
}
