//! Edits made: a scenario before, a scenario after.

use super::{Change, Edit};
use crate::scenario::{Field, Hop, Response, Scenario};
use crate::verdict::{At, Leg};
use alloc::string::String;
use alloc::vec::Vec;

/// Makes edits. An edit of an answer that is not there changes nothing.
#[must_use]
pub fn apply(scenario: &Scenario, edits: &[Edit]) -> Scenario {
    let mut edited = scenario.clone();
    let changes = || edits.iter().flat_map(|edit| edit.changes.iter().map(|one| (edit.at, one)));
    for (at, change) in changes() {
        make(&mut edited, at, change);
    }
    // Answers are left out last, so that every edit finds its place.
    let places = |wanted: &Change| {
        let places = changes().filter(|(_, change)| *change == wanted);
        places.map(|(at, _)| usize::from(at.hop)).collect::<Vec<_>>()
    };
    if let Some(last) = places(&Change::SkipLaterUrls).into_iter().min() {
        edited.hops.truncate(last + 1);
    }
    if let Some(first) = places(&Change::SkipEarlierUrls).into_iter().max() {
        edited.hops.drain(..first.min(edited.hops.len()));
    }
    edited
}

fn make(scenario: &mut Scenario, at: At, change: &Change) {
    let request = &mut scenario.request;
    match change {
        Change::PageOrigin { to } => scenario.page_origin.clone_from(to),
        Change::PageCsp { to } => scenario.page_csp = Some(to.clone()),
        Change::Url { to } => request.url.clone_from(to),
        Change::Method { to } => request.method.clone_from(to),
        Change::SetRequestHeader { name, value } => set(&mut request.headers, name, value),
        Change::RemoveRequestHeader { name } => remove(&mut request.headers, name),
        Change::RemoveBody => request.body = None,
        Change::Mode { to } => request.mode = *to,
        Change::Credentials { to } => request.credentials = *to,
        Change::Redirect { to } => request.redirect = *to,
        Change::RemoveUploadListener => request.upload_listener = false,
        Change::SkipEarlierUrls | Change::SkipLaterUrls => {}
        Change::ForgetPreflight => {
            if let Some(hop) = scenario.hops.get_mut(usize::from(at.hop)) {
                hop.preflight = None;
            }
        }
        Change::Answer { to } => {
            let place = usize::from(at.hop);
            if scenario.hops.len() <= place {
                scenario.hops.resize_with(place + 1, Hop::default);
            }
            if let Some(slot) = scenario.hops.get_mut(place) {
                answer_mut(slot, at.leg).get_or_insert_with(|| to.clone());
            }
        }
        Change::Status { .. } | Change::SetHeader { .. } | Change::RemoveHeader { .. } => {
            let hop = scenario.hops.get_mut(usize::from(at.hop));
            if let Some(answer) = hop.and_then(|hop| answer_mut(hop, at.leg).as_mut()) {
                make_in_answer(answer, change);
            }
        }
    }
}

/// The changes that concern one answer alone.
pub(super) fn make_in_answer(answer: &mut Response, change: &Change) {
    match change {
        Change::Status { to } => answer.status = *to,
        Change::SetHeader { name, value } => set(&mut answer.headers, name, value),
        Change::RemoveHeader { name } => remove(&mut answer.headers, name),
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
        | Change::Answer { .. } => {}
    }
}

fn answer_mut(hop: &mut Hop, leg: Leg) -> &mut Option<Response> {
    match leg {
        Leg::Preflight => &mut hop.preflight,
        Leg::Request | Leg::Response => &mut hop.response,
    }
}

/// One line in place of all of that name, where the first of them stood.
fn set(headers: &mut Vec<Field>, name: &str, value: &str) {
    let mut line = Some((String::from(name), String::from(value)));
    let mut kept: Vec<Field> = Vec::with_capacity(headers.len() + 1);
    for header in headers.drain(..) {
        if header.0.eq_ignore_ascii_case(name) {
            kept.extend(line.take());
        } else {
            kept.push(header);
        }
    }
    kept.extend(line);
    *headers = kept;
}

fn remove(headers: &mut Vec<Field>, name: &str) {
    headers.retain(|(own, _)| !own.eq_ignore_ascii_case(name));
}
