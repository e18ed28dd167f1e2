//! What the page asks of its engine.

use crate::sheet::{Place, Sheet};
use serde::{Deserialize, Serialize};

/// A question. The engine answers each with one [`Told`](crate::Told), in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// What is the verdict on these texts? Answered by `Told::Answer`.
    Answer {
        /// The texts and decisions.
        sheet: Sheet,
        /// Whose way to tell, by its word; empty for the standard's.
        engine: String,
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
}
