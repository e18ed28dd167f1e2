//! What the engine tells of an exchange. It is drawn again only when it tells something else.

use crate::deed::Action;
use crate::draw;
use corsplain_nodes::{Answer, Beside};
use std::rc::Rc;
use yew::{Callback, Component, Context, Html, Properties, html};

/// What is told.
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
#[derive(Debug)]
pub struct Told;

impl Component for Told {
    type Message = ();
    type Properties = Props;

    fn create(_context: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Props { answer, beside, act } = context.props();
        html! {
            <>
                { draw::nodes(&answer.head, act) }
                { draw::nodes(&beside.head, act) }
                { draw::nodes(&answer.body, act) }
                { draw::nodes(&beside.body, act) }
            </>
        }
    }
}
