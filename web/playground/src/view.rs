//! What is drawn of the page itself: everything around what the engine tells.

mod audit;
mod bar;
mod boxes;
mod broken;
mod columns;
mod field;
mod intro;
mod keys;
mod learn;
mod long;
mod notice;
mod said;
mod told;

pub use intro::title;
pub use keys::open as open_keys;
pub use notice::news;

use crate::deed::Action;
use crate::draw;
use crate::state::State;
use corsplain_nodes::{Route, words};
use yew::{Callback, Html, html};

/// The view that is open, and what is said beside it. What stands there is marked where more is
/// awaited of the engine.
pub fn view(state: &State, is_awaited: bool, act: &Callback<Action>) -> Html {
    let is_busy = state.broken.is_none() && (is_awaited || state.here().is_due());
    let open = match &state.route {
        Route::Check => html! {
            <>
                { bar::bar(state, act) }
                { notice::notice(state.check.now.notice.as_ref(), act) }
                { columns::columns(&state.check, is_busy, act) }
            </>
        },
        Route::Audit => audit::audit(&state.audit, act),
        Route::Learn(id) => learn::learn(state, id, is_busy, act),
        Route::Gallery if state.gallery.is_empty() => waiting(),
        Route::Gallery => html! { <div class="gallery">{ draw::nodes(&state.gallery, act) }</div> },
    };
    html! {
        <>
            { broken::broken(state, act) }
            { intro::intro(state) }
            { open }
            { said::said(state.said.as_ref(), act) }
            { keys::keys(state.keys, act) }
            <p class="unseen" role="status">{ state.spoken.clone() }</p>
        </>
    }
}

/// What stands there until the state does: what the document said by itself.
pub fn before(state: &State) -> Html {
    intro::intro(state)
}

/// Where the engine is still on its way.
fn waiting() -> Html {
    html! { <p class="waiting">{ words::LOADING }</p> }
}

/// A button that does that.
fn button(label: &'static str, action: Action, act: &Callback<Action>) -> Html {
    let act = act.clone();
    let onclick = move |_: yew::MouseEvent| act.emit(action.clone());
    html! { <button type="button" {onclick}>{ label }</button> }
}
