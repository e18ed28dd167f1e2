//! What the page holds, and how it changes. No DOM here.

use crate::gallery;
use crate::history::{History, Loaded, Replaced, Sheet};
use crate::spread::{spread, spread_console_line};
use corsplain::Engine;
use corsplain::recipe::Server;
use corsplain::scenario::{Api, Credentials, Mode, Redirect, Scenario};
use corsplain::text::{Boxes, Choices, Place, Subject};
use corsplain_answers::lay_out::written;
use corsplain_answers::spread::Wanted;
use std::rc::Rc;
use yew::Reducible;

/// What the page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What stands in the boxes.
    pub now: Sheet,
    /// The texts that the answer is about. They lag behind after a large edit, until
    /// [`Action::Settle`].
    pub settled: Rc<Boxes>,
    /// Rises whenever something other than typing changed the texts: the boxes must then be
    /// filled anew.
    pub revision: u32,
    /// What stood in the boxes before.
    pub history: History,
    /// Whose way the answer tells.
    pub engine: Engine,
    /// For which server a fix is written down.
    pub server: Option<Server>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Somebody typed; the box holds this now.
    Type(Place, String),
    /// Somebody pasted; the box holds this now.
    Paste(Place, String),
    /// A large edit has come to rest.
    Settle,
    /// Somebody decided something.
    Choose(Choice),
    /// Tell the way of that engine.
    Follow(Engine),
    /// Write fixes down for that server.
    Serve(Option<Server>),
    /// Show that example.
    Load(usize),
    /// Write that scenario into the boxes.
    Apply(Rc<Scenario>),
    /// Empty all boxes.
    Empty,
    /// Bring back what was replaced.
    Undo,
    /// Take the undoing back.
    Redo,
    /// Put the notice about a replacement away.
    Dismiss,
}

/// A decision; `None` leaves it to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// By what the page asks.
    Api(Option<Api>),
    /// The request's mode.
    Mode(Option<Mode>),
    /// The request's credentials mode.
    Credentials(Option<Credentials>),
    /// The request's redirect mode.
    Redirect(Option<Redirect>),
    /// Whether there is an upload listener.
    UploadListener(Option<bool>),
}

impl Choice {
    /// The decision that a word stands for, where one can be made about that subject.
    #[must_use]
    pub fn of(subject: Subject, word: &str) -> Option<Self> {
        match subject {
            Subject::Mode => Mode::from_word(word).map(|mode| Self::Mode(Some(mode))),
            Subject::Credentials => {
                Credentials::from_word(word).map(|value| Self::Credentials(Some(value)))
            }
            Subject::Redirect => Redirect::from_word(word).map(|value| Self::Redirect(Some(value))),
            _ => None,
        }
    }
}

impl State {
    /// The first visit: the first example.
    #[must_use]
    pub fn first() -> Self {
        Self::default().load(0)
    }

    /// Whether the answer is about an older text.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.settled != self.now.boxes
    }

    /// What comes of an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Type(place, text) => self.edit(place, text),
            Action::Paste(place, text) => self.paste(place, text),
            Action::Settle => {
                self.settled = self.now.boxes.clone();
                self
            }
            Action::Choose(choice) => {
                choose(&mut self.now.choices, choice);
                self
            }
            Action::Follow(engine) => Self { engine, ..self },
            Action::Serve(server) => Self { server, ..self },
            Action::Load(index) => self.load(index),
            Action::Apply(scenario) => {
                let (boxes, choices) = written(&scenario);
                let boxes = Rc::new(boxes);
                let replaced = Some(Replaced::Fixed);
                self.keep_and_show(Sheet { boxes, choices, replaced, ..Sheet::default() })
            }
            Action::Empty => {
                self.replace(Sheet { replaced: Some(Replaced::Emptied), ..Sheet::default() })
            }
            Action::Undo => {
                let sheet = self.history.back(&self.now);
                self.show(sheet)
            }
            Action::Redo => {
                let sheet = self.history.forward(&self.now);
                self.show(sheet)
            }
            Action::Dismiss => {
                self.now.replaced = None;
                self.now.pasted = None;
                self
            }
        }
    }

    /// The example that stands in the boxes as it was loaded.
    #[must_use]
    pub fn untouched_example(&self) -> Option<usize> {
        let example = self.now.example.as_ref()?;
        (example.boxes == self.now.boxes).then_some(example.index)
    }

    fn edit(mut self, place: Place, text: String) -> Self {
        *field_mut(Rc::make_mut(&mut self.now.boxes), place) = text;
        self.settle_if_small()
    }

    /// A paste of a whole exchange is spread; a request pasted over that of an example takes the
    /// place of all of it, so that the example's answers are not taken for its own.
    fn paste(self, place: Place, text: String) -> Self {
        let before = field(&self.now.boxes, place).trim();
        let over_example = (before.is_empty() || !text.contains(before))
            && self.now.example.as_ref().is_some_and(|example| {
                let mut boxes = Boxes::clone(&example.boxes);
                *field_mut(&mut boxes, place) = String::from(field(&self.now.boxes, place));
                boxes == *self.now.boxes
            });
        let wanted = if place == Place::Request { Wanted::Answer } else { Wanted::Both };
        let spread = match place {
            Place::PageOrigin | Place::PageCsp => None,
            Place::Request | Place::Preflight | Place::Response => spread(&text, wanted),
        };
        if let Some((boxes, choices, pasted)) = spread {
            // The text as it was pasted is what undoing brings back.
            return self.edit(place, text).replace(Sheet {
                boxes: Rc::new(boxes),
                choices,
                example: None,
                pasted: Some(Rc::new(pasted)),
                replaced: Some(Replaced::Spread),
            });
        }
        if let Some((boxes, choices, pasted)) = spread_console_line(&text) {
            return self.keep_and_show(Sheet {
                boxes: Rc::new(boxes),
                choices,
                example: None,
                pasted: Some(Rc::new(pasted)),
                replaced: Some(Replaced::Console),
            });
        }
        if over_example && place == Place::Request {
            let boxes = Rc::new(Boxes { request: text, ..Boxes::default() });
            let replaced = Some(Replaced::Paste);
            return self.keep_and_show(Sheet { boxes, replaced, ..Sheet::default() });
        }
        self.edit(place, text)
    }

    fn load(self, index: usize) -> Self {
        let entries = gallery::entries();
        let example = entries.get(index).and_then(|entry| gallery::scenario(&entry.id));
        let Some(scenario) = example else { return self };
        let (boxes, choices) = written(&scenario);
        let boxes = Rc::new(boxes);
        let replaced = self.is_own().then_some(Replaced::Example);
        let example = Some(Loaded { index, boxes: boxes.clone() });
        self.replace(Sheet { boxes, choices, example, pasted: None, replaced })
    }

    /// Whether the boxes hold something that cannot be loaded again.
    fn is_own(&self) -> bool {
        self.untouched_example().is_none() && size(&self.now.boxes) > 0
    }

    fn replace(self, sheet: Sheet) -> Self {
        if self.is_own() {
            return self.keep_and_show(sheet);
        }
        self.show(Some(sheet))
    }

    fn keep_and_show(mut self, sheet: Sheet) -> Self {
        let now = self.now.clone();
        self.history.keep(now);
        self.show(Some(sheet))
    }

    fn show(mut self, sheet: Option<Sheet>) -> Self {
        let Some(sheet) = sheet else { return self };
        self.now = sheet;
        self.revision = self.revision.wrapping_add(1);
        self.settle_if_small()
    }

    fn settle_if_small(mut self) -> Self {
        if !is_large(&self.now.boxes) {
            self.settled = self.now.boxes.clone();
        }
        self
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

/// The text of a box.
#[must_use]
pub fn field(boxes: &Boxes, place: Place) -> &str {
    match place {
        Place::PageOrigin => &boxes.page_origin,
        Place::PageCsp => &boxes.page_csp,
        Place::Request => &boxes.request,
        Place::Preflight => &boxes.preflight,
        Place::Response => &boxes.response,
    }
}

fn field_mut(boxes: &mut Boxes, place: Place) -> &mut String {
    match place {
        Place::PageOrigin => &mut boxes.page_origin,
        Place::PageCsp => &mut boxes.page_csp,
        Place::Request => &mut boxes.request,
        Place::Preflight => &mut boxes.preflight,
        Place::Response => &mut boxes.response,
    }
}

fn choose(choices: &mut Choices, choice: Choice) {
    match choice {
        Choice::Api(api) => choices.api = api,
        Choice::Mode(mode) => choices.mode = mode,
        Choice::Credentials(credentials) => choices.credentials = credentials,
        Choice::Redirect(redirect) => choices.redirect = redirect,
        Choice::UploadListener(listener) => choices.upload_listener = listener,
    }
}

/// Whether the texts are so long that only the verdict is told.
#[must_use]
pub fn is_large(boxes: &Boxes) -> bool {
    size(boxes) > LARGE
}

fn size(boxes: &Boxes) -> usize {
    let Boxes { page_origin, page_csp, request, preflight, response } = boxes;
    page_origin.len() + page_csp.len() + request.len() + preflight.len() + response.len()
}

/// Above so many bytes an edit is answered when it has come to rest, and by the verdict alone.
const LARGE: usize = 256 * 1024;

#[cfg(test)]
mod tests;
