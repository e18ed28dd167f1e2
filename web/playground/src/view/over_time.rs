//! The second request, and how long a permission lives on.

use crate::view::cause::prose;
use crate::view::icon::icon;
use crate::words;
use corsplain::over_time::{LivesOn, Moment, Story, Telling};
use yew::prelude::*;

/// Lifetimes and stories, folded in.
pub fn over_time(lives_on: &[LivesOn], stories: &[Story]) -> Html {
    if stories.is_empty() {
        return Html::default();
    }
    html! {
        <details class="part" id="over-time">
            <summary><h3>{ "Over time: caches and revocation" }</h3></summary>
            <ul class="plain-list">
                { for lives_on.iter().map(|one| html! {
                    <li><strong>{ one.name }</strong>{ ": " }{ prose(&one.sentences.join(" ")) }</li>
                }) }
            </ul>
            { for stories.iter().map(story) }
        </details>
    }
}

fn story(story: &Story) -> Html {
    html! {
        <details class="part small">
            <summary><strong>{ prose(story.title) }</strong></summary>
            { for story.tellings.iter().map(telling) }
        </details>
    }
}

fn telling(telling: &Telling) -> Html {
    html! {
        <>
            <h4>{ telling.name }</h4>
            <ol class="moments">{ for telling.moments.iter().map(moment) }</ol>
        </>
    }
}

fn moment(moment: &Moment) -> Html {
    let tone = words::tone(moment.outcome);
    let sent: Vec<&str> = moment.sent.iter().map(|one| one.method.as_str()).collect();
    let sent = if sent.is_empty() { String::from("nothing sent") } else { sent.join(", then ") };
    html! {
        <li class={tone}>
            <span class="when">{ words::seconds(moment.at) }</span>
            <div>
                <p>{ prose(moment.what) }{ " " }<code>{ sent }</code></p>
                <p>
                    <strong>{ icon(tone) }{ words::outcome(moment.outcome) }</strong>
                    if let Some(reason) = moment.reason {
                        { " " }<code>{ reason }</code>
                    }
                </p>
                if !moment.memory.is_empty() {
                    <p class="hint">{ prose(moment.memory) }</p>
                }
            </div>
        </li>
    }
}
