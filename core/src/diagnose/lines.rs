//! From a text to the lines in it: where one begins, and what it says.

use super::Diagnosis;
use super::detail::{CHROMIUM, FIREFOX, detail};
use super::gap::{read_gap, sieve};
use super::url::{behind, origin_of, url};
use crate::console::template::{begins, find, is_quote, split};
use crate::console::{chromium, firefox};
use crate::engine::Engine;
use crate::reason::Reason;
use crate::scenario::{Api, Mode};
use crate::verdict::Leg;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// A text with its white space made single: a line end where there was one, else a blank.
pub(super) fn flatten(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    let mut gap = None;
    for point in text.chars() {
        if point.is_whitespace() {
            gap = Some(if point == '\n' || gap == Some('\n') { '\n' } else { ' ' });
        } else {
            flat.extend(gap.take().filter(|_| !flat.is_empty()));
            flat.push(point);
        }
    }
    flat
}

/// Everything that a flat text says, in order.
pub(super) fn read(flat: &str) -> Vec<Diagnosis> {
    let mut found = Vec::new();
    let sieve = sieve();
    let mut rest = flat;
    loop {
        let next = next_head(rest);
        let (gap, line) = rest.split_at_checked(next).unwrap_or((rest, ""));
        read_gap(gap, &sieve, &mut found);
        let Some((head, behind)) = head_of(line).filter(|_| found.len() < MOST) else {
            return found;
        };
        let end = next_head(behind);
        let (line, later) = behind.split_at_checked(end).unwrap_or((behind, ""));
        let left = read_head(head, line, &mut found);
        read_gap(left, &sieve, &mut found);
        rest = later;
    }
}

/// The most lines that are read.
const MOST: usize = 1000;

/// How lines begin that have a form of their own.
#[derive(Clone, Copy)]
enum Head {
    /// Chromium's line about access, since 2017.
    Access,
    /// The Issues panel's summary of it.
    Summary,
    /// Chromium's for fonts and images, until 2016: the origin is the other one.
    FromOrigin(Api),
    /// Chromium's and WebKit's line about a load.
    CannotLoad(Api),
    /// Chromium's in 2017 and 2018, and its and WebKit's about any resource.
    FailedToLoad,
    /// Firefox's.
    Blocked,
    /// Firefox's warning.
    WillDisallow,
    /// Firefox's checks before CORS.
    Security,
}

const HEADS: &[(&str, Head)] = &[
    ("Access to ", Head::Access),
    ("Access blocked by CORS policy: ", Head::Summary),
    ("Font from origin '", Head::FromOrigin(Api::Font)),
    ("Image from origin '", Head::FromOrigin(Api::Img)),
    ("Script from origin '", Head::FromOrigin(Api::Script)),
    ("Video from origin '", Head::FromOrigin(Api::Media)),
    ("Audio from origin '", Head::FromOrigin(Api::Media)),
    ("Stylesheet from origin '", Head::FromOrigin(Api::Style)),
    ("XMLHttpRequest cannot load ", Head::CannotLoad(Api::Xhr)),
    ("Fetch API cannot load ", Head::CannotLoad(Api::Fetch)),
    ("EventSource cannot load ", Head::CannotLoad(Api::EventSource)),
    ("Failed to load ", Head::FailedToLoad),
    ("Cross-Origin Request Blocked: ", Head::Blocked),
    ("Cross-Origin Request Warning: ", Head::WillDisallow),
    ("Security Error: Content at ", Head::Security),
];

/// Where the next line with a form of its own begins; the text's length where none does.
fn next_head(text: &str) -> usize {
    text.char_indices()
        .find(|&(at, _)| text.get(at..).is_some_and(|here| head_of(here).is_some()))
        .map_or(text.len(), |(at, _)| at)
}

fn head_of(text: &str) -> Option<(Head, &str)> {
    let first = text.chars().next()?;
    let mut heads = HEADS.iter().filter(|(opening, _)| opening.starts_with(first));
    heads.find_map(|(opening, head)| {
        let (before, behind) = text.get(..opening.len()).and_then(|start| split(start, opening))?;
        (before.is_empty() && behind.is_empty())
            .then_some((*head, text.get(opening.len()..).unwrap_or_default()))
    })
}

/// Reads what stands behind a head, and gives back what is left of it.
fn read_head<'t>(head: Head, text: &'t str, found: &mut Vec<Diagnosis>) -> &'t str {
    match head {
        Head::Access => access(text, found),
        Head::Summary => {
            let mut line = Diagnosis::by(Engine::Chromium);
            line.leg = Some(Leg::Response);
            let left = detail(text, CHROMIUM, &mut line);
            found.push(line);
            left
        }
        Head::FromOrigin(api) => {
            let mut line = Diagnosis::by(Engine::Chromium);
            line.api = Some(api);
            let Some((_, reason)) = split(text, " by Cross-Origin Resource Sharing policy: ")
            else {
                return text;
            };
            let left = detail(reason, CHROMIUM, &mut line);
            found.push(line);
            left
        }
        Head::CannotLoad(api) => cannot_load(api, text, found),
        Head::FailedToLoad => failed_to_load(text, found),
        Head::Blocked => blocked(text, found),
        Head::WillDisallow => {
            let mut line = Diagnosis::by(Engine::Firefox);
            line.url = behind(text, "remote resource at ");
            line.header = Some("authorization".into());
            line.leg = Some(Leg::Preflight);
            line.is_warning = true;
            found.push(line);
            text.split_once('\n').map_or("", |(_, left)| left)
        }
        Head::Security => {
            let mut line = Diagnosis::by(Engine::Firefox);
            line.url = behind(text, "may not load data from ")
                .or_else(|| behind(text, "may not load or link to "));
            line.page_origin = url(text).and_then(|page| origin_of(&page));
            let reads = split(text, "may not load data from ").is_some();
            let wordings = firefox::SECURITY.iter();
            let mut wordings = wordings.filter(|wording| (wording.id == "MayNotLoadData") == reads);
            line.reasons = wordings.next().map_or(vec![], |wording| wording.reasons.to_vec());
            found.push(line);
            text.split_once('\n').map_or("", |(_, left)| left)
        }
    }
}

/// `{kind} at '{url}' from origin '{origin}' has been blocked by CORS policy: {detail}`
fn access<'t>(text: &'t str, found: &mut Vec<Diagnosis>) -> &'t str {
    let Some((kind, behind)) = split(text, " at '") else { return text };
    if kind.len() > LONGEST_KIND {
        return text;
    }
    let mut line = Diagnosis::by(Engine::Chromium);
    line.api = api(kind);
    line.leg = Some(Leg::Response);
    let read = find(" from origin '{origin}' has been blocked by CORS policy: ", behind);
    let urls = read.as_ref().map_or(behind, |read| read.before);
    match split(urls, "' (redirected from '") {
        Some((now, first)) => {
            line.url = url(now);
            line.redirected_from = url(first.trim_end_matches(|c| c == ')' || is_quote(c)));
        }
        None => line.url = url(urls),
    }
    line.page_origin = read.as_ref().and_then(|read| read.hole("origin")).map(String::from);
    let reason = split(behind, " has been blocked by CORS policy: ").map(|(_, reason)| reason);
    let left = reason.map_or("", |reason| detail(reason, CHROMIUM, &mut line));
    found.push(line);
    left
}

const LONGEST_KIND: usize = 40;

/// `{url}. {detail}` of old Chromium, `{url} due to access control checks.` of WebKit, and what
/// Chromium refuses before the network.
fn cannot_load<'t>(api: Api, text: &'t str, found: &mut Vec<Diagnosis>) -> &'t str {
    let url = url(text);
    let behind = text.split_once(char::is_whitespace).map_or("", |(_, behind)| behind);
    let is_access_control = begins("due to access control checks.", behind)
        .is_some_and(|read| !read.is_cut || behind.len() > 3);
    let is_bare =
        behind.is_empty() || text.split_once('\n').is_some_and(|(line, _)| !line.contains(' '));
    if is_access_control || is_bare {
        // It belongs to the reason above it.
        let is_of_webkit = |line: &&mut Diagnosis| line.engines.contains(&Engine::WebKit);
        let last = found.last_mut().filter(is_of_webkit);
        if let Some(above) = last.filter(|above| above.outside.is_some() || above.awaits_url()) {
            above.engines = vec![Engine::WebKit];
            above.api = Some(api);
            if above.url != url {
                above.redirects_to = above.url.take().or_else(|| above.redirects_to.take());
                above.url = url;
            }
        } else {
            let mut line = Diagnosis::by(Engine::WebKit);
            line.api = Some(api);
            line.url = url;
            found.push(line);
        }
        return behind.split_once('\n').map_or("", |(_, left)| left);
    }
    let mut line = Diagnosis::by(Engine::Chromium);
    line.api = Some(api);
    line.url = url;
    let refused = chromium::LINES.iter().filter(|wording| wording.text.starts_with("Fetch API"));
    for wording in refused {
        let text = wording.text.split_once("{url}. ").map_or("", |(_, text)| text);
        if let Some(read) = find(text, behind).filter(|read| read.before.is_empty()) {
            line.page_origin = super::url::behind(behind, "not same as the request origin ");
            line.reasons = wording.reasons.to_vec();
            line.mode = match wording.id {
                "DisallowedByMode" => Some(Mode::SameOrigin),
                "NoCorsRedirectModeNotFollow" => Some(Mode::NoCors),
                _ => None,
            };
            line.leg = Some(Leg::Request);
            found.push(line);
            return read.rest;
        }
    }
    let left = detail(behind, CHROMIUM, &mut line);
    found.push(line);
    left
}

/// `{url}: {detail}` of old Chromium, `resource: {detail}` of WebKit and Chromium.
fn failed_to_load<'t>(text: &'t str, found: &mut Vec<Diagnosis>) -> &'t str {
    let (what, behind) = text.split_once(": ").unwrap_or((text, ""));
    if what == "resource" || !what.contains(':') || what.contains(' ') {
        return text;
    }
    let mut line = Diagnosis::by(Engine::Chromium);
    line.url = url(what);
    let left = detail(behind, CHROMIUM, &mut line);
    found.push(line);
    left
}

/// `... the remote resource at {url}. (Reason: {detail}`
fn blocked<'t>(text: &'t str, found: &mut Vec<Diagnosis>) -> &'t str {
    let mut line = Diagnosis::by(Engine::Firefox);
    line.url = behind(text, "the remote resource at ");
    let left = match split(text, "(Reason: ") {
        Some((_, reason)) => detail(reason, FIREFOX, &mut line),
        None => text.split_once('\n').map_or("", |(_, left)| left),
    };
    // What fails takes others along, which say so as well.
    let is_echo = found.last().is_some_and(|above| {
        let first = above.reasons.first().filter(|_| above.engines == [Engine::Firefox]);
        first.is_some_and(|first| {
            line.reasons.contains(&Reason::NoAnswer)
                || (line.url == above.url && line.reasons.contains(first))
        })
    });
    if !is_echo {
        found.push(line);
    }
    left
}

/// What Chromium calls the thing that was asked for.
fn api(kind: &str) -> Option<Api> {
    Some(match kind.to_ascii_lowercase().as_str() {
        "fetch" => Api::Fetch,
        "xmlhttprequest" => Api::Xhr,
        "image" => Api::Img,
        "script" => Api::Script,
        "font" => Api::Font,
        "css stylesheet" => Api::Style,
        "audio" | "video" | "text track" => Api::Media,
        "link element resource" | "link prefetch resource" => Api::Preload,
        _ => return None,
    })
}
