//! The page: the boxes on one side, the answer on the other.

use crate::evaluate;
use crate::state::{Action, State, is_large};
use crate::timer::Timer;
use crate::view::{self, Announce};
use corsplain::url::JsUrlParser;
use web_sys::Element;
use yew::prelude::*;

/// Mounts the page on the element `main` of the document.
pub fn start() {
    if let Some(root) = crate::dom::by_id::<Element>("main") {
        yew::Renderer::<App>::with_root(root).render();
    }
}

/// The whole of it.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::first);
    let act = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let answer = use_memo((state.settled.clone(), state.now.choices), |(boxes, choices)| {
        evaluate::judge(boxes, *choices, &JsUrlParser)
    });
    let beside = {
        let small = !is_large(&state.settled);
        let judged = answer.clone();
        let about = (state.settled.clone(), state.now.choices, state.engine);
        use_memo(about, move |(_, _, engine)| {
            let judged = judged.as_ref().as_ref().filter(|_| small);
            let exchange = judged.and_then(|judged| judged.exchange.as_ref().ok());
            exchange.map(|exchange| evaluate::find(exchange, *engine, &JsUrlParser))
        })
    };
    let behind = state.is_behind();
    {
        let act = act.clone();
        use_effect_with((state.now.boxes.clone(), behind), move |(_, behind)| {
            let timer =
                behind.then(|| Timer::after(REST, move || act.emit(Action::Settle))).flatten();
            move || drop(timer)
        });
    }

    let entries = use_memo((), |()| view::entries());
    let told = answer.as_ref().as_ref();
    html! {
        <>
            { view::examples(&state, &entries, &act) }
            { view::notice(state.now.replaced, state.now.pasted.as_deref(), &act) }
            { view::peek(told, state.engine) }
            <div class="columns">
                { view::input(&state, told, &act) }
                { view::answer(told, beside.as_ref().as_ref(), &state, behind, &act) }
            </div>
            <Announce news={view::news(state.now.replaced, told, state.engine)} />
        </>
    }
}

/// A large edit is answered after so many milliseconds without another.
const REST: i32 = 300;
