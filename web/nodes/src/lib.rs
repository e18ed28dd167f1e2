//! What the page and its engine say to each other.
//!
//! The page keeps texts and draws; the engine, in a worker, reads the texts and answers with what
//! to draw. Between them go an [`Ask`] and a [`Told`], as JSON. Nothing in this crate knows a rule
//! of CORS, and nothing in it can name an element, an attribute or a deed that is not on its lists.

mod act;
mod ask;
mod element;
pub mod fragment;
mod node;
mod sheet;
mod told;
pub mod words;

pub use act::{Act, Export, Format, Refine, Route};
pub use ask::{Ask, Secrets};
pub use element::*;
pub use node::{Attr, Element, Node, Tag, prose};
pub use sheet::{Boxes, Choice, Choices, Place, Sheet};
pub use told::{Answer, Beside, BoxNotes, File, First, Laid, Lesson, Replaced, Text, Told};
