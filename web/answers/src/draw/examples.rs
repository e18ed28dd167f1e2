//! The examples to load.

use crate::draw::pick::{Entry, pick};
use crate::gallery;
use corsplain_nodes::{Act, Node, words};

/// The select of the featured examples; `chosen` is the id of the one that is shown, which is among
/// them in any case, empty for one's own text.
#[must_use]
pub fn examples(chosen: &str) -> Vec<Node> {
    let own = Entry::plain("", words::EXAMPLE_NONE);
    let all = gallery::entries().into_iter();
    let offered = all.filter(|entry| entry.featured || entry.id == chosen).map(|entry| Entry {
        value: entry.id,
        label: entry.title,
        group: entry.group,
    });
    let entries: Vec<Entry> = std::iter::once(own).chain(offered).collect();
    vec![pick("example", words::EXAMPLE, &entries, chosen, Act::Load(None)).into()]
}
