//! What the page holds, and how it changes. No DOM here: what is to be done to the document is
//! given back as [`Deed`]s.

mod arrive;
mod press;
mod tell;
#[cfg(test)]
mod tests;

use crate::bench::{self, Bench};
use crate::deed::{Action, Deed};
use crate::view::news;
use crate::wish::{Pasted, Side, Wish};
use corsplain_nodes::{Export, First, Lesson, Node, Place, Route, fragment, words};
use std::mem;
use std::rc::Rc;

/// What the page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The view.
    pub route: Route,
    /// What is worked on in Check.
    pub check: Bench,
    /// What is worked on in a lesson.
    pub practice: Bench,
    /// The lesson that it belongs to, by its id.
    pub practised: String,
    /// The lesson, or the list of lessons.
    pub lesson: Rc<Lesson>,
    /// The lessons that are done.
    pub done: Vec<String>,
    /// The gallery.
    pub gallery: Rc<Vec<Node>>,
    /// The audit.
    pub audit: Audit,
    /// Whose way the answer tells; empty for the standard's.
    pub engine: String,
    /// For which server a fix is written down; empty for none.
    pub server: String,
    /// The select of examples.
    pub examples: Rc<Vec<Node>>,
    /// What was said aloud last: the news.
    pub spoken: String,
    /// What is said of the last deed.
    pub said: Option<Said>,
    /// What is on its way to the clipboard, and what of it is said then.
    pub copying: Option<Said>,
    /// Why the engine is gone.
    pub broken: Option<String>,
    /// The fragment of what stands in Check.
    pub fragment: String,
    /// The page's address without a fragment.
    pub base: String,
    /// Whether single keys do something outside the boxes.
    pub keys: bool,
    /// What is to be done to the document and asked of the engine.
    deeds: Vec<Deed>,
    /// Whether typing has come to rest.
    is_at_rest: bool,
}

/// An audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// The file's name, while it is read.
    pub reading: Option<String>,
    /// How many bytes of it are read, and how many it has.
    pub progress: (u64, u64),
    /// The table.
    pub table: Rc<Vec<Node>>,
}

/// What is said of a deed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The sentences.
    pub text: String,
    /// What can be copied again with its secrets.
    pub offer: Option<Export>,
    /// A text that could not be copied, to be taken by hand.
    pub by_hand: Option<String>,
}

impl Said {
    /// A sentence alone.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl State {
    /// The first visit: the first example with its verdict.
    #[must_use]
    pub fn first(first: First) -> Self {
        let First { laid, answer, beside, examples } = first;
        let mut check = Bench::of(laid.example, laid.sheet);
        check.answer = Rc::new(answer);
        check.beside = Rc::new(beside);
        Self { check, examples: Rc::new(examples), keys: true, ..Self::default() }
    }

    /// A bench.
    #[must_use]
    pub const fn bench(&self, side: Side) -> &Bench {
        match side {
            Side::Check => &self.check,
            Side::Lesson => &self.practice,
        }
    }

    /// The bench that the view shows, or that is worked on from there.
    #[must_use]
    pub fn side(&self) -> Side {
        match &self.route {
            Route::Learn(id) if !id.is_empty() => Side::Lesson,
            Route::Check | Route::Audit | Route::Learn(_) | Route::Gallery => Side::Check,
        }
    }

    /// The bench that the view shows.
    #[must_use]
    pub fn here(&self) -> &Bench {
        self.bench(self.side())
    }

    /// The lesson whose task is checked on that bench; empty for none.
    #[must_use]
    pub fn lesson_of(&self, side: Side) -> String {
        match side {
            Side::Check => String::new(),
            Side::Lesson => self.practised.clone(),
        }
    }

    /// What comes of an action.
    pub fn after(&mut self, action: Action) -> Vec<Deed> {
        let is_typing = matches!(action, Action::Type(..));
        let before = (self.side(), self.here().turn);
        self.take(action);
        let (side, bench) = (self.side(), self.here());
        let turn = bench.turn;
        let is_due = bench.is_behind() && !(is_typing && bench.is_large());
        if before != (side, turn) {
            self.is_at_rest = false;
            self.deeds.push(Deed::Rest);
        }
        // A large text is asked about when it has come to rest.
        if is_due {
            self.want(Wish::Answer(side, turn));
        }
        mem::take(&mut self.deeds)
    }

    fn take(&mut self, action: Action) {
        match action {
            Action::Type(place, text) => self.here_mut().type_into(place, text),
            Action::Paste(place, text) => self.paste(place, text),
            Action::Press(act, value) => self.press(act, value),
            Action::Clear(place) => {
                self.here_mut().type_into(place, String::new());
                self.here_mut().refill();
            }
            Action::Undo => self.here_mut().undo(),
            Action::Redo => self.here_mut().redo(),
            Action::Empty => self.empty(),
            Action::Paused => self.here_mut().pause(),
            Action::Rested => self.rest(),
            Action::Arrive { fragment, is_ours } => self.arrive(&fragment, is_ours),
            Action::Start { fragment, stored } => self.start(&fragment, stored.map(|kept| *kept)),
            Action::Told(wish, asked, told) => self.tell(wish, &asked, *told),
            Action::Audit(name) => {
                self.audit = Audit { reading: Some(name), ..Audit::default() };
                self.go(Route::Audit);
            }
            Action::Progress(done, of) => self.audit.progress = (done, of),
            Action::Stop => self.deeds.push(Deed::Stop),
            Action::Stopped => {
                self.audit.reading = None;
                self.say(words::AUDIT_STOPPED);
            }
            Action::Broke(what) => {
                self.broken = Some(what);
                self.audit = Audit::default();
            }
            Action::Restart => {
                self.broken = None;
                self.check.turn();
                self.practice.turn();
                self.deeds.push(Deed::Reopen);
            }
            Action::Export(export, secrets) => {
                self.want(Wish::Export(self.side(), export, secrets));
            }
            Action::Speak => self.spoken = news(self.here()),
            Action::Copied(is_copied) => self.copied(is_copied),
            Action::Hush => self.said = None,
            Action::Say(text) => self.say(text),
            Action::UseKeys(is_used) => {
                self.keys = is_used;
                self.deeds.push(Deed::KeepKeys(is_used));
            }
        }
    }

    const fn bench_mut(&mut self, side: Side) -> &mut Bench {
        match side {
            Side::Check => &mut self.check,
            Side::Lesson => &mut self.practice,
        }
    }

    fn here_mut(&mut self) -> &mut Bench {
        self.bench_mut(self.side())
    }

    /// Nothing stands there any more, or what the lesson brings.
    fn empty(&mut self) {
        let lesson = self.lesson.sheet.clone();
        match (self.side(), lesson) {
            (Side::Lesson, Some(sheet)) => self.practice.begin(sheet),
            (Side::Check | Side::Lesson, _) => self.here_mut().empty(),
        }
    }

    /// A text came: its box holds it at once, and the engine says what becomes of it.
    fn paste(&mut self, place: Option<Place>, text: String) {
        self.show_boxes();
        let side = self.side();
        let bench = self.here_mut();
        let is_example = bench.is_example_but(place.unwrap_or(Place::Request));
        let mut before = String::new();
        if let Some(place) = place {
            bench.now.sheet.boxes.get(place).clone_into(&mut before);
            bench.pause();
            bench.type_into(place, text.clone());
            bench.pause();
            if bench::is_long(&text) {
                bench.refill();
            }
        }
        let pasted = Pasted { place, before, text, is_example };
        self.want(Wish::Paste(side, Rc::new(pasted)));
    }

    /// Typing has come to rest: the address and what is kept for a reload follow.
    fn rest(&mut self) {
        self.is_at_rest = true;
        let bench = self.here();
        if !bench.is_behind() && bench.is_due() {
            self.want(Wish::Beside(self.side()));
        }
        self.deeds.push(Deed::Keep);
        if self.route != Route::Check {
            return;
        }
        let now = &self.check.now;
        if let Some(id) = now.untouched() {
            self.address(fragment::of_example(id));
        } else if now.is_own() && now.sheet.boxes.size() <= MOST_IN_A_LINK {
            self.want(Wish::Address);
        } else {
            self.address(String::new());
        }
    }

    /// The address of what stands in Check.
    fn address(&mut self, fragment: String) {
        self.fragment = fragment;
        if self.route == Route::Check {
            self.deeds.push(Deed::Address(self.fragment.clone()));
            // What is kept is found by it.
            self.deeds.push(Deed::Keep);
        }
    }

    /// Goes to a view by a press, which the way back then leads out of again.
    fn go(&mut self, route: Route) {
        if self.route == route {
            return;
        }
        let fragment = match &route {
            Route::Check => self.fragment.clone(),
            Route::Audit | Route::Learn(_) | Route::Gallery => fragment::of_view(&route),
        };
        self.deeds.push(Deed::Push(fragment));
        self.enter(route);
    }

    fn enter(&mut self, route: Route) {
        if self.route != route {
            self.here_mut().pause();
            self.said = None;
            self.route = route;
            self.deeds.push(Deed::Heading);
        }
        match &self.route {
            Route::Gallery if self.gallery.is_empty() => {
                self.want(Wish::Gallery);
            }
            Route::Learn(id) => self.want(Wish::Learn(id.clone())),
            Route::Check | Route::Audit | Route::Gallery => {}
        }
    }

    fn say(&mut self, text: impl Into<String>) {
        self.said = Some(Said::plain(text));
        self.deeds.push(Deed::HushLater);
    }

    /// Copies a text; `said` is what is said then.
    fn copy(&mut self, text: String, said: Said) {
        self.copying = Some(Said { by_hand: Some(text.clone()), ..said });
        self.deeds.push(Deed::Copy(text));
    }

    fn copied(&mut self, is_copied: bool) {
        let Some(mut said) = self.copying.take() else { return };
        if is_copied {
            said.by_hand = None;
        } else {
            words::NOT_COPIED.clone_into(&mut said.text);
        }
        if said.offer.is_none() && said.by_hand.is_none() {
            self.deeds.push(Deed::HushLater);
        }
        self.said = Some(said);
    }
}

/// No link unfolds to more bytes, so none is asked for.
const MOST_IN_A_LINK: usize = 2_000_000;
