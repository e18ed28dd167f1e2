//! What became of a text that is no longer in its box, and the way back to it.

use crate::history::Replaced;
use crate::spread::Pasted;
use crate::state::Action;
use crate::view::notes::notes;
use corsplain::text::Note;
use yew::prelude::*;

/// The notice, if something was replaced; `pasted` is what a paste said besides.
pub fn notice(replaced: Option<Replaced>, pasted: Option<&Pasted>, act: &Callback<Action>) -> Html {
    let Some(replaced) = replaced else { return Html::default() };
    let (text, undo) = match replaced {
        Replaced::Spread => (
            "Your paste held a whole exchange; it was laid out into the boxes.",
            "Undo: one text again",
        ),
        Replaced::Paste => (
            "Your request took the example\u{2019}s place. Its answers are yours to paste.",
            "Undo",
        ),
        Replaced::Example => ("The example took the place of your text.", "Bring my text back"),
        Replaced::Emptied => ("All boxes are empty now.", "Bring them back"),
    };
    let press = |action: Action| {
        let act = act.clone();
        move |_: MouseEvent| act.emit(action.clone())
    };
    let remarks: Vec<&Note> =
        pasted.map(|pasted| pasted.notes.iter().collect()).unwrap_or_default();
    html! {
        <div class="notice" role="group" aria-label="Notice">
            <p>{ text }</p>
            <button type="button" onclick={press(Action::Undo)}>{ undo }</button>
            <button type="button" class="plain" onclick={press(Action::Dismiss)}>{ "OK" }</button>
            { notes(&remarks, None) }
        </div>
    }
}
