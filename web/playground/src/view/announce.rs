//! Says the verdict to those who do not see it change: short, and only once typing has paused.

use crate::evaluate::Judged;
use crate::evaluate::differing;
use crate::history::Replaced;
use crate::timer::Timer;
use crate::view::notice::notice_text;
use crate::words;
use corsplain::Engine;
use yew::prelude::*;

/// Properties of [`Announce`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is said.
    pub news: String,
}

/// The live region.
#[component]
pub fn Announce(props: &Props) -> Html {
    let said = use_state(String::new);
    {
        let said = said.clone();
        use_effect_with(props.news.clone(), move |news| {
            let news = news.clone();
            let timer = Timer::after(PAUSE, move || said.set(news));
            move || drop(timer)
        });
    }
    html! { <p class="unseen" role="status">{ (*said).clone() }</p> }
}

/// What to say of the page: what replaced the texts, if anything did, and the engine's verdict.
#[must_use]
pub fn news(replaced: Option<Replaced>, answer: Option<&Judged>, engine: Engine) -> String {
    let replaced = replaced.map(notice_text).unwrap_or_default();
    // Without the marks around values, which are for the eye.
    [replaced, &verdict(answer, engine).replace('`', "")].join(" ")
}

fn verdict(answer: Option<&Judged>, engine: Engine) -> String {
    let Some(answer) = answer else { return String::new() };
    match (&answer.exchange, answer.of(engine)) {
        (Err(trouble), _) => trouble.text.clone(),
        (Ok(_), None) => String::new(),
        (Ok(_), Some(told)) if differing(&answer.accounts).is_empty() => {
            told.account.sentence.clone()
        }
        (Ok(_), Some(told)) => {
            let by = words::by(engine, told.name);
            format!("{by}: {} Not all browsers do the same.", told.account.sentence)
        }
    }
}

const PAUSE: i32 = 500;
