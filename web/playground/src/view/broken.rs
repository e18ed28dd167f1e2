//! The engine is gone: what happened, and the way to another.

use crate::deed::Action;
use crate::state::State;
use crate::view::button;
use corsplain_nodes::{Act, words};
use yew::{Callback, Html, html};

/// The panel, where it is.
pub fn broken(state: &State, act: &Callback<Action>) -> Html {
    let Some(what) = &state.broken else { return Html::default() };
    // The texts stay out of the report: they may hold secrets.
    let report = Action::Press(Act::Copy([words::BROKEN_WHAT, what].concat()), String::new());
    html! {
        <div class="notice broken" id="broken" role="alert">
            <p>{ words::BROKEN }</p>
            <p>{ words::BROKEN_WHAT }<code>{ what.clone() }</code></p>
            { button(words::BROKEN_RESTART, Action::Restart, act) }
            { button(words::BROKEN_REPORT, report, act) }
        </div>
    }
}
