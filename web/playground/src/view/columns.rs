//! Two sides: where people write, and where they read.

use crate::bench::Bench;
use crate::deed::Action;
use crate::draw;
use crate::view::boxes::boxes;
use crate::view::told::{Given, Told};
use yew::{Callback, Html, html};

/// Both, and between them the verdict in one line, for where one stands below the other. The
/// answer is marked while it is not yet that of what stands there.
pub fn columns(bench: &Bench, is_old: bool, act: &Callback<Action>) -> Html {
    let given = Given::of(bench, is_old, act);
    html! {
        <>
            { draw::nodes(&given.verdict.peek, act) }
            <div class="columns">
                { boxes(bench, act) }
                <Told ..given />
            </div>
        </>
    }
}
