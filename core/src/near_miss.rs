//! How the value of `Access-Control-Allow-Origin` misses the origin that asks.
//!
//! The comparison has failed before this is asked; nothing here decides.

use crate::hint::Hint;

/// Which near miss `said` is of `asked`, if it is one; `server` is the origin that answered.
pub(crate) fn near_miss(said: &str, asked: &str, server: &str) -> Option<Hint> {
    if said.is_empty() {
        return Some(Hint::OriginEmpty);
    }
    if !said.is_ascii() {
        return Some(Hint::OriginNotAscii);
    }
    if ["${", "{{", "%{", "$http_", "$origin", "<%"].iter().any(|mark| said.contains(mark)) {
        return Some(Hint::OriginUnfilled);
    }
    if said.starts_with(QUOTES) && said.ends_with(QUOTES) {
        return Some(Hint::OriginQuoted);
    }
    if said.contains([',', ' ', ';']) {
        let mut listed = said.split([',', ' ', ';']);
        return Some(match listed.any(|one| one == asked) {
            true => Hint::OriginListed,
            false => Hint::OriginsListed,
        });
    }
    if said.contains(['*', '^', '$', '\\', '(', '|']) {
        return Some(Hint::OriginPattern);
    }
    if said == "null" {
        return Some(Hint::OriginNull);
    }
    if asked == "null" {
        return None;
    }
    if said.eq_ignore_ascii_case(asked) {
        return Some(Hint::OriginUpperCase);
    }
    if let Some(rest) = said.strip_prefix(asked) {
        match rest {
            "/" => return Some(Hint::OriginSlash),
            _ if rest.starts_with(['/', '?', '#']) => return Some(Hint::OriginPath),
            _ => {}
        }
    }
    let (scheme, authority) = asked.split_once("://")?;
    let Some((said_scheme, said_rest)) = said.split_once("://") else {
        let bare = said.trim_start_matches('/').trim_end_matches('/');
        return (bare == authority).then_some(Hint::OriginWithoutScheme);
    };
    let said_authority = said_rest.split(['/', '?', '#']).next().unwrap_or_default();
    let ((host, port), (said_host, said_port)) = (split(authority), split(said_authority));
    let hint = if said_scheme != scheme && said_authority == authority {
        Hint::OriginScheme
    } else if said_host == host && said_port != port && said_scheme == scheme {
        match (said_port, port) {
            (Some(said), None) if Some(said) == default_port(scheme) => Hint::OriginDefaultPort,
            (None, Some(_)) => Hint::OriginWithoutPort,
            _ => Hint::OriginPort,
        }
    } else if said_host == host && said != server {
        Hint::OriginSchemeAndPort
    } else if said == server {
        Hint::OriginIsServer
    } else if is_local(host) && is_local(said_host) && said_host != host {
        Hint::OriginLocalName
    } else if without_www(host) == without_www(said_host) && said_host != host {
        Hint::OriginWww
    } else if is_below(host, said_host) || is_below(said_host, host) {
        Hint::OriginOtherLevel
    } else {
        return None;
    };
    Some(hint)
}

const QUOTES: [char; 3] = ['"', '\'', '`'];

/// Host and port; an IPv6 address has colons of its own.
fn split(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

fn default_port(scheme: &str) -> Option<&'static str> {
    match scheme {
        "http" => Some("80"),
        "https" => Some("443"),
        _ => None,
    }
}

fn is_local(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]" | "0.0.0.0")
}

fn without_www(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether `host` is a subdomain of `domain`.
fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')) && domain.contains('.')
}

#[cfg(test)]
mod tests {
    use super::near_miss;
    use crate::hint::Hint;

    #[test]
    fn each_near_miss_is_told_from_the_others() {
        let asked = "https://app.example";
        for (said, hint) in [
            ("", Some(Hint::OriginEmpty)),
            ("https://äpp.example", Some(Hint::OriginNotAscii)),
            ("https://app.example\u{200b}", Some(Hint::OriginNotAscii)),
            ("${ORIGIN}", Some(Hint::OriginUnfilled)),
            ("$http_origin", Some(Hint::OriginUnfilled)),
            ("\"https://app.example\"", Some(Hint::OriginQuoted)),
            ("'*'", Some(Hint::OriginQuoted)),
            ("https://www.example, https://app.example", Some(Hint::OriginListed)),
            ("https://app.example https://www.example", Some(Hint::OriginListed)),
            ("https://a.example, https://b.example", Some(Hint::OriginsListed)),
            ("https://*.example", Some(Hint::OriginPattern)),
            ("^https://app", Some(Hint::OriginPattern)),
            ("null", Some(Hint::OriginNull)),
            ("https://App.Example", Some(Hint::OriginUpperCase)),
            ("https://app.example/", Some(Hint::OriginSlash)),
            ("https://app.example/page", Some(Hint::OriginPath)),
            ("app.example", Some(Hint::OriginWithoutScheme)),
            ("//app.example", Some(Hint::OriginWithoutScheme)),
            ("http://app.example", Some(Hint::OriginScheme)),
            ("https://app.example:443", Some(Hint::OriginDefaultPort)),
            ("https://app.example:8443", Some(Hint::OriginPort)),
            ("http://app.example:8080", Some(Hint::OriginSchemeAndPort)),
            ("https://api.example", Some(Hint::OriginIsServer)),
            ("https://www.app.example", Some(Hint::OriginWww)),
            ("https://eu.app.example", Some(Hint::OriginOtherLevel)),
            ("https://other.test", None),
            ("https://b.test", None),
        ] {
            assert_eq!(near_miss(said, asked, "https://api.example"), hint, "{said}");
        }
    }

    #[test]
    fn ports_and_this_machine() {
        let miss = |said, asked| near_miss(said, asked, "http://localhost:8080");
        let asked = "http://localhost:5173";
        assert_eq!(miss("http://localhost:3000", asked), Some(Hint::OriginPort));
        assert_eq!(miss("http://localhost", asked), Some(Hint::OriginWithoutPort));
        assert_eq!(miss("http://127.0.0.1:5173", asked), Some(Hint::OriginLocalName));
        assert_eq!(miss("http://[::1]:5173", asked), Some(Hint::OriginLocalName));
        assert_eq!(miss("http://[::1]:1", "http://[::1]:2"), Some(Hint::OriginPort));
        assert_eq!(
            miss("https://app.example", "https://eu.app.example"),
            Some(Hint::OriginOtherLevel)
        );
        assert_eq!(miss("https://app.example", "null"), None);
        assert_eq!(miss("", "null"), Some(Hint::OriginEmpty));
    }
}
