//! The bar above: examples to load, the way to an empty page, and the ways back.

use crate::gallery;
use crate::state::{Action, State};
use crate::view::pick::{Entry, Pick};
use yew::prelude::*;

/// The bar; `entries` are the gallery's.
pub fn examples(state: &State, entries: &[Entry], act: &Callback<Action>) -> Html {
    let press = |action: Action| {
        let act = act.clone();
        move |_: MouseEvent| act.emit(action.clone())
    };
    let act = act.clone();
    let onpick = move |value: String| {
        if let Ok(index) = value.parse() {
            act.emit(Action::Load(index));
        }
    };
    let shown = state.untouched_example();
    html! {
        <div class="bar" role="group" aria-label="Examples and history">
            <Pick
                id="example"
                label="Example"
                entries={entries.to_vec()}
                value={shown.map(|index| index.to_string()).unwrap_or_default()}
                {onpick}
            />
            <button type="button" onclick={press(Action::Empty)}>{ "Start empty" }</button>
            if state.history.can_go_back() {
                <button type="button" onclick={press(Action::Undo)}>{ "Undo" }</button>
            }
            if state.history.can_go_forward() {
                <button type="button" onclick={press(Action::Redo)}>{ "Redo" }</button>
            }
        </div>
    }
}

/// The entries of the gallery.
pub fn entries() -> Vec<Entry> {
    let own =
        Entry { value: String::new(), label: String::from("your own text"), group: String::new() };
    let titles = gallery::entries().into_iter().enumerate();
    std::iter::once(own)
        .chain(titles.map(|(index, title)| Entry {
            value: index.to_string(),
            label: title.title,
            group: title.group,
        }))
        .collect()
}
