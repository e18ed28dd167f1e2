//! What is drawn. Each part takes plain data and hands back an [`Action`](crate::state::Action).

mod advice;
mod announce;
mod answer;
mod assumptions;
mod cause;
mod choices;
mod console;
mod engines;
mod examples;
mod field;
mod fixes;
mod headers;
mod icon;
mod input;
mod notes;
mod notice;
mod outside;
mod over_time;
mod pick;
mod policy;
mod recipe;
mod sent;
mod steps;
mod verdict;

pub use announce::{Announce, news};
pub use answer::answer;
pub use examples::{entries, examples};
pub use input::input;
pub use notice::notice;
pub use verdict::peek;
