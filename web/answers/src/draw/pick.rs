//! A labelled `select`, the value picked now marked in it.

use crate::draw::flag;
use corsplain_nodes::{Act, Attr, Element, div, label, optgroup, option, select};

/// One choice to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it stands for.
    pub value: String,
    /// What it says.
    pub label: String,
    /// The heading that it stands under; empty for none.
    pub group: String,
}

impl Entry {
    /// A choice under no heading.
    pub fn plain(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), group: String::new() }
    }
}

/// The element, with what is picked, what there is to pick from, the value now, and what a pick does.
pub fn pick(id: &str, name: &str, entries: &[Entry], value: &str, act: Act) -> Element {
    let one = |entry: &Entry| {
        let option = option().attr(Attr::Value, &entry.value).put(entry.label.as_str());
        flag(option, Attr::Selected, entry.value == value)
    };
    let mut list = select().id(id).act(act);
    for group in entries.chunk_by(|one, next| one.group == next.group) {
        let options = group.iter().map(one);
        list = match group.first() {
            Some(Entry { group, .. }) if !group.is_empty() => {
                list.put(optgroup().attr(Attr::Label, group).puts(options))
            }
            _ => list.puts(options),
        };
    }
    div().class("pick").put(label().attr(Attr::For, id).put(name)).put(list)
}
