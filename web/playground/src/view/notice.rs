//! What became of a text that is no longer in its box, and the way back to it.

use crate::history::Replaced;
use crate::spread::Pasted;
use crate::state::Action;
use crate::view::cause::prose;
use crate::view::notes::notes;
use crate::words;
use corsplain::text::{Assumption, Note, Subject};
use yew::prelude::*;

/// The notice, if something was replaced; `pasted` is what a paste said besides.
pub fn notice(replaced: Option<Replaced>, pasted: Option<&Pasted>, act: &Callback<Action>) -> Html {
    let Some(replaced) = replaced else { return Html::default() };
    let undo = match replaced {
        Replaced::Spread => "Undo: one text again",
        Replaced::Paste | Replaced::Console => "Undo",
        Replaced::Example => "Bring my text back",
        Replaced::Fixed => "Undo the fix",
        Replaced::Emptied => "Bring them back",
    };
    let press = |action: Action| {
        let act = act.clone();
        move |_: MouseEvent| act.emit(action.clone())
    };
    let remarks: Vec<&Note> =
        pasted.map(|pasted| pasted.notes.iter().collect()).unwrap_or_default();
    let assumed: Vec<Html> = pasted
        .map(|pasted| pasted.assumptions.iter().filter_map(assumed).collect())
        .unwrap_or_default();
    html! {
        <div class="notice" role="group" aria-label="Notice">
            <p>{ notice_text(replaced) }</p>
            <button type="button" onclick={press(Action::Undo)}>{ undo }</button>
            <button type="button" class="plain" onclick={press(Action::Dismiss)}>{ "OK" }</button>
            { notes(&remarks, None) }
            if !assumed.is_empty() {
                <ul class="notes">{ for assumed }</ul>
            }
        </div>
    }
}

/// What was assumed of the paste and now stands in the boxes as if it had been said.
fn assumed(assumption: &Assumption) -> Option<Html> {
    match assumption.subject {
        Subject::Url
        | Subject::Method
        | Subject::Headers
        | Subject::Status
        | Subject::Preflight => Some(html! {
            <li>
                <span class="subject">{ "Assumed " }{ words::subject(assumption.subject) }</span>
                <span>{ prose(&format!("`{}`. {}", assumption.value, assumption.because)) }</span>
            </li>
        }),
        // These stay open in the boxes, and are listed beside the verdict.
        Subject::PageOrigin | Subject::Mode | Subject::Credentials | Subject::Redirect => None,
    }
}

/// What the notice says.
#[must_use]
pub const fn notice_text(replaced: Replaced) -> &'static str {
    match replaced {
        Replaced::Spread => "Your paste held a whole exchange; it was laid out into the boxes.",
        Replaced::Paste => {
            "Your request took the example\u{2019}s place. Its answers are yours to paste."
        }
        Replaced::Console => {
            "This is a line of a browser\u{2019}s console. What it tells of the request stands in the boxes; the answers are yours to paste."
        }
        Replaced::Example => "The example took the place of your text.",
        Replaced::Fixed => "The fix is applied: this is the exchange after it, checked again.",
        Replaced::Emptied => "All boxes are empty now.",
    }
}
