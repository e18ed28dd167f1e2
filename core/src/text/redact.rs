//! Secrets: what is nobody else's business in a text, found without regard to its notation, so that
//! whatever was pasted stays as it was pasted, to the byte, but for them.
//!
//! What takes their place keeps the verdict: no rule looks at a secret but to see whether it is
//! there, and where one looks closer (forbidden characters, the length of a safelisted value), what
//! it looks at stays.

mod curl;
mod keys;
mod names;
mod pairs;
mod quotes;
mod tokens;
mod user_info;
mod values;
mod words;

use super::{Boxes, Place};
use crate::scenario::{Field, Scenario};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;
#[cfg(feature = "serde")]
use serde::Serialize;

/// A secret that was seen: everything about it but itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Secret {
    /// What it is.
    pub kind: SecretKind,
    /// The name of the header, the cookie or the parameter, as written; of a token what it begins
    /// with, and of user information which part of it this is.
    pub name: String,
    /// In which of the boxes it stands; `None` for a text of its own.
    pub place: Option<Place>,
    /// How many bytes it has.
    pub length: usize,
}

/// What a secret is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum SecretKind {
    /// The value of a header, without the scheme of an `Authorization`.
    Header,
    /// The value of a cookie.
    Cookie,
    /// The value of a parameter: of a URL, a form, JSON, a program.
    Parameter,
    /// The name or the password of a user.
    UserInfo,
    /// A token that is known by its look, wherever it stands.
    Token,
}

/// A stretch of a text that is a secret.
#[derive(Clone, Copy, Debug)]
struct Stretch<'t> {
    from: usize,
    to: usize,
    kind: SecretKind,
    name: &'t str,
    stand_in: StandIn,
}

/// What takes the place of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StandIn {
    /// [`WORD`].
    Word,
    /// The same with a character that no header may have, since the secret has one.
    Wide,
    /// As many bytes of the same sort, since length and sort decide.
    Alike,
}

/// What was found in a text.
#[derive(Debug, Default)]
struct Finds<'t> {
    stretches: Vec<Stretch<'t>>,
    /// Values whose length and bytes decide.
    deciding: Vec<(usize, usize)>,
}

/// What stands in the place of a secret.
const WORD: &str = "REDACTED";
/// Two are enough for whatever anybody wrote on purpose.
const MOST_ROUNDS: usize = 8;

/// A scenario without its secrets.
pub(super) fn scenario(scenario: &Scenario) -> (Scenario, Vec<Secret>) {
    let (mut scenario, mut secrets) = (scenario.clone(), Vec::new());
    let Scenario { page_origin, page_csp, request, hops } = &mut scenario;
    address(page_origin, Some(Place::PageOrigin), &mut secrets);
    if let Some(csp) = page_csp {
        anything(csp, Some(Place::PageCsp), &mut secrets);
    }
    address(&mut request.url, Some(Place::Request), &mut secrets);
    fields(&mut request.headers, Place::Request, &mut secrets);
    if let Some(body) = &mut request.body {
        anything(body, Some(Place::Request), &mut secrets);
    }
    for answer in hops.iter_mut().filter_map(|hop| hop.preflight.as_mut()) {
        fields(&mut answer.headers, Place::Preflight, &mut secrets);
    }
    for answer in hops.iter_mut().filter_map(|hop| hop.response.as_mut()) {
        fields(&mut answer.headers, Place::Response, &mut secrets);
    }
    (scenario, secrets)
}

/// The boxes without their secrets.
pub(super) fn boxes(boxes: &Boxes) -> (Boxes, Vec<Secret>) {
    let (mut boxes, mut secrets) = (boxes.clone(), Vec::new());
    let Boxes { page_origin, page_csp, request, preflight, response } = &mut boxes;
    address(page_origin, Some(Place::PageOrigin), &mut secrets);
    anything(page_csp, Some(Place::PageCsp), &mut secrets);
    anything(request, Some(Place::Request), &mut secrets);
    anything(preflight, Some(Place::Preflight), &mut secrets);
    anything(response, Some(Place::Response), &mut secrets);
    (boxes, secrets)
}

/// A text without its secrets.
pub(super) fn text(text: &str) -> (String, Vec<Secret>) {
    let (mut text, mut secrets) = (String::from(text), Vec::new());
    anything(&mut text, None, &mut secrets);
    (text, secrets)
}

/// A text in any notation.
fn anything(text: &mut String, place: Option<Place>, secrets: &mut Vec<Secret>) {
    replace("", text, place, secrets);
}

/// A URL, which is no header line, whatever it looks like.
fn address(url: &mut String, place: Option<Place>, secrets: &mut Vec<Secret>) {
    replace("GET ", url, place, secrets);
}

fn fields(fields: &mut [Field], place: Place, secrets: &mut Vec<Secret>) {
    for (name, value) in fields {
        replace(&format!("{name}: "), value, Some(place), secrets);
    }
}

/// Replaces what is found in a text, until nothing is: in a muddle of notations one secret can hide
/// another. Behind words of its line the text is a part of that line, whatever is in it.
fn replace(before: &str, text: &mut String, place: Option<Place>, secrets: &mut Vec<Secret>) {
    for _ in 0..MOST_ROUNDS {
        let seen = match before {
            "" => text.clone(),
            before => format!("{before}{}", text.replace(['\r', '\n'], "\0")),
        };
        let found = find(&seen);
        if found.is_empty() {
            return;
        }
        *text = without(&found, before.len(), text, place, secrets);
    }
}

/// The text without what was found in it, behind so many bytes.
fn without(
    found: &[Stretch<'_>],
    before: usize,
    text: &str,
    place: Option<Place>,
    secrets: &mut Vec<Secret>,
) -> String {
    let (mut result, mut at) = (String::with_capacity(text.len()), 0);
    for &Stretch { from, to, kind, name, stand_in } in found {
        let span = from.checked_sub(before).zip(to.checked_sub(before));
        let Some((from, to)) = span else { continue };
        let (Some(kept), Some(secret)) = (text.get(at..from), text.get(from..to)) else { continue };
        result.push_str(kept);
        stand_in.push(secret, &mut result);
        secrets.push(Secret { kind, name: String::from(name), place, length: secret.len() });
        at = to;
    }
    result.push_str(text.get(at..).unwrap_or_default());
    result
}

/// Every secret of a text, in order; none overlaps another.
fn find(text: &str) -> Vec<Stretch<'_>> {
    let mut finds = Finds::default();
    // Who knows more of a stretch comes first.
    curl::find(text, &mut finds);
    pairs::find(text, &mut finds);
    keys::find(text, &mut finds);
    user_info::find(text, &mut finds);
    tokens::find(text, &mut finds);
    let Finds { stretches: mut all, mut deciding } = finds;
    all.sort_by_key(|stretch| (stretch.from, Reverse(stretch.to)));
    deciding.sort_unstable();
    let mut deciding = deciding.into_iter().peekable();
    let mut kept: Vec<Stretch<'_>> = Vec::new();
    for mut stretch in all {
        while deciding.next_if(|(_, to)| *to <= stretch.from).is_some() {}
        if deciding.peek().is_some_and(|(from, _)| *from <= stretch.from) {
            stretch.stand_in = StandIn::Alike;
            // Nothing is left to be replaced.
            let is_done = |secret: &str| secret.bytes().all(|byte| !is_replaced(byte));
            if text.get(stretch.from..stretch.to).is_none_or(is_done) {
                continue;
            }
        }
        match kept.last_mut() {
            Some(last) if stretch.from < last.to => last.to = last.to.max(stretch.to),
            _ => kept.push(stretch),
        }
    }
    kept
}

/// Whether a byte of a secret is replaced where its length and sort decide.
const fn is_replaced(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() && byte != b'x'
}

impl StandIn {
    fn push(self, secret: &str, text: &mut String) {
        match self {
            Self::Word => text.push_str(WORD),
            Self::Wide => {
                text.push_str(WORD);
                text.push('…');
            }
            Self::Alike => {
                let is_replaced = |point: char| u8::try_from(point).is_ok_and(is_replaced);
                let alike = |point| if is_replaced(point) { 'x' } else { point };
                text.extend(secret.chars().map(alike));
            }
        }
    }
}

impl<'t> Finds<'t> {
    /// Adds what of a stretch is a secret: all of it, without the white space around it, unless it
    /// stands for a secret itself. What decides whether a header can be sent at all stays.
    fn add(&mut self, text: &'t str, (from, to): (usize, usize), kind: SecretKind, name: &'t str) {
        for (from, part) in values::parts(text, from, to) {
            if values::is_stand_in(part) {
                continue;
            }
            let in_header = matches!(kind, SecretKind::Header | SecretKind::Cookie);
            let stand_in =
                if in_header && values::is_wide(part) { StandIn::Wide } else { StandIn::Word };
            let to = from + part.len();
            self.stretches.push(Stretch { from, to, kind, name, stand_in });
        }
    }
}
