//! The few icons, drawn as lines in the colour of the text beside them.

use crate::words;
use yew::prelude::*;

/// The icon of that name; it never stands alone, so it says nothing to a screen reader.
pub fn icon(name: &str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={words::icon_line(name)} />
        </svg>
    }
}
