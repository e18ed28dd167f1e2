//! What a server agrees to, as plain data: the least that a fix asks for, and what a recipe writes
//! down in a server's own language.

use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A permission that a server gives to other origins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Grant {
    /// The serialized origins that may read, compared byte for byte; empty stands for everybody
    /// (`*`), which excludes credentials.
    pub origins: Vec<String>,
    /// The methods that a preflight allows beside `GET`, `HEAD` and `POST`, in their exact case.
    pub methods: Vec<String>,
    /// The request header names that a preflight allows, in lower case.
    pub headers: Vec<String>,
    /// The response header names that scripts may read beside the safelisted ones.
    pub exposed: Vec<String>,
    /// Whether requests with credentials are agreed to.
    pub credentials: bool,
    /// For how many seconds a preflight may be remembered; `None` leaves it to the browser.
    pub max_age: Option<u32>,
}
