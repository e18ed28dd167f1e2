//! What can happen to the page, and what is to be done because of it.

use crate::wish::{Asked, Wish};
use corsplain_nodes::{Act, Export, File, Place, Secrets, Sheet, Told};
use serde::{Deserialize, Serialize};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The page was opened at that fragment, with what this tab had kept.
    Start {
        /// The fragment, without the `#`.
        fragment: String,
        /// What was kept.
        stored: Option<Box<Stored>>,
    },
    /// The address changed to that fragment.
    Arrive {
        /// The fragment, without the `#`.
        fragment: String,
        /// Whether the page itself had written it: somebody came back, and nothing is to be read.
        is_ours: bool,
    },
    /// Somebody typed; the box holds this now.
    Type(Place, String),
    /// Somebody pasted or dropped; the box holds this now, or it came beside the boxes.
    Paste(Option<Place>, String),
    /// Somebody pressed, or changed, something that the engine drew; the control holds that.
    Press(Act, String),
    /// Empty that box.
    Clear(Place),
    /// Bring back what stood there before.
    Undo,
    /// Take the undoing back.
    Redo,
    /// Empty all boxes.
    Empty,
    /// Typing has come to rest.
    Rested,
    /// It has done so for longer: what is typed from here on is another step to undo.
    Paused,
    /// Typing has paused: say the news aloud.
    Speak,
    /// Make this of what stands there, to be copied.
    Export(Export, Secrets),
    /// A text is on the clipboard, or the browser refused.
    Copied(bool),
    /// The engine answered.
    Told(Wish, Asked, Box<Told>),
    /// A file is being audited, of that name.
    Audit(String),
    /// So many bytes of it, of so many, are read.
    Progress(u64, u64),
    /// Stop reading it.
    Stop,
    /// It was stopped.
    Stopped,
    /// The engine is gone, for that reason.
    Broke(String),
    /// Start another.
    Restart,
    /// Say that of a deed.
    Say(String),
    /// Put away what is said.
    Hush,
    /// Let single keys do something outside the boxes, or not.
    UseKeys(bool),
}

/// Something to be done to the document, the browser or the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Ask that of the engine, when it is its turn.
    Want(Wish),
    /// Something was typed or changed: wait for it to come to rest.
    Rest,
    /// Let the address say that fragment.
    Address(String),
    /// The same, as another place to come back from.
    Push(String),
    /// Keep what is typed for a reload of this tab.
    Keep,
    /// Keep which lessons are done.
    KeepDone,
    /// Keep whether single keys are used.
    KeepKeys(bool),
    /// Move the focus to the view's heading.
    Heading,
    /// Move the focus to a box, and to a line of it.
    Focus(Place, usize),
    /// Put that on the clipboard.
    Copy(String),
    /// Save that file.
    Save(File),
    /// Stop the audit.
    Stop,
    /// Start another engine.
    Reopen,
    /// Say the news aloud once typing has paused.
    SpeakLater,
    /// Put what is said away after a while.
    HushLater,
}

/// What a tab keeps for its reload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stored {
    /// The fragment at which it was kept.
    pub fragment: String,
    /// What stood in Check; nothing where it was an example, untouched.
    pub sheet: Option<Sheet>,
    /// The lesson.
    pub lesson: String,
    /// What stood in it.
    pub practice: Option<Sheet>,
    /// Whose way was told.
    pub engine: String,
    /// The server that was chosen.
    pub server: String,
}
