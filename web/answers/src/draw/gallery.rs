//! The gallery: every example as a card with its verdict, under a heading for each topic.

use crate::convert::url_parser;
use crate::draw::icon::icon;
use crate::evaluate::differing;
use crate::gallery::Entry;
use crate::values;
use corsplain::scenario::Scenario;
use corsplain::{Engine, Exchange, accounts};
use corsplain_nodes::words;
use corsplain_nodes::{
    Attr, Element, a, code, div, em, h2, li, nav, p, prose, section, strong, ul,
};

/// All examples, judged as they are drawn.
pub fn gallery(examples: &[(Entry, Scenario)]) -> Element {
    let topics: Vec<&[(Entry, Scenario)]> =
        examples.chunk_by(|(one, _), (next, _)| one.group == next.group).collect();
    let ways = topics.iter().filter_map(|topic| topic.first()).map(|(entry, _)| {
        li().put(a().attr(Attr::Href, format!("#{}", anchor(entry))).put(entry.group.as_str()))
    });
    let contents = nav().attr(Attr::AriaLabel, words::GALLERY_TOPICS).put(ul().puts(ways));
    div()
        .class("gallery")
        .put(contents)
        .puts(topics.iter().filter_map(|topic| under_heading(topic)))
}

fn under_heading(topic: &[(Entry, Scenario)]) -> Option<Element> {
    let (first, _) = topic.first()?;
    let (id, title) = (anchor(first), format!("{}-title", anchor(first)));
    let heading = h2().id(title.clone()).put(first.group.as_str());
    let cards = ul().class("deck").puts(topic.iter().filter_map(card));
    Some(section().id(id).attr(Attr::AriaLabelledby, title).put(heading).put(cards))
}

/// What it is called, what it shows, and the verdict by the standard.
fn card((entry, scenario): &(Entry, Scenario)) -> Option<Element> {
    let exchange = Exchange::with_parser(scenario.clone(), url_parser()).ok()?;
    let all = accounts(&exchange);
    let told = &all.iter().find(|told| told.engine == Engine::Fetch)?.account;
    let tone = values::tone(told.outcome);
    let differ = !differing(&all).is_empty();
    let verdict = p()
        .class("word")
        .put(strong().put(icon(tone)).put(values::outcome(told.outcome)))
        .puts(told.cause.as_ref().map(|cause| code().put(cause.name)))
        .puts(differ.then(|| em().put(words::BROWSERS_DIFFER)));
    let link = a().attr(Attr::Href, format!("#gallery/{}", entry.id)).puts(prose(&entry.title));
    let title = p().class("name").put(link);
    let shows = p().class("shows").puts(prose(&entry.shows));
    Some(li().class(format!("card {tone}")).put(title).put(shows).put(verdict))
}

/// Where a topic begins.
fn anchor(entry: &Entry) -> String {
    format!("about-{}", entry.group.to_lowercase().replace(' ', "-"))
}
