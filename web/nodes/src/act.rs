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
    /// Change the field of that name to the control's value; the texts are written anew.
    Edit(String),
    /// Make this of what stands in the boxes, to be copied.
    Export(Export),
    /// Open the exchange of that row of the audit.
    Row(usize),
    /// Show the audit otherwise; `None` takes the control's value.
    Refine(Refine, Option<String>),
    /// Save the audit as a file.
    Save(Format),
}

/// What can be made of what stands in the boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Export {
    /// The fragment of the page's address, without the `#`.
    Link,
    /// The explanation as Markdown.
    Markdown,
    /// The exchange in the scenario format.
    Scenario,
    /// A fence for a documentation page.
    Fence,
    /// A report of a wrong verdict, filled in.
    Report,
}

/// What of the audit's table can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refine {
    /// By which column it is sorted: its word, with a `-` before it for downwards.
    Sort,
    /// A text that the rows shown contain.
    Search,
    /// The outcome of the rows shown, by its word; empty for every.
    Outcome,
    /// The cause or the finding of the rows shown, by its code; empty for every.
    Code,
    /// Which part of the rows is shown, counted from 0.
    Part,
    /// Whose rules.
    Engine,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// One line a row.
    Csv,
    /// Everything.
    Json,
    /// For code scanners.
    Sarif,
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
