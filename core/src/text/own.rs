//! Headers that a script can set, but that browsers and proxies add more often.

/// A header that browsers add to every request.
pub(super) fn is_browsers(name: &str, value: &str) -> bool {
    match name {
        "accept" => ["*/*", "text/html,application/xhtml+xml,", "image/", "text/css,*/*;q=0.1"]
            .iter()
            .any(|own| value.starts_with(own)),
        "accept-language"
        | "priority"
        | "upgrade-insecure-requests"
        | "user-agent"
        | "x-client-data" => true,
        _ => false,
    }
}

/// A header that scripts may set but others set more often, with the reason to think so.
pub(super) fn is_maybe_browsers(name: &str, value: &str, is_reload: bool) -> Option<&'static str> {
    match name {
        "cache-control" | "pragma" if is_reload => Some(
            "Browsers add `Cache-Control: no-cache` and `Pragma: no-cache` on a full reload and \
             while DevTools disable the cache.",
        ),
        "cache-control" if value == "max-age=0" => {
            Some("Browsers add `Cache-Control: max-age=0` on a reload.")
        }
        "if-none-match" | "if-modified-since" => {
            Some("Browsers ask in this way whether what they have in their cache is still good.")
        }
        "device-memory" | "downlink" | "dpr" | "ect" | "rtt" | "save-data" | "viewport-width"
        | "width" => Some("Browsers send client hints to servers that asked for them."),
        "cdn-loop" | "cf-connecting-ip" | "cf-ipcountry" | "cf-ray" | "cf-visitor"
        | "forwarded" | "true-client-ip" | "x-amz-cf-id" | "x-amzn-trace-id"
        | "x-forwarded-for" | "x-forwarded-host" | "x-forwarded-port" | "x-forwarded-proto"
        | "x-forwarded-server" | "x-real-ip" => {
            Some("Proxies between browser and server add such headers.")
        }
        _ => None,
    }
}
