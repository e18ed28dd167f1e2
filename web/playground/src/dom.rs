//! The few things done to the document directly.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlTextAreaElement};

/// The document, where there is one.
#[must_use]
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with that id.
#[must_use]
pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a text on the clipboard, where the browser lets the page.
pub fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        // A refusal leaves the text where it can be selected.
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// Moves the focus to a box and selects a line of it, counted from 1.
pub fn focus_line(id: &str, line: usize) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        let _ = element.focus();
    }
    let Some(area) = by_id::<HtmlTextAreaElement>(id) else { return };
    let text = area.value();
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(units).sum();
    let length = text.lines().nth(line.saturating_sub(1)).map_or(0, units);
    let (Ok(start), Ok(end)) = (u32::try_from(before), u32::try_from(before + length)) else {
        return;
    };
    let _ = area.set_selection_range(start, end);
    // No browser scrolls a selection into view by itself.
    let lines = text.split('\n').count().max(1);
    let height = usize::try_from(area.scroll_height()).unwrap_or(0) / lines;
    let above = height.saturating_mul(line.saturating_sub(2));
    area.set_scroll_top(i32::try_from(above).unwrap_or(i32::MAX));
}

/// The length of a text as the DOM counts it.
fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
