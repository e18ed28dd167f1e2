//! What each browser prints on its console, letter by letter.

use crate::draw::press;
use corsplain::Engine;
use corsplain::account::EngineAccount;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Element, details, figcaption, figure, h3, pre, section, span, summary,
};

/// The lines of the engine that is told; nothing where it prints none.
pub fn chosen(told: &EngineAccount) -> Option<Element> {
    let drawn = section()
        .class("console")
        .attr(Attr::AriaLabelledby, "console-title")
        .put(h3().id("console-title").put(words::CONSOLE))
        .put(lines(told));
    (!told.console.is_empty()).then_some(drawn)
}

/// The lines of all others that print any, folded.
pub fn others(accounts: &[EngineAccount], chosen: Engine) -> Option<Element> {
    let is_printing = |told: &&EngineAccount| !told.console.is_empty();
    let is_chosen = |told: &EngineAccount| told.engine == chosen;
    let others: Vec<&EngineAccount> =
        accounts.iter().filter(is_printing).filter(|told| !is_chosen(told)).collect();
    let chosen_prints = accounts.iter().filter(is_printing).any(is_chosen);
    let title = if chosen_prints { words::CONSOLE_OF_OTHERS } else { words::CONSOLE };
    let drawn = details()
        .class("part")
        .id("console")
        .put(summary().put(h3().put(title)))
        .puts(others.iter().map(|told| lines(told)));
    (!others.is_empty()).then_some(drawn)
}

fn lines(told: &EngineAccount) -> Element {
    let text = told.console.join("\n");
    let copy = press(Act::Copy(text.clone()))
        .class("plain")
        .attr(Attr::AriaLabel, fill(words::COPY_CONSOLE, &[told.name]))
        .put(words::COPY_TEXT);
    let caption = figcaption().class("tags").put(span().put(told.name)).put(copy);
    figure().put(caption).put(pre().put(text))
}
