//! What became of a text that is no longer in its box, and the way back to it.

use crate::bench::Bench;
use crate::deed::Action;
use crate::draw;
use crate::history::Notice;
use crate::view::button;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Act, Replaced};
use yew::{Callback, Html, html};

/// The notice, where there is something to say.
pub fn notice(notice: Option<&Notice>, act: &Callback<Action>) -> Html {
    let Some(Notice { replaced, notes, secrets }) = notice else { return Html::default() };
    let said = replaced.map(about);
    let dismiss = Action::Press(Act::Dismiss, String::new());
    html! {
        <div class="notice" role="group" aria-label={words::NOTICE}>
            if let Some((text, undo)) = said {
                <p>{ text }</p>
                { button(undo, Action::Undo, act) }
            }
            if *secrets > 0 {
                <p>{ seen(*secrets) }</p>
            }
            { button(words::NOTICE_OK, dismiss, act) }
            { draw::nodes(notes, act) }
        </div>
    }
}

/// What is said aloud: what replaced the texts, if anything did, and the verdict.
#[must_use]
pub fn news(bench: &Bench) -> String {
    let replaced = bench.now.notice.as_ref().and_then(|notice| notice.replaced);
    let replaced = replaced.map(|replaced| about(replaced).0).unwrap_or_default();
    [replaced, &bench.verdict().news].join(" ")
}

fn seen(secrets: usize) -> String {
    match secrets {
        1 => words::ONE_SECRET_SEEN.to_owned(),
        _ => fill(words::SECRETS_SEEN, &[&secrets.to_string()]),
    }
}

/// What is said of a replacement, and the words of its undoing.
const fn about(replaced: Replaced) -> (&'static str, &'static str) {
    match replaced {
        Replaced::Spread => (words::REPLACED_SPREAD, words::UNDO_SPREAD),
        Replaced::Paste => (words::REPLACED_PASTE, words::UNDO),
        Replaced::Console => (words::REPLACED_CONSOLE, words::UNDO),
        Replaced::Example => (words::REPLACED_EXAMPLE, words::UNDO_REPLACED),
        Replaced::Fixed => (words::REPLACED_FIXED, words::UNDO_FIXED),
        Replaced::Row => (words::REPLACED_ROW, words::UNDO_REPLACED),
        Replaced::Link => (words::REPLACED_LINK, words::UNDO_REPLACED),
        Replaced::Emptied => (words::REPLACED_EMPTIED, words::UNDO_EMPTIED),
    }
}
