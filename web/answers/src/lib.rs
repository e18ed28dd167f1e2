//! The page's engine: reads the texts, asks core, and answers with what to draw.
//!
//! ```text
//! Ask ──desk──▶ core ──draw──▶ Told
//! ```
//!
//! It decides nothing by itself and keeps nothing. The page runs it in a
//! worker; a test, a documentation site or a program on the host calls [`tell`].

pub mod audit;
pub mod convert;
mod desk;
mod draw;
mod edit;
pub mod evaluate;
mod export;
pub mod field;
mod first;
pub mod gallery;
pub mod lay_out;
pub mod learn;
pub mod link;
mod paste;
mod report;
pub mod spread;
pub mod values;

pub use desk::{Desk, tell};
pub use draw::examples;
pub use first::first;
pub use lay_out::{exactly, lay_out};
