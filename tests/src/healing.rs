//! What every fix must be, whatever it is for.

use corsplain::fix::{
    Change, Edit, Fix, Kind, NoFix, Purpose, Safety, Side, apply, diff, native_fixes,
};
use corsplain::scenario::{Credentials, Response, Scenario};
use corsplain::text::{self, Boxes, Place};
use corsplain::{Engine, Exchange, Leg, Verdict, check, explain};

/// The fixes of a scenario, each of them held against what a fix is.
#[track_caller]
pub fn fixes(scenario: &Scenario) -> Result<Vec<Fix>, NoFix> {
    let exchange = Exchange::new(scenario.clone()).expect("it is a scenario");
    let found = native_fixes(&exchange);
    for fix in found.iter().flatten() {
        let complaints = complaints(scenario, fix);
        assert!(complaints.is_empty(), "{complaints:#?}\n{fix:#?}\n{scenario:#?}");
    }
    if let Ok(fixes) = &found {
        let order = fixes.iter().map(|fix| (fix.safety, fix.edits.len()));
        assert!(order.is_sorted(), "the safe ones first, then the small ones: {fixes:#?}");
        for (at, fix) in fixes.iter().enumerate() {
            let others = fixes.iter().enumerate().filter(|(other, _)| *other != at);
            let has_part = others.map(|(_, other)| other).any(|other| is_part(other, fix));
            assert!(!has_part, "a part of it is a fix of its own: {fix:#?}");
        }
    }
    found
}

fn is_part(part: &Fix, whole: &Fix) -> bool {
    let same = |one: &Edit, other: &Edit| one.at == other.at && one.changes == other.changes;
    part.edits.iter().all(|edit| whole.edits.iter().any(|other| same(edit, other)))
}

/// Everything in which it is not what a fix is.
fn complaints(scenario: &Scenario, fix: &Fix) -> Vec<String> {
    let mut found = Vec::new();
    let mut demand = |holds: bool, complaint: &str| {
        if !holds {
            found.push(complaint.to_owned());
        }
    };
    demand(
        fix.healed == apply(scenario, &fix.edits),
        "the scenario differs by more than its edits",
    );
    demand(!fix.edits.is_empty() && !fix.engines.is_empty(), "nothing is done, or for nobody");
    demand(heals(scenario, &fix.healed, fix), "it does not heal");
    for part in parts(&fix.edits) {
        let part_heals = heals(scenario, &apply(scenario, &part), fix);
        demand(!part_heals, &format!("a part of it heals: {part:?}"));
    }
    let warned = !fix.warnings.is_empty();
    demand(warned == (fix.safety == Safety::Unsafe), "it warns if and only if it is unsafe");
    let loud = fix.warnings.iter().all(|warning| warning.starts_with("UNSAFE"));
    demand(loud, "a warning is not loud");
    let widens = fix.edits.iter().any(widens);
    demand(!widens || fix.safety == Safety::Unsafe, "it widens access and does not say so");
    let grants = fix.edits.iter().any(|edit| grants_to_null(fix, edit));
    demand(!grants || fix.safety == Safety::Unsafe, "it grants something to `null`, unsaid");
    demand(!says_star_with_credentials(fix), "it says `*` with credentials");
    demand(keeps_vary(fix), "an origin is named, and `Vary` does not say so");
    for edit in &fix.edits {
        let text = format!("{} {}", edit.title, edit.text);
        demand(
            !text.contains("SetHeader") && text.ends_with(['.']),
            "an edit has no whole sentence",
        );
        let page = matches!(
            edit.changes[0],
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
        );
        demand(page == (edit.side == Side::Page), "it is not this side's edit");
    }
    demand(diff_is_faithful(scenario, fix), "the diff shows something else");
    found
}

/// Whether the engines that a fix names do what it is for.
fn heals(scenario: &Scenario, after: &Scenario, fix: &Fix) -> bool {
    let Ok(exchange) = Exchange::new(after.clone()) else { return false };
    let reads = |engine: &Engine| match fix.purpose {
        Purpose::Readable => {
            matches!(check(&exchange, *engine), Verdict::Readable(_))
        }
        Purpose::HeadersExposed => {
            let report = explain(&exchange, *engine).report();
            let readable = report.readable_headers.unwrap_or_default();
            exposed(scenario, fix).iter().all(|name| readable.contains(name))
        }
    };
    fix.engines.iter().all(reads)
}

/// The names of the answer that an edit lists.
fn exposed(scenario: &Scenario, fix: &Fix) -> Vec<String> {
    let [Edit { at, changes, .. }] = &fix.edits[..] else { panic!("one edit exposes") };
    let [Change::SetHeader { value, .. }, ..] = &changes[..] else { panic!("by one header") };
    let listed: Vec<String> = value.split(", ").map(str::to_ascii_lowercase).collect();
    let answer = scenario.hops[usize::from(at.hop)].response.as_ref().expect("it is there");
    let names = answer.headers.iter().map(|(name, _)| name.to_ascii_lowercase());
    let could = names.filter(|name| !matches!(name.as_str(), "set-cookie" | "set-cookie2"));
    could.filter(|name| value == "*" || listed.contains(name)).collect()
}

/// Every proper part of some edits: all of them, or of many each without one.
fn parts(edits: &[Edit]) -> Vec<Vec<Edit>> {
    let count = edits.len();
    let chosen = |part: usize| {
        let edits = edits.iter().enumerate().filter(|(at, _)| part & (1 << at) != 0);
        edits.map(|(_, edit)| edit.clone()).collect()
    };
    if count <= 5 {
        return (0..(1 << count) - 1).map(chosen).collect();
    }
    (0..count).map(|left_out| chosen(((1 << count) - 1) & !(1 << left_out))).collect()
}

/// Whether an edit agrees with anybody but the origin that asks.
fn widens(edit: &Edit) -> bool {
    let is_wide = |name: &str, value: &str| {
        name.eq_ignore_ascii_case("access-control-allow-origin") && matches!(value, "*" | "null")
    };
    edit.changes.iter().any(|change| match change {
        Change::SetHeader { name, value } => is_wide(name, value),
        Change::Answer { to } => to.headers.iter().any(|(name, value)| is_wide(name, value)),
        _ => false,
    })
}

fn says_star_with_credentials(fix: &Fix) -> bool {
    fix.healed.request.credentials == Credentials::Include
        && fix.edits.iter().flat_map(|edit| &edit.changes).any(|change| {
            let is_star = |name: &str, value: &str| {
                name.to_ascii_lowercase().starts_with("access-control-")
                    && value.split(',').any(|element| element.trim() == "*")
            };
            match change {
                Change::SetHeader { name, value } => is_star(name, value),
                Change::Answer { to } => {
                    to.headers.iter().any(|(name, value)| is_star(name, value))
                }
                _ => false,
            }
        })
}

/// The answer that an edit is about, afterwards.
fn answer_of<'a>(fix: &'a Fix, edit: &Edit) -> Option<&'a Response> {
    let skips = fix.edits.iter().filter(|edit| edit.changes.contains(&Change::SkipEarlierUrls));
    let skipped = skips.map(|edit| edit.at.hop).max().unwrap_or(0);
    let hop = fix.healed.hops.get(usize::from(edit.at.hop.checked_sub(skipped)?))?;
    match edit.at.leg {
        Leg::Preflight => hop.preflight.as_ref(),
        Leg::Request | Leg::Response => hop.response.as_ref(),
    }
}

fn grants_to_null(fix: &Fix, edit: &Edit) -> bool {
    let grants = edit.changes.iter().any(|change| match change {
        Change::SetHeader { name, .. } => name.starts_with("Access-Control-"),
        Change::Answer { .. } => true,
        _ => false,
    });
    let is_null = |(name, value): &(String, String)| {
        name.eq_ignore_ascii_case("access-control-allow-origin") && value.trim() == "null"
    };
    grants
        && edit.side != Side::Page
        && answer_of(fix, edit).is_some_and(|answer| answer.headers.iter().any(is_null))
}

/// Wherever an edit names an origin, the answer says that it depends on who asks.
fn keeps_vary(fix: &Fix) -> bool {
    let names_one = |edit: &&Edit| {
        edit.changes.iter().any(|change| {
            matches!(change, Change::SetHeader { name, value }
                if name == "Access-Control-Allow-Origin" && value != "*")
        })
    };
    fix.edits.iter().filter(names_one).all(|edit| {
        let answer = answer_of(fix, edit);
        let vary =
            answer.unwrap().headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("vary"));
        vary.flat_map(|(_, value)| value.split(','))
            .any(|name| name.trim() == "*" || name.trim().eq_ignore_ascii_case("origin"))
    })
}

/// Whether the lines of the diff are the texts before and after.
fn diff_is_faithful(scenario: &Scenario, fix: &Fix) -> bool {
    let before = text::write(scenario);
    let diff = diff(scenario, &fix.healed);
    diff.after == text::write(&fix.healed)
        && diff.boxes.iter().all(|one| {
            let of = |boxes: &Boxes| match one.place {
                Place::PageOrigin => boxes.page_origin.clone(),
                Place::PageCsp => boxes.page_csp.clone(),
                Place::Request => boxes.request.clone(),
                Place::Preflight => boxes.preflight.clone(),
                Place::Response => boxes.response.clone(),
            };
            let without = |kind: Kind| {
                let lines = one.lines.iter().filter(|line| line.kind != kind);
                lines.map(|line| line.text.as_str()).collect::<Vec<_>>()
            };
            without(Kind::Added) == of(&before).lines().collect::<Vec<_>>()
                && without(Kind::Removed) == of(&diff.after).lines().collect::<Vec<_>>()
        })
        && (!diff.boxes.is_empty() || !diff.options.is_empty())
}

/// A fix in one line: safety, the engines if they are not all, and every edit with its changes.
pub fn line(fix: &Fix) -> String {
    let safety = match fix.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "UNSAFE",
    };
    let engines = if fix.engines == Engine::ALL {
        String::new()
    } else {
        let words: Vec<&str> = fix.engines.iter().map(|engine| engine.word()).collect();
        format!(" in {}", words.join(" "))
    };
    let edits: Vec<String> = fix.edits.iter().map(edit).collect();
    format!("{safety}{engines}: {}", edits.join(" & "))
}

fn edit(edit: &Edit) -> String {
    let leg = match edit.at.leg {
        Leg::Request => String::new(),
        Leg::Preflight => format!(" {} preflight", edit.at.hop),
        Leg::Response => format!(" {} response", edit.at.hop),
    };
    let side = match edit.side {
        Side::Page => "page",
        Side::Server => "server",
        Side::Proxy => "proxy",
    };
    let changes: Vec<String> = edit.changes.iter().map(change).collect();
    format!("{side}{leg} {}", changes.join("; "))
}

fn change(change: &Change) -> String {
    match change {
        Change::PageOrigin { to } => format!("origin {to}"),
        Change::PageCsp { to } => format!("policy {to}"),
        Change::Url { to } => format!("url {to}"),
        Change::Method { to } => format!("method {to}"),
        Change::SetRequestHeader { name, value } | Change::SetHeader { name, value } => {
            format!("{name}: {value}")
        }
        Change::RemoveRequestHeader { name } | Change::RemoveHeader { name } => {
            format!("no {name}")
        }
        Change::RemoveBody => "no body".to_owned(),
        Change::Mode { to } => format!("mode {}", to.word()),
        Change::Credentials { to } => format!("credentials {}", to.word()),
        Change::Redirect { to } => format!("redirect {}", to.word()),
        Change::RemoveUploadListener => "no upload listener".to_owned(),
        Change::SkipEarlierUrls => "skip earlier".to_owned(),
        Change::SkipLaterUrls => "skip later".to_owned(),
        Change::ForgetPreflight => "forget preflight".to_owned(),
        Change::Answer { to } => {
            let headers = to.headers.iter().map(|(name, value)| format!(" {name}: {value}"));
            format!("answer {}{}", to.status, headers.collect::<Vec<_>>().join(","))
        }
        Change::Status { to } => format!("status {to}"),
    }
}
