//! Different owners under one public suffix, allowed by a pattern.

use super::origin_reflected::{by_server, is_reflecting, site};
use super::{Advice, Evidence, Found, Look, Severity, View};
use crate::values::show;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "public-suffix-allowed", look: Look::Several(look) };

fn look(views: &[View<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for (server, asked) in by_server(views) {
        if is_reflecting(&asked) {
            continue;
        }
        let mut suffixes: BTreeMap<&[u8], Vec<Allowed<'_>>> = BTreeMap::new();
        for (origin, asked) in asked.iter().filter(|(_, asked)| asked.allowed) {
            let site = site(origin);
            if let Some(suffix) = shared_suffix(site) {
                let credentials = asked.seen.agrees_to_credentials();
                suffixes.entry(suffix).or_default().push((site, credentials, asked.evidence()));
            }
        }
        for (suffix, allowed) in suffixes {
            let sites: BTreeSet<&[u8]> = allowed.iter().map(|(site, _, _)| *site).collect();
            if sites.len() < 2 {
                continue;
            }
            let with_credentials = allowed.iter().any(|(_, credentials, _)| *credentials);
            let suffix = show(suffix);
            found.push(Found::new(
                if with_credentials { Severity::High } else { Severity::Medium },
                allowed.into_iter().flat_map(|(_, _, evidence)| evidence).collect(),
                format!(
                    "`{server}` allows {} sites under `{suffix}`, and refuses others: it seems to allow everything there. Anybody can have a name under `{suffix}`.",
                    sites.len()
                ),
                "The server lists the origins themselves, or a pattern below a domain of its own. If these are all listed by name, all is well.",
            ));
        }
    }
    found
}

/// The site, whether with credentials, and the lines that say so.
type Allowed<'a> = (&'a [u8], bool, Vec<Evidence>);

/// The public suffix of a registrable domain, where it is of more than one label.
fn shared_suffix(site: &[u8]) -> Option<&[u8]> {
    let dot = site.iter().position(|&byte| byte == b'.')?;
    let suffix = site.get(dot + 1..)?;
    let is_name = suffix.iter().any(u8::is_ascii_alphabetic);
    (is_name && suffix.contains(&b'.')).then_some(suffix)
}
