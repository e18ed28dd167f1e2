//! A lesson's text, and the list of lessons.

use crate::draw::icon::icon;
use crate::draw::press;
use crate::learn::lesson::Lesson;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Element, Route, a, details, div, li, nav, ol, p, prose, span, summary,
};

/// The text of a lesson between the list of all and the ways to those beside it.
pub fn lesson(lessons: &[Lesson], at: usize, shown: &Lesson, done: &[String]) -> Element {
    let place =
        fill(words::LESSON_OF, &[&at.saturating_add(1).to_string(), &lessons.len().to_string()]);
    let all = details()
        .class("more")
        .put(summary().put(words::LESSONS).put(" ").put(count(lessons, done)))
        .put(list(lessons, &shown.id, done));
    div()
        .class("lesson")
        .put(p().class("hint").put(place).puts(is_done(shown, done).then(mark)))
        .put(div().class("prose").puts(shown.text.iter().cloned()))
        .put(ways(lessons, at))
        .put(all)
}

/// The list of lessons.
pub fn lessons(lessons: &[Lesson], done: &[String]) -> Element {
    div().class("lesson").put(p().put(count(lessons, done))).put(list(lessons, "", done))
}

fn count(lessons: &[Lesson], done: &[String]) -> Element {
    let all = lessons.len().to_string();
    let done = lessons.iter().filter(|lesson| is_done(lesson, done)).count().to_string();
    span().class("hint").put(fill(words::LESSONS_DONE, &[&done, &all]))
}

fn list(lessons: &[Lesson], current: &str, done: &[String]) -> Element {
    let one = |lesson: &Lesson| {
        let link = a().attr(Attr::Href, format!("#learn/{}", lesson.id)).put(lesson.title.as_str());
        let is_current = lesson.id == current;
        let link = if is_current { link.attr(Attr::AriaCurrent, "page") } else { link };
        let task = p().class("hint").puts(prose(&lesson.task));
        li().put(link).puts(is_done(lesson, done).then(mark)).put(task)
    };
    ol().class("course").id("lessons").puts(lessons.iter().map(one))
}

/// The lesson before and the lesson after.
fn ways(lessons: &[Lesson], at: usize) -> Element {
    let way = |id: &str, text: &str, lesson: &Lesson| {
        press(Act::Go(Route::Learn(lesson.id.clone()))).id(id).put(fill(text, &[&lesson.title]))
    };
    let before = at.checked_sub(1).and_then(|before| lessons.get(before));
    let next = lessons.get(at.saturating_add(1));
    nav()
        .class("ways")
        .attr(Attr::AriaLabel, words::LESSON_WAYS)
        .puts(before.map(|lesson| way("lesson-before", words::LESSON_BEFORE, lesson)))
        .puts(next.map(|lesson| way("lesson-next", words::LESSON_NEXT, lesson)))
}

/// That a lesson is done.
fn mark() -> Element {
    span().class("done good").put(icon("good")).put(words::LESSON_DONE)
}

fn is_done(lesson: &Lesson, done: &[String]) -> bool {
    done.contains(&lesson.id)
}
