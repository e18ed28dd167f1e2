//! Remarks on lines of a text.

use crate::dom;
use crate::view::cause::prose;
use crate::words;
use corsplain::text::{Note, Place};
use yew::prelude::*;

/// The remarks on one box, or on a paste where there is no box.
pub fn notes(notes: &[&Note], place: Option<Place>) -> Html {
    if notes.is_empty() {
        return Html::default();
    }
    let id = place.map(notes_id);
    let more = notes.len().saturating_sub(SHOWN);
    html! {
        <ul class="notes" {id}>
            { for notes.iter().take(SHOWN).map(|note| one(note, place)) }
            if more > 0 {
                <li>{ format!("And {more} more.") }</li>
            }
        </ul>
    }
}

/// The id of the list of remarks on a box.
#[must_use]
pub fn notes_id(place: Place) -> String {
    format!("{}-notes", words::place_id(place))
}

fn one(note: &Note, place: Option<Place>) -> Html {
    let line = note.line;
    let mark = match place {
        Some(place) => {
            let go = move |_: MouseEvent| dom::focus_line(words::place_id(place), line);
            let label = format!("Go to line {line} of {}", words::place(place));
            html! {
                <button type="button" class="line" aria-label={label} onclick={go}>
                    { format!("line {line}") }
                </button>
            }
        }
        None => html! { <span class="line">{ format!("line {line}") }</span> },
    };
    html! { <li>{ mark }<span>{ prose(&note.text) }</span></li> }
}

/// So many remarks are listed; a binary paste has one for each of its lines.
const SHOWN: usize = 12;
