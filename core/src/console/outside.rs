//! What each engine prints about a request that its page keeps from going where it should: by its
//! Content-Security-Policy, or because it came over `https` itself.
//!
//! Chromium's `core/frame/csp/csp_directive_list.cc`, `core/fetch/fetch_manager.cc` and
//! `core/loader/mixed_content_checker.cc`; Gecko's `csp.properties` and `security.properties`;
//! WebKit's `page/csp/ContentSecurityPolicy.cpp` and `loader/MixedContentChecker.cpp`.
//!
//! What is printed about the policy itself, and that an element or an `EventSource` of Firefox's
//! came to nothing, says nothing of this and is left out.

mod wordings;

pub(crate) use wordings::{CHROMIUM, CHROMIUM_VIOLATIONS, FALLBACK, FIREFOX, WEBKIT};

use super::chromium::is_by_fetch;
use super::template::fill;
use super::{Wording, firefox, shown_url, webkit, written_url};
use crate::csp::{Load, effective_directive, upgrades_insecure_requests, violated_directives};
use crate::engine::Engine;
use crate::explain::Explanation;
use crate::mixed_content::{is_local_network, is_loopback};
use crate::reason::Reason;
use crate::request::Tainting;
use crate::scenario::{Api, Request};
use crate::spec::Rule;
use crate::trace::Step;
use crate::url::Url;
use crate::verdict::Blocked;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The wordings that say of a request only that it went to `https`.
pub(crate) fn upgrades() -> impl Iterator<Item = &'static Wording> {
    [CHROMIUM, FIREFOX, WEBKIT].into_iter().flatten().filter(|wording| wording.reasons.is_empty())
}

/// The lines of this kind, which come before all others.
pub(super) fn console(explanation: &Explanation<'_>) -> Vec<String> {
    match explanation.engine {
        Engine::Fetch => Vec::new(),
        Engine::Chromium => chromium(explanation),
        Engine::Firefox => firefox(explanation).iter().map(|line| cut(line)).collect(),
        Engine::WebKit => webkit(explanation),
    }
}

fn chromium(explanation: &Explanation<'_>) -> Vec<String> {
    let exchange = explanation.exchange;
    let request = exchange.request();
    let page = page(explanation);
    let is_fetch = is_by_fetch(request);
    let warns = is_picture_or_sound(request.api) && !page_upgrades(explanation);
    let line = |id: &str, thing: &str, url: &str| {
        let holes = [("page", page.as_str()), ("thing", thing), ("url", &elided(url))];
        Wording::find(CHROMIUM, id).map(|wording| fill(wording.text, &holes))
    };
    let mut lines = Vec::new();
    // It says nothing of redirects.
    if warns && upgraded_hops(explanation).next() == Some(0) {
        lines.extend(line("upgraded", "", &written_url(exchange, 0)));
    }
    if let Some(url) = exchange.url_at(0).filter(|url| is_let_through(explanation, url)) {
        lines.extend(line("local", thing(request), href(Some(url))));
    }
    let Some(blocked) = explanation.verdict.blocked() else { return lines };
    let hop = blocked.at.hop;
    match blocked.reason {
        Reason::ContentSecurityPolicy => {
            // These two look before anything is upgraded.
            let first = hop == 0 && (is_fetch || request.api == Api::Beacon);
            let url = if first { written_url(exchange, 0) } else { shown_url(exchange, hop) };
            let violated = violated(explanation, blocked);
            lines.extend(
                violated.filter_map(|directive| chromium_violation(request.api, directive, &url)),
            );
            lines.extend((hop == 0 && is_fetch).then(|| line("fetch", "", &url)).flatten());
        }
        Reason::MixedContent => {
            if warns && hop == 0 {
                lines.extend(line("address", "", &shown_url(exchange, 0)));
            }
            lines.extend(line("blocked", thing(request), href(exchange.url_at(hop))));
        }
        _ => {}
    }
    lines
}

/// What Chromium calls the thing that was asked for.
fn thing(request: &Request) -> &'static str {
    match request.api {
        _ if request.is_xml_http_request() => "XMLHttpRequest endpoint",
        Api::Xhr => "XMLHttpRequest endpoint",
        Api::Fetch | Api::Preload => "resource",
        Api::Beacon => "Beacon endpoint",
        Api::EventSource => "EventSource endpoint",
        Api::Img => "image",
        Api::Media => "video",
        Api::Script => "script",
        Api::Style => "stylesheet",
        Api::Font => "font",
    }
}

/// Whether an insecure URL of the local network was not taken for mixed content.
fn is_let_through(explanation: &Explanation<'_>, url: &Url) -> bool {
    let passed = |step: &&Step<'_>| step.rule == Rule::MixedContentAllowed && step.at.hop == 0;
    explanation.steps.iter().find(passed).is_some_and(|step| step.holds)
        && is_local_network(url.host())
}

fn chromium_violation(api: Api, directive: &str, url: &str) -> Option<String> {
    let effective = effective_directive(api);
    let (named, sources) = named(directive);
    let note = match named == effective {
        true => String::new(),
        false => fill(FALLBACK, &[("effective", effective), ("named", &named)]),
    };
    let directive =
        format!("{named} {}", sources.trim_start_matches([' ', '\t', '\n', '\x0C', '\r']));
    let holes = [("url", elided(url)), ("directive", directive), ("note", note)];
    let holes = holes.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some(fill(Wording::find(CHROMIUM_VIOLATIONS, effective)?.text, &holes))
}

fn firefox(explanation: &Explanation<'_>) -> Vec<String> {
    let exchange = explanation.exchange;
    let request = exchange.request();
    let blocked = explanation.verdict.blocked();
    let by_policy = blocked.filter(|blocked| blocked.reason == Reason::ContentSecurityPolicy);
    let line = |id: &str, url: &str, directive: &str| {
        let effective = effective_directive(request.api);
        let holes = [("url", url), ("effective", effective), ("directive", directive)];
        Wording::find(FIREFOX, id).map(|wording| fill(wording.text, &holes))
    };
    let written = |hop| cut(&without_empty_fragment(written_url(exchange, hop)));
    let warning = match page_upgrades(explanation) {
        true => "upgradeInsecureRequest",
        false => "MixedContentAutoUpgrade",
    };
    // The policy comes first.
    let upgraded = upgraded_hops(explanation)
        .filter(|hop| by_policy.is_none_or(|blocked| blocked.at.hop != *hop));
    let mut lines: Vec<String> =
        upgraded.filter_map(|hop| line(warning, &written(hop), "")).collect();
    let Some(blocked) = blocked else { return lines };
    let url = written(blocked.at.hop);
    match blocked.reason {
        Reason::ContentSecurityPolicy => {
            let id = match request.api {
                Api::Script => "CSPScriptViolation",
                Api::Style => "CSPStyleViolation",
                _ => "CSPGenericViolation",
            };
            let page = exchange.page_origin().scheme();
            let violated = violated(explanation, blocked);
            lines.extend(
                violated.filter_map(|directive| line(id, &url, &as_firefox_reads(directive, page))),
            );
        }
        Reason::MixedContent => lines.extend(line("BlockMixedActiveContent", &url, "")),
        _ => return lines,
    }
    // The request that was redirected ends as well.
    let left = explanation.sent.last().is_some_and(|sent| sent.request.tainting == Tainting::Cors);
    if let Some(before) = blocked.at.hop.checked_sub(1).filter(|_| left) {
        let before = without_empty_fragment(shown_url(exchange, before));
        lines.push(firefox::did_not_succeed(&before));
    }
    lines
}

/// A directive as Firefox reads it and prints it again.
fn as_firefox_reads(directive: &str, page_scheme: &str) -> String {
    let (mut read, sources) = named(directive);
    let mut sources: Vec<&str> = sources.split_ascii_whitespace().collect();
    if sources.len() > 1 {
        sources.retain(|source| !source.eq_ignore_ascii_case("'none'"));
    }
    if sources.is_empty() {
        sources.push("'none'");
    }
    for source in sources {
        read.push(' ');
        let keeps_case = source.starts_with("'nonce-") || source.starts_with("'sha");
        let is_word = source.starts_with('\'') || source.ends_with(':') || source == "*";
        if keeps_case {
            read.push_str(source);
            continue;
        }
        // A host without a scheme is asked as the page was.
        if !is_word && !source.contains("://") {
            read.push_str(&format!("{page_scheme}://"));
        }
        let after_scheme = source.find("://").map_or(0, |at| at.saturating_add(3));
        let path = source.get(after_scheme..).and_then(|rest| rest.find('/'));
        let path = path.map_or(source.len(), |at| after_scheme.saturating_add(at));
        let (host, path) = source.split_at_checked(path).unwrap_or((source, ""));
        read.push_str(&host.to_ascii_lowercase());
        read.push_str(path);
    }
    read
}

fn webkit(explanation: &Explanation<'_>) -> Vec<String> {
    let exchange = explanation.exchange;
    let request = exchange.request();
    let page = page(explanation);
    let line = |id: &str, url: &str, detail: &str| {
        let effective = match effective_directive(request.api) {
            "script-src-elem" => "script-src",
            "style-src-elem" => "style-src",
            other => other,
        };
        let holes =
            [("page", page.as_str()), ("url", url), ("effective", effective), ("detail", detail)];
        Wording::find(WEBKIT, id).map(|wording| fill(wording.text, &holes))
    };
    let mut lines = Vec::new();
    if is_picture_or_sound(request.api) {
        let upgraded = upgraded_hops(explanation);
        lines.extend(
            upgraded.filter_map(|hop| {
                line("upgraded", &elided(href(exchange.written_url_at(hop))), "")
            }),
        );
    }
    let Some(blocked) = explanation.verdict.blocked() else { return lines };
    let (hop, url) = (blocked.at.hop, shown_url(exchange, blocked.at.hop));
    let before = hop.checked_sub(1).map(|hop| shown_url(exchange, hop));
    // Why, as far as the one who asked is told, and about which URL.
    let (why, about) = match (blocked.reason, before.as_deref()) {
        (Reason::ContentSecurityPolicy, _) => {
            // These two look before anything is upgraded.
            let first = hop == 0 && matches!(request.api, Api::Beacon | Api::EventSource);
            let refused = if first { written_url(exchange, 0) } else { url };
            let connects = effective_directive(request.api) == "connect-src";
            lines.extend(violated(explanation, blocked).filter_map(|directive| {
                let id = match (connects, named(directive).0 == "default-src") {
                    (true, false) => "connect",
                    (true, true) => "connect-default",
                    (false, false) => "load",
                    (false, true) => "load-default",
                };
                line(id, &elided(&refused), "")
            }));
            if hop == 0 {
                return lines;
            }
            (Wording::find(WEBKIT, "policy"), written_url(exchange, hop))
        }
        (Reason::MixedContent, before) => {
            let there = exchange.url_at(hop);
            let near = there.is_some_and(|url| is_loopback(url.host()));
            let url = href(there);
            lines.extend(line(if near { "blocked-loopback" } else { "blocked" }, &elided(url), ""));
            match before {
                Some(before) => (Wording::find(WEBKIT, "redirect"), String::from(before)),
                None => (Wording::find(webkit::DETAILS, "request"), String::from(url)),
            }
        }
        _ => return lines,
    };
    let Some(why) = why else { return lines };
    match request.api {
        Api::Beacon => {
            lines.extend((why.id == "policy").then(|| String::from(why.text)));
            lines.extend(line("beacon", &about, why.text));
        }
        Api::Img if why.id == "policy" => {
            lines.extend(before.and_then(|url| line("image", &url, "")));
        }
        Api::Script => lines.extend(before.and_then(|_| line("script", "", ""))),
        _ => {
            let Some(kind) = webkit::kind(request) else { return lines };
            lines.extend((why.id != "redirect").then(|| String::from(why.text)));
            let holes = [("kind", kind), ("url", about.as_str())];
            lines.push(fill(webkit::DUE_TO_ACCESS_CONTROL, &holes));
        }
    }
    lines
}

/// The URL without fragment.
fn href(url: Option<&Url>) -> &str {
    url.map_or("", Url::href)
}

/// Every directive that forbids the request.
fn violated<'a>(
    explanation: &Explanation<'a>,
    blocked: &Blocked<'_>,
) -> impl Iterator<Item = &'a str> {
    let exchange = explanation.exchange;
    let hop = blocked.at.hop;
    let found = exchange.url_at(hop).zip(exchange.scenario().page_csp.as_deref());
    found.into_iter().flat_map(move |(url, policies)| {
        let (api, page) = (exchange.request().api, exchange.page_origin());
        let sockets = explanation.rules.sockets();
        violated_directives(policies, Load { api, url, page, redirects: hop, sockets })
    })
}

/// The name of a directive, in lower case, and what follows it.
fn named(directive: &str) -> (String, &str) {
    let end = directive.find(|point: char| point.is_ascii_whitespace()).unwrap_or(directive.len());
    let (name, sources) = directive.split_at_checked(end).unwrap_or((directive, ""));
    (name.to_ascii_lowercase(), sources)
}

/// Where the request went to `https` in the place of `http`, or would have.
fn upgraded_hops(explanation: &Explanation<'_>) -> impl Iterator<Item = u8> {
    let upgraded = explanation.steps.iter().filter(|step| step.rule == Rule::Upgraded);
    upgraded.map(|step| step.at.hop)
}

fn page_upgrades(explanation: &Explanation<'_>) -> bool {
    explanation.exchange.scenario().page_csp.as_deref().is_some_and(upgrades_insecure_requests)
}

const fn is_picture_or_sound(api: Api) -> bool {
    matches!(api, Api::Img | Api::Media)
}

fn page(explanation: &Explanation<'_>) -> String {
    format!("{}/", explanation.exchange.page_origin().serialization())
}

/// Chromium and WebKit leave out the middle of a long URL.
fn elided(url: &str) -> String {
    let halves = url.get(..511).zip(url.len().checked_sub(510).and_then(|start| url.get(start..)));
    match halves {
        Some((start, end)) if url.len() > 1024 => format!("{start}...{end}"),
        _ => String::from(url),
    }
}

/// Firefox prints no more of a line than this.
fn cut(line: &str) -> String {
    line.chars().take(1000).collect()
}

/// An empty fragment is none to Firefox.
fn without_empty_fragment(mut url: String) -> String {
    if url.ends_with('#') {
        url.pop();
    }
    url
}
