//! The audit of a file, as a table.

use crate::audit::{Column, Direction, View, chosen};
use crate::draw::advice::named;
use crate::draw::icon::icon;
use crate::draw::pick::{Entry, pick};
use crate::draw::{flag, nodes, press};
use crate::values;
use corsplain::har::{Audit, Found, Row};
use corsplain::{Engine, Outcome};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Element, Format, Node, Refine, button, caption, code, div, input, label, nav, p,
    prose, small, span, strong, table, tbody, td, th, thead, tr, ul,
};
use std::collections::BTreeMap;

/// Everything that is shown of an audit.
pub fn audit(name: &str, audit: &Audit, view: &View) -> Vec<Node> {
    let fault = audit.fault.as_ref().map(|fault| {
        let (line, byte) = (fault.line.to_string(), fault.byte.to_string());
        let text = fill(words::AUDIT_ENDS_EARLY, &[&line, &byte, &fault.text]);
        let kept = (audit.entries > 0).then_some(words::AUDIT_KEPT);
        div().class("fault").put(p().puts(prose(&text))).puts(kept.map(|kept| p().put(kept)))
    });
    let left_out = left_out(audit).map(|text| p().class("hint").put(text));
    if audit.rows.is_empty() {
        let nothing = p().put(words::AUDIT_NOTHING);
        return nodes([fault, Some(nothing), left_out]);
    }
    let rows = chosen(audit, view);
    let last = rows.len().saturating_sub(1) / PART;
    let part = view.part.min(last);
    let shown: Vec<usize> = rows.iter().skip(part * PART).take(PART).copied().collect();
    let table = table()
        .put(summary(name, audit))
        .put(thead().put(tr().puts(Column::ALL.map(|column| head(column, view))).put(td())))
        .put(tbody().puts(shown.iter().filter_map(|&number| one(audit, number))));
    let no_match = rows.is_empty().then(|| p().class("hint").put(words::AUDIT_NO_MATCH));
    let whole = div()
        .class("audit")
        .puts(fault)
        .put(refine(audit, view))
        .put(div().class("scroll").put(table))
        .puts(no_match)
        .puts(parts(part, rows.len()))
        .puts(left_out)
        .put(saves());
    vec![whole.into()]
}

/// What was read, and how many rows have which outcome.
fn summary(name: &str, audit: &Audit) -> Element {
    let (entries, rows) = (audit.entries.to_string(), audit.rows.len().to_string());
    let counts = Outcome::ALL.iter().map(|outcome| (*outcome, audit.counts.get(*outcome)));
    let counts = counts.filter(|(_, count)| *count > 0).map(|(outcome, count)| {
        let tone = values::tone(outcome);
        let text = fill(words::AUDIT_COUNTED, &[values::outcome(outcome), &count.to_string()]);
        span().class(tone).put(icon(tone)).put(text)
    });
    let read = fill(words::AUDIT_READ, &[name, &entries, &rows]);
    caption().put(strong().put(read)).put(" ").put(span().class("counts").puts(counts))
}

fn left_out(audit: &Audit) -> Option<String> {
    let counts = [
        (words::AUDIT_SAME_ORIGIN, audit.left_out.same_origin),
        (words::AUDIT_NAVIGATIONS, audit.left_out.navigations),
        (words::AUDIT_OTHER_SCHEMES, audit.left_out.other_schemes),
        (words::AUDIT_APPS, audit.left_out.apps),
    ];
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = counts.map(|(text, count)| fill(text, &[&count.to_string()])).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    (!said.is_empty()).then(|| fill(words::AUDIT_LEFT_OUT, &[&values::list(&said)]))
}

/// The search and the selects.
fn refine(audit: &Audit, view: &View) -> Element {
    let search = input()
        .attr(Attr::Type, "search")
        .id("audit-search")
        .attr(Attr::Value, &view.search)
        .attr(Attr::Spellcheck, "false")
        .act(Act::Refine(Refine::Search, None));
    let search = div()
        .class("pick")
        .put(label().attr(Attr::For, "audit-search").put(words::AUDIT_SEARCH))
        .put(search);
    let any = || Entry::plain("", words::AUDIT_ANY);
    let outcomes = Outcome::ALL.iter().filter(|outcome| audit.counts.get(**outcome) > 0);
    let outcomes = outcomes.map(|outcome| {
        let count = audit.counts.get(*outcome).to_string();
        let name = fill(words::AUDIT_COUNTED, &[values::outcome(*outcome), &count]);
        Entry::plain(outcome.word(), &name)
    });
    let outcomes: Vec<Entry> = [any()].into_iter().chain(outcomes).collect();
    let causes = counted(audit.rows.iter().filter_map(Row::code), words::AUDIT_CAUSES);
    let found = audit.rows.iter().flat_map(|row| row.findings.iter().map(|found| found.code));
    let findings = counted(found, words::AUDIT_FINDINGS);
    let codes: Vec<Entry> = [any()].into_iter().chain(causes).chain(findings).collect();
    let engines: Vec<Entry> =
        Engine::ALL.iter().map(|engine| Entry::plain(engine.word(), engine.name())).collect();
    let engine = audit.engine.word();
    let act = |what| Act::Refine(what, None);
    div()
        .class("refine")
        .put(search)
        .put(pick(
            "audit-outcome",
            words::AUDIT_OUTCOME,
            &outcomes,
            &view.outcome,
            act(Refine::Outcome),
        ))
        .put(pick("audit-code", words::AUDIT_CODE, &codes, &view.code, act(Refine::Code)))
        .put(pick("audit-engine", words::AUDIT_ENGINE, &engines, engine, act(Refine::Engine)))
}

/// Codes under a heading, each with how many there are.
fn counted(codes: impl Iterator<Item = &'static str>, group: &str) -> Vec<Entry> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    codes.for_each(|code| *counts.entry(code).or_default() += 1);
    let entry = |(code, count): (&str, usize)| Entry {
        value: code.to_owned(),
        label: fill(words::AUDIT_COUNTED, &[code, &count.to_string()]),
        group: group.to_owned(),
    };
    counts.into_iter().map(entry).collect()
}

/// A heading that sorts: upwards, downwards, and as the file has it.
fn head(column: Column, view: &View) -> Element {
    let now = view.sort.filter(|(known, _)| *known == column).map(|(_, direction)| direction);
    let word = column.word();
    let (sorted, next) = match now {
        None => ("none", word.to_owned()),
        Some(Direction::Up) => ("ascending", format!("-{word}")),
        Some(Direction::Down) => ("descending", String::new()),
    };
    let press = press(Act::Refine(Refine::Sort, Some(next)))
        .id(format!("sort-{word}"))
        .class("plain")
        .attr(Attr::Title, fill(words::AUDIT_SORT, &[column.name()]))
        .put(column.name());
    th().attr(Attr::Scope, "col").attr(Attr::AriaSort, sorted).put(press)
}

fn one(audit: &Audit, number: usize) -> Option<Element> {
    let row = audit.rows.get(number)?;
    let tone = values::tone(row.outcome);
    let verdict = td().class(tone).put(icon(tone)).put(values::outcome(row.outcome));
    let url = shortened(&row.url);
    let open = press(Act::Row(number))
        .id(format!("row-{number}"))
        .attr(Attr::AriaLabel, fill(words::AUDIT_OPEN_ROW, &[&row.method, &url]))
        .put(words::AUDIT_OPEN);
    let status = if row.status == 0 { String::new() } else { row.status.to_string() };
    let whole =
        tr().put(td().put(row.index.to_string()))
            .put(verdict)
            .put(td().put(code().put(row.method.as_str())))
            .put(td().class("url").put(code().put(url)))
            .put(td().class("url").put(code().put(row.page_origin.as_str())))
            .put(td().put(status))
            .put(cause(row))
            .put(td().puts(
                (!row.findings.is_empty()).then(|| ul().puts(row.findings.iter().map(found))),
            ))
            .put(td().put(open));
    Some(whole)
}

/// The cause's code, or what is missing, and what the browser itself said.
fn cause(row: &Row) -> Element {
    let code = row.code().map(|cause| code().put(cause));
    let title = row.reason.map(|reason| p().puts(prose(reason.title())));
    let missing = row.outcome == Outcome::Incomplete;
    let missing = missing.then(|| p().puts(prose(&row.what)));
    let says = (!row.error.is_empty()).then(|| {
        let text = fill(words::AUDIT_BROWSER_SAYS, &[&row.error.replace('`', "'")]);
        small().puts(prose(&text))
    });
    td().puts(code).puts(title).puts(missing).puts(says)
}

fn found(found: &Found) -> Element {
    named(found.severity, found.code)
}

/// Where in the rows one is, and the way to the next ones; none where all are shown.
fn parts(part: usize, rows: usize) -> Option<Element> {
    if rows <= PART {
        return None;
    }
    let (first, last) = (part * PART + 1, (part * PART + PART).min(rows));
    let said = [first, last, rows].map(|number| number.to_string());
    let said = fill(words::AUDIT_PART, &said.each_ref().map(String::as_str));
    let press = |id: &str, text: &str, to: Option<usize>| {
        let button = button().attr(Attr::Type, "button").id(id).put(text);
        match to {
            Some(to) => button.act(Act::Refine(Refine::Part, Some(to.to_string()))),
            None => flag(button, Attr::Disabled, true),
        }
    };
    let next = (last < rows).then_some(part + 1);
    let whole = nav()
        .class("parts")
        .attr(Attr::AriaLabel, words::AUDIT_PARTS)
        .put(press("part-previous", words::AUDIT_PREVIOUS, part.checked_sub(1)))
        .put(span().put(said))
        .put(press("part-next", words::AUDIT_NEXT, next));
    Some(whole)
}

fn saves() -> Element {
    let formats = [(Format::Csv, "CSV"), (Format::Json, "JSON"), (Format::Sarif, "SARIF")];
    div().class("saves").puts(formats.map(|(format, name)| {
        press(Act::Save(format))
            .id(format!("save-{}", name.to_lowercase()))
            .put(fill(words::AUDIT_SAVE, &[name]))
    }))
}

/// A URL that fits a table.
fn shortened(url: &str) -> String {
    if url.chars().count() <= LONGEST {
        return url.to_owned();
    }
    let start: String = url.chars().take(LONGEST).collect();
    format!("{start}\u{2026}")
}

/// So many rows are shown at once.
const PART: usize = 100;
/// So many code points of a URL.
const LONGEST: usize = 240;
