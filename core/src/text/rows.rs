//! Lines of which each is a name or the value of the name above it: the likeliest way to read them.

use super::notes::Notes;
use super::pane::{is_known, is_less, is_name};
use alloc::vec;
use alloc::vec::Vec;

/// A line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'t> {
    pub line: usize,
    pub text: &'t str,
    /// Whether it is set in, as values are in Firefox.
    pub is_set_in: bool,
}

/// A header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'t> {
    pub line: usize,
    pub name: &'t str,
    pub value: &'t str,
}

/// Reads rows as headers; what is neither name nor value is remarked on.
pub(super) fn pairs<'t>(rows: &[Row<'t>], notes: &mut Notes) -> Vec<Pair<'t>> {
    let mut pairs = Vec::new();
    let mut rest = rows;
    for step in steps(rows) {
        let (here, behind) = rest.split_at_checked(step.rows()).unwrap_or((rest, &[]));
        match (step, here) {
            (Step::Skip, [row, ..]) => notes.unread(row.line, row.text),
            (_, [name, others @ ..]) => pairs.push(Pair {
                line: name.line,
                name: name.text,
                value: others.first().map_or("", |value| value.text),
            }),
            (_, []) => {}
        }
        rest = behind;
    }
    pairs
}

/// What is made of the next row or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It is neither a name nor a value.
    Skip,
    /// A name without a value.
    Empty,
    /// A name and its value.
    Pair,
}

impl Step {
    const fn rows(self) -> usize {
        match self {
            Self::Skip | Self::Empty => 1,
            Self::Pair => 2,
        }
    }
}

/// The cheapest way to a row, by the last step on it.
type Ways = [Option<(u32, Step)>; 3];

/// The cheapest way through all rows: one walk, since a step depends on the one before it alone.
fn steps(rows: &[Row<'_>]) -> Vec<Step> {
    let is_set_in = rows.iter().take(4).any(|row| row.is_set_in);
    let mut ways: Vec<Ways> = vec![[None; 3]; rows.len() + 1];
    if let Some(first) = ways.first_mut() {
        *first = [Some((0, Step::Skip)), None, None];
    }
    for (at, row) in rows.iter().enumerate() {
        let cost = name_cost(row, is_set_in);
        let value = rows.get(at + 1).filter(|value| !is_set_in || value.is_set_in);
        let here = ways.get(at).copied().unwrap_or_default();
        for (last, way) in LAST.into_iter().zip(here) {
            let Some((spent, _)) = way else { continue };
            let mut go = |step: Step, cost: u32| {
                let place =
                    ways.get_mut(at + step.rows()).and_then(|ways| ways.get_mut(step as usize));
                if let Some(place) = place
                    && place.is_none_or(|(known, _)| spent + cost < known)
                {
                    *place = Some((spent + cost, last));
                }
            };
            go(Step::Skip, SKIP);
            let Some(cost) = cost else { continue };
            let before = at.checked_sub(last.rows()).and_then(|before| rows.get(before));
            let descends =
                last != Step::Skip && before.is_some_and(|before| is_less(row.text, before.text));
            let cost = cost + if descends { DESCENT } else { 0 };
            go(Step::Empty, cost + EMPTY);
            if value.is_some() {
                go(Step::Pair, cost);
            }
        }
    }
    back(&ways)
}

/// The steps of the cheapest way, found from its end.
fn back(ways: &[Ways]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = ways.len().saturating_sub(1);
    let last = ways.last().copied().unwrap_or_default();
    let ends = LAST.into_iter().zip(last).filter_map(|(step, way)| Some((way?.0, step)));
    let Some((_, mut step)) = ends.min_by_key(|(cost, _)| *cost) else { return steps };
    while at > 0 {
        steps.push(step);
        let way = ways.get(at).and_then(|ways| ways.get(step as usize).copied().flatten());
        let Some((_, before)) = way else { break };
        at = at.saturating_sub(step.rows());
        step = before;
    }
    steps.reverse();
    steps
}

/// How unlikely it is that a row is a name; `None` where it cannot be.
fn name_cost(row: &Row<'_>, is_set_in: bool) -> Option<u32> {
    if !is_name(row.text) || (is_set_in && row.is_set_in) {
        None
    } else if is_known(row.text) {
        Some(0)
    } else if row.text.contains('-') {
        Some(1)
    } else {
        Some(2)
    }
}

const LAST: [Step; 3] = [Step::Skip, Step::Empty, Step::Pair];
/// An empty value is rare.
const EMPTY: u32 = 2;
/// Names ascend, but for once.
const DESCENT: u32 = 3;
/// A line of something else is rarer still.
const SKIP: u32 = 6;
