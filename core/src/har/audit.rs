//! Every request of a file to another origin, judged.

use super::claim::{Apart, Memory, apart, claim, is_same_origin};
use super::pairing::{Chain, chains};
use super::row::{Place, Row};
use super::{Fault, Reading};
use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::explain::check;
use crate::text::Parsed;
use crate::url::{Url, UrlParser};
use crate::verdict::{Leg, Outcome, Verdict};
use alloc::vec::Vec;

/// The verdicts on a file.
#[derive(Clone, Debug)]
pub struct Audit {
    /// A row for each request, in the file's order.
    pub rows: Vec<Row>,
    /// How many entries were read.
    pub entries: usize,
    /// By whose rules.
    pub engine: Engine,
    /// How many rows have which outcome.
    pub counts: Counts,
    /// How many requests have no row.
    pub left_out: LeftOut,
    /// Why the reading ended before the file did.
    pub fault: Option<Fault>,
}

/// How many rows have which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    counts: [usize; 6],
}

/// How many requests have no row, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// They went to the page's own origin.
    pub same_origin: usize,
    /// Documents of windows and frames, which no script reads.
    pub navigations: usize,
    /// `data:`, `blob:`, WebSockets and the like.
    pub other_schemes: usize,
    /// Of pages that have no origin to judge by: of apps and extensions.
    pub apps: usize,
}

/// Which requests get a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Those to another origin.
    #[default]
    CrossOrigin,
    /// Those to the page's own too.
    All,
}

/// Audits what was read, by an engine's rules; `None` takes those of the browser that wrote the file.
///
/// ```
/// use corsplain::har::{Reader, Wanted, audit};
/// use corsplain::{Outcome, Reason, url::NativeUrlParser};
/// let mut reader = Reader::default();
/// reader.push(br#"{"log": {"entries": [{
///     "request": {"method": "GET", "url": "https://api.example/items",
///         "headers": [{"name": "Origin", "value": "https://app.example"}]},
///     "response": {"status": 200, "headers": []}
/// }]}}"#);
/// let audit = audit(reader.finish(), None, Wanted::CrossOrigin, &NativeUrlParser);
/// let row = &audit.rows[0];
/// assert_eq!((row.outcome, row.reason), (Outcome::NetworkError, Some(Reason::AllowOriginMissing)));
/// ```
#[must_use]
pub fn audit(
    reading: Reading,
    engine: Option<Engine>,
    wanted: Wanted,
    urls: &dyn UrlParser,
) -> Audit {
    let engine = engine.or(reading.engine()).unwrap_or_default();
    let mut rows = Vec::new();
    let mut left_out = LeftOut::default();
    for chain in chains(&reading, urls) {
        match row(&chain, &reading, engine, wanted, urls) {
            Ok(row) => rows.push(row),
            Err(Some(Apart::SameOrigin)) => left_out.same_origin += 1,
            Err(Some(Apart::Navigation)) => left_out.navigations += 1,
            Err(Some(Apart::OtherScheme)) => left_out.other_schemes += 1,
            Err(None) => left_out.apps += 1,
        }
    }
    let counts = Counts::of(&rows);
    let (entries, fault) = (reading.entries.len(), reading.fault);
    Audit { rows, entries, engine, counts, left_out, fault }
}

impl Audit {
    /// Judges every row anew, by another engine's rules.
    pub fn judge(&mut self, engine: Engine, urls: &dyn UrlParser) {
        for row in &mut self.rows {
            row.judge(engine, urls);
        }
        self.engine = engine;
        self.counts = Counts::of(&self.rows);
    }
}

impl Counts {
    fn of(rows: &[Row]) -> Self {
        let mut counts = Self::default();
        for row in rows {
            if let Some(count) = counts.counts.get_mut(row.outcome as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// How many rows have that outcome.
    #[must_use]
    pub fn get(&self, outcome: Outcome) -> usize {
        self.counts.get(outcome as usize).copied().unwrap_or_default()
    }
}

/// The row of a chain, or why it has none.
fn row(
    chain: &Chain,
    reading: &Reading,
    engine: Engine,
    wanted: Wanted,
    urls: &dyn UrlParser,
) -> Result<Row, Option<Apart>> {
    let links = || chain.links.iter().filter_map(|link| reading.entries.get(link.first()));
    let index = chain.links.first().map_or(0, |link| link.first());
    let first = reading.entries.get(index).ok_or(None)?;
    if let Some(apart) = apart(first) {
        return Err(Some(apart));
    }
    let mut parsed = claim(chain, reading, Memory::Unused, urls);
    let asked: Vec<Option<Url>> = links().map(|entry| Url::parse(urls, &entry.url, None)).collect();
    if wanted == Wanted::CrossOrigin && is_same_origin(&parsed.scenario.page_origin, &asked) {
        return Err(Some(Apart::SameOrigin));
    }
    let may_remember = chain.links.iter().any(|link| link.remembered.is_some());
    if may_remember && lacks_preflight(&parsed, engine, urls) {
        parsed = claim(chain, reading, Memory::Used, urls);
    }
    let place = Place {
        index,
        line: first.line,
        status: links().map(|entry| entry.status).next_back().unwrap_or_default(),
        error: links()
            .map(|entry| entry.error.clone())
            .rfind(|error| !error.is_empty())
            .unwrap_or_default(),
    };
    let mut row = Row::new(parsed, place);
    if row.judge(engine, urls) { Ok(row) } else { Err(None) }
}

/// Whether all that is missing is a preflight.
fn lacks_preflight(parsed: &Parsed, engine: Engine, urls: &dyn UrlParser) -> bool {
    let Ok(exchange) = Exchange::with_parser(parsed.scenario.clone(), urls) else { return false };
    matches!(check(&exchange, engine), Verdict::Incomplete(next) if next.at().leg == Leg::Preflight)
}
