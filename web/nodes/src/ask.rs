//! What the page asks of its engine.

use crate::act::{Export, Format, Refine};
use crate::sheet::{Place, Sheet};
use serde::{Deserialize, Serialize};

/// A question. The engine answers each with one [`Told`](crate::Told), in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// What is the verdict on these texts? Answered by `Told::Answer`, ahead of
    /// which there may be a `Told::Verdict`.
    Answer {
        /// The texts and decisions.
        sheet: Sheet,
        /// Whose way to tell, by its word; empty for the standard's.
        engine: String,
        /// The lesson whose task is checked, by its id; empty for none.
        #[serde(default)]
        lesson: String,
    },
    /// What is there to say beside it? Answered by `Told::Beside`.
    Beside {
        /// The texts and decisions.
        sheet: Sheet,
        /// Whose rules.
        engine: String,
        /// For which server to write a fix down; empty for none.
        server: String,
    },
    /// A text was pasted or dropped into a box, or on the page where there is none: what becomes
    /// of the sheet? Answered by `Told::Laid`.
    Paste {
        /// Where.
        place: Option<Place>,
        /// What.
        text: String,
        /// The sheet before, without the text.
        sheet: Sheet,
        /// Whether that is an example, untouched.
        is_example: bool,
    },
    /// The example of that id. Answered by `Told::Laid`.
    Load(String),
    /// What a link's fragment holds. Answered by `Told::Laid`, or `Told::Trouble`.
    Open(String),
    /// What become the texts with that field changed? Answered by `Told::Laid`.
    Edit {
        /// The texts and decisions.
        sheet: Sheet,
        /// The field's name, as [`Act::Edit`](crate::Act::Edit) carries it.
        field: String,
        /// What it is to say.
        value: String,
    },
    /// What is that, made of these texts? Answered by `Told::Text`.
    Export {
        /// The texts and decisions.
        sheet: Sheet,
        /// Whose way to tell.
        engine: String,
        /// What.
        export: Export,
        /// Whether secrets stay in it.
        secrets: Secrets,
    },
    /// The gallery of every example. Answered by `Told::View`.
    Gallery,
    /// The lesson of that id, or the list of lessons where it is empty; which of them are done is
    /// shown. Answered by `Told::Lesson`.
    Learn {
        /// The lesson.
        id: String,
        /// The ids of those that are done.
        done: Vec<String>,
    },
    /// The audit's table, with that chosen. Answered by `Told::View`.
    Refine(Refine, String),
    /// The exchange of that row of the audit. Answered by `Told::Laid`.
    Row(usize),
    /// The audit as a file. Answered by `Told::File`.
    Save(Format),
}

/// Whether secrets stay in what is made for others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secrets {
    /// A word that says what stood there takes their place.
    #[default]
    Replaced,
    /// They stay, since the person insists.
    Kept,
}
