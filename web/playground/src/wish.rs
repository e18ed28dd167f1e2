//! What the page wants of its engine, and what it asks to get it.
//!
//! A wish becomes a question only when it is the engine's turn: so a question is always about
//! the newest texts, and typing never queues up.

use crate::bench::{self, Bench};
use crate::state::State;
use corsplain_nodes::{Ask, Export, Format, Place, Refine, Secrets, Sheet};
use std::rc::Rc;

/// A wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The verdict on a bench's texts, at that turn of it.
    Answer(Side, u32),
    /// What there is to say beside it.
    Beside(Side),
    /// The fragment that holds what stands in Check.
    Address,
    /// What becomes of the texts with that pasted.
    Paste(Side, Rc<Pasted>),
    /// What becomes of them with that field changed.
    Edit(Side, String, String),
    /// That example, in Check.
    Load(String),
    /// What that fragment holds, in Check.
    Open(String),
    /// The exchange of that row of the audit, in Check.
    Row(usize),
    /// That, made of what stands there.
    Export(Side, Export, Secrets),
    /// The gallery.
    Gallery,
    /// That lesson, or the list.
    Learn(String),
    /// The audit of a file.
    Audit,
    /// Its table, otherwise.
    Refine(Refine, String),
    /// It as a file.
    Save(Format),
}

/// Which bench.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The one in Check.
    #[default]
    Check,
    /// A lesson's.
    Lesson,
}

/// A text that came by paste or drop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Into which box; none where it came beside them.
    pub place: Option<Place>,
    /// What the box held before.
    pub before: String,
    /// What it holds now.
    pub text: String,
    /// Whether everything else was an example, untouched.
    pub is_example: bool,
}

/// A wish that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The bench's turn then.
    pub turn: u32,
    /// The texts then.
    pub sheet: Rc<Sheet>,
}

impl Wish {
    /// The bench that it is about.
    #[must_use]
    pub const fn side(&self) -> Side {
        match self {
            Self::Answer(side, _)
            | Self::Beside(side)
            | Self::Paste(side, _)
            | Self::Edit(side, ..)
            | Self::Export(side, ..) => *side,
            Self::Address
            | Self::Load(_)
            | Self::Open(_)
            | Self::Row(_)
            | Self::Gallery
            | Self::Learn(_)
            | Self::Audit
            | Self::Refine(..)
            | Self::Save(_) => Side::Check,
        }
    }

    /// Whether what is told of its bench is another once it is answered.
    #[must_use]
    pub const fn is_told(&self) -> bool {
        match self {
            Self::Answer(..)
            | Self::Beside(_)
            | Self::Paste(..)
            | Self::Edit(..)
            | Self::Load(_)
            | Self::Open(_)
            | Self::Row(_) => true,
            Self::Address
            | Self::Export(..)
            | Self::Gallery
            | Self::Learn(_)
            | Self::Audit
            | Self::Refine(..)
            | Self::Save(_) => false,
        }
    }

    /// Whether it takes the place of an older one that still waits.
    #[must_use]
    pub fn replaces(&self, older: &Self) -> bool {
        // What stands beside an answer is asked for again once there is one.
        if let (Self::Answer(side, _), Self::Answer(other, _) | Self::Beside(other)) = (self, older)
        {
            return side == other;
        }
        if let (Self::Refine(what, _), Self::Refine(other, _)) = (self, older) {
            return what == other;
        }
        matches!((self, older), (Self::Learn(_), Self::Learn(_))) || self == older
    }

    /// The question, about what stands there now; none where a file is sent instead.
    #[must_use]
    pub fn ask(&self, state: &State) -> Option<Ask> {
        let bench: &Bench = state.bench(self.side());
        let (sheet, engine) = (|| Sheet::clone(&bench.now.sheet), || state.engine.clone());
        Some(match self {
            Self::Answer(side, _) => {
                Ask::Answer { sheet: sheet(), engine: engine(), lesson: state.lesson_of(*side) }
            }
            Self::Beside(_) => {
                Ask::Beside { sheet: sheet(), engine: engine(), server: state.server.clone() }
            }
            Self::Paste(_, pasted) => {
                let Pasted { place, before, text, is_example } = &**pasted;
                let mut sheet = sheet();
                if let Some(place) = place {
                    sheet.boxes = bench::with(&sheet.boxes, *place, before);
                }
                Ask::Paste { place: *place, text: text.clone(), sheet, is_example: *is_example }
            }
            Self::Edit(_, field, value) => {
                Ask::Edit { sheet: sheet(), field: field.clone(), value: value.clone() }
            }
            Self::Address => export(sheet(), engine(), Export::Link, Secrets::Replaced),
            Self::Export(_, what, secrets) => export(sheet(), engine(), *what, *secrets),
            Self::Load(id) => Ask::Load(id.clone()),
            Self::Open(fragment) => Ask::Open(fragment.clone()),
            Self::Row(row) => Ask::Row(*row),
            Self::Gallery => Ask::Gallery,
            Self::Learn(id) => Ask::Learn { id: id.clone(), done: state.done.clone() },
            Self::Refine(what, value) => Ask::Refine(*what, value.clone()),
            Self::Save(format) => Ask::Save(*format),
            Self::Audit => return None,
        })
    }
}

const fn export(sheet: Sheet, engine: String, export: Export, secrets: Secrets) -> Ask {
    Ask::Export { sheet, engine, export, secrets }
}
