//! Raw heads: what goes over the wire, and how DevTools and curl show it.

use super::head::{self, Head, Kind, Start};
use super::lines::Lines;
use super::notes::Notes;
use super::reader::Reader;
use super::{Place, devtools, fetch_call, pane};
use alloc::vec::Vec;

/// Every head in a text, in order. `place` says in which box it stands.
pub(super) fn read(text: &str, place: Option<Place>, notes: &mut Notes) -> Vec<Head> {
    let mut reader = Reader::new(text, place, notes);
    let mut lines = Lines::new(text);
    while let Some(line) = lines.next() {
        if reader.size() >= MOST {
            reader.say(
                line.number,
                format_args!("A text of more than {MOST} heads is read only up to here."),
            );
            break;
        }
        reader.line(line, &mut lines);
    }
    let (heads, generals, notes) = reader.finish();
    let mut heads: Vec<Head> = heads
        .into_iter()
        .flat_map(|head| if head.is_pane { pane::cut(head) } else { Vec::from([head]) })
        .collect();
    // A title above a head of its own left an empty one behind.
    heads.retain(|head| head.start != Start::Bare || head.absent || !head.fields.is_empty());
    fetch_call::without_preflights(&mut heads, notes);
    decide_kinds(&mut heads, place);
    devtools::fill_in(&mut heads, generals, notes);
    heads
}

/// Heads without a first line, and whose they are.
fn decide_kinds(heads: &mut [Head], place: Option<Place>) {
    let mut before = None;
    for head in heads {
        let kind = head.kind.or_else(|| match place {
            Some(Place::Preflight | Place::Response) => Some(Kind::Response),
            _ => head::kind_by_names(head),
        });
        let kind = kind.unwrap_or(match before {
            Some(Kind::Request) => Kind::Response,
            _ => Kind::Request,
        });
        head.kind = Some(kind);
        before = Some(kind);
    }
}

/// The most heads that are read; no browser follows more than 20 redirects.
const MOST: usize = 1000;
