//! The second request, and how long a permission lives on.

use crate::draw::icon::icon;
use crate::values;
use corsplain::over_time::{LivesOn, Moment, Story, Telling};
use corsplain_nodes::{
    Element, Node, code, details, div, h3, h4, li, ol, p, prose, span, strong, summary, ul, words,
};

/// Lifetimes and stories, folded in.
pub fn over_time(lives_on: &[LivesOn], stories: &[Story]) -> Option<Element> {
    let one = |one: &LivesOn| {
        li().put(strong().put(one.name)).put(": ").puts(prose(&one.sentences.join(" ")))
    };
    let drawn = details()
        .class("part")
        .id("over-time")
        .put(summary().put(h3().put(words::OVER_TIME)))
        .put(ul().class("plain-list").puts(lives_on.iter().map(one)))
        .puts(stories.iter().map(story));
    (!stories.is_empty()).then_some(drawn)
}

/// That it was not looked for.
pub fn too_long() -> Element {
    p().class("hint").put(words::LONG_OVER_TIME)
}

fn story(story: &Story) -> Element {
    details()
        .class("part small")
        .put(summary().put(strong().puts(prose(story.title))))
        .puts(story.tellings.iter().flat_map(telling))
}

fn telling(telling: &Telling) -> [Element; 2] {
    let moments = ol().class("moments").puts(telling.moments.iter().map(moment));
    [h4().put(telling.name), moments]
}

fn moment(moment: &Moment) -> Element {
    let tone = values::tone(moment.outcome);
    let sent: Vec<&str> = moment.sent.iter().map(|one| one.method.as_str()).collect();
    let sent = match sent.is_empty() {
        true => words::NOTHING_SENT.to_owned(),
        false => sent.join(words::SENT_THEN),
    };
    let came = p()
        .put(strong().put(icon(tone)).put(values::outcome(moment.outcome)))
        .puts(moment.reason.into_iter().flat_map(|why| [" ".into(), Node::from(code().put(why))]));
    let memory = (!moment.memory.is_empty()).then(|| p().class("hint").puts(prose(moment.memory)));
    let told = div()
        .put(p().puts(prose(moment.what)).put(" ").put(code().put(sent)))
        .put(came)
        .puts(memory);
    li().class(tone).put(span().class("when").put(values::seconds(moment.at))).put(told)
}
