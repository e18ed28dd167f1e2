//! The page: paste an exchange, read the verdict and every step.
//!
//! ```text
//! something happens ──Action──▶ state ──Deed──▶ document, browser, engine
//!                                 └────view────▶ what is drawn
//! ```
//!
//! Nothing in this crate knows a rule of CORS: it keeps texts, asks the engine, and draws what it
//! is told.

pub mod app;
pub mod bench;
pub mod clipboard;
pub mod crash;
pub mod deed;
pub mod dom;
pub mod door;
pub mod draw;
pub mod fill;
pub mod frame;
pub mod history;
pub mod links;
pub mod listener;
pub mod queue;
pub mod shortcut;
pub mod state;
pub mod store;
pub mod timer;
pub mod view;
pub mod wish;
pub mod worker;
