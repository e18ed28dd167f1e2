//! A text that is too long for a box: it is kept whole, and told of.

use crate::deed::Action;
use crate::view::button;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Place, Sheet};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Long`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// Which box.
    pub place: Place,
    /// The texts.
    pub sheet: Rc<Sheet>,
    /// Told what somebody does.
    pub act: Callback<Action>,
}

/// How long it is, its first lines, and the way to be rid of it.
#[component]
pub fn Long(props: &Props) -> Html {
    let Props { place, ref sheet, ref act } = *props;
    let text = sheet.boxes.get(place);
    let is_shown = use_state(|| false);
    let show = {
        let is_shown = is_shown.clone();
        move |_: MouseEvent| is_shown.set(true)
    };
    let first: String = match *is_shown {
        true => text
            .split_inclusive('\n')
            .take(LINES)
            .flat_map(|line| line.chars().take(WIDTH))
            .collect(),
        false => String::new(),
    };
    html! {
        <div class="long">
            <output id={place.id()}>{ fill(words::LONG_TEXT, &[&size(text.len() as u64)]) }</output>
            <span class="buttons">
                if !*is_shown {
                    <button type="button" onclick={show}>
                        { fill(words::LONG_TEXT_SHOW, &[&LINES.to_string()]) }
                    </button>
                }
                { button(words::LONG_TEXT_CLEAR, Action::Clear(place), act) }
            </span>
            if *is_shown {
                <pre tabindex="0">{ first }</pre>
            }
        </div>
    }
}

/// So many bytes, for people.
#[must_use]
pub fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return fill(words::KILOBYTES, &[&bytes.div_ceil(1000).to_string()]);
    }
    let tenths = bytes / 100_000;
    let number = [(tenths / 10).to_string(), (tenths % 10).to_string()].join(".");
    fill(words::MEGABYTES, &[&number])
}

/// So many lines are shown,
const LINES: usize = 200;
/// and so many characters of each.
const WIDTH: usize = 2000;
