//! The page: paste an exchange, read the verdict and every step.
//!
//! ```text
//! boxes ──state──▶ settled boxes ──evaluate──▶ answer ──view──▶ what is drawn
//! ```
//!
//! Nothing in this crate knows a rule of CORS: it keeps texts, asks `corsplain`, and draws the
//! answer.

pub mod app;
pub mod crash;
pub mod dom;
pub mod history;
pub mod spread;
pub mod state;
pub mod timer;
pub mod view;
pub mod words;

pub use corsplain_answers::{evaluate, gallery};
