//! What is likely the true cause and is not CORS, and what people ask about it.

use corsplain::outside::{Outside, Question};
use corsplain_nodes::{
    Attr, Element, details, h3, li, ol, p, prose, section, strong, summary, ul, words,
};

/// Each likely cause with what shows it and what to do.
pub fn outside(found: &[Outside]) -> Option<Element> {
    let one = |one: &Outside| {
        li().put(strong().puts(prose(one.title)))
            .put(p().puts(prose(&one.evidence)))
            .put(p().puts(prose(one.advice)))
    };
    let drawn = section()
        .id("outside")
        .attr(Attr::AriaLabelledby, "outside-title")
        .put(h3().id("outside-title").put(words::OUTSIDE))
        .put(ul().class("cards").puts(found.iter().map(one)));
    (!found.is_empty()).then_some(drawn)
}

/// Questions that fold out to their answers.
pub fn questions(asked: &[Question]) -> Option<Element> {
    let one = |one: &Question| folded(one.question).put(p().puts(prose(one.answer)));
    let drawn = section()
        .id("questions")
        .attr(Attr::AriaLabelledby, "questions-title")
        .put(h3().id("questions-title").put(words::QUESTIONS))
        .puts(asked.iter().map(one));
    (!asked.is_empty()).then_some(drawn)
}

/// Where the missing half of an exchange is copied from, in each browser.
pub fn where_to_copy(browsers: &[(&'static str, &'static [&'static str])]) -> Option<Element> {
    let one = |(name, steps): &(&str, &[&str])| {
        let steps = steps.iter().map(|step| li().puts(prose(step)));
        folded(name).put(ol().class("numbered").puts(steps))
    };
    let drawn = section()
        .id("where-to-copy")
        .attr(Attr::AriaLabelledby, "copy-title")
        .put(h3().id("copy-title").put(words::WHERE_TO_COPY))
        .puts(browsers.iter().map(one));
    (!browsers.is_empty()).then_some(drawn)
}

fn folded(title: &str) -> Element {
    details().class("part small").put(summary().put(strong().put(title)))
}
