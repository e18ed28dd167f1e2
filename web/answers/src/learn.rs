//! The course: lessons, each with an exchange to change and a task whose end core decides.
//!
//! A lesson is a file in `lessons/`, read by [`lesson::read`]; the tests hold that each can be.

pub mod goal;
pub mod lesson;
pub mod markdown;

use crate::draw;
use crate::lay_out::exactly;
use corsplain::Exchange;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Answer, Told};
use goal::{Now, Part};
use lesson::Lesson;
use std::sync::LazyLock;

/// The lesson of that id, or the list of lessons where it is empty.
#[must_use]
pub fn told(id: &str, done: &[String]) -> Told {
    let lessons = lessons();
    if id.is_empty() {
        return Told::Lesson(Box::new(corsplain_nodes::Lesson {
            title: words::VIEW_LEARN.to_owned(),
            nodes: vec![draw::lessons(lessons, done).into()],
            ..Default::default()
        }));
    }
    let Some((at, lesson)) = lessons.iter().enumerate().find(|(_, lesson)| lesson.id == id) else {
        return Told::Trouble(fill(words::NO_SUCH_LESSON, &[id]));
    };
    Told::Lesson(Box::new(corsplain_nodes::Lesson {
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        nodes: vec![draw::lesson(lessons, at, lesson, done).into()],
        sheet: Some(exactly(&lesson.exchange)),
    }))
}

/// Puts into an answer how far a lesson's task is done; nothing where there is no such lesson.
pub fn put_task(told: &mut Answer, id: &str, exchange: Option<&Exchange>) {
    if id.is_empty() {
        return;
    }
    let Some(lesson) = lessons().iter().find(|lesson| lesson.id == id) else { return };
    let progress = progress(lesson, exchange);
    told.is_done = progress.iter().all(|(_, holds)| *holds);
    told.task = vec![draw::task(lesson, &progress).into()];
    if told.is_done {
        told.news = format!("{} {}", told.news, words::TASK_DONE);
    }
}

/// All lessons, in order.
#[must_use]
pub fn lessons() -> &'static [Lesson] {
    // Their files never change, and every keystroke in a lesson asks for its task.
    static LESSONS: LazyLock<Vec<Lesson>> =
        LazyLock::new(|| TEXTS.iter().filter_map(|text| lesson::read(text).ok()).collect());
    &LESSONS
}

/// How far a task is done by an exchange: its parts, and whether each holds.
#[must_use]
pub fn progress<'a>(lesson: &'a Lesson, exchange: Option<&Exchange>) -> Vec<(&'a Part, bool)> {
    let now = exchange.map(|exchange| Now::new(exchange, lesson));
    let holds = |part: &Part| now.as_ref().is_some_and(|now| now.holds(&part.goal));
    lesson.parts.iter().map(|part| (part, holds(part))).collect()
}

/// The lessons as they are written, in the order of the course.
pub const TEXTS: &[&str] = &[
    include_str!("../lessons/origins.md"),
    include_str!("../lessons/who-is-protected.md"),
    include_str!("../lessons/simple-requests.md"),
    include_str!("../lessons/preflights.md"),
    include_str!("../lessons/reading-headers.md"),
    include_str!("../lessons/credentials.md"),
    include_str!("../lessons/redirects.md"),
    include_str!("../lessons/caches.md"),
    include_str!("../lessons/cors-and-csp.md"),
    include_str!("../lessons/open-and-revoke.md"),
];
