//! A set of edits, told as a fix.

use super::search::skipped;
use super::words::{title, who};
use super::{Change, Edit, Fix, Purpose, Safety, Side};
use crate::engine::Engine;
use crate::scenario::{Response, Scenario};
use crate::verdict::Leg;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Who must act, what comes of it, and whether it grants more than it should.
pub(super) fn fix(
    purpose: Purpose,
    mut edits: Vec<Edit>,
    engines: Vec<Engine>,
    healed: Scenario,
) -> Fix {
    let skipped = skipped(&edits);
    for edit in &mut edits {
        let grants = grants_to_null(edit, &healed, skipped);
        edit.warning = edit.warning.take().or_else(|| grants.then(|| to_null(&healed)));
    }
    let warnings = distinct(edits.iter().filter_map(|edit| edit.warning.clone()));
    Fix {
        purpose,
        title: title(&edits),
        who: who(&edits),
        safety: if warnings.is_empty() { Safety::Safe } else { Safety::Unsafe },
        warnings,
        assumed: distinct(edits.iter().filter_map(|edit| edit.assumed.clone())),
        edits,
        engines,
        healed,
    }
}

/// Whether an answer that names `null` says more after an edit than before.
fn grants_to_null(edit: &Edit, healed: &Scenario, skipped: u8) -> bool {
    let hop = edit.at.hop.checked_sub(skipped).and_then(|hop| healed.hops.get(usize::from(hop)));
    let answer = hop.and_then(|hop| match edit.at.leg {
        Leg::Preflight => hop.preflight.as_ref(),
        Leg::Request | Leg::Response => hop.response.as_ref(),
    });
    let says_more = |change: &Change| match change {
        Change::SetHeader { name, .. } => name.starts_with("Access-Control-"),
        Change::Status { .. } | Change::Answer { .. } => true,
        Change::PageOrigin { .. }
        | Change::PageCsp { .. }
        | Change::Url { .. }
        | Change::Method { .. }
        | Change::SetRequestHeader { .. }
        | Change::RemoveRequestHeader { .. }
        | Change::RemoveBody
        | Change::Mode { .. }
        | Change::Credentials { .. }
        | Change::Redirect { .. }
        | Change::RemoveUploadListener
        | Change::SkipEarlierUrls
        | Change::SkipLaterUrls
        | Change::ForgetPreflight
        | Change::RemoveHeader { .. } => false,
    };
    edit.side != Side::Page && answer.is_some_and(names_null) && edit.changes.iter().any(says_more)
}

fn names_null(answer: &Response) -> bool {
    answer.headers.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case(super::server::ORIGIN) && value.trim() == "null"
    })
}

/// What is said of a grant to `null`, and what is better: that depends on why the page says `null`.
fn to_null(healed: &Scenario) -> String {
    let better = if healed.page_origin.trim() == "null" {
        "Serve the page from an origin of its own and name that instead."
    } else {
        "The page has an origin, which the redirect took away: do not redirect to another origin, or let the page ask the last URL itself, and name the page's origin there."
    };
    format!(
        "UNSAFE: the server says `Access-Control-Allow-Origin: null`, and `null` is nobody's name. Any website can ask as `null` from a sandboxed frame, and is granted this as well. {better}"
    )
}

fn distinct(sentences: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for sentence in sentences {
        if !kept.contains(&sentence) {
            kept.push(sentence);
        }
    }
    kept
}
