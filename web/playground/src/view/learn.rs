//! The course: a lesson's text above the same two sides, or the list of lessons.

use crate::deed::Action;
use crate::draw;
use crate::state::State;
use crate::view::{bar, columns, notice, waiting};
use yew::{Callback, Html, html};

/// The lesson of that id, or the list where it is empty.
pub fn learn(state: &State, id: &str, is_busy: bool, act: &Callback<Action>) -> Html {
    let lesson = &state.lesson;
    if lesson.id != id || lesson.nodes.is_empty() {
        return waiting();
    }
    let text = html! { <div id="lesson">{ draw::nodes(&lesson.nodes, act) }</div> };
    if lesson.sheet.is_none() {
        return text;
    }
    let bench = &state.practice;
    html! {
        <>
            { text }
            { draw::nodes(&bench.answer.task, act) }
            { bar::bar(state, act) }
            { notice::notice(bench.now.notice.as_ref(), act) }
            { columns::columns(bench, is_busy, act) }
        </>
    }
}
