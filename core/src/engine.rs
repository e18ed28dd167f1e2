//! Whose rules are applied, and where shipped browsers depart from the standard.
//!
//! Every departure is one entry of one table; the algorithms ask for it by name, at the step where
//! it matters. Each names the version of every browser in which it was first observed, and as
//! evidence the id of a scenario in `tests/corpus/`, recorded in real browsers.

use crate::cache::Seconds;
use crate::csp::Sockets;
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// Whose rules are applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
pub enum Engine {
    /// The Fetch standard, at [`crate::spec::STANDARD_COMMIT`].
    #[default]
    Fetch,
    /// Chrome, Edge, Opera and others.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, as far as WebKit itself decides and not the network layer beneath it.
    WebKit,
}

impl Engine {
    /// Every engine.
    pub const ALL: &[Self] = &[Self::Fetch, Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in commands and JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fetch => "Fetch standard",
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The browser in which its departures were observed, by its makers' name; the standard has
    /// none.
    #[must_use]
    pub const fn browser(self) -> Option<&'static str> {
        match self {
            Self::Fetch => None,
            Self::Chromium => Some("Chromium"),
            Self::Firefox => Some("Firefox"),
            Self::WebKit => Some("WebKitGTK"),
        }
    }

    /// The version of that browser that was recorded; of the standard its commit.
    #[must_use]
    pub const fn version(self) -> &'static str {
        match self {
            Self::Fetch => crate::spec::STANDARD_COMMIT,
            Self::Chromium => "156",
            Self::Firefox => "153",
            Self::WebKit => "2.50.6",
        }
    }

    /// The engine of this name, compared exactly.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|engine| engine.word() == word)
    }

    /// The longest time for which it remembers a preflight, whatever the answer says.
    #[must_use]
    pub const fn max_age_limit(self) -> Option<Seconds> {
        match self {
            Self::Fetch => None,
            Self::Chromium => Some(7200),
            Self::Firefox => Some(86400),
            Self::WebKit => Some(600),
        }
    }

    /// The longest time for which it takes a response for fresh by its age alone, where the server
    /// says nothing (`netwerk/protocol/http/nsHttpResponseHead.cpp`).
    pub(crate) const fn heuristic_limit(self) -> Option<Seconds> {
        match self {
            Self::Firefox => Some(7 * 24 * 60 * 60),
            Self::Fetch | Self::Chromium | Self::WebKit => None,
        }
    }

    /// Whether it departs from the standard in this.
    #[must_use]
    pub fn departs(self, departure: Departure) -> bool {
        departure.engines().contains(&self)
    }
}

/// An engine's rules: its departures, all of them or, to find out which of them matter, some.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'a> {
    pub engine: Engine,
    /// One bit for each departure.
    departures: u128,
    /// Where it is written down which departures were asked for, if anybody wants to know.
    asked: Option<&'a Asked>,
}

/// The departures that a run asked for, one bit each.
#[derive(Debug, Default)]
pub(crate) struct Asked([AtomicU32; 4]);

impl Asked {
    fn add(&self, departure: Departure) {
        let bit = departure as usize;
        if let Some(word) = self.0.get(bit / 32) {
            // It mostly was before, and looking costs less than writing.
            if word.load(Relaxed) & (1 << (bit % 32)) == 0 {
                word.fetch_or(1 << (bit % 32), Relaxed);
            }
        }
    }

    /// Whether none was asked for.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| word.load(Relaxed) == 0)
    }

    /// Whether this one was asked for.
    pub fn has(&self, departure: Departure) -> bool {
        let bit = departure as usize;
        self.0.get(bit / 32).is_some_and(|word| word.load(Relaxed) & (1 << (bit % 32)) != 0)
    }
}

impl Rules<'_> {
    /// All departures of this engine.
    pub const fn of(engine: Engine) -> Self {
        Self { engine, departures: Departure::bits(engine), asked: None }
    }

    /// The same without this one.
    pub const fn without(self, departure: Departure) -> Self {
        Self { departures: self.departures & !departure.bit(), ..self }
    }

    /// The same, each question for a departure written down.
    pub const fn asking<'b>(self, asked: &'b Asked) -> Rules<'b> {
        let Self { engine, departures, .. } = self;
        Rules { engine, departures, asked: Some(asked) }
    }

    /// Whether these rules depart from the standard in this.
    pub fn depart(self, departure: Departure) -> bool {
        if let Some(asked) = self.asked {
            asked.add(departure);
        }
        self.departures & departure.bit() != 0
    }

    /// What a page's policy means by `ws:` and `wss:`.
    pub fn sockets(self) -> Sockets {
        match self.depart(Departure::SocketSourcesLiteral) {
            true => Sockets::Literal,
            false => Sockets::StandForHttp,
        }
    }

    /// Whether these are all departures of the engine, and nobody wants to know which matter: then
    /// what was found out beforehand holds.
    pub const fn are_whole(self) -> bool {
        self.departures == Departure::bits(self.engine) && self.asked.is_none()
    }
}

macro_rules! departures {
    ($($name:ident by $($engine:ident $version:literal)+: $what:literal evidence $evidence:literal;)+) => {
        /// A way in which shipped browsers differ from the standard.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Departure { $(#[doc = $what] $name),+ }

        impl Departure {
            /// Every departure.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            /// Who departs.
            #[must_use]
            pub const fn engines(self) -> &'static [Engine] {
                match self { $(Self::$name => &[$(Engine::$engine),+]),+ }
            }

            /// The version of this engine's browser in which it was first observed; `None` for an
            /// engine that does not depart.
            #[must_use]
            pub const fn observed_in(self, engine: Engine) -> Option<&'static str> {
                match self {
                    $(Self::$name => {
                        $(if matches!(engine, Engine::$engine) {
                            return Some(stringify!($version));
                        })+
                        None
                    })+
                }
            }

            /// The departures of an engine, one bit each.
            const fn bits(engine: Engine) -> u128 {
                let mut bits = 0;
                $($(if matches!(engine, Engine::$engine) { bits |= Self::$name.bit(); })+)+
                bits
            }

            const fn bit(self) -> u128 {
                1 << self as u32
            }

            /// What differs, in one sentence.
            #[must_use]
            pub const fn what(self) -> &'static str {
                match self { $(Self::$name => $what),+ }
            }

            /// The scenario in `tests/corpus/` that shows it.
            #[must_use]
            pub const fn evidence(self) -> &'static str {
                match self { $(Self::$name => $evidence),+ }
            }
        }
    };
}

departures! {
    // The request's headers.
    RepeatedHeadersCombined by Chromium 156 WebKit 2.50:
        "Headers of the same name are judged as one, with their values joined by `, `."
        evidence "differences/027-repeated-2x-accept-64";
    ClientHintsSafelisted by Chromium 156:
        "Client hints, `Intervention` and `User-Agent` need no preflight."
        evidence "differences/032-name-dpr-1";
    RangeBelow63Bits by Chromium 156:
        "A `Range` with a number of 2^63-1 or more needs a preflight."
        evidence "differences/016-range-9223372036854775807-";
    RangeBelow64Bits by Firefox 153 WebKit 2.50:
        "A `Range` with a number of 2^64 or more needs a preflight."
        evidence "differences/020-range-18446744073709551616-";
    RangeLenient by WebKit 2.50:
        "`Range` may be written in upper case, with plus signs, vertical tabs and form feeds."
        evidence "minimal/065-range-Bytes-0-1";
    HighBytesUnsafe by Firefox 153:
        "Bytes above 0x7F in `Accept` and `Content-Type` need a preflight."
        evidence "differences/080-high-byte-accept";
    ContentTypeStricter by Firefox 153:
        "A `Content-Type` with a comma, or with parameters and a semicolon at the end, needs a preflight."
        evidence "differences/083-content-type-text_plain-a-b-c";
    SafelistSizeUnlimited by Firefox 153:
        "Safe headers stay safe however long they are together."
        evidence "differences/031-repeated-9x-accept-114";
    AvailableDictionaryRefused by Chromium 156:
        "A request with the header `Available-Dictionary` fails before it is sent."
        evidence "differences/047-available-dictionary";

    // Whether anything may be sent.
    LoopbackIsMixedContent by WebKit 2.50:
        "A page that came over `https` may not ask the user's own computer over `http` either."
        evidence "own/loopback-from-https";

    LocalNetworkIsNoMixedContent by Chromium 156:
        "A page that came over `https` may ask the local network (private addresses, names in `.local`) over `http`; instead, the user is asked for permission."
        evidence "console-outside/mixed/fetch-local-network";
    SocketSourcesLiteral by Chromium 156 Firefox 153:
        "In a page's `Content-Security-Policy`, `ws:` and `wss:` do not stand for `http:` and `https:` as well."
        evidence "console-outside/csp/fetch-secure-websockets";

    // Whether to ask first, and how.
    UploadListenerNeedsBody by Chromium 156:
        "A listener on the upload forces no preflight if the request has no body."
        evidence "differences/008-upload-GET-body-null";
    PreflightRepeatedAfterRedirect by Firefox 153 WebKit 2.50:
        "A request that was preflighted is preflighted again after a redirect that made it simple."
        evidence "differences/064-put-303";
    PreflightNamesDroppedHeaders by WebKit 2.50:
        "The preflight after a redirect asks for headers that the redirect has dropped."
        evidence "minimal/004-json-post-302-second-preflight-none";
    UnsafeNamesRepeated by Firefox 153:
        "The preflight names a header as often as the script set it."
        evidence "own/repeated-accept";
    PreflightForgetsDrops by Firefox 153:
        "The preflight leaves out only the headers that the last redirect dropped, and is sent even if none is left."
        evidence "differences/067-authorization-dropped-on-the-way-out";
    PreflightOriginUntainted by Firefox 153:
        "After a redirect across origins the preflight still says, and is checked against, the page's origin."
        evidence "differences/055-tainted-preflight-acao-null";
    PreflightToOwnOriginUnchecked by Firefox 153:
        "A preflight that a redirect brought back to the page's own origin needs no `Access-Control-Allow-Origin`."
        evidence "differences/058-back-home-preflight-acao-missing";

    // What counts as agreement.
    AuthorizationCoveredByWildcard by Chromium 156 Firefox 153 WebKit 2.50:
        "`Access-Control-Allow-Headers: *` covers `Authorization` too, without credentials."
        evidence "differences/000-authorization-acah-star";
    UploadListenerNeedsAllowMethods by Chromium 156 Firefox 153 WebKit 2.50:
        "A preflight for an upload listener needs `Access-Control-Allow-Methods` like any other."
        evidence "differences/003-upload-PUT-acam-null";
    EmptyLinesIgnored by Firefox 153:
        "Empty lines of `Access-Control-Allow-Origin` and `-Credentials` count as if they were not there."
        evidence "differences/072-acac-then-empty";
    PreflightRedirectFirst by Chromium 156:
        "A preflight that is answered with a redirect fails for that, whatever its headers say."
        evidence "own/preflight-redirect-without-acao";
    PreflightStatusFirst by WebKit 2.50:
        "The preflight's status is checked before its `Access-Control-Allow-Origin`."
        evidence "public/00928-content-type";
    MethodBeforeAllowHeaders by Firefox 153:
        "The method is checked before `Access-Control-Allow-Headers` is read."
        evidence "own/method-before-header-list";

    // What is remembered of a preflight.
    MaxAgeInteger by Chromium 156 WebKit 2.50:
        "`Access-Control-Max-Age` may have a sign; a negative one is 0."
        evidence "cache/negative/1";
    MaxAgeInvalidNotStored by Firefox 153:
        "A preflight with an `Access-Control-Max-Age` of 0, or one that is not made of digits, is not remembered, and what was known before stays."
        evidence "cache/unparsable/2";
    CacheByPageOrigin by Firefox 153:
        "Preflights are remembered for the page's origin, even where a redirect has tainted it."
        evidence "cache/before-a-tainting-redirect/1";
    CacheForgetsTainted by Chromium 156 WebKit 2.50:
        "A preflight after a tainting redirect is not remembered."
        evidence "cache/after-a-tainting-redirect/2";
    CacheForgetsOpaquePages by Chromium 156:
        "Nothing is remembered for a page with an opaque origin."
        evidence "cache/opaque-page/1";
    CacheForgetsLongUrls by Chromium 156:
        "Nothing is remembered for a URL of 1024 characters or more."
        evidence "cache/long-url/1";
    CacheEntryReplaced by Chromium 156 WebKit 2.50:
        "A new preflight replaces everything that was remembered for its URL."
        evidence "cache/zero-beside-an-older-entry/2";
    CacheEntryDroppedOnMiss by Chromium 156 WebKit 2.50:
        "What is remembered for a URL is dropped as soon as it does not cover a request."
        evidence "cache/another-header-in-between/2";
    CacheRefreshedFromNow by Firefox 153:
        "What a new preflight allows again is remembered from then on, not from the first time."
        evidence "cache/each-entry-has-its-own-age/13";
    CacheCredentialsApart by Firefox 153:
        "What was allowed with credentials is not remembered for requests without."
        evidence "cache/credentials-then-without/1";
    CacheStarLiteral by Firefox 153:
        "A remembered `*` covers nothing."
        evidence "cache/star-for-methods/1";
    CacheStarOfEntryWithoutCredentials by Chromium 156:
        "A remembered `*` covers nothing if it was said with credentials."
        evidence "cache/star-with-credentials/1";
    CacheStarForRequestWithoutCredentials by WebKit 2.50:
        "A remembered `*` covers nothing for a request with credentials."
        evidence "cache/star-with-credentials/2";
    CacheStarCoversAuthorization by WebKit 2.50:
        "A remembered `*` covers `Authorization` too."
        evidence "cache/authorization-under-star/1";
    CacheListenerNeedsNoMethod by Chromium 156 Firefox 153 WebKit 2.50:
        "With an upload listener, `GET`, `HEAD` and `POST` need not be remembered."
        evidence "cache/upload-listener/1";
    CacheEntryOutlivesTokens by Firefox 153:
        "An entry whose methods and headers have all expired still serves a request that needs none of them."
        evidence "cache/upload-listener-long-after/8";
    CacheHeadNeedsEntry by Firefox 153:
        "`HEAD` must be remembered like any other method."
        evidence "cache/head/1";
    CacheStoresDenied by WebKit 2.50:
        "A preflight is remembered for what it allows even if it did not allow the request."
        evidence "cache/preflight-denied-but-read/1";
    CacheKeptOnFailure by Chromium 156 WebKit 2.50:
        "A failure of the answer itself forgets nothing."
        evidence "cache/answer-denied/2";
    CacheClearedByAnyFailure by Firefox 153:
        "Any failure at a URL of another origin forgets what was remembered for it."
        evidence "cache/simple-request-denied/2";

    // What the HTTP cache keeps.
    StoredApart by Firefox 153:
        "The HTTP cache keeps apart what an `<img>` brought, what a script brought with credentials and what it brought without."
        evidence "http-cache/picture-then-cors/2";
    RefusedNotStored by Chromium 156 WebKit 2.50:
        "A response that the page may not read is not kept in the HTTP cache."
        evidence "http-cache/refused-then-granted/2";
    OpaquePagesStoreNothing by Chromium 156:
        "Nothing is kept in the HTTP cache for a page with an opaque origin."
        evidence "http-cache/opaque-page/2";
    StoredStatusesOfFirefox by Firefox 153:
        "Beside redirects, only responses of status 200, 203, 204 and 410 are answered from the HTTP cache."
        evidence "http-cache/status-404/2";
    StoredStatusesOfWebKit by WebKit 2.50:
        "Some statuses, such as 308 and 500, are not kept in the HTTP cache, even where `Cache-Control` allows it."
        evidence "http-cache/status-500/2";
    PermanentRedirectNotStored by Firefox 153:
        "A permanent redirect that says nothing of its lifetime is not answered from the HTTP cache."
        evidence "http-cache/redirect-301/2";
    StoredOutlivesChange by Firefox 153:
        "What the HTTP cache keeps for a URL stays when a `POST` or the like may have changed it."
        evidence "http-cache/post-in-between/4";
    PragmaAsksAnew by Chromium 156 WebKit 2.50:
        "A request with `Pragma: no-cache` is not answered from the HTTP cache."
        evidence "http-cache/script-asks-pragma/2";
    NoStoreAsksAnew by Firefox 153:
        "A request with `Cache-Control: no-store` is not answered from the HTTP cache."
        evidence "http-cache/script-asks-no-store/2";

    // Redirects, and answers that are none.
    DataUrlHasLength by Firefox 153:
        "The response that a `data:` URL carries has a `Content-Length` as well."
        evidence "own/data-url";
    DifferentLinesRefused by Chromium 156 Firefox 153:
        "An answer with different lines of `Location`, `Content-Disposition` or `Content-Length` counts as no answer, whatever its status."
        evidence "own/two-locations-200";
    UnparsableLocationFirst by Chromium 156:
        "A redirect to something that is no URL fails before anything else is looked at, in every redirect mode; a host with a space, or with a label that only pretends to be Punycode, is looked for like any other."
        evidence "own/unparsable-location-manual";
    LocationBeforeCheck by Firefox 153:
        "A redirect to something that is no URL, or to certain schemes, or to a host with a quotation mark or an asterisk, fails before its `Access-Control-Allow-Origin` is looked at, in mode `follow`."
        evidence "own/unparsable-location-unchecked";
    ClientHintsDroppedOnRedirect by Chromium 156:
        "A redirect to another origin than the page's drops client hints."
        evidence "own/client-hint-redirect";
    EqualLocationsFollowed by Chromium 156 Firefox 153:
        "Several `Location` lines are followed if they are all the same."
        evidence "differences/011-two-equal-locations";
    EmptyLocationIgnored by Chromium 156:
        "An empty `Location` is no redirect."
        evidence "differences/052-empty-location";
    RedirectCredentialsRefused by Chromium 156:
        "A redirect to a URL with a user name fails in every mode, before the redirect mode is looked at; XMLHttpRequest is not concerned."
        evidence "differences/048-userinfo-same-origin-cors";
    NoCorsRedirectLosesOrigin by Chromium 156:
        "A `no-cors` request that a redirect takes from the page's own origin to another says `Origin: null`."
        evidence "differences/053-no-cors-post-307";
    NoCorsRedirectKeepsCredentials by WebKit 2.50:
        "A `no-cors` request that began at the page's own origin keeps its credentials when a redirect takes it to another."
        evidence "own/no-cors-redirect-credentials";
    RedirectCheckedAfterPreflight by WebKit 2.50:
        "A redirect is checked a second time after the next URL's preflight, as if credentials were asked for where the first URL was the page's own, and only then for a user name."
        evidence "minimal/042-same-origin-credentials-acao-page";
    OriginKeptOnGet by WebKit 2.50:
        "A request that a redirect turned into a `GET` within its origin keeps its `Origin` header."
        evidence "minimal/034-POST-303-cors-own-origin";
}
