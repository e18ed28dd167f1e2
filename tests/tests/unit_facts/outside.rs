//! Facts that are not about what core computes.

use corsplain_tests::facts::Fact;

/// An algorithm, or one fact, and why core has no answer.
pub struct Outside {
    pub what: &'static str,
    pub why: &'static str,
}

impl Outside {
    pub fn covers(&self, fact: &Fact) -> bool {
        self.what == fact.algorithm || self.what == fact.id
    }
}

/// Why core has no answer to this fact; `None` where it has one.
pub fn why(fact: &Fact) -> Option<&'static str> {
    LIST.iter().find(|outside| outside.covers(fact)).map(|outside| outside.why)
}

const fn outside(what: &'static str, why: &'static str) -> Outside {
    Outside { what, why }
}

pub const LIST: &[Outside] = &[
    outside("cache-revalidation-304", "what an HTTP cache does with a 304 is decided below CORS"),
    outside("credentials-included", "says which cookies a jar holds; core knows no jar"),
    outside("credentials-sequence", "says which cookies a jar holds; core knows no jar"),
    outside("preflight-referrer", "a referrer changes no verdict and is not part of a scenario"),
    outside("append-request-origin-header/0749", REFERRER_POLICY),
    outside("append-request-origin-header/0750", REFERRER_POLICY),
    outside("append-request-origin-header/0753", REFERRER_POLICY),
    outside("append-request-origin-header/0761", REFERRER_POLICY),
    outside("append-request-origin-header/0762", REFERRER_POLICY),
    outside("cors-unsafe-request-header-names/2215", FORBIDDEN),
    outside("cors-unsafe-request-header-names/2217", FORBIDDEN),
    outside(
        "preflight-cache-sequence/2268",
        "core's pages are top-level: there is one network partition",
    ),
];

const FORBIDDEN: &str =
    "asks about Accept-Charset, which belongs to the browser and never comes as far as a preflight";
const REFERRER_POLICY: &str = "the answer depends on the referrer policy, which is not part of a scenario: the default is taken";
