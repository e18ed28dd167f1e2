//! Long texts, cut: the boxes hold them whole.

use corsplain_nodes::words::{self, count, fill};
use corsplain_nodes::{Element, Node};

/// The nodes with every text in them cut that is longer than people read; each says how much of it
/// is left out. What a press does with a text, it does with the whole of it.
pub fn cut(nodes: &mut [Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => cut_text(text),
            Node::Element(Element { children, .. }) => cut(children),
        }
    }
}

fn cut_text(text: &mut String) {
    let Some((end, _)) = text.char_indices().nth(SHOWN) else { return };
    let more = text.get(end..).map_or(0, |rest| rest.chars().count());
    text.truncate(end);
    text.push_str(&fill(words::MORE_CHARACTERS, &[&count(more)]));
}

/// So many characters of a text are shown.
const SHOWN: usize = 4_000;
