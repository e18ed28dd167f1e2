//! HAR: what a browser's developer tools save of all that they saw, audited as a whole.
//!
//! ```text
//! bytes ──Reader──▶ Reading ──audit──▶ Audit ──to_csv, to_json, to_sarif──▶ text
//! ```
//!
//! The format is <http://www.softwareishard.com/blog/har-12-spec/>; what each browser makes of it
//! is said in `tests/corpus/har/README.md`. A file is read in pieces and never held as a whole: of
//! each entry only what a verdict needs is kept, and bodies and the values of cookies are passed
//! over.

mod audit;
mod claim;
mod csv;
mod json;
mod lexer;
mod pairing;
mod reader;
mod row;
mod sarif;
mod shown;
mod unescape;

pub use audit::{Audit, Counts, LeftOut, Wanted, audit};
pub use csv::to_csv;
pub use json::to_json;
pub use reader::Reader;
pub use row::{Found, Row};
pub use sarif::to_sarif;

use crate::engine::Engine;
use crate::scenario::Field;
use alloc::string::String;
use alloc::vec::Vec;

/// What was read of a HAR.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Every entry that was read whole, in the file's order.
    pub entries: Vec<Entry>,
    /// The pages.
    pub pages: Vec<Page>,
    /// The program that wrote the file.
    pub creator: String,
    /// The browser, where that is said besides.
    pub browser: String,
    /// Why the reading ended before the file did.
    pub fault: Option<Fault>,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The byte, from 0.
    pub byte: u64,
    /// What is wrong, in whole sentences.
    pub text: String,
}

/// A page of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// By what entries name it.
    pub id: String,
    /// Its title: its address in the files of browsers.
    pub title: String,
}

/// One request with its answer, as far as they are needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The line on which the entry begins, from 1.
    pub line: usize,
    /// The id of its page; empty for none.
    pub page: String,
    /// When it began, as written.
    pub started: String,
    /// `_resourceType`: what the request was for, in Chromium's words; empty where it is not said.
    pub resource_type: String,
    /// The type of `_initiator`; empty where it is not said.
    pub initiator: String,
    /// How the browser says that it failed (`_error` and the like); empty where it does not.
    pub error: String,
    /// The method.
    pub method: String,
    /// The URL.
    pub url: String,
    /// What was sent, in order, repeats kept, without what no verdict needs.
    pub request_headers: Vec<Field>,
    /// Whether cookies were sent.
    pub has_cookies: bool,
    /// The answer's status; 0 where the file has no answer.
    pub status: u16,
    /// What was answered, in order, repeats kept.
    pub response_headers: Vec<Field>,
    /// Where the answer led to, as written; empty for nowhere.
    pub redirect_url: String,
}

impl Entry {
    /// The value of the first line of this name that was sent.
    #[must_use]
    pub fn sent(&self, name: &str) -> Option<&str> {
        value(&self.request_headers, name)
    }

    /// The value of the first line of this name that was answered.
    #[must_use]
    pub fn answered(&self, name: &str) -> Option<&str> {
        value(&self.response_headers, name)
    }

    /// <https://fetch.spec.whatwg.org/#cors-preflight-request>
    #[must_use]
    pub fn is_preflight(&self) -> bool {
        self.resource_type == "preflight"
            || (self.method == "OPTIONS" && self.sent("access-control-request-method").is_some())
    }
}

impl Reading {
    /// The engine of the browser that wrote the file, where that is known.
    #[must_use]
    pub fn engine(&self) -> Option<Engine> {
        let is = |names: &[&str]| {
            let named = |text: &str| names.iter().any(|name| text.eq_ignore_ascii_case(name));
            named(&self.browser) || named(&self.creator)
        };
        if is(&["Firefox"]) {
            Some(Engine::Firefox)
        } else if is(&["WebKit Web Inspector", "WebKit", "Safari"]) {
            Some(Engine::WebKit)
        } else if is(&["WebInspector", "Chromium", "Chrome", "Google Chrome", "Edge"]) {
            Some(Engine::Chromium)
        } else {
            None
        }
    }
}

fn value<'a>(fields: &'a [Field], name: &str) -> Option<&'a str> {
    let found = fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}
