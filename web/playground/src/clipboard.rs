//! Puts texts on the clipboard.

use crate::deed::Action;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Copies a text; `act` is told whether the browser let the page.
pub fn copy(text: &str, act: &Callback<Action>) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // Where the page did not come over https there is none.
    let clipboard =
        clipboard.filter(|clipboard| !AsRef::<JsValue>::as_ref(clipboard).is_undefined());
    let Some(clipboard) = clipboard else { return act.emit(Action::Copied(false)) };
    let then = |is_copied: bool| {
        let act = act.clone();
        Closure::once(move |_: JsValue| act.emit(Action::Copied(is_copied)))
    };
    let (copied, refused) = (then(true), then(false));
    let _ = clipboard.write_text(text).then2(&copied, &refused);
    copied.forget();
    refused.forget();
}
