//! What the engine tells of an exchange, part by part. A part is drawn again only where it says
//! something else than before: most keystrokes change few of them.

use crate::deed::Action;
use crate::draw;
use corsplain_nodes::{Answer, Beside, Node};
use std::rc::Rc;
use std::slice;
use yew::{Callback, Component, Context, Html, Properties, html};

/// All parts: the verdict and its cause, what is beside it, how it came to be, and what is beside
/// that.
pub fn told(answer: &Rc<Answer>, beside: &Rc<Beside>, act: &Callback<Action>) -> Html {
    let lists = [Place::Head, Place::BesideHead, Place::Body, Place::BesideBody];
    let lists = lists.into_iter().map(|place| parts(place, answer, beside, act));
    html! { <>{ for lists }</> }
}

/// The parts of one list.
pub fn parts(
    place: Place,
    answer: &Rc<Answer>,
    beside: &Rc<Beside>,
    act: &Callback<Action>,
) -> Html {
    let nodes = place.nodes(answer, beside);
    let parts = (0..nodes.len()).zip(draw::keys(nodes)).map(|(index, key)| {
        let (answer, beside, act) = (answer.clone(), beside.clone(), act.clone());
        html! { <Part {key} {place} {index} {answer} {beside} {act} /> }
    });
    html! { <>{ for parts }</> }
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// [`Answer::fields`]
    Fields,
    /// [`Answer::head`]
    Head,
    /// [`Beside::head`]
    BesideHead,
    /// [`Answer::body`]
    Body,
    /// [`Beside::body`]
    BesideBody,
}

impl Place {
    fn nodes<'a>(self, answer: &'a Answer, beside: &'a Beside) -> &'a [Node] {
        match self {
            Self::Fields => &answer.fields,
            Self::Head => &answer.head,
            Self::BesideHead => &beside.head,
            Self::Body => &answer.body,
            Self::BesideBody => &beside.body,
        }
    }
}

/// Where a part stands.
#[derive(Clone, Debug, Properties)]
pub struct Props {
    place: Place,
    index: usize,
    answer: Rc<Answer>,
    beside: Rc<Beside>,
    act: Callback<Action>,
}

impl Props {
    fn node(&self) -> Option<&Node> {
        self.place.nodes(&self.answer, &self.beside).get(self.index)
    }
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.node() == other.node() && self.act == other.act
    }
}

/// A part.
#[derive(Debug)]
pub struct Part;

impl Component for Part {
    type Message = ();
    type Properties = Props;

    fn create(_context: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        props
            .node()
            .map_or_else(Html::default, |node| draw::nodes(slice::from_ref(node), &props.act))
    }
}
