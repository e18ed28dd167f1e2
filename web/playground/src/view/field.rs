//! One box. The browser keeps its text: typing is only listened to, so that undo, input methods
//! and ten megabytes work as in any other text area.

use crate::state::{Action, field};
use crate::view::notes::{notes, notes_id};
use crate::words;
use corsplain::text::{Boxes, Note, Place};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`Field`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Which box.
    pub place: Place,
    /// What belongs into it.
    pub hint: &'static str,
    /// An example of what belongs into it.
    pub sample: &'static str,
    /// The least number of lines shown; 1 for a single line.
    pub lines: u32,
    /// The texts.
    pub boxes: Rc<Boxes>,
    /// Rises when the box must be filled anew.
    pub revision: u32,
    /// The remarks on this box.
    pub notes: Vec<Note>,
    /// Whether this box is why there is no verdict; the verdict's sentence then says so.
    pub invalid: bool,
    /// Told what somebody does.
    pub act: Callback<Action>,
}

/// The box with its label and its remarks.
#[component]
pub fn Field(props: &Props) -> Html {
    let node = use_node_ref();
    let Props { place, hint, sample, lines, .. } = *props;
    {
        let (node, boxes) = (node.clone(), props.boxes.clone());
        use_effect_with(props.revision, move |_| {
            let text = field(&boxes, place);
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                area.set_value(text);
            } else if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_value(text);
            }
        });
    }
    let oninput = {
        let act = props.act.clone();
        move |event: InputEvent| {
            let Some(text) = typed(&event) else { return };
            act.emit(match is_paste(&event) {
                true => Action::Paste(place, text),
                false => Action::Type(place, text),
            });
        }
    };
    let id = words::place_id(place);
    let hint_id = format!("{id}-hint");
    let listed: Vec<&Note> = props.notes.iter().collect();
    let mut described = hint_id.clone();
    if !listed.is_empty() {
        described = format!("{described} {}", notes_id(place));
    }
    if props.invalid {
        described.push_str(" sentence");
    }
    let invalid = props.invalid.then_some("true");
    let filled = field(&props.boxes, place).split('\n').take(MOST).count();
    let rows = u32::try_from(filled).unwrap_or(lines).max(lines);
    html! {
        <div class="field">
            <label for={id}>{ words::place(place) }</label>
            <span class="hint" id={hint_id}>{ hint }</span>
            if lines == 1 {
                <input ref={node} {id} type="text" spellcheck="false" autocomplete="off"
                    autocapitalize="off" placeholder={sample} aria-invalid={invalid} aria-describedby={described} {oninput} />
            } else {
                <textarea ref={node} {id} rows={rows.to_string()} wrap="off" spellcheck="false"
                    autocomplete="off" autocapitalize="off" placeholder={sample}
                    aria-describedby={described} aria-invalid={invalid} {oninput} />
            }
            { notes(&listed, Some(place)) }
        </div>
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
