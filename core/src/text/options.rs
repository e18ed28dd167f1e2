//! The options of curl: which say something about the request, and which take a value.

/// Whether a value follows the option of this long name.
pub(super) fn takes_value(name: &str) -> bool {
    VALUES.contains(&name) || LETTERS.iter().any(|(_, known)| *known == name && !is_flag(name))
}

fn is_flag(name: &str) -> bool {
    matches!(name, "head" | "get") || FLAGS.contains(&name)
}

/// The letters of the options that say something about the request.
pub(super) const LETTERS: &[(char, &str)] = &[
    ('A', "user-agent"),
    ('F', "form"),
    ('G', "get"),
    ('H', "header"),
    ('I', "head"),
    ('T', "upload-file"),
    ('X', "request"),
    ('b', "cookie"),
    ('d', "data"),
    ('e', "referer"),
    ('r', "range"),
    ('u', "user"),
];

/// Letters of options that only curl cares for, alone and with a value.
pub(super) const FLAG_LETTERS: &str = "#012346BJLNORSafgijklnpqsvV";
pub(super) const VALUE_LETTERS: &str = "CDEKPQUYcmotwxyz";

/// Options with a value: those that say something about the request, then those that do not.
const VALUES: &[&str] = &[
    "data-ascii",
    "data-binary",
    "data-raw",
    "data-urlencode",
    "form-string",
    "json",
    "oauth2-bearer",
    "url",
    // For curl alone.
    "cacert",
    "capath",
    "cert",
    "ciphers",
    "config",
    "connect-timeout",
    "connect-to",
    "cookie-jar",
    "dump-header",
    "interface",
    "keepalive-time",
    "key",
    "limit-rate",
    "max-redirs",
    "max-time",
    "noproxy",
    "output",
    "output-dir",
    "pass",
    "proto",
    "proto-redir",
    "proxy",
    "proxy-user",
    "resolve",
    "retry",
    "retry-delay",
    "retry-max-time",
    "stderr",
    "tls-max",
    "trace",
    "trace-ascii",
    "unix-socket",
    "write-out",
];

/// Options without a value that only curl cares for.
pub(super) const FLAGS: &[&str] = &[
    "anyauth",
    "basic",
    "compressed",
    "digest",
    "fail",
    "fail-with-body",
    "globoff",
    "http1.0",
    "http1.1",
    "http2",
    "http2-prior-knowledge",
    "http3",
    "include",
    "insecure",
    "ipv4",
    "ipv6",
    "location",
    "location-trusted",
    "negotiate",
    "no-buffer",
    "no-keepalive",
    "no-progress-meter",
    "ntlm",
    "parallel",
    "path-as-is",
    "progress-bar",
    "remote-name",
    "retry-all-errors",
    "show-error",
    "silent",
    "ssl-no-revoke",
    "tlsv1.2",
    "tlsv1.3",
    "verbose",
];
