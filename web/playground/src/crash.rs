//! What is shown when the page itself breaks: a plain panel with everything that was typed.
//!
//! The panel stands ready in `index.html`, and its link needs no script: after a panic none of
//! this program's own code runs any more.

use crate::dom;
use corsplain_nodes::Place;
use std::panic::PanicHookInfo;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The panic hook.
pub fn hook(info: &PanicHookInfo<'_>) {
    show(&info.to_string());
}

/// Shows the panel in place of the page.
pub fn show(what: &str) {
    let mut kept = String::new();
    for place in Place::ALL {
        let text = typed(place);
        if !text.trim().is_empty() {
            kept.push_str(&text);
            kept.push_str("\n\n");
        }
    }
    if let Some(area) = dom::by_id::<HtmlTextAreaElement>("crash-text") {
        area.set_value(&kept);
    }
    if let Some(line) = dom::by_id::<Element>("crash-what") {
        line.set_text_content(Some(what));
    }
    if let Some(page) = dom::by_id::<HtmlElement>("page") {
        page.set_hidden(true);
    }
    if let Some(panel) = dom::by_id::<HtmlElement>("crash") {
        panel.set_hidden(false);
        let _ = panel.focus();
    }
}

fn typed(place: Place) -> String {
    let id = place.id();
    dom::by_id::<HtmlTextAreaElement>(id)
        .map(|area| area.value())
        .or_else(|| dom::by_id::<HtmlInputElement>(id).map(|input| input.value()))
        .unwrap_or_default()
}
