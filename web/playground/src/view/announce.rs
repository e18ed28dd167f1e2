//! Says the verdict to those who do not see it change: short, and only once typing has paused.

use crate::timer::Timer;
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

const PAUSE: i32 = 500;
