//! Two sides: where people write, and where they read.

use crate::bench::Bench;
use crate::deed::Action;
use crate::draw;
use crate::view::boxes::boxes;
use crate::view::told::Told;
use corsplain_nodes::words;
use yew::{Callback, Html, html};

/// Both, and between them the verdict in one line, for where one stands below the other. The
/// answer is marked where the texts have changed since.
pub fn columns(bench: &Bench, act: &Callback<Action>) -> Html {
    let busy = bench.is_behind().then_some("true");
    html! {
        <>
            { draw::nodes(&bench.answer.peek, act) }
            <div class="columns">
                { boxes(bench, act) }
                <section class="answer" id="answer" tabindex="-1" aria-label={words::ANSWER}
                    aria-busy={busy}>
                    <Told answer={bench.answer.clone()} beside={bench.beside.clone()} act={act.clone()} />
                </section>
            </div>
        </>
    }
}
