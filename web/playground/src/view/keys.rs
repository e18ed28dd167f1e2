//! The keys that do something, in a list that anybody can open.

use crate::deed::Action;
use crate::dom;
use corsplain_nodes::words;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::{Callback, Event, Html, MouseEvent, TargetCast, html};

/// The list, closed at first.
pub fn keys(is_used: bool, act: &Callback<Action>) -> Html {
    let row = |(keys, what): &(&'static str, &'static str)| {
        html! { <div><dt><kbd>{ *keys }</kbd></dt><dd>{ *what }</dd></div> }
    };
    let act = act.clone();
    let onchange = move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        act.emit(Action::UseKeys(input.checked()));
    };
    let close = |_: MouseEvent| {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    };
    html! {
        <dialog id="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">{ words::KEYS_TITLE }</h2>
            <p class="hint">{ words::KEYS_WHERE }</p>
            <dl>{ for LIST.iter().map(row) }</dl>
            <label class="check">
                <input type="checkbox" checked={is_used} {onchange} />{ words::KEYS_USE }
            </label>
            <button type="button" onclick={close}>{ words::KEYS_CLOSE }</button>
        </dialog>
    }
}

/// The button that opens it.
pub fn opener() -> Html {
    html! { <button type="button" class="plain" onclick={|_: MouseEvent| open()}>{ words::KEYS }</button> }
}

/// Opens it.
pub fn open() {
    if let Some(dialog) = dialog().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    dom::by_id("keys")
}

const LIST: &[(&str, &str)] = &[
    ("?", words::KEY_HELP),
    ("Ctrl Enter", words::KEY_ANSWER),
    ("a", words::ANSWER),
    ("e", words::KEY_EXAMPLE),
    ("o", words::PLACE_PAGE_ORIGIN),
    ("r", words::PLACE_REQUEST),
    ("p", words::PLACE_PREFLIGHT),
    ("s", words::PLACE_RESPONSE),
    ("u", words::UNDO),
    ("y", words::REDO),
    ("c", words::KEY_COPY_LINK),
    ("1 2 3 4", words::KEY_VIEWS),
];
