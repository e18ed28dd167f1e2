//! A HAR file on the desk: read in pieces, audited once, shown as it is asked for.

use crate::spread::as_said;
use crate::values;
use crate::{convert, draw, lay_out};
use corsplain::Engine;
use corsplain::har::{Audit, Reader, Row, Wanted, audit, to_csv, to_json, to_sarif};
use corsplain::text::{Assumption, Parsed};
use corsplain_nodes::words;
use corsplain_nodes::{File, Format, Laid, Refine, Replaced, Sheet, Told};

/// The file that is read, or its audit.
#[derive(Debug, Default)]
pub struct Bench {
    name: String,
    reader: Option<Reader>,
    audit: Option<Audit>,
    view: View,
}

/// What of the audit is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// By what it is sorted, and whether downwards; `None` for the file's order.
    pub sort: Option<(Column, Direction)>,
    /// What the rows shown contain, in whatever case; empty for anything.
    pub search: String,
    /// The word of the outcome that they have; empty for any.
    pub outcome: String,
    /// The code of their cause, or of a finding of theirs; empty for any.
    pub code: String,
    /// Which part of them, from 0.
    pub part: usize,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The least first.
    Up,
    /// The greatest first.
    Down,
}

/// A column that can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The entry's number.
    Entry,
    /// What the script gets.
    Outcome,
    /// The method.
    Method,
    /// The URL.
    Url,
    /// The page's origin.
    Page,
    /// The status.
    Status,
    /// The cause's code.
    Cause,
    /// How grave the findings are.
    Findings,
}

impl Column {
    /// Every column, as they stand.
    pub const ALL: [Self; 8] = [
        Self::Entry,
        Self::Outcome,
        Self::Method,
        Self::Url,
        Self::Page,
        Self::Status,
        Self::Cause,
        Self::Findings,
    ];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Outcome => "outcome",
            Self::Method => "method",
            Self::Url => "url",
            Self::Page => "page",
            Self::Status => "status",
            Self::Cause => "cause",
            Self::Findings => "findings",
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entry => words::AUDIT_ENTRY,
            Self::Outcome => words::AUDIT_OUTCOME,
            Self::Method => words::AUDIT_METHOD,
            Self::Url => words::AUDIT_URL,
            Self::Page => words::AUDIT_PAGE,
            Self::Status => words::AUDIT_STATUS,
            Self::Cause => words::AUDIT_CAUSE,
            Self::Findings => words::AUDIT_FINDINGS,
        }
    }
}

impl Bench {
    /// An empty desk for the file of that name.
    #[must_use]
    pub fn begin(name: &str) -> Self {
        Self { name: name.to_owned(), reader: Some(Reader::default()), ..Self::default() }
    }

    /// Takes the next piece.
    pub fn push(&mut self, piece: &[u8]) {
        if let Some(reader) = &mut self.reader {
            reader.push(piece);
        }
    }

    /// Audits what was read.
    pub fn end(&mut self) -> Told {
        if let Some(reader) = self.reader.take() {
            let reading = reader.finish();
            self.audit = Some(audit(reading, None, Wanted::CrossOrigin, convert::url_parser()));
        }
        self.show()
    }

    /// Shows it otherwise.
    pub fn refine(&mut self, what: Refine, value: &str) -> Told {
        self.view.part = 0;
        match what {
            Refine::Sort => self.view.sort = sort(value),
            Refine::Search => value.clone_into(&mut self.view.search),
            Refine::Outcome => value.clone_into(&mut self.view.outcome),
            Refine::Code => value.clone_into(&mut self.view.code),
            Refine::Part => self.view.part = value.parse().unwrap_or_default(),
            Refine::Engine => {
                if let (Some(audit), Some(engine)) = (&mut self.audit, Engine::from_word(value)) {
                    audit.judge(engine, convert::url_parser());
                }
            }
        }
        self.show()
    }

    /// The exchange of a row, by its number in the audit.
    #[must_use]
    pub fn row(&self, number: usize) -> Told {
        let Some(audit) = &self.audit else { return none() };
        let Some(row) = audit.rows.get(number) else {
            return Told::Trouble(words::AUDIT_NO_ROW.to_owned());
        };
        Told::Laid(Box::new(Laid {
            sheet: sheet(row),
            replaced: Some(Replaced::Row),
            notes: draw::pasted(&[], &row.assumptions),
            engine: audit.engine.word().to_owned(),
            ..Laid::default()
        }))
    }

    /// The audit as a file.
    #[must_use]
    pub fn save(&self, format: Format) -> Told {
        let Some(audit) = &self.audit else { return none() };
        let (ending, media_type, text) = match format {
            Format::Csv => ("csv", "text/csv", to_csv(audit)),
            Format::Json => ("json", "application/json", to_json(audit)),
            Format::Sarif => ("sarif", "application/sarif+json", to_sarif(audit, &self.name)),
        };
        let stem = self.name.strip_suffix(".har").unwrap_or(&self.name);
        let name = format!("{stem}.{ending}");
        Told::File(File { name, media_type: media_type.to_owned(), text })
    }

    fn show(&self) -> Told {
        match &self.audit {
            Some(audit) => Told::View(draw::audit(&self.name, audit, &self.view)),
            None => none(),
        }
    }
}

/// The numbers of the rows that are shown, in order.
#[must_use]
pub fn chosen(audit: &Audit, view: &View) -> Vec<usize> {
    let search = view.search.trim().to_lowercase();
    let rows = audit.rows.iter().enumerate().filter(|(_, row)| is_chosen(row, view, &search));
    let mut rows: Vec<(usize, &Row)> = rows.collect();
    if let Some((column, direction)) = view.sort {
        let order = |(_, one): &(usize, &Row), (_, other): &(usize, &Row)| {
            let order = match column {
                Column::Entry => one.index.cmp(&other.index),
                Column::Outcome => (one.outcome as u8).cmp(&(other.outcome as u8)),
                Column::Method => one.method.cmp(&other.method),
                Column::Url => one.url.cmp(&other.url),
                Column::Page => one.page_origin.cmp(&other.page_origin),
                Column::Status => one.status.cmp(&other.status),
                Column::Cause => one.code().cmp(&other.code()),
                Column::Findings => gravity(one).cmp(&gravity(other)),
            };
            match direction {
                Direction::Up => order,
                Direction::Down => order.reverse(),
            }
        };
        rows.sort_by(order);
    }
    rows.into_iter().map(|(number, _)| number).collect()
}

/// The gravest finding first, then how many there are.
fn gravity(row: &Row) -> (u8, usize) {
    let gravest = row.findings.iter().map(|found| 4 - found.severity as u8).max();
    (gravest.unwrap_or_default(), row.findings.len())
}

fn is_chosen(row: &Row, view: &View, search: &str) -> bool {
    let View { outcome, code, .. } = view;
    let mut codes = row.code().into_iter().chain(row.findings.iter().map(|found| found.code));
    let has = |text: &str| text.to_lowercase().contains(search);
    (outcome.is_empty() || row.outcome.word() == outcome)
        && (code.is_empty() || codes.clone().any(|known| known == code))
        && (search.is_empty()
            || has(&row.url)
            || has(&row.page_origin)
            || has(&row.method)
            || has(&row.error)
            || has(values::outcome(row.outcome))
            || codes.any(has))
}

/// The exchange as texts and decisions; what the file left open stays open, where that comes to the
/// same.
fn sheet(row: &Row) -> Sheet {
    let assumptions: Vec<Assumption> = row.assumptions.clone();
    let parsed = Parsed { scenario: row.scenario().clone(), assumptions, notes: Vec::new() };
    let (boxes, choices) = as_said(&parsed);
    if corsplain::text::parse_boxes(&boxes, choices).scenario == parsed.scenario {
        convert::sheet(boxes, choices)
    } else {
        lay_out::exactly(&parsed.scenario)
    }
}

fn sort(value: &str) -> Option<(Column, Direction)> {
    let (word, direction) = match value.strip_prefix('-') {
        Some(word) => (word, Direction::Down),
        None => (value, Direction::Up),
    };
    let column = Column::ALL.into_iter().find(|column| column.word() == word)?;
    Some((column, direction))
}

fn none() -> Told {
    Told::Trouble(words::AUDIT_NONE.to_owned())
}
