//! What a press on something drawn does. The page carries it out; it is data, never code.

use crate::sheet::{Choice, Place, Sheet};
use serde::{Deserialize, Serialize};

/// A deed. Where it needs a value, that is what the control holds when it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Decide something; `None` takes the control's value, and an empty one leaves it to the text.
    Choose(Choice, Option<String>),
    /// Put this sheet in the place of what stands there: a fix applied, a lesson's exchange.
    Show(Box<Sheet>),
    /// Show the example of that id; `None` takes the control's value.
    Load(Option<String>),
    /// Tell the way of the engine that the control names.
    Follow,
    /// Write fixes down for the server that the control names.
    Serve,
    /// Move the focus to a box, and to a line of it, counted from 1.
    Focus(Place, usize),
    /// Copy this text.
    Copy(String),
    /// Go to a view.
    Go(Route),
    /// Bring back what was replaced.
    Undo,
    /// Put a notice away.
    Dismiss,
}

/// The views of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// One exchange.
    #[default]
    Check,
    /// A whole HAR file.
    Audit,
    /// The course, at a lesson by its id; empty for the list of lessons.
    Learn(String),
    /// The examples.
    Gallery,
}
