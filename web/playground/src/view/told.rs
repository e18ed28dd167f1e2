//! What the engine tells of an exchange, part by part. A part is drawn again only where it says
//! something else than before: most keystrokes change few of them.

use crate::bench::Bench;
use crate::deed::Action;
use crate::draw;
use crate::frame::Frame;
use crate::timer::Timer;
use corsplain_nodes::{Answer, Beside, Node, words};
use std::rc::Rc;
use std::slice;
use yew::{Callback, Component, Context, Html, Properties, classes, html};

/// What is told, and to whom a press on it is.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Given {
    /// The verdict.
    pub verdict: Rc<Answer>,
    /// How it came to be.
    pub answer: Rc<Answer>,
    /// What is beside it.
    pub beside: Rc<Beside>,
    /// Whether it is not yet that of what stands in the boxes.
    pub is_old: bool,
    /// Who is told of a press.
    pub act: Callback<Action>,
}

/// All parts: the verdict and its cause, what is beside it, how it came to be, and what is beside
/// that. The first time each takes a frame of its own, so that neither the boxes nor the verdict
/// wait until the browser has laid out all the rest.
#[derive(Debug)]
pub struct Told {
    drawn: usize,
    frame: Option<Frame>,
    /// Whether it has been old for longer than a glance, and is marked as such.
    is_late: bool,
    wait: Option<Timer>,
}

/// What happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Another part can be drawn.
    Frame,
    /// It is still old.
    Late,
}

impl Told {
    fn wait(context: &Context<Self>) -> Option<Timer> {
        let link = context.link().clone();
        let late = || Timer::after(GLANCE, move || link.send_message(Event::Late));
        context.props().is_old.then(late).flatten()
    }
}

impl Component for Told {
    type Message = Event;
    type Properties = Given;

    fn create(context: &Context<Self>) -> Self {
        Self { drawn: 0, frame: None, is_late: false, wait: Self::wait(context) }
    }

    fn changed(&mut self, context: &Context<Self>, before: &Given) -> bool {
        // To mark it with every key would have the browser paint all of it anew, twice.
        if context.props().is_old != before.is_old {
            self.is_late = false;
            self.wait = Self::wait(context);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, event: Event) -> bool {
        let given = context.props();
        match event {
            Event::Late => self.is_late = given.is_old,
            Event::Frame => {
                let all = Place::ALL.into_iter().map(|place| given.nodes(place).len()).sum();
                self.drawn = if self.drawn < all { self.drawn + 1 } else { ALL };
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let given = context.props();
        let mut left = self.drawn;
        let lists = Place::ALL.into_iter().map(|place| {
            let parts = parts(place, left, given);
            left = left.saturating_sub(given.nodes(place).len());
            parts
        });
        let busy = (given.is_old || self.drawn < ALL).then_some("true");
        html! {
            <section class={classes!("answer", self.is_late.then_some("old"))} id="answer" tabindex="-1"
                aria-label={words::ANSWER} aria-busy={busy}>
                { for lists }
            </section>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _is_first: bool) {
        let link = context.link().clone();
        let more = || Frame::next(move || link.send_message(Event::Frame));
        self.frame = (self.drawn < ALL).then(more).flatten();
    }
}

/// What was understood, as fields.
pub fn fields(bench: &Bench, act: &Callback<Action>) -> Html {
    parts(Place::Fields, ALL, &Given::of(bench, false, act))
}

/// The parts of one list, as many as that at most.
fn parts(place: Place, most: usize, given: &Given) -> Html {
    let nodes = given.nodes(place);
    let parts = (0..nodes.len()).zip(draw::keys(nodes)).take(most).map(|(index, key)| {
        html! { <Part {key} {place} {index} given={given.clone()} /> }
    });
    html! { <>{ for parts }</> }
}

/// What takes longer than so many milliseconds is seen to.
const GLANCE: i32 = 150;
/// More parts than any answer has.
const ALL: usize = usize::MAX;

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
    /// In their order on the page.
    const ALL: [Self; 4] = [Self::Head, Self::BesideHead, Self::Body, Self::BesideBody];
}

impl Given {
    /// What is told on a bench.
    #[must_use]
    pub fn of(bench: &Bench, is_old: bool, act: &Callback<Action>) -> Self {
        let (answer, beside, act) = (bench.answer.clone(), bench.beside.clone(), act.clone());
        Self { verdict: bench.verdict().clone(), answer, beside, is_old, act }
    }

    fn nodes(&self, place: Place) -> &[Node] {
        match place {
            Place::Fields => &self.answer.fields,
            Place::Head => &self.verdict.head,
            Place::BesideHead => &self.beside.head,
            Place::Body => &self.answer.body,
            Place::BesideBody => &self.beside.body,
        }
    }
}

/// Where a part stands.
#[derive(Clone, Debug, Properties)]
pub struct Props {
    place: Place,
    index: usize,
    given: Given,
}

impl Props {
    fn node(&self) -> Option<&Node> {
        self.given.nodes(self.place).get(self.index)
    }
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.node() == other.node() && self.given.act == other.given.act
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
            .map_or_else(Html::default, |node| draw::nodes(slice::from_ref(node), &props.given.act))
    }
}
