//! The few icons, drawn as lines in the colour of the text beside them.

use crate::values;
use corsplain_nodes::{Attr, Element, path, svg};

/// The icon of that name; it never stands alone, so it says nothing to a screen reader.
pub fn icon(name: &str) -> Element {
    svg()
        .class("icon")
        .attr(Attr::ViewBox, "0 0 24 24")
        .attr(Attr::AriaHidden, "true")
        .put(path().attr(Attr::D, values::icon_line(name)))
}
