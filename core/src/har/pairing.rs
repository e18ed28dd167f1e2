//! Which preflight belongs to which request, and which entries are one request that was redirected.
//!
//! Chromium and Firefox list a request before its preflight, since they count from when the page
//! asked; other programs list what was sent in its order. So the nearest that fits is taken, and of
//! two equally near ones that in whose order most of the file goes.

use super::{Entry, Reading};
use crate::exchange::location_of;
use crate::redirect::is_redirect_status;
use crate::url::UrlParser;
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

/// One request of a page: an entry for each URL that it went to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chain {
    pub links: Vec<Link>,
}

/// What there is of one URL, as numbers of entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    /// The request; `None` where only its preflight is in the file.
    pub entry: Option<usize>,
    /// Its preflight.
    pub preflight: Option<usize>,
    /// Where it has none of its own: the last one before it that would have allowed as much.
    pub remembered: Option<usize>,
}

impl Link {
    /// The number of whichever is there.
    pub fn first(self) -> usize {
        self.entry.or(self.preflight).unwrap_or_default()
    }
}

/// Every request of the file, in its order.
pub(super) fn chains(reading: &Reading, urls: &dyn UrlParser) -> Vec<Chain> {
    let entries = &reading.entries;
    let asks: BTreeMap<usize, Ask<'_>> = entries
        .iter()
        .enumerate()
        .filter_map(|(number, entry)| Some((number, Ask::of(entry)?)))
        .collect();
    let requests = by_url(entries, |number| !asks.contains_key(&number));
    let preflights = by_url(entries, |number| asks.contains_key(&number));
    let own = own_preflights(entries, &asks, &requests);
    let used: Vec<usize> = own.values().copied().collect();
    let mut next = redirects(entries, &asks, &requests, urls);
    let mut is_inner = vec![false; entries.len()];
    for &number in next.values() {
        set(&mut is_inner, number);
    }
    for &number in &used {
        set(&mut is_inner, number);
    }
    let mut chains = Vec::new();
    for number in (0..entries.len()).filter(|&number| is_inner.get(number) == Some(&false)) {
        if asks.contains_key(&number) {
            let link = Link { preflight: Some(number), ..Link::default() };
            chains.push(Chain { links: vec![link] });
            continue;
        }
        let mut links = Vec::new();
        let mut at = Some(number);
        while let Some(number) = at {
            let preflight = own.get(&number).copied();
            let remembered = match (preflight, entries.get(number)) {
                (None, Some(entry)) => last_allowed(entry, number, entries, &asks, &preflights),
                _ => None,
            };
            links.push(Link { entry: Some(number), preflight, remembered });
            at = next.remove(&number);
        }
        chains.push(Chain { links });
    }
    chains
}

/// What a preflight asks for.
struct Ask<'a> {
    method: &'a str,
    names: Vec<&'a str>,
}

impl<'a> Ask<'a> {
    fn of(entry: &'a Entry) -> Option<Self> {
        let names = entry.sent("access-control-request-headers").unwrap_or_default();
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
        let method = entry.sent("access-control-request-method").unwrap_or_default().trim();
        entry.is_preflight().then(|| Self { method, names: names.collect() })
    }

    /// Whether it can have been asked for that request.
    fn fits(&self, entry: &Entry) -> bool {
        let knows_headers = !entry.request_headers.is_empty();
        self.method == entry.method
            && self.names.iter().all(|name| !knows_headers || entry.sent(name).is_some())
    }
}

type ByUrl<'a> = BTreeMap<&'a str, Vec<usize>>;

fn by_url(entries: &[Entry], is_wanted: impl Fn(usize) -> bool) -> ByUrl<'_> {
    let mut found = ByUrl::new();
    for (number, entry) in entries.iter().enumerate().filter(|(number, _)| is_wanted(*number)) {
        found.entry(without_fragment(&entry.url)).or_default().push(number);
    }
    found
}

/// For each request that has one, its preflight.
fn own_preflights(
    entries: &[Entry],
    asks: &BTreeMap<usize, Ask<'_>>,
    requests: &ByUrl<'_>,
) -> BTreeMap<usize, usize> {
    let mut pairs = Vec::new();
    let mut balance = 0i64;
    for (&preflight, ask) in asks {
        let url = entries.get(preflight).map_or("", |entry| without_fragment(&entry.url));
        let same = requests.get(url).map_or(&[][..], Vec::as_slice);
        let at = same.partition_point(|&request| request < preflight);
        let (before, after) = same.split_at_checked(at).unwrap_or_default();
        let fits = |request: &&usize| entries.get(**request).is_some_and(|entry| ask.fits(entry));
        let before: Vec<usize> = before.iter().rev().filter(fits).take(NEAREST).copied().collect();
        let after: Vec<usize> = after.iter().filter(fits).take(NEAREST).copied().collect();
        let distance = |requests: &[usize]| {
            requests.first().map_or(usize::MAX, |request| request.abs_diff(preflight))
        };
        balance += match distance(&before).cmp(&distance(&after)) {
            core::cmp::Ordering::Less => 1,
            core::cmp::Ordering::Equal => 0,
            core::cmp::Ordering::Greater => -1,
        };
        pairs.extend(before.into_iter().chain(after).map(|request| (request, preflight)));
    }
    let is_request_first = balance >= 0;
    pairs.sort_by_key(|&(request, preflight)| {
        (request.abs_diff(preflight), (request < preflight) != is_request_first, preflight)
    });
    let mut own = BTreeMap::new();
    let mut taken = vec![false; entries.len()];
    for (request, preflight) in pairs {
        if !own.contains_key(&request) && taken.get(preflight) == Some(&false) {
            own.insert(request, preflight);
            set(&mut taken, preflight);
        }
    }
    own
}

/// The last preflight before a request that fits it.
fn last_allowed(
    entry: &Entry,
    number: usize,
    entries: &[Entry],
    asks: &BTreeMap<usize, Ask<'_>>,
    preflights: &ByUrl<'_>,
) -> Option<usize> {
    let same = preflights.get(without_fragment(&entry.url))?;
    let is_it = |preflight: &&usize| {
        let asked_by = entries.get(**preflight).and_then(|entry| entry.sent("origin"));
        let is_same_page = entry.sent("origin").is_none_or(|origin| asked_by == Some(origin));
        **preflight < number
            && is_same_page
            && asks.get(*preflight).is_some_and(|ask| ask.fits(entry))
    };
    same.iter().rev().find(is_it).copied()
}

/// For each request that was redirected, the entry of the next URL.
fn redirects(
    entries: &[Entry],
    asks: &BTreeMap<usize, Ask<'_>>,
    requests: &ByUrl<'_>,
    urls: &dyn UrlParser,
) -> BTreeMap<usize, usize> {
    let mut next = BTreeMap::new();
    let mut taken = vec![false; entries.len()];
    for (number, entry) in entries.iter().enumerate() {
        let Some(location) = leads_to(entry).filter(|_| !asks.contains_key(&number)) else {
            continue;
        };
        let Some(parts) = urls.parse(&location_of(location), Some(&entry.url)) else { continue };
        let same = requests.get(without_fragment(&parts.href)).map_or(&[][..], Vec::as_slice);
        let is_it = |other: &&usize| {
            let method = entries.get(**other).map_or("", |entry| entry.method.as_str());
            let can_follow = method == entry.method || method == "GET";
            **other > number && can_follow && taken.get(**other) == Some(&false)
        };
        if let Some(&other) = same.iter().find(is_it) {
            set(&mut taken, other);
            next.insert(number, other);
        }
    }
    next
}

/// Where an answer sends the browser.
fn leads_to(entry: &Entry) -> Option<&str> {
    let copied = Some(entry.redirect_url.as_str()).filter(|url| !url.is_empty());
    entry.answered("location").or(copied).filter(|_| is_redirect_status(entry.status))
}

pub(super) fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}

fn set(flags: &mut [bool], number: usize) {
    if let Some(flag) = flags.get_mut(number) {
        *flag = true;
    }
}

/// Of how many requests on either side of a preflight the nearest is chosen.
const NEAREST: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::String;

    /// `R` a request with a preflight, `P` its preflight, `G` one that needs none, `r` one redirected.
    fn numbers(order: &str) -> Vec<(Option<usize>, Option<usize>, Option<usize>)> {
        let field = |name: &str, value: &str| (String::from(name), String::from(value));
        let entries = order.chars().map(|kind| match kind {
            'P' => Entry {
                method: "OPTIONS".into(),
                url: "https://b.test/x".into(),
                request_headers: vec![
                    field("Access-Control-Request-Method", "PUT"),
                    field("Access-Control-Request-Headers", "x-a,content-type"),
                ],
                ..Entry::default()
            },
            'R' => Entry {
                method: "PUT".into(),
                url: "https://b.test/x#part".into(),
                request_headers: vec![field("X-A", "1"), field("content-type", "application/json")],
                ..Entry::default()
            },
            'r' => Entry {
                method: "GET".into(),
                url: "https://b.test/from".into(),
                status: 302,
                redirect_url: "/get".into(),
                ..Entry::default()
            },
            _ => {
                Entry { method: "GET".into(), url: "https://b.test/get".into(), ..Entry::default() }
            }
        });
        let reading = Reading { entries: entries.collect(), ..Reading::default() };
        let chains = chains(&reading, &crate::url::NativeUrlParser);
        let links = chains.iter().flat_map(|chain| &chain.links);
        links.map(|link| (link.entry, link.preflight, link.remembered)).collect()
    }

    #[test]
    fn a_preflight_is_paired_in_the_order_of_the_file() {
        let pair = |request, preflight| (Some(request), Some(preflight), None);
        assert_eq!(numbers("RP"), [pair(0, 1)]);
        assert_eq!(numbers("PR"), [pair(1, 0)]);
        assert_eq!(numbers("RPRP"), [pair(0, 1), pair(2, 3)]);
        assert_eq!(numbers("PRGPR"), [pair(1, 0), (Some(2), None, None), pair(4, 3)]);
        assert_eq!(
            numbers("RGPGRP"),
            [pair(0, 2), (Some(1), None, None), (Some(3), None, None), pair(4, 5)]
        );
    }

    #[test]
    fn each_preflight_is_used_once_and_may_be_remembered() {
        assert_eq!(numbers("RPR"), [(Some(0), Some(1), None), (Some(2), None, Some(1))]);
        // Asked again, after the time that the server gave.
        let third = (Some(3), Some(4), None);
        assert_eq!(numbers("RPRRP"), [(Some(0), Some(1), None), (Some(2), None, Some(1)), third]);
        assert_eq!(numbers("GP"), [(Some(0), None, None), (None, Some(1), None)]);
    }

    #[test]
    fn a_redirect_leads_to_the_next_entry_of_its_url() {
        assert_eq!(numbers("rG"), [(Some(0), None, None), (Some(1), None, None)]);
        let reading = |order: &str| format!("{:?}", numbers(order));
        assert_eq!(reading("GrGG").matches("Some").count(), 4);
    }
}
