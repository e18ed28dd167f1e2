//! Two sides: where people write, and where they read.

use crate::bench::Bench;
use crate::deed::Action;
use crate::draw;
use crate::view::boxes::boxes;
use crate::view::told::told;
use corsplain_nodes::words;
use yew::{Callback, Html, html};

/// Both, and between them the verdict in one line, for where one stands below the other. The
/// answer is marked while it is not yet that of what stands there.
pub fn columns(bench: &Bench, is_busy: bool, act: &Callback<Action>) -> Html {
    let busy = is_busy.then_some("true");
    html! {
        <>
            { draw::nodes(&bench.answer.peek, act) }
            <div class="columns">
                { boxes(bench, act) }
                <section class="answer" id="answer" tabindex="-1" aria-label={words::ANSWER}
                    aria-busy={busy}>
                    { told(&bench.answer, &bench.beside, act) }
                </section>
            </div>
        </>
    }
}
