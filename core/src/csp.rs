//! Content Security Policy: where a page lets itself be connected to, whatever the other side says.
//!
//! Only what a request to another origin can run into: the directives that name sources, of the
//! policies that are enforced. Directives of other kinds, and names that are none
//! (`treat-as-public-address` of Chromium's), decide nothing here.

mod source;

use crate::origin::Origin;
use crate::scenario::Api;
use crate::url::Url;
use source::matches;

/// <https://w3c.github.io/webappsec-csp/#should-block-request>: the directive that forbids the
/// request, as the page wrote it; `None` where every policy allows it.
///
/// `policies` is the page's header with all its lines joined by commas, `redirects` how often the
/// request was redirected. The check of the response, which comes later, asks the same of the same
/// URL and is left out.
#[must_use]
pub fn violated_directive<'p>(
    policies: &'p str,
    api: Api,
    url: &Url,
    page: &Origin,
    redirects: u8,
) -> Option<&'p str> {
    let load = Load { api, url, page, redirects, sockets: Sockets::StandForHttp };
    violated_directives(policies, load).next()
}

/// What a policy is asked about.
#[derive(Clone, Copy)]
pub(crate) struct Load<'a> {
    pub api: Api,
    pub url: &'a Url,
    pub page: &'a Origin,
    pub redirects: u8,
    pub sockets: Sockets,
}

/// What `ws:` and `wss:` stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sockets {
    /// For `http:` and `https:` too.
    StandForHttp,
    /// For themselves alone.
    Literal,
}

/// The same of every policy that forbids it.
pub(crate) fn violated_directives<'p>(
    policies: &'p str,
    load: Load<'_>,
) -> impl Iterator<Item = &'p str> {
    let path = path(load.url);
    policies
        .split(',')
        .filter_map(move |policy| deciding_directive(policy, load.api))
        .filter(move |directive| !allows(directive, load, path))
}

/// Whether a policy asks for `https` in the place of `http`.
/// <https://w3c.github.io/webappsec-upgrade-insecure-requests/#delivery>
pub(crate) fn upgrades_insecure_requests(policies: &str) -> bool {
    policies.split(',').any(|policy| directive(policy, "upgrade-insecure-requests").is_some())
}

/// The directive of a policy that decides about the request: the first of its fallback list that
/// the policy has. <https://w3c.github.io/webappsec-csp/#should-directive-execute>
fn deciding_directive(policy: &str, api: Api) -> Option<&str> {
    fallback_list(api).iter().find_map(|name| directive(policy, name))
}

/// <https://w3c.github.io/webappsec-csp/#effective-directive-for-a-request>; empty where it is not
/// known.
pub(crate) fn effective_directive(api: Api) -> &'static str {
    fallback_list(api).first().copied().unwrap_or_default()
}

/// <https://w3c.github.io/webappsec-csp/#directive-fallback-list> of
/// <https://w3c.github.io/webappsec-csp/#effective-directive-for-a-request>
const fn fallback_list(api: Api) -> &'static [&'static str] {
    match api {
        Api::Fetch | Api::Xhr | Api::Beacon | Api::EventSource => &["connect-src", "default-src"],
        Api::Img => &["img-src", "default-src"],
        Api::Media => &["media-src", "default-src"],
        Api::Script => &["script-src-elem", "script-src", "default-src"],
        Api::Style => &["style-src-elem", "style-src", "default-src"],
        Api::Font => &["font-src", "default-src"],
        // What it is for stands in its attribute `as`, which a scenario does not tell.
        Api::Preload => &[],
    }
}

/// The first directive of this name; later ones are ignored.
/// <https://w3c.github.io/webappsec-csp/#parse-serialized-policy>
fn directive<'p>(policy: &'p str, name: &str) -> Option<&'p str> {
    policy.split(';').map(|token| token.trim_matches(is_space)).find(|token| {
        let written = token.split(is_space).next().unwrap_or_default();
        token.is_ascii() && written.eq_ignore_ascii_case(name)
    })
}

/// The pre-request check of a directive.
/// <https://w3c.github.io/webappsec-csp/#connect-src-pre-request>,
/// <https://w3c.github.io/webappsec-csp/#script-pre-request>,
/// <https://w3c.github.io/webappsec-csp/#style-src-pre-request>
fn allows(directive: &str, load: Load<'_>, path: &str) -> bool {
    let sources = || {
        let words = directive.split(is_space).filter(|word| !word.is_empty());
        words.skip(1)
    };
    // Whether the element carries the nonce or the digest, and who inserted it, a scenario does
    // not tell; who uses them took care of it.
    let by_element = sources().any(|source| match load.api {
        Api::Script => is_about_scripts(source),
        Api::Style => starts_with(source, "'nonce-"),
        _ => false,
    });
    // `'none'` beside others has no effect, and alone matches nothing: neither does it here.
    by_element || sources().any(|source| matches(source, load, path))
}

/// The path of a URL with a host, and the query behind it.
fn path(url: &Url) -> &str {
    let rest = url.href().split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/').and_then(|start| rest.get(start..)).unwrap_or_default()
}

fn is_about_scripts(source: &str) -> bool {
    let digests = ["'nonce-", "'sha256-", "'sha384-", "'sha512-"];
    source.eq_ignore_ascii_case("'strict-dynamic'")
        || digests.iter().any(|digest| starts_with(source, digest))
}

fn starts_with(source: &str, prefix: &str) -> bool {
    source.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// <https://infra.spec.whatwg.org/#ascii-whitespace>
const fn is_space(point: char) -> bool {
    matches!(point, ' ' | '\t' | '\n' | '\x0C' | '\r')
}
