//! An audit as comma-separated values: <https://www.rfc-editor.org/rfc/rfc4180>.

use super::shown::shown;
use super::{Audit, Row};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A line for each row, beneath one of names.
#[must_use]
pub fn to_csv(audit: &Audit) -> String {
    let mut text = String::from(HEAD);
    text.push_str("\r\n");
    for row in &audit.rows {
        let cells: Vec<String> = cells(row).iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

const HEAD: &str = "entry,line,page origin,method,URL,status,outcome,cause,at URL,at,what happened,findings,assumed,browser says";

fn cells(row: &Row) -> [String; 14] {
    let findings: Vec<String> = row
        .findings
        .iter()
        .map(|found| format!("{} ({})", found.code, found.severity.word()))
        .collect();
    let assumed: Vec<String> = row
        .assumptions
        .iter()
        .map(|one| format!("{}: {}", one.subject.word(), one.value))
        .collect();
    [
        row.index.to_string(),
        row.line.to_string(),
        shown(&row.page_origin),
        row.method.clone(),
        shown(&row.url),
        row.status.to_string(),
        String::from(row.outcome.word()),
        String::from(row.code().unwrap_or_default()),
        row.at.map(|at| (u16::from(at.hop) + 1).to_string()).unwrap_or_default(),
        row.at.map(|at| String::from(at.leg.word())).unwrap_or_default(),
        shown(&row.what),
        findings.join("; "),
        shown(&assumed.join("; ")),
        shown(&row.error),
    ]
}

/// A cell; one that a spreadsheet would run begins with an apostrophe.
/// <https://owasp.org/www-community/attacks/CSV_Injection>
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if is_formula { "'" } else { "" };
    if is_formula || cell.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        String::from(cell)
    }
}
