//! What stood in the boxes before something changed it: nothing that was typed is lost.

use corsplain_nodes::{Node, Replaced, Sheet};
use std::rc::Rc;

/// A sheet, and what is known of where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The texts and decisions.
    pub sheet: Rc<Sheet>,
    /// The example that they were filled with.
    pub example: Option<Rc<Loaded>>,
    /// What is said of them.
    pub notice: Option<Notice>,
}

/// An example, or a lesson's exchange, as it was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Its id; empty for a lesson's.
    pub id: String,
    /// What stood in the boxes then.
    pub sheet: Rc<Sheet>,
}

/// What is said of a replacement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// What replaced the texts, if anything did.
    pub replaced: Option<Replaced>,
    /// What the text said that the boxes no longer show.
    pub notes: Rc<Vec<Node>>,
    /// How many secrets were seen in it.
    pub secrets: usize,
}

/// Sheets before and after the one that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<Kept>,
    future: Vec<Kept>,
}

impl Kept {
    /// The example that stands there as it was loaded.
    #[must_use]
    pub fn untouched(&self) -> Option<&str> {
        let example = self.example.as_ref()?;
        (example.sheet == self.sheet).then_some(example.id.as_str())
    }

    /// Whether it holds something that cannot be loaded again.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.untouched().is_none() && self.sheet.boxes.size() > 0
    }
}

impl History {
    /// Keeps a sheet that something else takes the place of; what had been undone is forgotten.
    pub fn keep(&mut self, kept: Kept) {
        self.future.clear();
        self.past.push(kept);
        let mut bytes = 0;
        let fits = |kept: &&Kept| {
            bytes += kept.sheet.boxes.size();
            bytes <= MOST_BYTES
        };
        let fitting = self.past.iter().rev().take_while(fits).count().clamp(FEWEST, MOST);
        self.past.drain(..self.past.len().saturating_sub(fitting));
    }

    /// The sheet before, and keeps `now` to come back to.
    pub fn back(&mut self, now: &Kept) -> Option<Kept> {
        let kept = self.past.pop()?;
        self.future.push(now.clone());
        Some(kept)
    }

    /// The sheet after, and keeps `now` to go back to.
    pub fn forward(&mut self, now: &Kept) -> Option<Kept> {
        let kept = self.future.pop()?;
        self.past.push(now.clone());
        Some(kept)
    }

    /// Whether there is a sheet before this one.
    #[must_use]
    pub const fn can_go_back(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a sheet after this one.
    #[must_use]
    pub const fn can_go_forward(&self) -> bool {
        !self.future.is_empty()
    }
}

/// So many sheets are kept,
const MOST: usize = 200;
/// as long as they have no more bytes in all,
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// but never fewer than these.
const FEWEST: usize = 3;
