//! What stood on the page before something replaced it: nothing that was typed is lost.

use crate::spread::Pasted;
use corsplain::text::{Boxes, Choices};
use std::rc::Rc;

/// Everything that a person can lose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The texts.
    pub boxes: Rc<Boxes>,
    /// What was decided rather than left to the text.
    pub choices: Choices,
    /// The example that the boxes were filled with.
    pub example: Option<Loaded>,
    /// What a paste of everything at once said besides.
    pub pasted: Option<Rc<Pasted>>,
    /// How the boxes came to hold this.
    pub replaced: Option<Replaced>,
}

/// An example as it was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Its place in the gallery.
    pub index: usize,
    /// The texts that it put into the boxes.
    pub boxes: Rc<Boxes>,
}

/// What replaced the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// A paste of a whole exchange, spread into the boxes.
    Spread,
    /// A pasted request, which took the place of an example.
    Paste,
    /// A line of a browser's console, as far as it tells what was asked.
    Console,
    /// An example.
    Example,
    /// What a fix makes of them.
    Fixed,
    /// Nothing: the boxes were emptied.
    Emptied,
}

/// Sheets to go back to, and forward to again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<Sheet>,
    future: Vec<Sheet>,
}

impl History {
    /// Keeps a sheet that is about to be replaced. What was undone before stays reachable.
    pub fn keep(&mut self, sheet: Sheet) {
        self.past.extend(self.future.drain(..).rev());
        self.past.push(sheet);
        if self.past.len() > KEPT {
            self.past.remove(0);
        }
    }

    /// Takes the sheet before, and keeps `now` to come forward to.
    pub fn back(&mut self, now: &Sheet) -> Option<Sheet> {
        let sheet = self.past.pop()?;
        self.future.push(now.clone());
        Some(sheet)
    }

    /// Takes the sheet after, and keeps `now` to go back to.
    pub fn forward(&mut self, now: &Sheet) -> Option<Sheet> {
        let sheet = self.future.pop()?;
        self.past.push(now.clone());
        Some(sheet)
    }

    /// Whether there is a sheet before this one.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a sheet after this one.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.future.is_empty()
    }
}

const KEPT: usize = 30;
