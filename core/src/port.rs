//! Port blocking: ports that belong to other protocols are never spoken to.

use crate::url::Url;

/// <https://fetch.spec.whatwg.org/#bad-port>
#[must_use]
pub const fn is_bad_port(port: u16) -> bool {
    matches!(
        port,
        0 | 1
            | 7
            | 9
            | 11
            | 13
            | 15
            | 17
            | 19
            | 20
            | 21
            | 22
            | 23
            | 25
            | 37
            | 42
            | 43
            | 53
            | 69
            | 77
            | 79
            | 87
            | 95
            | 101
            | 102
            | 103
            | 104
            | 109
            | 110
            | 111
            | 113
            | 115
            | 117
            | 119
            | 123
            | 135
            | 137
            | 139
            | 143
            | 161
            | 179
            | 389
            | 427
            | 465
            | 512
            | 513
            | 514
            | 515
            | 526
            | 530
            | 531
            | 532
            | 540
            | 548
            | 554
            | 556
            | 563
            | 587
            | 601
            | 636
            | 989
            | 990
            | 993
            | 995
            | 1719
            | 1720
            | 1723
            | 2049
            | 3659
            | 4045
            | 4190
            | 5060
            | 5061
            | 6000
            | 6566
            | 6665..=6669 | 6679 | 6697 | 10080
    )
}

/// <https://url.spec.whatwg.org/#default-port>.
pub(crate) fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        "ftp" => Some(21),
        _ => None,
    }
}

/// <https://fetch.spec.whatwg.org/#block-bad-port>
#[must_use]
pub fn should_be_blocked_due_to_a_bad_port(url: &Url) -> Option<u16> {
    url.port().filter(|&port| url.is_http() && is_bad_port(port))
}
