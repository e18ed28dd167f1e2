//! The conversation of page, browser and servers: drawn, and the same as a list of sentences.

mod ending;
mod events;
mod fold;
mod picture;

use corsplain::account::Account;
use corsplain::scenario::Scenario;
use corsplain_nodes::{
    Element, details, figcaption, figure, h3, li, ol, prose, strong, summary, words,
};

/// The drawing of an exchange, as an engine's account tells it.
pub fn sequence(scenario: &Scenario, account: &Account) -> Element {
    let sequence = events::sequence(scenario, account);
    let sentences = sequence.events.iter().map(|event| li().puts(prose(&event.said)));
    let list = details()
        .class("part small")
        .put(summary().put(strong().put(words::SEQUENCE_AS_LIST)))
        .put(ol().id("sequence-list").class("numbered").puts(sentences));
    figure()
        .id("sequence")
        .class("conversation")
        .put(figcaption().put(h3().put(words::SEQUENCE)))
        .put(picture::picture(&sequence))
        .put(list)
}
