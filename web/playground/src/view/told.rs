//! What the engine tells of an exchange. It is drawn again only when it tells something else.

use crate::deed::Action;
use crate::draw;
use corsplain_nodes::{Answer, Beside};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Told`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The verdict, and all that is told with it.
    pub answer: Rc<Answer>,
    /// What there is to say beside it.
    pub beside: Rc<Beside>,
    /// Told what somebody does.
    pub act: Callback<Action>,
}

/// All of it.
#[component]
pub fn Told(props: &Props) -> Html {
    let Props { answer, beside, act } = props;
    html! {
        <>
            { draw::nodes(&answer.head, act) }
            { draw::nodes(&beside.head, act) }
            { draw::nodes(&answer.body, act) }
            { draw::nodes(&beside.body, act) }
        </>
    }
}
