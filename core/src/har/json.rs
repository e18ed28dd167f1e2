//! An audit as JSON.

use super::shown::shown;
use super::{Audit, Row};
use crate::verdict::Outcome;
use alloc::string::String;
use alloc::vec::Vec;
use serde_json::{Map, Value, json};

/// Everything that the audit tells, as one object.
#[must_use]
pub fn to_json(audit: &Audit) -> String {
    let counts: Map<String, Value> = Outcome::ALL
        .iter()
        .map(|outcome| (String::from(outcome.word()), audit.counts.get(*outcome).into()))
        .collect();
    let fault = audit
        .fault
        .as_ref()
        .map(|fault| json!({ "line": fault.line, "byte": fault.byte, "text": fault.text }));
    let whole = json!({
        "corsplain": env!("CARGO_PKG_VERSION"),
        "engine": audit.engine,
        "entries": audit.entries,
        "counts": counts,
        "left_out": {
            "same_origin": audit.left_out.same_origin,
            "navigations": audit.left_out.navigations,
            "other_schemes": audit.left_out.other_schemes,
            "apps": audit.left_out.apps,
        },
        "fault": fault,
        "rows": audit.rows.iter().map(row).collect::<Vec<Value>>(),
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

fn row(row: &Row) -> Value {
    let findings = row.findings.iter().map(|found| {
        json!({
            "code": found.code,
            "severity": found.severity.word(),
            "explanation": shown(&found.explanation),
        })
    });
    let assumptions = row.assumptions.iter().map(|one| {
        json!({
            "subject": one.subject.word(),
            "value": shown(&one.value),
            "because": shown(&one.because),
        })
    });
    json!({
        "index": row.index,
        "line": row.line,
        "page_origin": shown(&row.page_origin),
        "method": row.method,
        "url": shown(&row.url),
        "status": row.status,
        "outcome": row.outcome,
        "reason": row.code(),
        "at": row.at,
        "what": shown(&row.what),
        "findings": findings.collect::<Vec<Value>>(),
        "assumptions": assumptions.collect::<Vec<Value>>(),
        "error": shown(&row.error),
    })
}
