//! Why an exchange was blocked.

use crate::values;
use corsplain::account::{Cause, Change};
use corsplain_nodes::{
    Attr, Element, code, dd, details, div, dl, dt, em, h3, li, p, prose, section, strong, summary,
    ul, words,
};

/// The cause with its code, and the values.
pub fn cause(cause: &Cause, many: bool) -> Element {
    let title =
        h3().id("cause-title").put(words::CAUSE).put(" ").put(code().id("cause").put(cause.name));
    let why = details()
        .class("part small")
        .put(summary().put(strong().put(words::WHY_THIS_RULE)))
        .put(p().puts(prose(&cause.why)));
    section()
        .class("cause")
        .attr(Attr::AriaLabelledby, "cause-title")
        .put(title)
        .put(p().class("lead").puts(prose(cause.title)))
        .put(p().puts(prose(&cause.text)))
        .puts(cause.hints.iter().map(|hint| p().class("hint-strong").puts(prose(hint))))
        .put(ul().class("plain-list").puts(cause.changes.iter().map(change)))
        .put(why)
        .put(compared(cause, many))
}

fn change(change: &Change) -> Element {
    let who = strong().put(values::capitalized(change.who));
    li().put(who).put(": ").puts(prose(&change.text))
}

fn compared(cause: &Cause, many: bool) -> Element {
    let saw = match cause.saw.as_deref() {
        Some(saw) => value(saw),
        None => em().put(words::SAW_NOTHING),
    };
    let needed =
        cause.needed.as_deref().map(|needed| pair(words::AGAINST, dd().put(value(needed))));
    dl().put(pair(words::SAW, dd().put(saw)))
        .puts(needed)
        .put(pair(words::WHERE, dd().put(values::place_of(cause.at, many))))
        .put(pair(words::TO_CHANGE, dd().put(cause.who.as_str())))
}

fn pair(name: &str, description: Element) -> Element {
    div().put(dt().put(name)).put(description)
}

fn value(value: &str) -> Element {
    match value {
        "" => em().put(words::AN_EMPTY_VALUE),
        value => code().put(value),
    }
}
