//! corsplain: what a browser does with a cross-origin request, and why.
#![no_std]
extern crate alloc;

pub mod origin;
pub mod scenario;
pub mod text;
pub mod url;
