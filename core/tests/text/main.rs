//! Text in, text out.
#![cfg(feature = "serde")]

mod assumptions;
mod bad_input;
mod boxes;
mod curl;
mod fences;
mod fetch_call;
mod pairing;
mod panes;
mod power_shell;
mod raw;
mod redact;
mod round_trip;
mod script;
mod unknown_lines;

use corsplain::scenario::{Field, Response};
use corsplain::text::{Choices, Parsed, parse};
use std::fmt::Write as _;
use std::path::Path;

/// Reads a paste and compares what was understood with `expected`, which may be set in.
#[track_caller]
fn reads(text: &str, expected: &str) {
    shows(&parse(text, Choices::default()), expected);
}

#[track_caller]
fn shows(parsed: &Parsed, expected: &str) {
    let expected: Vec<&str> =
        expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let found = shown(parsed);
    let found: Vec<&str> = found.lines().map(str::trim).collect();
    assert_eq!(found, expected, "{:#?}\n{:#?}", parsed.assumptions, parsed.notes);
}

/// One fact a line: the page, the request and its modes, the answers, what was assumed and where
/// something was remarked.
fn shown(parsed: &Parsed) -> String {
    let scenario = &parsed.scenario;
    let request = &scenario.request;
    let mut text = format!("from {}\n", scenario.page_origin);
    let modes = [request.mode.word(), request.credentials.word(), request.redirect.word()];
    let _ = writeln!(text, "{} {} ({})", request.method, request.url, modes.join(", "));
    show_fields(&request.headers, &mut text);
    if let Some(body) = &request.body {
        let _ = writeln!(text, "{body:?}");
    }
    for (at, hop) in scenario.hops.iter().enumerate() {
        show_response(at, "preflight", hop.preflight.as_ref(), &mut text);
        show_response(at, "response", hop.response.as_ref(), &mut text);
    }
    if !parsed.assumptions.is_empty() {
        let subjects: Vec<String> = parsed
            .assumptions
            .iter()
            .map(|assumption| format!("{:?}", assumption.subject))
            .collect();
        let _ = writeln!(text, "assumes {}", subjects.join(" "));
    }
    for note in &parsed.notes {
        let place = note.place.map(|place| format!(" {place:?}")).unwrap_or_default();
        let _ = writeln!(text, "note{place} {}", note.line);
    }
    text
}

fn show_response(at: usize, which: &str, response: Option<&Response>, text: &mut String) {
    if let Some(response) = response {
        let _ = writeln!(text, "{which} {at}: {}", response.status);
        show_fields(&response.headers, text);
    }
}

fn show_fields(fields: &[Field], text: &mut String) {
    for (name, value) in fields {
        let _ = writeln!(text, "{name}: {}", value.escape_debug());
    }
}

/// Whether this is a package that cargo made, into which it writes this file: the corpora, which are
/// the repository's, are not in it.
fn is_published() -> bool {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml.orig")).exists()
}
