//! Requests that never asked to read: mode `no-cors`, and what else is checked there.

use super::error_page::content_type;
use super::{Kind, Outside, found};
use crate::api::contradiction;
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::scenario::Api;
use crate::verdict::Verdict;
use alloc::format;
use alloc::string::ToString;

pub(super) fn no_cors(explanation: &Explanation<'_>) -> Option<Outside> {
    let api = explanation.exchange.request().api;
    let calls = matches!(api, Api::Fetch | Api::Xhr);
    let evidence = "The request's mode is `no-cors`, and the script got an opaque response.";
    (matches!(explanation.verdict, Verdict::Opaque) && calls)
        .then(|| found(Kind::NoCorsOpaque, evidence.to_string()))
        .flatten()
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
