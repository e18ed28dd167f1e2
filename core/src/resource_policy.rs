//! `Cross-Origin-Resource-Policy`: what a server keeps from other origins even where nobody reads.

use crate::exchange::Answer;
use crate::header::Lines;
use crate::origin::Origin;
use crate::reason::Reason;
use crate::request::RequestState;
use crate::site::is_schemelessly_same_site;
use crate::spec::Rule;
use crate::trace::{Context, blocked};
use crate::verdict::{At, Blocked, Saw};

const POLICY: &str = "cross-origin-resource-policy";

/// <https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check>, for a page without an
/// embedder policy.
pub(crate) fn cross_origin_resource_policy_check<'a>(
    request: &RequestState<'a>,
    answer: &'a Answer,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    let Some(url) = request.url() else { return Ok(()) };
    let policy = answer.headers.lines(POLICY);
    let allowed = is_allowed(policy, request.origin(), url.origin());
    let page = Saw::Bytes(request.origin().serialization().as_bytes());
    let said = Saw::Lines(&answer.headers, POLICY);
    let refused = blocked(Reason::ResourcePolicyBlocks, at, said, page);
    cx.demand(Rule::ResourcePolicyAllows, allowed, refused)
}

/// <https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check>
fn is_allowed(policy: Lines<'_>, page: &Origin, resource: &Origin) -> bool {
    match policy {
        Lines::One(b"same-origin") => page.is_same_origin(resource),
        Lines::One(b"same-site") => {
            is_schemelessly_same_site(page, resource)
                && (page.scheme() == "https" || resource.scheme() != "https")
        }
        // 3. Anything else is no policy; several lines join into something else.
        Lines::One(_) | Lines::None | Lines::Many => true,
    }
}
