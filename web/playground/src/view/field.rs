//! One box. The browser keeps its text: typing is only listened to, so that undoing and input
//! methods work as in any other text area.

use crate::bench::Bench;
use crate::deed::Action;
use crate::draw;
use crate::view::long::long;
use corsplain_nodes::{Place, words};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, Html, InputEvent, html};

/// The box with its label and its remarks. A text that is too long for a box is told of instead.
/// What it holds is filled in by [`fill`](crate::fill::fill), once it is drawn.
pub fn field(place: Place, bench: &Bench, act: &Callback<Action>) -> Html {
    let text = bench.now.sheet.boxes.get(place);
    let oninput = {
        let act = act.clone();
        move |event: InputEvent| {
            let Some(text) = typed(&event) else { return };
            act.emit(match is_paste(&event) {
                true => Action::Paste(Some(place), text),
                false => Action::Type(place, text),
            });
        }
    };
    let (label, hint, sample, lines) = about(place);
    let id = place.id();
    let hint_id = [id, "-hint"].concat();
    let notes = bench.answer.notes.iter().find(|notes| notes.place == place);
    let is_noted = notes.is_some_and(|notes| !notes.nodes.is_empty());
    let invalid = notes.is_some_and(|notes| notes.invalid);
    let mut described = hint_id.clone();
    if is_noted {
        described = [&described, " ", id, "-notes"].concat();
    }
    if invalid {
        described.push_str(" sentence");
    }
    let invalid = invalid.then_some("true");
    let filled = text.split('\n').take(MOST).count();
    let rows = filled.max(lines).to_string();
    let control = if bench.long.contains(&place) {
        long(place, text, act)
    } else if lines == 1 {
        html! {
            <input {id} type="text" spellcheck="false" autocomplete="off"
                autocapitalize="off" placeholder={sample} aria-invalid={invalid}
                aria-describedby={described} {oninput} />
        }
    } else {
        html! {
            <textarea {id} {rows} wrap="off" spellcheck="false" autocomplete="off"
                autocapitalize="off" placeholder={sample} aria-invalid={invalid}
                aria-describedby={described} {oninput} />
        }
    };
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <span class="hint" id={hint_id}>{ hint }</span>
            { control }
            if let Some(notes) = notes {
                { draw::nodes(&notes.nodes, act) }
            }
        </div>
    }
}

/// What a box is called, what belongs into it, an example of it, and how many lines it has at
/// least.
const fn about(place: Place) -> (&'static str, &'static str, &'static str, usize) {
    match place {
        Place::PageOrigin => {
            let (hint, sample) = (words::HINT_PAGE_ORIGIN, words::SAMPLE_PAGE_ORIGIN);
            (words::PLACE_PAGE_ORIGIN, hint, sample, 1)
        }
        Place::PageCsp => (words::PLACE_PAGE_CSP, words::HINT_PAGE_CSP, words::SAMPLE_PAGE_CSP, 2),
        Place::Request => (words::PLACE_REQUEST, words::HINT_REQUEST, words::SAMPLE_REQUEST, 3),
        Place::Preflight => {
            (words::PLACE_PREFLIGHT, words::HINT_PREFLIGHT, words::SAMPLE_PREFLIGHT, 2)
        }
        Place::Response => (words::PLACE_RESPONSE, words::HINT_RESPONSE, words::SAMPLE_RESPONSE, 3),
    }
}

fn typed(event: &InputEvent) -> Option<String> {
    let target = event.target()?;
    match target.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => Some(area.value()),
        None => target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value),
    }
}

/// Whether the text came by paste or drop. A script may send a plain event, which has no type.
fn is_paste(event: &InputEvent) -> bool {
    let event: &JsValue = event.as_ref();
    event
        .dyn_ref::<InputEvent>()
        .is_some_and(|event| matches!(&*event.input_type(), "insertFromPaste" | "insertFromDrop"))
}

/// A box grows with its text up to so many lines.
const MOST: usize = 16;
