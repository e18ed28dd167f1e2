//! Says the verdict to those who do not see it change: short, and only once typing has paused.

use crate::evaluate::Answer;
use crate::history::Replaced;
use crate::timer::Timer;
use crate::view::notice::notice_text;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Announce`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What replaced the texts, if anything did.
    pub replaced: Option<Replaced>,
    /// The answer on the page.
    pub answer: Rc<Option<Answer>>,
}

/// The live region.
#[component]
pub fn Announce(props: &Props) -> Html {
    let said = use_state(String::new);
    let news = props.replaced.map(notice_text).unwrap_or_default();
    let text = [news, &sentence(props.answer.as_ref().as_ref())].join(" ");
    {
        let said = said.clone();
        use_effect_with(text, move |text| {
            let text = text.clone();
            let timer = Timer::after(PAUSE, move || said.set(text));
            move || drop(timer)
        });
    }
    html! { <p class="unseen" role="status">{ (*said).clone() }</p> }
}

fn sentence(answer: Option<&Answer>) -> String {
    match answer.map(|answer| &answer.account) {
        None => String::new(),
        Some(Err(trouble)) => plain(&trouble.text),
        Some(Ok(account)) => plain(&account.sentence),
    }
}

/// Without the marks around values, which are for the eye.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

const PAUSE: i32 = 500;
