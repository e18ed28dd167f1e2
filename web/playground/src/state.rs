//! What the page holds, and how it changes. No DOM here.

use crate::gallery;
use crate::history::{History, Loaded, Replaced, Sheet};
use crate::spread::{Wanted, lay_out, spread};
use corsplain::scenario::{Credentials, Mode, Redirect};
use corsplain::text::{Boxes, Choices, Place, Subject};
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
    /// Show that example.
    Load(usize),
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
            Action::Load(index) => self.load(index),
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
        let spread = if place == Place::PageOrigin { None } else { spread(&text, wanted) };
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
        if over_example && place == Place::Request {
            let mut state = self;
            state.history.keep(state.now.clone());
            let boxes = Rc::new(Boxes { request: text, ..Boxes::default() });
            let replaced = Some(Replaced::Paste);
            return state.show(Some(Sheet { boxes, replaced, ..Sheet::default() }));
        }
        self.edit(place, text)
    }

    fn load(self, index: usize) -> Self {
        let Some(scenario) = gallery::scenario(index) else { return self };
        let (boxes, choices) = lay_out(&scenario);
        let boxes = Rc::new(boxes);
        let replaced = self.is_own().then_some(Replaced::Example);
        let example = Some(Loaded { index, boxes: boxes.clone() });
        self.replace(Sheet { boxes, choices, example, pasted: None, replaced })
    }

    /// Whether the boxes hold something that cannot be loaded again.
    fn is_own(&self) -> bool {
        self.untouched_example().is_none() && size(&self.now.boxes) > 0
    }

    fn replace(mut self, sheet: Sheet) -> Self {
        if self.is_own() {
            let now = self.now.clone();
            self.history.keep(now);
        }
        self.show(Some(sheet))
    }

    fn show(mut self, sheet: Option<Sheet>) -> Self {
        let Some(sheet) = sheet else { return self };
        self.now = sheet;
        self.revision = self.revision.wrapping_add(1);
        self.settle_if_small()
    }

    fn settle_if_small(mut self) -> Self {
        if size(&self.now.boxes) <= LARGE {
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
        Place::Request => &boxes.request,
        Place::Preflight => &boxes.preflight,
        Place::Response => &boxes.response,
    }
}

fn field_mut(boxes: &mut Boxes, place: Place) -> &mut String {
    match place {
        Place::PageOrigin => &mut boxes.page_origin,
        Place::Request => &mut boxes.request,
        Place::Preflight => &mut boxes.preflight,
        Place::Response => &mut boxes.response,
    }
}

fn choose(choices: &mut Choices, choice: Choice) {
    match choice {
        Choice::Mode(mode) => choices.mode = mode,
        Choice::Credentials(credentials) => choices.credentials = credentials,
        Choice::Redirect(redirect) => choices.redirect = redirect,
        Choice::UploadListener(listener) => choices.upload_listener = listener,
    }
}

fn size(boxes: &Boxes) -> usize {
    let Boxes { page_origin, request, preflight, response } = boxes;
    page_origin.len() + request.len() + preflight.len() + response.len()
}

/// Above so many bytes an edit is answered when it has come to rest.
const LARGE: usize = 256 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use corsplain::text::parse_boxes;

    const EXCHANGE: &str = "GET /v1/items HTTP/1.1\nHost: api.example.net\nOrigin: https://app.example\n\n\
        HTTP/1.1 200 OK\nContent-Type: application/json\n";

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(State::first(), State::after)
    }

    fn pasted() -> Action {
        Action::Paste(Place::Request, EXCHANGE.into())
    }

    /// Every text that the page holds or can bring back.
    fn reachable(mut state: State) -> Vec<Boxes> {
        while state.history.can_go_forward() {
            state = state.after(Action::Redo);
        }
        let mut found = vec![Boxes::clone(&state.now.boxes)];
        while state.history.can_go_back() {
            state = state.after(Action::Undo);
            found.push(Boxes::clone(&state.now.boxes));
        }
        found
    }

    #[test]
    fn the_first_visit_shows_the_first_example() {
        let state = State::first();
        assert_eq!(state.untouched_example(), Some(0));
        assert!(state.now.boxes.request.contains("api.example.net"));
        assert!(!state.is_behind());
        assert_eq!(state.now.replaced, None);
    }

    #[test]
    fn every_example_means_its_scenario() {
        for (index, title) in gallery::titles().into_iter().enumerate() {
            let state = after([Action::Load(index)]);
            let parsed = parse_boxes(&state.now.boxes, state.now.choices);
            assert_eq!(Some(parsed.scenario), gallery::scenario(index), "{}", title.id);
            assert_eq!(parsed.notes, [], "{}", title.id);
        }
    }

    #[test]
    fn a_pasted_exchange_is_spread_into_the_boxes() {
        let state = after([pasted()]);
        assert_eq!(state.now.replaced, Some(Replaced::Spread));
        assert!(state.now.boxes.request.contains("/v1/items"));
        assert!(!state.now.boxes.request.contains("200"));
        assert!(state.now.boxes.response.contains("200"));
        assert_eq!(state.now.boxes.preflight, "");
        let parsed = parse_boxes(&state.now.boxes, state.now.choices);
        assert_eq!(parsed.scenario.page_origin, "https://app.example");
        assert_eq!(parsed.scenario.hops.len(), 1);
    }

    #[test]
    fn undo_brings_the_pasted_text_back_and_redo_spreads_it_again() {
        let state = after([pasted(), Action::Undo]);
        assert_eq!(state.now.boxes.request, EXCHANGE);
        let state = state.after(Action::Redo);
        assert_eq!(state.now.replaced, Some(Replaced::Spread));
        assert!(state.now.boxes.response.contains("200"));
    }

    #[test]
    fn what_a_paste_leaves_open_stays_open() {
        let exchange = EXCHANGE.replace("Origin: https://app.example\n", "");
        let state = after([Action::Paste(Place::Request, exchange)]);
        let assumed = |subject| {
            parse_boxes(&state.now.boxes, state.now.choices)
                .assumptions
                .iter()
                .any(|assumption| assumption.subject == subject)
        };
        assert!(assumed(Subject::PageOrigin));
        assert!(assumed(Subject::Credentials));
    }

    #[test]
    fn what_a_paste_says_stays_said() {
        let said = "Sec-Fetch-Mode: cors\nOrigin:";
        let state = after([Action::Paste(Place::Request, EXCHANGE.replacen("Origin:", said, 1))]);
        assert_eq!(state.now.choices.mode, Some(Mode::Cors));
        assert_eq!(state.now.choices.credentials, None);
    }

    #[test]
    fn a_request_pasted_over_an_example_does_not_keep_its_answers() {
        let request = "GET /mine HTTP/1.1\nHost: mine.example\nOrigin: https://my.example\n\n";
        let paste = Action::Paste(Place::Request, request.into());
        let state = after([Action::Type(Place::Request, String::new()), paste.clone()]);
        assert_eq!(state.now.boxes.response, "");
        assert_eq!(state.now.boxes.page_origin, "");
        assert_eq!(state.now.replaced, Some(Replaced::Paste));
        // Answers of one's own stay.
        let own = "HTTP/1.1 204 No Content\n\n";
        let state = after([Action::Type(Place::Response, own.into()), paste]);
        assert_eq!(state.now.boxes.response, own);
    }

    #[test]
    fn choosing_an_assumption_decides_it() {
        let choice = Choice::of(Subject::Credentials, "include");
        assert_eq!(choice, Some(Choice::Credentials(Some(Credentials::Include))));
        let state = after(choice.map(Action::Choose));
        assert_eq!(state.now.choices.credentials, Some(Credentials::Include));
        let parsed = parse_boxes(&state.now.boxes, state.now.choices);
        assert_eq!(parsed.scenario.request.credentials, Credentials::Include);
        let back = state.after(Action::Choose(Choice::Credentials(None)));
        assert_eq!(back.now.choices, Choices::default());
        assert_eq!(Choice::of(Subject::Headers, "include"), None);
        assert_eq!(Choice::of(Subject::Mode, "nonsense"), None);
    }

    #[test]
    fn loading_an_example_keeps_what_was_typed() {
        let typed = Action::Type(Place::Request, "my own".into());
        let state = after([typed, Action::Load(3), Action::Load(4)]);
        assert_eq!(state.untouched_example(), Some(4));
        assert!(state.history.can_go_back());
        assert_eq!(state.after(Action::Undo).now.boxes.request, "my own");
    }

    #[test]
    fn an_untouched_example_is_nothing_to_lose() {
        let state = after([Action::Load(3), Action::Load(4), Action::Empty]);
        assert!(!state.history.can_go_back());
    }

    #[test]
    fn no_text_is_lost_whatever_happens() {
        let typed = |text: &str| Action::Type(Place::Response, text.into());
        let actions = [
            typed("one"),
            Action::Load(2),
            pasted(),
            typed("two"),
            Action::Undo,
            Action::Undo,
            Action::Empty,
            typed("three"),
            Action::Load(1),
        ];
        let found = reachable(after(actions));
        for text in ["one", "two", "three"] {
            assert!(found.iter().any(|boxes| boxes.response == text), "{text}");
        }
        assert!(found.iter().any(|boxes| boxes.request == EXCHANGE));
    }

    #[test]
    fn a_large_edit_is_answered_when_it_has_come_to_rest() {
        let large = "x".repeat(LARGE + 1);
        let state = after([Action::Type(Place::Response, large)]);
        assert!(state.is_behind());
        assert!(!state.clone().after(Action::Settle).is_behind());
        // Going back to a small text needs no rest.
        assert!(!state.after(Action::Load(0)).is_behind());
    }

    #[test]
    fn filling_the_boxes_is_told_apart_from_typing() {
        let state = State::first();
        let before = state.revision;
        let state = state.after(Action::Type(Place::Request, "GET".into()));
        assert_eq!(state.revision, before);
        assert_ne!(state.after(Action::Load(1)).revision, before);
    }
}
