//! Which of the sets of edits that heal are shown.

use super::{Change, Edit, Fix, Safety, Side};
use crate::scenario::{Credentials, Scenario};
use alloc::vec::Vec;

/// Whether two sets of edits change the same, in whatever order and words.
pub(super) fn are_the_same(one: &[Edit], other: &[Edit]) -> bool {
    one.len() == other.len() && is_part(one, other)
}

fn is_part(part: &[Edit], whole: &[Edit]) -> bool {
    let is_same = |one: &Edit, other: &Edit| one.at == other.at && one.changes == other.changes;
    part.iter().all(|edit| whole.iter().any(|other| is_same(edit, other)))
}

/// A fix that has all edits of another is none.
pub(super) fn without_supersets(fixes: Vec<Fix>) -> Vec<Fix> {
    let is_less = |part: &Fix, whole: &Fix| {
        part.edits.len() < whole.edits.len() && is_part(&part.edits, &whole.edits)
    };
    let kept: Vec<bool> =
        fixes.iter().map(|fix| !fixes.iter().any(|other| is_less(other, fix))).collect();
    fixes.into_iter().zip(kept).filter_map(|(fix, keep)| keep.then_some(fix)).collect()
}

/// Those that take not much more than the smallest of their kind; and what the servers can do
/// without the page, which others may have to be told.
pub(super) fn smallest(fixes: Vec<Fix>) -> Vec<Fix> {
    let least = |safety| {
        let alike = fixes.iter().filter(|fix| fix.safety == safety);
        alike.map(|fix| fix.edits.len()).min().unwrap_or_default() + MORE
    };
    let (safe, widening) = (least(Safety::Safe), least(Safety::Unsafe));
    let is_small = |fix: &Fix| match fix.safety {
        Safety::Safe => fix.edits.len() <= safe,
        Safety::Unsafe => fix.edits.len() <= widening,
    };
    let servers = fixes.iter().position(is_of_servers);
    let mut shown = 0;
    let kept = fixes.into_iter().enumerate().filter(|(at, fix)| {
        let keep = is_small(fix) && shown < SHOWN;
        shown += usize::from(keep);
        keep || Some(*at) == servers
    });
    kept.map(|(_, fix)| fix).collect()
}

fn is_of_servers(fix: &Fix) -> bool {
    fix.safety == Safety::Safe && fix.edits.iter().all(|edit| edit.side != Side::Page)
}

/// A list with `*` in it looks like a wildcard and, with credentials, is none.
pub(super) fn says_star_with_credentials(edits: &[Edit], healed: &Scenario) -> bool {
    let is_star = |change: &Change| {
        matches!(change, Change::SetHeader { value, .. }
            if value.split(',').any(|element| element.trim() == "*"))
    };
    healed.request.credentials == Credentials::Include
        && edits.iter().flat_map(|edit| &edit.changes).any(is_star)
}

/// At most so many fixes are shown.
const SHOWN: usize = 8;
/// And none that takes so many edits more than the smallest.
const MORE: usize = 2;
