//! corsplain for JavaScript.
//!
//! Objects in, objects out, in the words of the scenario format; nothing is decided here. What comes
//! in was read by the shell in `js/`, which says of any value what is wrong with it and where. An
//! error of ours is thrown as a string, and everything else that is thrown is a fault.
//!
//! There are two modules of WebAssembly: one that decides and tells the steps, for everybody, and with
//! the feature `full` one that has the words, fixes, texts and HAR files besides.

mod answer;
mod check;
mod decisions;
mod exchange;
mod reasons;
mod session;

#[cfg(feature = "full")]
mod advice;
#[cfg(feature = "full")]
mod fence;
#[cfg(feature = "full")]
mod fixes;
#[cfg(feature = "full")]
mod har;
#[cfg(feature = "full")]
mod policy;
#[cfg(feature = "full")]
mod recipe;
#[cfg(feature = "full")]
mod text;
#[cfg(feature = "full")]
mod words;

pub use check::{check, explain};
pub use decisions::{filter_response_headers, is_cors_safelisted_request_header, needs_preflight};
pub use exchange::{JsExchange, JsHop, JsRequest, JsResponse};
pub use reasons::reasons;
pub use session::Session;

#[cfg(feature = "full")]
pub use advice::{advice, outside};
#[cfg(feature = "full")]
pub use fence::{fence, fences, write_fence};
#[cfg(feature = "full")]
pub use fixes::fixes;
#[cfg(feature = "full")]
pub use har::HarAudit;
#[cfg(feature = "full")]
pub use policy::policy;
#[cfg(feature = "full")]
pub use recipe::recipe;
#[cfg(feature = "full")]
pub use text::{diagnose, parse};
#[cfg(feature = "full")]
pub use words::compare;
