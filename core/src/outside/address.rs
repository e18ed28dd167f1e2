//! Where the URL leads: nowhere without a scheme, or to a computer nearby.

use super::{Kind, Outside, found};
use crate::explain::Explanation;
use crate::mixed_content::{is_local_network, is_loopback};
use crate::origin::Origin;
use alloc::format;

/// A host with a port, or a name that everybody reads as a host, was taken for something else.
pub(super) fn scheme_missing(explanation: &Explanation<'_>) -> Option<Outside> {
    let written = explanation.exchange.request().url.trim();
    if written.contains("://") || written.starts_with(['/', '.', '?', '#']) {
        return None;
    }
    let host = written.split(['/', '?', '#']).next()?;
    if let Some((name, port)) = host.split_once(':') {
        let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        return (digits && (name == "localhost" || name.contains('.')))
            .then(|| format!("In `{written}` the browser takes `{name}` for the scheme."))
            .and_then(|evidence| found(Kind::SchemeMissing, evidence));
    }
    let page = explanation.exchange.page_origin().serialization();
    looks_like_a_host(host)
        .then(|| format!("`{written}` is taken for a path below the page's own origin `{page}`."))
        .and_then(|evidence| found(Kind::SchemeMissing, evidence))
}

/// Not every word with a dot: `data.json` is a file.
fn looks_like_a_host(word: &str) -> bool {
    let ends = [".com", ".net", ".org", ".io", ".dev", ".app", ".example", ".test", ".local"];
    word == "localhost"
        || word.starts_with("www.")
        || (word.contains('.') && ends.iter().any(|end| word.ends_with(end)))
}

/// <https://wicg.github.io/local-network-access/>: a request from further away to nearer by. Only
/// what names and addresses tell: what a name resolves to is not known.
pub(super) fn local_network_access(explanation: &Explanation<'_>) -> Option<Outside> {
    let page = explanation.exchange.page_origin();
    let page_space = match page {
        Origin::Opaque => return None,
        Origin::Tuple(_) => space(page.host()),
    };
    let hops = u8::try_from(explanation.exchange.hops.len()).unwrap_or(u8::MAX);
    let nearer = (0..=hops)
        .filter_map(|hop| explanation.exchange.url_at(hop))
        .find(|url| url.is_http() && space(url.host()) < page_space)?;
    let place = match space(nearer.host()) {
        Space::Loopback => "the user's own computer",
        Space::Local | Space::Public => "a computer of the local network",
    };
    let (page, href) = (page.serialization(), nearer.href());
    let evidence = format!("`{href}` is {place}, and the page `{page}` is not served from there.");
    found(Kind::LocalNetworkAccess, evidence)
}

/// How near an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    Loopback,
    Local,
    Public,
}

fn space(host: &str) -> Space {
    if is_loopback(host) {
        Space::Loopback
    } else if is_local_network(host) {
        Space::Local
    } else {
        Space::Public
    }
}
