//! What the engine answers.

use crate::node::Node;
use crate::sheet::{Place, Sheet};
use serde::{Deserialize, Serialize};

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// The verdict ahead of the rest: an answer without fields, notes, body and task. The whole
    /// follows.
    Verdict(Box<Answer>),
    /// The verdict, and all that is told with it.
    Answer(Box<Answer>),
    /// What there is to say beside it.
    Beside(Beside),
    /// A sheet to be shown.
    Laid(Box<Laid>),
    /// A text to be copied.
    Text(Text),
    /// A view, drawn.
    View(Vec<Node>),
    /// A lesson, or the list of lessons.
    Lesson(Box<Lesson>),
    /// A file to be saved.
    File(File),
    /// Why there is no answer, in whole sentences.
    Trouble(String),
}

/// The verdict on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// The verdict in one line above the boxes, where the answer stands below them.
    pub peek: Vec<Node>,
    /// What is said aloud.
    pub news: String,
    /// What was understood, as fields beside the texts.
    pub fields: Vec<Node>,
    /// The decisions to be made by hand.
    pub choices: Vec<Node>,
    /// Remarks on the boxes.
    pub notes: Vec<BoxNotes>,
    /// The verdict, the sequence, the engines, the cause.
    pub head: Vec<Node>,
    /// What was assumed, what was sent, the steps, the headers.
    pub body: Vec<Node>,
    /// How far the lesson's task is done; empty without a lesson.
    pub task: Vec<Node>,
    /// Whether it is done.
    pub is_done: bool,
}

/// A text that was made to be copied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Text {
    /// The text.
    pub text: String,
    /// How many secrets were replaced in it, or stand in it where they were to be kept.
    pub secrets: usize,
}

/// A lesson: texts above the boxes, and what stands in the boxes at first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lesson {
    /// Its id; empty for the list of lessons.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text, or the list.
    pub nodes: Vec<Node>,
    /// The exchange; none for the list.
    pub sheet: Option<Sheet>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What is in it.
    pub text: String,
}

/// What there is to say beside a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// Below the cause: what is not CORS, fixes, recipes, where to copy.
    pub head: Vec<Node>,
    /// At the end: findings, the policy, what lives on, questions.
    pub body: Vec<Node>,
}

/// What the page shows before its engine has answered anything, and without it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct First {
    /// The first example.
    pub laid: Laid,
    /// The verdict on it.
    pub answer: Answer,
    /// What there is to say beside that.
    pub beside: Beside,
    /// The select of examples, in which it is chosen.
    pub examples: Vec<Node>,
}

/// Remarks on a box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoxNotes {
    /// Which box.
    pub place: Place,
    /// The remarks.
    pub nodes: Vec<Node>,
    /// Whether this box is why there is no verdict.
    pub invalid: bool,
}

/// A sheet to be shown in the place of what stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Laid {
    /// The sheet.
    pub sheet: Sheet,
    /// What is said of the replacement, with the words of its undoing.
    pub replaced: Option<Replaced>,
    /// What the text said that the boxes no longer show.
    pub notes: Vec<Node>,
    /// Whose way to tell from now on; empty to leave it.
    pub engine: String,
    /// The id of the example that it is; empty for none.
    pub example: String,
    /// How many secrets were seen in it.
    pub secrets: usize,
}

/// What replaced the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// A link.
    Link,
    /// A row of the audit.
    Row,
    /// Nothing: the boxes were emptied.
    Emptied,
}
