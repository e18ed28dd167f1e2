//! Says the verdict to those who do not see it change: short, and only once typing has paused.

use crate::evaluate::Answer;
use crate::history::Replaced;
use crate::timer::Timer;
use crate::view::engines::differing;
use crate::view::notice::notice_text;
use crate::words;
use corsplain::Engine;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Announce`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What replaced the texts, if anything did.
    pub replaced: Option<Replaced>,
    /// Whose way it tells.
    pub engine: Engine,
    /// The answer on the page.
    pub answer: Rc<Option<Answer>>,
}

/// The live region.
#[component]
pub fn Announce(props: &Props) -> Html {
    let said = use_state(String::new);
    let news = props.replaced.map(notice_text).unwrap_or_default();
    let text = [news, &sentence(props.answer.as_ref().as_ref(), props.engine)].join(" ");
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

fn sentence(answer: Option<&Answer>, engine: Engine) -> String {
    let Some(answer) = answer else { return String::new() };
    let accounts = match &answer.accounts {
        Ok(accounts) => accounts,
        Err(trouble) => return plain(&trouble.text),
    };
    let Some(told) = answer.of(engine) else { return String::new() };
    let sentence = plain(&told.account.sentence);
    if differing(accounts).is_empty() {
        sentence
    } else {
        let by = words::by(engine, told.name);
        format!("{by}: {sentence} Not all browsers do the same.")
    }
}

/// Without the marks around values, which are for the eye.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

const PAUSE: i32 = 500;
