//! A sheet that is worked on, and what is known of it. Check has one, a lesson another.

use crate::history::{History, Kept, Loaded, Notice};
use corsplain_nodes::{Answer, Beside, Boxes, Choice, Laid, Place, Replaced, Sheet};
use std::rc::Rc;

/// A sheet with its past and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// What stands there.
    pub now: Kept,
    /// What stood there before.
    pub history: History,
    /// Rises whenever something other than typing changed the texts: the boxes must then be
    /// filled anew.
    pub revision: u32,
    /// Rises with every change that asks for another answer.
    pub turn: u32,
    /// The turn that the answer is about,
    pub answered: u32,
    /// and the one that what is beside it is about.
    pub accompanied: u32,
    /// The boxes whose texts are too long to stand in them.
    pub long: Vec<Place>,
    /// A newer verdict than that of the answer, whose rest is on its way.
    pub ahead: Option<Rc<Answer>>,
    /// The answer.
    pub answer: Rc<Answer>,
    /// What there is to say beside it.
    pub beside: Rc<Beside>,
    /// The box that is being typed into, until there is a pause: one step to undo.
    typing: Option<Place>,
}

impl Bench {
    /// Whether the answer is about an older text.
    #[must_use]
    pub const fn is_behind(&self) -> bool {
        self.turn != self.answered
    }

    /// Whether what is told, or what is beside it, is about an older text.
    #[must_use]
    pub const fn is_due(&self) -> bool {
        self.is_behind() || self.turn != self.accompanied
    }

    /// The newest verdict: an answer whose rest may be missing.
    #[must_use]
    pub fn verdict(&self) -> &Rc<Answer> {
        self.ahead.as_ref().unwrap_or(&self.answer)
    }

    /// Whether the texts are so long that what is beside a verdict would keep the next key waiting:
    /// it is asked for when typing has come to rest.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.now.sheet.boxes.size() > LONG
    }

    /// Whether the texts are so long that they are not asked about with every keystroke.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.now.sheet.boxes.size() > LARGE
    }

    /// Whether a paste over that box is one over an example: all else stands there as it was
    /// loaded, whatever became of this box.
    #[must_use]
    pub fn is_example_but(&self, place: Place) -> bool {
        self.now.example.as_ref().is_some_and(|example| {
            let others = Place::ALL.into_iter().filter(|other| *other != place);
            let (then, now) = (&example.sheet, &self.now.sheet);
            then.choices == now.choices
                && others.into_iter().all(|one| then.boxes.get(one) == now.boxes.get(one))
        })
    }

    /// Another answer is needed.
    pub const fn turn(&mut self) {
        self.turn = self.turn.wrapping_add(1);
    }

    /// Somebody typed.
    pub fn type_into(&mut self, place: Place, text: String) {
        if self.now.sheet.boxes.get(place) == text {
            return;
        }
        if self.typing != Some(place) {
            self.step();
            self.typing = Some(place);
        }
        *Rc::make_mut(&mut self.now.sheet).boxes.get_mut(place) = text;
        self.turn();
    }

    /// Typing has paused: what is typed from here on is another step.
    pub const fn pause(&mut self) {
        self.typing = None;
    }

    /// Somebody decided something.
    pub fn choose(&mut self, choice: Choice, word: Option<String>) {
        let mut sheet = Sheet::clone(&self.now.sheet);
        *sheet.choices.get_mut(choice) = word;
        if sheet != *self.now.sheet {
            self.step();
            self.now.sheet = Rc::new(sheet);
            self.turn();
        }
    }

    /// Puts a sheet in the place of what stands there.
    pub fn replace(&mut self, sheet: Sheet, notice: Option<Notice>) {
        self.put(Kept { sheet: Rc::new(sheet), example: None, notice });
    }

    /// Shows what the engine laid out; `asked` is what stood there when it was asked to: what was
    /// typed since stays.
    pub fn lay(&mut self, laid: Laid, asked: &Sheet) {
        let Laid { mut sheet, replaced, notes, example, secrets, .. } = laid;
        for place in Place::ALL {
            let now = self.now.sheet.boxes.get(place);
            if now != asked.boxes.get(place) {
                now.clone_into(sheet.boxes.get_mut(place));
            }
        }
        let is_said = match replaced {
            Some(Replaced::Example | Replaced::Link | Replaced::Row | Replaced::Emptied) => {
                self.now.is_own()
            }
            Some(Replaced::Spread | Replaced::Paste | Replaced::Console | Replaced::Fixed) => true,
            None => false,
        };
        let replaced = replaced.filter(|_| is_said);
        let is_notable = replaced.is_some() || !notes.is_empty() || secrets > 0;
        let notice = is_notable.then(|| Notice { replaced, notes: Rc::new(notes), secrets });
        if *self.now.sheet == sheet && example.is_empty() {
            self.now.notice = notice;
            return;
        }
        let mut kept = loaded(example, sheet);
        kept.example = kept.example.filter(|example| !example.id.is_empty());
        self.put(Kept { notice, ..kept });
    }

    /// Empties all boxes.
    pub fn empty(&mut self) {
        let replaced = self.now.is_own().then_some(Replaced::Emptied);
        self.replace(Sheet::default(), replaced.map(said));
    }

    /// Begins with a lesson's exchange.
    pub fn begin(&mut self, sheet: Sheet) {
        self.put(loaded(String::new(), sheet));
    }

    /// A bench on which an example stands as it was loaded.
    #[must_use]
    pub fn of(id: String, sheet: Sheet) -> Self {
        Self { now: loaded(id, sheet), ..Self::default() }
    }

    /// Brings back what stood there before.
    pub fn undo(&mut self) {
        let kept = self.history.back(&self.now);
        self.show(kept);
    }

    /// Takes the undoing back.
    pub fn redo(&mut self) {
        let kept = self.history.forward(&self.now);
        self.show(kept);
    }

    /// The same texts, as if they had been filled in anew: a box then shows what it holds, or
    /// that it holds too much to be shown.
    pub fn refill(&mut self) {
        self.revision = self.revision.wrapping_add(1);
        let is_long = |place: &Place| is_long(self.now.sheet.boxes.get(*place));
        self.long = Place::ALL.into_iter().filter(is_long).collect();
    }

    fn put(&mut self, kept: Kept) {
        self.step();
        self.show(Some(kept));
    }

    fn step(&mut self) {
        self.history.keep(self.now.clone());
        self.typing = None;
    }

    fn show(&mut self, kept: Option<Kept>) {
        let Some(kept) = kept else { return };
        self.now = kept;
        self.typing = None;
        self.refill();
        self.turn();
    }
}

fn loaded(id: String, sheet: Sheet) -> Kept {
    let sheet = Rc::new(sheet);
    let example = Some(Rc::new(Loaded { id, sheet: sheet.clone() }));
    Kept { sheet, example, notice: None }
}

/// What is said of a replacement of which there is nothing else to say.
#[must_use]
pub fn said(replaced: Replaced) -> Notice {
    Notice { replaced: Some(replaced), ..Notice::default() }
}

/// Whether a text is too long to stand in a box.
#[must_use]
pub const fn is_long(text: &str) -> bool {
    text.len() > LARGE
}

/// The boxes with another text in one of them.
#[must_use]
pub fn with(boxes: &Boxes, place: Place, text: &str) -> Boxes {
    let mut boxes = boxes.clone();
    text.clone_into(boxes.get_mut(place));
    boxes
}

/// So many bytes, and what is beside their verdict, are worked on within a moment.
const LONG: usize = 4 * 1024;
/// Above so many bytes a text is kept and told of rather than shown.
pub const LARGE: usize = 256 * 1024;
