//! The bar above the boxes: examples, the ways back, and what can be taken along.

use crate::deed::Action;
use crate::draw;
use crate::state::State;
use crate::view::button;
use crate::view::keys;
use crate::wish::Side;
use corsplain_nodes::{Export, Secrets, words};
use yew::{Callback, Html, MouseEvent, html};

/// The bar.
pub fn bar(state: &State, act: &Callback<Action>) -> Html {
    let (bench, side) = (state.here(), state.side());
    let shown = bench.now.untouched().unwrap_or_default();
    let (start, examples) = match side {
        Side::Check => {
            let examples = draw::with_picked(&state.examples, shown);
            (words::START_EMPTY, draw::nodes(&examples, act))
        }
        Side::Lesson => (words::START_AGAIN, Html::default()),
    };
    html! {
        <div class="bar" role="group" aria-label={words::BAR}>
            { examples }
            { button(start, Action::Empty, act) }
            { step(words::UNDO, Action::Undo, bench.history.can_go_back(), act) }
            { step(words::REDO, Action::Redo, bench.history.can_go_forward(), act) }
            <span class="apart">
                { button(words::COPY_LINK, export(Export::Link), act) }
                <details class="menu">
                    <summary>{ words::SHARE }</summary>
                    <div>
                        { button(words::COPY_MARKDOWN, export(Export::Markdown), act) }
                        { button(words::COPY_SCENARIO, export(Export::Scenario), act) }
                        { button(words::COPY_FENCE, export(Export::Fence), act) }
                        { button(words::COPY_REPORT, export(Export::Report), act) }
                    </div>
                </details>
                { keys::opener() }
            </span>
        </div>
    }
}

const fn export(export: Export) -> Action {
    Action::Export(export, Secrets::Replaced)
}

/// A way back, or forth. It keeps its place and its focus where there is nowhere to go.
fn step(label: &'static str, action: Action, is_open: bool, act: &Callback<Action>) -> Html {
    let act = act.clone();
    let onclick = move |_: MouseEvent| {
        if is_open {
            act.emit(action.clone());
        }
    };
    let disabled = (!is_open).then_some("true");
    html! { <button type="button" aria-disabled={disabled} {onclick}>{ label }</button> }
}
