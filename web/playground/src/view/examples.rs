//! The bar above: examples to load, the way to an empty page, and the ways back.

use crate::gallery;
use crate::state::Action;
use crate::view::pick::{Entry, Pick};
use yew::prelude::*;

/// Properties of [`Examples`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The example that stands in the boxes untouched.
    pub shown: Option<usize>,
    /// Whether there is something to undo.
    pub back: bool,
    /// Whether there is something to redo.
    pub forward: bool,
    /// Told what somebody does.
    pub act: Callback<Action>,
}

/// The bar.
#[component]
pub fn Examples(props: &Props) -> Html {
    let entries = use_memo((), |()| entries());
    let press = |action: Action| {
        let act = props.act.clone();
        move |_: MouseEvent| act.emit(action.clone())
    };
    let onpick = {
        let act = props.act.clone();
        use_callback((), move |value: String, ()| {
            if let Ok(index) = value.parse() {
                act.emit(Action::Load(index));
            }
        })
    };
    html! {
        <div class="bar" role="group" aria-label="Examples and history">
            <Pick
                id="example"
                label="Example"
                entries={(*entries).clone()}
                value={props.shown.map(|index| index.to_string()).unwrap_or_default()}
                {onpick}
            />
            <button type="button" onclick={press(Action::Empty)}>{ "Start empty" }</button>
            if props.back {
                <button type="button" onclick={press(Action::Undo)}>{ "Undo" }</button>
            }
            if props.forward {
                <button type="button" onclick={press(Action::Redo)}>{ "Redo" }</button>
            }
        </div>
    }
}

fn entries() -> Vec<Entry> {
    let own =
        Entry { value: String::new(), label: String::from("your own text"), group: String::new() };
    let titles = gallery::titles().into_iter().enumerate();
    std::iter::once(own)
        .chain(titles.map(|(index, title)| Entry {
            value: index.to_string(),
            label: title.title,
            group: title.group,
        }))
        .collect()
}
