//! Requests that never asked to read: mode `no-cors`, and what else is checked there.

use super::error_page::content_type;
use super::{Kind, Outside, found};
use crate::api::contradiction;
use crate::author::Fate;
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::scenario::Api;
use crate::values::show;
use crate::verdict::Verdict;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub(super) fn no_cors(explanation: &Explanation<'_>) -> Option<Outside> {
    let api = explanation.exchange.request().api;
    let calls = matches!(api, Api::Fetch | Api::Xhr);
    let mut evidence =
        "The request's mode is `no-cors`, and the script got an opaque response.".to_string();
    if let Some(names) = dropped(explanation) {
        evidence.push_str(&format!(
            " `no-cors` dropped {names}, so the server did not get what the script set there."
        ));
    }
    (matches!(explanation.verdict, Verdict::Opaque) && calls)
        .then(|| found(Kind::NoCorsOpaque, evidence))
        .flatten()
}

/// The headers of the script that are too much for the mode, each named once.
fn dropped(explanation: &Explanation<'_>) -> Option<String> {
    let mut seen = BTreeSet::new();
    let headers = explanation.exchange.author.list(explanation.rules).all().iter();
    let names = headers
        .filter(|header| header.fate == Fate::NoCorsDropped && seen.insert(&header.lower))
        .map(|header| format!("`{}`", show(&header.name)))
        .collect::<Vec<_>>();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => last.clone(),
        others => format!("{} and {last}", others.join(", ")),
    })
}

pub(super) fn resource_policy(explanation: &Explanation<'_>) -> Option<Outside> {
    let Verdict::NetworkError(blocked) = &explanation.verdict else { return None };
    let says =
        "The answer has a `Cross-Origin-Resource-Policy`, and the request's mode is `no-cors`.";
    (blocked.reason == Reason::ResourcePolicyBlocks)
        .then(|| found(Kind::ResourcePolicy, says.to_string()))
        .flatten()
}

/// <https://github.com/annevk/orb>
pub(super) fn opaque_response_blocking(explanation: &Explanation<'_>) -> Option<Outside> {
    let api = explanation.exchange.request().api;
    let embeds = matches!(api, Api::Img | Api::Media | Api::Script);
    if !matches!(explanation.verdict, Verdict::Opaque) || !embeds {
        return None;
    }
    let essence = content_type(explanation.last_answer()?)?;
    let is_data = matches!(essence.as_str(), "text/html" | "application/json" | "text/json")
        || matches!(essence.as_str(), "text/xml" | "application/xml")
        || essence.ends_with("+json")
        || (essence.ends_with("+xml") && essence != "image/svg+xml");
    let evidence = format!("The answer's `Content-Type` is `{essence}`.");
    is_data.then(|| found(Kind::OpaqueResponseBlocking, evidence)).flatten()
}

/// What was given about the request does not fit what asks.
pub(super) fn settings(explanation: &Explanation<'_>) -> Option<Outside> {
    let request = explanation.exchange.request();
    let why = contradiction(request)?;
    let evidence = format!("{} {why}", request.api.how_it_asks());
    found(Kind::SettingsNotOfThisApi, evidence)
}
