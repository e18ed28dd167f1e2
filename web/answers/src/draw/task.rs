//! The task of a lesson: what it asks for, how far it is done, and a way to do it.

use crate::draw::icon::icon;
use crate::draw::press;
use crate::lay_out::exactly;
use crate::learn::goal::{Goal, Kept, Part};
use crate::learn::lesson::Lesson;
use crate::values;
use corsplain::Outcome;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Element, details, div, h2, li, p, prose, section, span, summary, ul,
};

/// A task, its parts with whether each holds, and at its end a solution.
pub fn task(lesson: &Lesson, progress: &[(&Part, bool)]) -> Element {
    let is_done = progress.iter().all(|(_, holds)| *holds);
    let cheer = || p().class("done").id("task-done").put(icon("good")).put(words::TASK_DONE);
    section()
        .class(if is_done { "task good" } else { "task open" })
        .id("task")
        .attr(Attr::AriaLabelledby, "task-title")
        .put(h2().id("task-title").put(words::TASK))
        .put(p().class("wanted").puts(prose(&lesson.task)))
        .put(ul().id("task-parts").puts(progress.iter().map(|(part, holds)| one(part, *holds))))
        .puts(is_done.then(cheer))
        .put(show_me(lesson))
}

fn one(part: &Part, holds: bool) -> Element {
    let (tone, said) =
        if holds { ("good", words::PART_DONE) } else { ("open", words::PART_NOT_YET) };
    let mark =
        span().class("mark").put(icon(tone)).put(span().class("unseen").put(format!("{said}: ")));
    let hint = (!holds).then(|| p().class("hint").puts(prose(&part.hint)));
    let said = if part.wanted.is_empty() { wanted(&part.goal) } else { part.wanted.clone() };
    let text = div().put(p().puts(prose(&said))).puts(hint);
    li().class(tone).put(mark).put(text)
}

fn show_me(lesson: &Lesson) -> Element {
    let press = press(Act::Show(Box::new(exactly(&lesson.solution))))
        .id("show-me")
        .put(words::SHOW_ME_PRESS);
    details()
        .class("more")
        .put(summary().put(words::SHOW_ME))
        .put(p().class("hint").put(words::SHOW_ME_NOTE))
        .put(p().put(press))
}

/// What a goal asks for, in a sentence.
fn wanted(goal: &Goal) -> String {
    match goal {
        Goal::Outcome(Outcome::Readable) => words::GOAL_READABLE.to_owned(),
        Goal::Outcome(Outcome::NetworkError) => words::GOAL_BLOCKED.to_owned(),
        Goal::Outcome(outcome) => fill(words::GOAL_OUTCOME, &[values::outcome(*outcome)]),
        Goal::Reason(reason) => fill(words::GOAL_REASON, &[reason.name()]),
        Goal::AskedFirst => words::GOAL_ASKED_FIRST.to_owned(),
        Goal::Unasked => words::GOAL_UNASKED.to_owned(),
        Goal::Reached(url) => fill(words::GOAL_REACHED, &[url]),
        Goal::NotReached => words::GOAL_NOT_REACHED.to_owned(),
        Goal::HeaderReadable(name) => fill(words::GOAL_HEADER_READABLE, &[name]),
        Goal::HeaderHidden(name) => fill(words::GOAL_HEADER_HIDDEN, &[name]),
        Goal::Credentials(mode) => fill(words::GOAL_CREDENTIALS, &[mode.word()]),
        Goal::NeverAllows(value) => fill(words::GOAL_NEVER_ALLOWS, &[value]),
        Goal::For(origin, Outcome::Readable) => fill(words::GOAL_FOR_READABLE, &[origin]),
        Goal::For(origin, Outcome::NetworkError) => fill(words::GOAL_FOR_BLOCKED, &[origin]),
        Goal::For(origin, outcome) => {
            fill(words::GOAL_FOR_OUTCOME, &[origin, values::outcome(*outcome)])
        }
        Goal::PolicyForbids(url) => fill(words::GOAL_POLICY_FORBIDS, &[url]),
        Goal::NoFinding(code) => fill(words::GOAL_NO_FINDING, &[code]),
        Goal::AsksOnce(seconds) => fill(words::GOAL_ASKS_ONCE, &[&seconds.to_string()]),
        Goal::Stored(seconds) => fill(words::GOAL_STORED, &[&seconds.to_string()]),
        Goal::SecondPage => words::GOAL_SECOND_PAGE.to_owned(),
        Goal::Revocable(origin, seconds) => {
            fill(words::GOAL_REVOCABLE, &[origin, &seconds.to_string()])
        }
        Goal::Keep(all) => {
            let all: Vec<&str> = all.iter().map(|one| kept(*one)).collect();
            fill(words::GOAL_KEEP, &[&values::list(&all)])
        }
    }
}

const fn kept(kept: Kept) -> &'static str {
    match kept {
        Kept::Page => words::KEPT_PAGE,
        Kept::Request => words::KEPT_REQUEST,
        Kept::Url => words::KEPT_URL,
        Kept::Method => words::KEPT_METHOD,
        Kept::Body => words::KEPT_BODY,
        Kept::Answers => words::KEPT_ANSWERS,
    }
}
