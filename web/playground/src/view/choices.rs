//! What a text seldom says: the request's modes, to be decided by hand.

use crate::evaluate::Answer;
use crate::state::{Action, Choice};
use crate::view::pick::{Entry, Pick};
use corsplain::scenario::{Credentials, Mode, Redirect};
use corsplain::text::{Choices, Subject};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The selects. `answer` tells what the text itself says.
pub fn choices(choices: Choices, answer: Option<&Answer>, act: &Callback<Action>) -> Html {
    let request = answer.map(|answer| &answer.parsed.scenario.request);
    let onlistener = {
        let act = act.clone();
        move |event: Event| {
            let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
            act.emit(Action::Choose(Choice::UploadListener(checked.then_some(true))));
        }
    };
    let listener = request.is_some_and(|request| request.upload_listener);
    html! {
        <div class="choices">
            <Pick id="mode" label="Mode"
                entries={entries(Subject::Mode, words_of(Mode::ALL, Mode::word), answer, choices.mode.is_some(), request.map(|request| request.mode.word()))}
                value={choices.mode.map(Mode::word).unwrap_or_default().to_owned()}
                onpick={picked(act, |word| Choice::Mode(Mode::from_word(word)))} />
            <Pick id="credentials" label="Credentials"
                entries={entries(Subject::Credentials, words_of(Credentials::ALL, Credentials::word), answer, choices.credentials.is_some(), request.map(|request| request.credentials.word()))}
                value={choices.credentials.map(Credentials::word).unwrap_or_default().to_owned()}
                onpick={picked(act, |word| Choice::Credentials(Credentials::from_word(word)))} />
            <Pick id="redirect" label="Redirect"
                entries={entries(Subject::Redirect, words_of(Redirect::ALL, Redirect::word), answer, choices.redirect.is_some(), request.map(|request| request.redirect.word()))}
                value={choices.redirect.map(Redirect::word).unwrap_or_default().to_owned()}
                onpick={picked(act, |word| Choice::Redirect(Redirect::from_word(word)))} />
            <label class="check">
                <input type="checkbox" id="upload-listener" checked={listener} onchange={onlistener} />
                { "XMLHttpRequest with an upload listener" }
            </label>
        </div>
    }
}

fn words_of<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().copied().map(word).collect()
}

fn picked(act: &Callback<Action>, choice: fn(&str) -> Choice) -> Callback<String> {
    let act = act.clone();
    Callback::from(move |word: String| act.emit(Action::Choose(choice(&word))))
}

fn entries(
    subject: Subject,
    all: Vec<&'static str>,
    answer: Option<&Answer>,
    chosen: bool,
    said: Option<&str>,
) -> Vec<Entry> {
    let assumed = answer.is_some_and(|answer| {
        answer.parsed.assumptions.iter().any(|assumption| assumption.subject == subject)
    });
    let first = match said {
        Some(word) if assumed => format!("from the text (assumed: {word})"),
        Some(word) if !chosen => format!("from the text ({word})"),
        _ => String::from("from the text"),
    };
    let entry =
        |value: &str, label: String| Entry { value: value.to_owned(), label, group: String::new() };
    std::iter::once(entry("", first))
        .chain(all.into_iter().map(|word| entry(word, word.to_owned())))
        .collect()
}
