//! What became of a text that is no longer in its box, and the way back to it.

use crate::history::Replaced;
use crate::spread::Pasted;
use crate::state::Action;
use crate::view::notes::notes;
use corsplain::text::Note;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Notice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What replaced the texts, if anything did.
    pub replaced: Option<Replaced>,
    /// What the paste said besides.
    pub pasted: Option<Rc<Pasted>>,
    /// Told what somebody does.
    pub act: Callback<Action>,
}

/// The notice.
#[component]
pub fn Notice(props: &Props) -> Html {
    let Some(replaced) = props.replaced else { return Html::default() };
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
        let act = props.act.clone();
        move |_: MouseEvent| act.emit(action.clone())
    };
    let remarks: Vec<&Note> =
        props.pasted.as_ref().map(|pasted| pasted.notes.iter().collect()).unwrap_or_default();
    html! {
        <div class="notice" role="group" aria-label="Notice">
            <p>{ text }</p>
            <button type="button" onclick={press(Action::Undo)}>{ undo }</button>
            <button type="button" class="plain" onclick={press(Action::Dismiss)}>{ "OK" }</button>
            { notes(&remarks, None) }
        </div>
    }
}
