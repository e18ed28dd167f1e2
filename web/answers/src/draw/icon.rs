//! The few icons, drawn as lines in the colour of the text beside them.

use corsplain_nodes::{Attr, Element, path, svg};

/// The icon of that name; it never stands alone, so it says nothing to a screen reader.
pub fn icon(name: &str) -> Element {
    let line = match name {
        "good" => "M5 12.5l4.5 4.5L19 7.5",
        "bad" => "M6 6l12 12M18 6L6 18",
        "quiet" => {
            "M4 4l16 16M9.9 5.8A9 9 0 0 1 21 12a13 13 0 0 1-2.4 3M6.3 7.7A13 13 0 0 0 3 12a9 9 0 0 0 12 5.4"
        }
        "open" => "M12 7v5l3 2M12 3a9 9 0 1 0 .01 0",
        "away" => "M8 16L17 7M9 7h8v8",
        _ => "M4 12h16",
    };
    svg()
        .class("icon")
        .attr(Attr::ViewBox, "0 0 24 24")
        .attr(Attr::AriaHidden, "true")
        .put(path().attr(Attr::D, line))
}
