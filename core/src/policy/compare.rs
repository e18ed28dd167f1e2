//! Two policies side by side: what became allowed, and what forbidden.

use super::decide::Answered;
use super::grid::{Axes, Grid, grid};
use super::words::{group_label, seats_label};
use super::{Cell, Group, Item, Policy, Seat};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// What one policy allows that the other does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Comparison {
    /// What changed, a sentence for each change, and for how long each engine now remembers a
    /// preflight if that changed; one that says so where nothing became allowed or forbidden.
    pub sentences: Vec<String>,
    /// The changed cells, those together that changed the same.
    pub changes: Vec<Change>,
    /// What cannot be compared, because an answer is not known on one side.
    pub caveats: Vec<String>,
}

/// Cells that changed the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Change {
    /// Which way.
    pub became: Became,
    /// Who asks.
    pub seats: Vec<Seat>,
    /// With which methods.
    pub methods: Group,
    /// With which headers.
    pub headers: Group,
    /// The code of the reason for which it is forbidden now, or was before.
    pub reason: &'static str,
}

/// Which way a cell changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Became {
    /// It was forbidden.
    Allowed,
    /// It was allowed.
    Forbidden,
}

/// Says what one policy allows that the other does not. Each is judged by its own engine.
#[must_use]
pub fn compare(before: &Policy, after: &Policy) -> Comparison {
    let (mut one, mut other) = (before.answered.clone(), after.answered.clone());
    let axes = Axes::of(&[&one, &other]);
    let grid = grid(&axes, |ask| (one.decide(ask).0, other.decide(ask).0));
    let mut changes = Vec::new();
    for (seats, cells) in &grid.rows {
        changes_of_row(&grid, seats, cells, &mut changes);
    }
    let mut sentences: Vec<String> = changes.iter().map(sentence).collect();
    if sentences.is_empty() {
        sentences.push("Nothing became allowed and nothing became forbidden.".to_string());
    }
    let memories = before.remembered.iter().zip(&after.remembered);
    let changed = memories.filter(|(one, other)| one.seconds != other.seconds);
    sentences.extend(changed.map(|(_, other)| format!("This changed: {}", other.text)));
    Comparison { sentences, changes, caveats: caveats(&one, &other, &grid) }
}

/// The changes of those seats, one for each set of headers that changed for the same methods.
fn changes_of_row(
    grid: &Grid<(Cell, Cell)>,
    seats: &[Seat],
    cells: &[(Cell, Cell)],
    changes: &mut Vec<Change>,
) {
    type Kind = (Became, &'static str);
    let mut found: Vec<(Kind, Vec<Item>, Vec<Item>)> = Vec::new();
    for (at, headers) in grid.headers.iter().enumerate() {
        // What changed under these headers, and for which methods.
        let mut column: Vec<(Kind, Vec<Item>)> = Vec::new();
        for (line, methods) in cells.chunks(grid.headers.len().max(1)).zip(&grid.methods) {
            let Some(kind) = line.get(at).and_then(became) else { continue };
            match column.iter_mut().find(|(same, _)| *same == kind) {
                Some((_, items)) => items.extend_from_slice(methods),
                None => column.push((kind, methods.clone())),
            }
        }
        for (kind, methods) in column {
            match found.iter_mut().find(|(same, of, _)| *same == kind && *of == methods) {
                Some((_, _, items)) => items.extend_from_slice(headers),
                None => found.push((kind, methods, headers.clone())),
            }
        }
    }
    let group = |items: Vec<Item>| Group { label: group_label(&items), items };
    changes.extend(found.into_iter().map(|((became, reason), methods, headers)| Change {
        became,
        seats: seats.to_vec(),
        methods: group(methods),
        headers: group(headers),
        reason,
    }));
}

/// Which way a cell changed, and the reason on the side where it is forbidden.
const fn became(pair: &(Cell, Cell)) -> Option<(Became, &'static str)> {
    match pair {
        (Cell::Forbidden { reason, .. }, Cell::Allowed) => Some((Became::Allowed, reason)),
        (Cell::Allowed, Cell::Forbidden { reason, .. }) => Some((Became::Forbidden, reason)),
        (Cell::Allowed, Cell::Allowed)
        | (Cell::Forbidden { .. }, Cell::Forbidden { .. })
        | (Cell::Unknown { .. }, _)
        | (_, Cell::Unknown { .. }) => None,
    }
}

fn sentence(change: &Change) -> String {
    let (what, why) = match change.became {
        Became::Allowed => ("Now allowed", "Before, it was blocked"),
        Became::Forbidden => ("No longer allowed", "Now it is blocked"),
    };
    let (one, other) = (noun(&change.methods, "method"), noun(&change.headers, "header"));
    let (who, reason) = (seats_label(&change.seats), change.reason);
    format!("{what}: {who}; {one}; {other}. {why}: `{reason}`.")
}

fn noun(group: &Group, noun: &str) -> String {
    match group.items.as_slice() {
        [Item::Simple] => group.label.clone(),
        [Item::Named(_)] => format!("the {noun} {}", group.label),
        [Item::AnyOther] => format!("{noun}s that are not named"),
        _ => format!("the {noun}s {}", group.label),
    }
}

fn caveats(before: &Answered, after: &Answered, grid: &Grid<(Cell, Cell)>) -> Vec<String> {
    let mut caveats = Vec::new();
    let unknown = grid.rows.iter().flat_map(|(_, cells)| cells).any(|(before, after)| {
        matches!(before, Cell::Unknown { .. }) || matches!(after, Cell::Unknown { .. })
    });
    if unknown {
        caveats.push("A part cannot be compared: on one side an answer is not known.".to_string());
    }
    if before.asked_by.is_some() && after.asked_by.is_some() && before.asked_by != after.asked_by {
        caveats.push(
            "The two answers were given to different origins. A server that names whoever asks looks changed where it is not."
                .to_string(),
        );
    }
    caveats
}
