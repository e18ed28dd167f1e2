//! The page's words for the values that core names, which it shares with its answers, and the ids of
//! its boxes.

pub use corsplain_answers::values::*;

use corsplain::text::Place;
use corsplain_answers::{convert, values};

/// What a box is called.
#[must_use]
pub const fn place(place: Place) -> &'static str {
    values::place(convert::place(place))
}

/// The id of a box in the document.
#[must_use]
pub const fn place_id(place: Place) -> &'static str {
    convert::place(place).id()
}
