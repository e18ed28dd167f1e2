//! Mixed content: a page that came over `https` asks nobody over `http`, where anybody on the way
//! could read and change the answer.

use crate::csp::upgrades_insecure_requests;
use crate::origin::Origin;
use crate::scenario::{Api, Mode, Scenario};
use crate::site::is_address;
use crate::url::{Url, UrlParser};
use alloc::format;
use core::net::{Ipv4Addr, Ipv6Addr};

/// <https://w3c.github.io/webappsec-mixed-content/#categorize-settings-object>
///
/// By its text every page that is potentially trustworthy, so also one at `http://localhost`;
/// browsers mean `https` (seen in Chromium 156), and developers' servers rely on it. What frames
/// the page is not known.
pub(crate) fn prohibits_mixed_content(page: &Origin) -> bool {
    page.scheme() == "https"
}

/// <https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy>, for URLs of the scheme
/// `http`; every other scheme meets its own checks later.
pub(crate) fn is_potentially_trustworthy(url: &Url) -> bool {
    url.scheme() != "http" || is_loopback(url.host())
}

/// Whether a host is this very computer.
pub(crate) fn is_loopback(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || (is_address(host) && host.starts_with("127."))
}

/// Whether a host is of the local network, by its address or its name.
/// <https://wicg.github.io/local-network-access/#non-public-ip-address-blocks>, as seen in Chromium 156.
pub(crate) fn is_local_network(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    if let Some(address) = bare.and_then(|host| host.parse::<Ipv6Addr>().ok()) {
        let [first, ..] = address.segments();
        return match address.to_ipv4_mapped() {
            Some(address) => is_local_address(address),
            // Unique local, link-local and, though deprecated, site-local.
            None => first & 0xfe00 == 0xfc00 || first & 0xff80 == 0xfe80,
        };
    }
    match host.parse::<Ipv4Addr>() {
        Ok(address) => is_local_address(address),
        Err(_) => host == "local" || host.ends_with(".local"),
    }
}

fn is_local_address(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let is_shared = first == 100 && second & 0xc0 == 64;
    address.is_private() || address.is_link_local() || address.is_unspecified() || is_shared
}

/// Where the request goes in the place of an insecure URL, if the page or its element has it so.
///
/// What is potentially trustworthy stays as it is for both, as in Chromium 156 and Firefox 153;
/// WebKit 2.50 upgrades it for a page that asks for it. Firefox 153 upgrades pictures from IP
/// addresses, which the others block.
pub(crate) fn upgraded(
    url: &Url,
    page: &Origin,
    scenario: &Scenario,
    parser: &dyn UrlParser,
) -> Option<Url> {
    let upgrades = upgrades_for_page(scenario) || upgrades_for_element(url, page, scenario);
    if is_potentially_trustworthy(url) || !upgrades {
        return None;
    }
    let whole = url.with_fragment();
    let rest = whole.strip_prefix("http:")?;
    Url::parse(parser, &format!("https:{rest}"), None)
}

/// <https://w3c.github.io/webappsec-upgrade-insecure-requests/#upgrade-request>
fn upgrades_for_page(scenario: &Scenario) -> bool {
    // 2. Where a link leads is not the page's matter.
    scenario.request.mode != Mode::Navigate
        // 3. to 5. The page asked for it.
        && scenario.page_csp.as_deref().is_some_and(upgrades_insecure_requests)
}

/// <https://w3c.github.io/webappsec-mixed-content/#upgrade-algorithm>
fn upgrades_for_element(url: &Url, page: &Origin, scenario: &Scenario) -> bool {
    // 1.2 to 1.4 Pictures and sound on a secure page, from a host with a name. Whether the picture
    // is one of a set, which is blocked instead (1.5), is not known.
    matches!(scenario.request.api, Api::Img | Api::Media)
        && prohibits_mixed_content(page)
        && !is_address(url.host())
}
