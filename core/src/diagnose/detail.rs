//! Why: the wording that a line has, current or old, whole or cut off.

use super::Diagnosis;
use super::url::url;
use super::wordings::{OLD_CHROMIUM, OLD_FIREFOX, OLD_WEBKIT, OUTSIDE, Outside};
use crate::console::template::{Found, begins, find, rarest_word, split};
use crate::console::{Wording, chromium, firefox, webkit};
use crate::reason::Reason;
use crate::scenario::Api;
use crate::verdict::Leg;
use alloc::string::String;

/// The wordings of an engine, current and old.
pub(super) type Wordings = &'static [&'static [Wording]];
pub(super) const CHROMIUM: Wordings = &[chromium::DETAILS, OLD_CHROMIUM];
pub(super) const FIREFOX: Wordings = &[firefox::REASONS, OLD_FIREFOX];
pub(super) const WEBKIT: Wordings = &[webkit::DETAILS, OLD_WEBKIT];

/// Reads why, and gives back what stands behind it.
pub(super) fn detail<'t>(text: &'t str, wordings: Wordings, line: &mut Diagnosis) -> &'t str {
    let mut text = text;
    if let Some((_, behind)) = split(text, chromium::OF_PREFLIGHT) {
        line.leg = Some(Leg::Preflight);
        text = behind;
    }
    if let Some(read) =
        find("Redirect from '{first}' to '{url}' has been blocked by CORS policy: ", text)
            .filter(|read| !read.is_cut)
    {
        line.redirected_from = read.hole("first").and_then(url);
        line.url = read.hole("url").and_then(url);
        text = read.rest;
    }
    let who = |template| {
        let read = find(template, text).filter(|read| !read.is_cut)?;
        url(read.hole("origin")?)
    };
    line.page_origin = who("Origin '{origin}' is therefore not allowed access")
        .or_else(|| who("Origin '{origin}' is not in the list"))
        .or_else(|| who("Origin {origin} is not allowed by"))
        .or_else(|| line.page_origin.take());
    if split(text, "the XMLHttpRequest is controlled by the withCredentials").is_some() {
        line.api = Some(Api::Xhr);
    }
    let all = || wordings.iter().copied().flatten();
    // What is far behind belongs to another line, so that most need not be looked for.
    let is_near = |wording: &&Wording| {
        rarest_word(wording.text).is_some_and(|word| {
            let end = text.len().min(FAR + wording.text.len());
            let near = (end..=text.len()).find_map(|end| text.get(..end));
            near.is_some_and(|near| near.contains(word))
        })
    };
    let whole = all().filter(is_near).filter_map(|wording| {
        let read = find(wording.text, text)?;
        (!read.is_cut && read.before.len() < FAR).then_some((wording, read))
    });
    let best =
        whole.min_by_key(|(wording, read)| (read.before.len(), usize::MAX - wording.text.len()));
    if let Some((wording, read)) = best {
        understand(line, wording, &read);
        return read.rest;
    }
    // An outside reason in the same words.
    if let Some((found, read)) = outside(text).filter(|(_, read)| read.before.len() < FAR) {
        line.outside = Some(found.code);
        line.reasons.extend(Reason::from_code(found.code));
        line.leg = None;
        return read.rest;
    }
    // The end is cut off: all that begin so.
    let start = text.trim_end_matches(['…', '.', ' ', '\n']);
    for wording in all() {
        let Some(read) = begins(wording.text, start).or_else(|| cut(wording, start)) else {
            continue;
        };
        if read.is_cut && !start.is_empty() {
            understand(line, wording, &read);
        }
    }
    text.split_once('\n').map_or("", |(_, left)| left)
}

fn cut<'t>(wording: &'static Wording, start: &'t str) -> Option<Found<'t>> {
    find(wording.text, start).filter(|read| read.is_cut && read.before.is_empty())
}

/// How far behind the head a reason may stand.
const FAR: usize = 400;

/// Notes what a wording says.
pub(super) fn understand(line: &mut Diagnosis, wording: &Wording, read: &Found<'_>) {
    for reason in wording.reasons {
        if !line.reasons.contains(reason) {
            line.reasons.push(*reason);
        }
    }
    let hole = |name| read.hole(name).map(String::from);
    line.value = hole("value").or_else(|| line.value.take());
    line.method = hole("method").or_else(|| line.method.take());
    line.header = hole("header").or_else(|| line.header.take());
    let status = read
        .hole("status")
        .map(|status| status.chars().take_while(char::is_ascii_digit).collect::<String>());
    line.status = status.and_then(|status| status.parse().ok()).or(line.status);
}

/// The first wording that a line has, the longest where several begin there.
pub(super) fn first(wordings: Wordings, text: &str) -> Option<(&'static Wording, Found<'_>)> {
    let all = wordings.iter().copied().flatten();
    all.filter_map(|wording| Some((wording, find(wording.text, text)?)))
        .filter(|(_, read)| read.is_likely())
        .min_by_key(|(wording, read)| {
            (read.is_cut, read.before.len(), usize::MAX - wording.text.len())
        })
}

pub(super) fn outside(text: &str) -> Option<(&'static Outside, Found<'_>)> {
    OUTSIDE.iter().find_map(|outside| Some((outside, find(outside.text, text)?)))
}
