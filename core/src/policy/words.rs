//! The policy in plain words, made from verdicts.

use super::decide::{Answered, Ask};
use super::grid::Axes;
use super::{Asker, Cell, Item, Missing, Seat};
use crate::cache::Seconds;
use crate::engine::Engine;
use crate::header::Lines;
use crate::origin::Origin;
use crate::reason::Reason;
use crate::scenario::Credentials;
use crate::verdict::Leg;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The policy in one paragraph.
pub(super) fn summary(answered: &mut Answered) -> String {
    let axes = Axes::of(&[answered]);
    let mut sentences = reading(answered, &axes);
    sentences.extend(asking(answered, &axes));
    sentences.join(" ")
}

/// Who may read what a request brings that goes out unasked.
fn reading(answered: &mut Answered, axes: &Axes) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut why_nobody = None;
    let mut missing = None;
    let asker = asker(answered, axes);
    let (mut somebody, mut silent, mut every_site) = (false, false, false);
    let mut read = |answered: &mut Answered, origin: &Origin, credentials| {
        let ask = Ask { origin, credentials, method: "GET", header: None };
        let (cell, why) = answered.decide(ask);
        if let Cell::Unknown { missing: one } = cell {
            missing = Some(one);
        }
        silent |= is_silent(&cell);
        if *origin == asker {
            why_nobody = why_nobody.take().or(why);
        }
        somebody |= cell.is_allowed();
        cell.is_allowed()
    };
    for (asker, origin) in &axes.askers {
        let without = read(answered, origin, Credentials::SameOrigin);
        let with = read(answered, origin, Credentials::Include);
        let how = match (without, with) {
            (false, false) => continue,
            (true, true) => "with credentials and without",
            (true, false) => "without cookies or other credentials",
            (false, true) => "with credentials",
        };
        match asker {
            Asker::AnyOther => {
                return [format!("Every site may read this answer, {how}.")].into();
            }
            Asker::Origin(origin) => {
                sentences.push(format!("Pages of `{origin}` may read this answer, {how}."));
            }
            Asker::Null => {
                every_site = true;
                sentences.push(format!(
                    "Pages with the opaque origin `null` may read this answer, {how}; every site can make itself one, with a sandboxed frame."
                ));
            }
        }
    }
    match (somebody, missing, why_nobody) {
        (true, _, _) if every_site => {}
        (true, _, _) => sentences.push("By this answer no other site may.".to_string()),
        (false, Some(Missing::Redirect), _) => sentences.push(
            "The answer is a redirect; what the URL says that it leads to decides who may read."
                .to_string(),
        ),
        (false, Some(Missing::Response | Missing::Preflight), _) => sentences
            .push("Who may read the answer itself is not known: it was not given.".to_string()),
        (false, None, Some(_)) if silent => sentences
            .push("Who may read the answer itself is not known: no answer came.".to_string()),
        (false, None, Some(why)) => {
            sentences.push(format!("No page of another origin may read this answer. {why}"));
        }
        (false, None, None) => {}
    }
    sentences
}

/// What else may be asked for, after a preflight.
fn asking(answered: &mut Answered, axes: &Axes) -> Vec<String> {
    if !answered.is_known(Leg::Preflight) {
        return [
            "Whether it agrees to other methods and headers is not known: the answer to a preflight was not given.".to_string(),
        ]
        .into();
    }
    // Those who are not named show what everybody may; else somebody who is.
    let stranger = axes.askers.iter().filter(|(asker, _)| *asker == Asker::AnyOther);
    let mut told: Vec<(Credentials, String)> = Vec::new();
    for credentials in [Credentials::SameOrigin, Credentials::Include] {
        let mut candidates = stranger.clone().chain(&axes.askers);
        if let Some(one) = candidates.find_map(|(_, origin)| {
            let ask = Ask { origin, credentials, method: "GET", header: Some("x") };
            let (cell, _) = answered.decide(ask);
            let agrees = |cell: &Cell| match cell {
                Cell::Allowed | Cell::Unknown { .. } => true,
                // The preflight agreed to this origin, and only not to this header.
                Cell::Forbidden { reason, leg } => {
                    *leg == Leg::Response || *reason == Reason::HeaderNotAllowed.code()
                }
            };
            agrees(&cell).then(|| agreement(answered, axes, origin, credentials))
        }) {
            told.push((credentials, one));
        }
    }
    match told.as_slice() {
        [] => {
            let (origin, method) = (asker(answered, axes), answered.method.clone());
            let (cell, why) = answered.decide(Ask {
                origin: &origin,
                credentials: Credentials::SameOrigin,
                method: &method,
                header: Some("x"),
            });
            if is_silent(&cell) {
                return [
                    "Whether it agrees to other methods and headers is not known: no answer to the preflight came.".to_string(),
                ]
                .into();
            }
            [format!("Nobody gets through the preflight. {}", why.unwrap_or_default())].into()
        }
        [(_, one), (_, other)] if one == other => [format!("A preflight agrees to {one}.")].into(),
        several => several
            .iter()
            .map(|(credentials, what)| match credentials {
                Credentials::Include => format!("With credentials a preflight agrees to {what}."),
                Credentials::Omit | Credentials::SameOrigin => {
                    format!("Without credentials a preflight agrees to {what}.")
                }
            })
            .collect(),
    }
}

/// Of whom to tell why nobody may: who asked, else the first who is named, else anybody.
fn asker(answered: &Answered, axes: &Axes) -> Origin {
    let first = || axes.askers.first().map(|(_, origin)| origin.clone());
    answered.asked_by.clone().or_else(first).unwrap_or(Origin::Opaque)
}

/// Whether no answer came, which says nothing about who may do what.
fn is_silent(cell: &Cell) -> bool {
    matches!(cell, Cell::Forbidden { reason, .. } if *reason == Reason::NoAnswer.code())
}

/// The methods and headers that a preflight agrees to.
fn agreement(
    answered: &mut Answered,
    axes: &Axes,
    origin: &Origin,
    credentials: Credentials,
) -> String {
    let mut agreed = |method: &str, header: Option<&str>| {
        let (cell, _) = answered.decide(Ask { origin, credentials, method, header });
        match cell {
            Cell::Allowed | Cell::Unknown { .. } => true,
            Cell::Forbidden { leg, .. } => leg == Leg::Response,
        }
    };
    let (methods, other_methods): (Vec<Item>, Vec<Item>) = axes
        .methods
        .iter()
        .filter(|item| !crate::method::is_cors_safelisted_method(axes.method(item).as_bytes()))
        .cloned()
        .partition(|item| agreed(axes.method(item), None));
    let (headers, other_headers): (Vec<Item>, Vec<Item>) = axes
        .headers
        .iter()
        .filter(|item| **item != Item::Simple)
        .cloned()
        .partition(|item| agreed("GET", axes.header(item)));
    format!(
        "{} and {}",
        agreed_to(&methods, &other_methods, "method"),
        agreed_to(&headers, &other_headers, "header")
    )
}

/// What is agreed to, and what is not if that is less to say.
fn agreed_to(agreed: &[Item], others: &[Item], noun: &str) -> String {
    match (agreed, others) {
        ([], _) => format!("no further {noun}"),
        _ if agreed.contains(&Item::AnyOther) => match others {
            [] => format!("any {noun}"),
            _ => format!("any {noun} but {}", group_label(others)),
        },
        ([_], _) => format!("the {noun} {}", group_label(agreed)),
        _ => format!("the {noun}s {}", group_label(agreed)),
    }
}

/// What these answers cannot tell.
pub(super) fn caveats(answered: &Answered) -> Vec<String> {
    let mut caveats = Vec::new();
    let said: Vec<Lines<'_>> = answered.allow_origin().collect();
    let names_one = |lines: &Lines<'_>| matches!(lines, Lines::One(value) if *value != b"*");
    let asker = answered.asked_by.as_ref().map(Origin::serialization);
    let echoes = |lines: &Lines<'_>| match (lines, asker) {
        (Lines::One(value), Some(asker)) => *value == asker.as_bytes(),
        (_, None) => true,
        (Lines::None | Lines::Many, Some(_)) => false,
    };
    if said.iter().any(|lines| names_one(lines) && echoes(lines)) {
        caveats.push(
            "One answer cannot tell whether the server names whoever asks. Ask again as another origin, and compare."
                .to_string(),
        );
    } else if said.iter().any(names_one)
        && let Some(asker) = asker
    {
        caveats.push(format!(
            "`{asker}` asked and was not named, so the server does not simply name whoever asks."
        ));
    }
    if asker.is_none() && said.contains(&Lines::None) {
        caveats.push(
            "Many servers send these headers only where the request has an `Origin` header. Make sure that the one that was answered had one."
                .to_string(),
        );
    }
    if answered.left_out > 0 {
        caveats
            .push(format!("{} further listed names were not tried one by one.", answered.left_out));
    }
    caveats
}

/// Who acts by the rules of an engine, at the start of a sentence.
pub(crate) const fn browser_of(engine: Engine) -> &'static str {
    match engine {
        Engine::Fetch => "By the Fetch standard a browser",
        Engine::Chromium | Engine::Firefox | Engine::WebKit => engine.name(),
    }
}

/// For how long, in one sentence.
pub(super) fn remembered(engine: Engine, seconds: Option<Seconds>) -> String {
    let who = browser_of(engine);
    let Some(seconds) = seconds else {
        return format!("{who} does not remember this preflight: it asks again each time.");
    };
    let cut = match engine.max_age_limit() {
        Some(limit) if limit == seconds => ", the longest that it keeps any",
        _ => "",
    };
    format!("{who} remembers this preflight for {}{cut}.", duration(seconds))
}

fn duration(seconds: Seconds) -> String {
    let (number, unit) = match seconds {
        _ if seconds.is_multiple_of(86400) => (seconds / 86400, "day"),
        _ if seconds.is_multiple_of(3600) => (seconds / 3600, "hour"),
        _ if seconds.is_multiple_of(60) => (seconds / 60, "minute"),
        _ => (seconds, "second"),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// Methods or headers, in words.
pub(super) fn group_label(items: &[Item]) -> String {
    let words = items.iter().map(|item| match item {
        Item::Simple => "simple headers only".to_string(),
        Item::Named(name) => format!("`{name}`"),
        Item::AnyOther => if items.len() > 1 { "any other" } else { "others" }.to_string(),
    });
    list(&words.collect::<Vec<_>>())
}

/// Who asks, in words.
pub(super) fn seats_label(seats: &[Seat]) -> String {
    let mut told: Vec<(&'static str, Vec<String>)> = Vec::new();
    let mut askers: Vec<&Asker> = seats.iter().map(|seat| &seat.asker).collect();
    askers.dedup();
    for asker in askers {
        let mut ways = seats.iter().filter(|seat| seat.asker == *asker);
        let how = match (ways.next().map(|seat| seat.credentials), ways.next()) {
            (_, Some(_)) => "with credentials or without",
            (Some(Credentials::Include), None) => "with credentials",
            (_, None) => "without credentials",
        };
        let who = match asker {
            Asker::Origin(origin) => format!("`{origin}`"),
            Asker::AnyOther => "sites that are not named".to_string(),
            Asker::Null => "the opaque origin `null`".to_string(),
        };
        match told.iter_mut().find(|(same, _)| *same == how) {
            Some((_, group)) => group.push(who),
            None => told.push((how, [who].into())),
        }
    }
    let parts = told.iter().map(|(how, who)| format!("{}, {how}", list(who)));
    parts.collect::<Vec<_>>().join("; ")
}

/// One, two and three.
pub(crate) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
