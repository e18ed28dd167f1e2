//! What Firefox copies by *Copy All* in its Headers panel: a JSON object for each part of the panel,
//! several of them where several parts were copied.
//!
//! `devtools/client/netmonitor/src/widgets/{HeadersPanel,PropertiesView}ContextMenu.js`, and
//! `components/previews/UrlPreview.js`.

use super::devtools::{self, General, Label};
use super::head::{self, Head, Kind};
use super::lines::Lines;
use super::notes::{Notes, excerpt};
use super::raw;
use super::summary;
use super::tree::{Tree, tree};
use crate::percent_encoded;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// What the objects say, and where the text goes on.
pub(super) struct Copied {
    pub generals: Vec<General>,
    pub heads: Vec<Head>,
    pub end: usize,
    unknown: usize,
}

/// Reads the objects that stand at `from`; `None` where they are none of Firefox's.
pub(super) fn read(text: &str, from: usize, line: usize, notes: &mut Notes) -> Option<Copied> {
    let mut copied = Copied { generals: Vec::new(), heads: Vec::new(), end: from, unknown: 0 };
    let mut line = line;
    while let Some((entries, length)) = next(text.get(copied.end..)?) {
        let object = text.get(copied.end..copied.end + length)?;
        let start = line + lines(object) - lines(object.trim_start());
        let place = Place { object, line };
        for (name, value) in entries {
            copied.add(&name, value, start, &place, notes);
        }
        line += lines(object);
        copied.end += length;
    }
    (copied.end > from).then_some(copied)
}

/// Whether a text begins with one of these objects.
pub(super) fn is_any(text: &str) -> bool {
    next(text).is_some()
}

/// The next object, where it is one of Firefox's, and how long it is with the space before it.
fn next(text: &str) -> Option<(Vec<(String, Tree)>, usize)> {
    // A look at the first name, so that no other JSON is read for nothing.
    let inner = text.trim_start().strip_prefix('{')?.trim_start().strip_prefix('"')?;
    let (first, _) = inner.split_once('"')?;
    let is_likely = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_uppercase())
        || [RESPONSES, REQUESTS, summary::ROWS].concat().iter().any(|name| first.starts_with(name));
    let (entries, length) = is_likely.then(|| tree(text)).flatten()?;
    entries.iter().any(|(name, value)| part(name, value).is_some()).then_some((entries, length))
}

/// The parts of the panel.
#[derive(Clone, Copy)]
enum Part {
    /// Under the method, the URL taken apart.
    Url,
    /// The status, beside what decides nothing.
    Summary,
    Headers(Kind),
    Other,
}

fn part(name: &str, value: &Tree) -> Option<Part> {
    let is_headers = |known: &str| name.get(..known.len()).is_some_and(|start| start == known);
    if value.get("scheme").is_some() && value.get("host").is_some() {
        Some(Part::Url)
    } else if value.get("headers").is_some() || value.get(RAW).is_some() {
        RESPONSES
            .iter()
            .find(|known| is_headers(known))
            .map(|_| Part::Headers(Kind::Response))
            .or_else(|| {
                let known = REQUESTS.iter().find(|known| is_headers(known));
                known.map(|_| Part::Headers(Kind::Request))
            })
    } else if summary::ROWS.contains(&name) && value.text().is_some() {
        Some(if name == "Status" { Part::Summary } else { Part::Other })
    } else {
        None
    }
}

/// An object of the text, and the line on which what is before it ends.
struct Place<'t> {
    object: &'t str,
    line: usize,
}

impl Copied {
    fn add(&mut self, name: &str, value: Tree, start: usize, place: &Place<'_>, notes: &mut Notes) {
        match part(name, &value) {
            Some(Part::Url) => {
                devtools::push(&mut self.generals, Label::Url, &url(&value), start);
                devtools::push(&mut self.generals, Label::Method, name, start);
            }
            Some(Part::Summary) => {
                let status = value.text().unwrap_or_default();
                devtools::push(&mut self.generals, Label::Status, status, start);
            }
            Some(Part::Other) => {}
            Some(Part::Headers(kind)) => self.heads.extend(headers(kind, &value, start, notes)),
            None if self.unknown == MOST_UNKNOWN => {}
            None => {
                self.unknown += 1;
                let before = place.object.split(&format!("\"{name}\"")).next().unwrap_or_default();
                notes.add(
                    place.line + lines(before),
                    format_args!(
                        "{} is none of what Firefox shows of a request; it was set aside.",
                        excerpt(name)
                    ),
                );
            }
        }
    }
}

fn headers(kind: Kind, value: &Tree, line: usize, notes: &mut Notes) -> Option<Head> {
    if let Some(raw) = value.get(RAW).and_then(Tree::text) {
        let head = raw::read(raw, None, notes).into_iter().next()?;
        return Some(Head { line, kind: Some(kind), ..head });
    }
    let mut head = Head { line, kind: Some(kind), ..Head::default() };
    for header in value.get("headers").map(Tree::items).unwrap_or_default() {
        let text = |name| header.get(name).and_then(Tree::text).unwrap_or_default();
        head::push(&mut head, line, (text("name"), text("value")), notes);
    }
    Some(head)
}

/// The URL whose parts these are.
fn url(value: &Tree) -> String {
    let text = |name| value.get(name).and_then(Tree::text).unwrap_or_default();
    let mut url = format!("{}://{}{}", text("scheme"), text("host"), text("filename"));
    let mut separator = '?';
    for (name, value) in value.get("query").map(Tree::entries).unwrap_or_default() {
        let values = value.text().into_iter().chain(value.items().iter().filter_map(Tree::text));
        for value in values {
            url.push(separator);
            url.push_str(&format!("{}={}", encoded(name), encoded(value)));
            separator = '&';
        }
    }
    url
}

/// What Firefox decoded, in a form that a URL can hold.
fn encoded(text: &str) -> String {
    percent_encoded(text, b"-._~:/@,!*'()$;")
}

/// How many lines end in a text.
fn lines(text: &str) -> usize {
    let ends = Lines::new(text).count();
    if text.ends_with(['\n', '\r']) { ends } else { ends.saturating_sub(1) }
}

/// So many unknown names are remarked on.
const MOST_UNKNOWN: usize = 20;

const RAW: &str = "RAW_HEADERS_ID";
const RESPONSES: &[&str] = &["responseHeaders", "Response Headers", "Response headers"];
const REQUESTS: &[&str] = &["requestHeaders", "Request Headers", "Request headers"];
