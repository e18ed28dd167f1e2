//! The steps of the standard that this engine takes: one entry each, with its anchor, its number
//! and, in our words, what it does and how it came out.
//!
//! In the texts `{saw}` stands for the value that was looked at and `{needed}` for what it was
//! held against. A *check* blocks the exchange when it does not hold; a *choice* goes on either way.

use alloc::format;
use alloc::string::String;

/// The commit of whatwg/fetch that the engine follows.
pub const STANDARD_COMMIT: &str = "586cd2a44c2a865b37c166dc0740f3fb8bb220d6";

/// What a step does when it does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It blocks the exchange.
    Check,
    /// It chooses a way or sets a value.
    Choice,
}

macro_rules! steps {
    ($($name:ident: $kind:ident $anchor:literal $number:literal $title:literal
        yes $yes:literal no $no:literal;)+) => {
        /// A step of the standard.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Rule { $(#[doc = $title] $name),+ }

        impl Rule {
            /// Every step, in the order of the algorithm.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name, for example `OriginMatches`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            /// What it does when it does not hold.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind),+ }
            }

            /// The anchor of its algorithm or definition in the standard; with its whole address
            /// where that is another standard than Fetch.
            #[must_use]
            pub const fn anchor(self) -> &'static str {
                match self { $(Self::$name => $anchor),+ }
            }

            /// Its number there, `caseN` being the N-th branch of a switch; empty for a definition.
            #[must_use]
            pub const fn number(self) -> &'static str {
                match self { $(Self::$name => $number),+ }
            }

            /// What it does, in one short line.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }

            /// What to say when it holds.
            #[must_use]
            pub const fn yes(self) -> &'static str {
                match self { $(Self::$name => $yes),+ }
            }

            /// What to say when it does not.
            #[must_use]
            pub const fn no(self) -> &'static str {
                match self { $(Self::$name => $no),+ }
            }
        }
    };
}

steps! {
    // new Request(input, init)
    BytesOnly: Check "dom-request" "25" "Methods and headers are bytes"
        yes "Every character of the method and the headers fits into one byte."
        no "`{saw}` has a character above U+00FF, so the call throws.";
    UrlParses: Check "dom-request" "5.2" "The URL can be parsed"
        yes "The request goes to `{saw}`."
        no "`{saw}` cannot be parsed as a URL, so the call throws.";
    UrlWithoutCredentials: Check "dom-request" "5.3" "The URL has no user name or password"
        yes "`{saw}` has neither."
        no "`{saw}` has one, so the call throws.";
    MethodAllowed: Check "dom-request" "25.2" "The method is one that scripts may send"
        yes "`{saw}` is a method and is not forbidden."
        no "`{saw}` is not a method or is a forbidden one, so the call throws.";
    MethodNormalized: Choice "dom-request" "25.3" "Six methods are put into upper case"
        yes "`{saw}` becomes `{needed}`."
        no "`{saw}` is sent as it is written.";
    NoCorsMethod: Check "dom-request" "32.1" "Mode `no-cors` allows the methods of forms only"
        yes "`{saw}` is `GET`, `HEAD` or `POST`."
        no "`{saw}` is not `GET`, `HEAD` or `POST`, so the call throws.";
    HeaderValid: Check "concept-headers-append" "2" "A header is made of a name and a value that HTTP can carry"
        yes "The header `{saw}` can be sent."
        no "The header `{saw}` cannot be sent, so the call throws.";
    HeaderKept: Choice "forbidden-request-header" "" "Some headers belong to the browser"
        yes "The script may set `{saw}`."
        no "The script may not set `{saw}`: the browser ignores it without a word.";
    NoCorsHeaderKept: Choice "concept-headers-append" "3.4" "Mode `no-cors` allows the headers of forms only"
        yes "`{saw}` is safe enough for mode `no-cors`."
        no "`{saw}` is dropped without a word: under mode `no-cors` only headers that a form could send are kept.";
    BodyAllowed: Check "dom-request" "35" "`GET` and `HEAD` have no body"
        yes "`{saw}` may have a body."
        no "`{saw}` may not have a body, so the call throws.";
    ContentTypeImplied: Choice "dom-request" "37.4" "A body of text says what it is"
        yes "The script set no `Content-Type`, so the browser adds `{saw}`."
        no "The script set `Content-Type` itself.";

    HeaderAccepted: Check "concept-headers-append" "4" "The browser takes the script's headers"
        yes "`{saw}` may be sent."
        no "This browser keeps `{saw}` for itself, and the request fails.";

    // Main fetch
    PortAllowed: Check "concept-main-fetch" "7" "The port is not another protocol's"
        yes "The port may be used for HTTP."
        no "Port {saw} belongs to another protocol, so nothing is sent.";
    Upgraded: Choice "concept-main-fetch" "6" "Some insecure URLs are upgraded"
        yes "The browser goes to `{needed}` in the place of `{saw}`: the page's policy says `upgrade-insecure-requests`, or a secure page shows a picture or plays a sound from there."
        no "The URL is left as it is.";
    MixedContentAllowed: Check "https://w3c.github.io/webappsec-mixed-content/#should-block-fetch" "1.2" "A secure page asks nobody over `http`"
        yes "`{saw}` is on this very computer, which counts as secure."
        no "The page `{needed}` came over `https` and `{saw}` does not, so nothing is sent.";
    ContentSecurityPolicyAllows: Check "https://w3c.github.io/webappsec-csp/#should-block-request" "3" "The page's own Content-Security-Policy lets it go there"
        yes "No policy of the page forbids `{saw}`."
        no "The page's policy says `{needed}`, and `{saw}` is outside of that, so nothing is sent.";
    SameOrigin: Choice "concept-main-fetch" "12.case2" "Is the URL the page's own origin?"
        yes "`{saw}` is the page's own origin `{needed}`: no question is asked, the response is `basic`."
        no "`{saw}` is not the page's origin `{needed}`, or the request has been at another origin before: from here on the other side has to agree.";
    DataUrl: Choice "concept-main-fetch" "12.case2" "Is it a `data:` URL?"
        yes "Yes: nothing is sent, and no other origin has to agree."
        no "The URL is not a `data:` URL.";
    SchemeFetchable: Check "concept-scheme-fetch" "3" "A URL that is not HTTP carries its own response"
        yes "`{saw}` does; nothing is sent."
        no "`{saw}` does not.";
    Navigation: Choice "concept-main-fetch" "12.case2" "Is this a navigation?"
        yes "The browser shows the answer to the user; no script of the page reads it, so CORS has nothing to decide."
        no "The request was made by a script.";
    ModeAllowsOtherOrigins: Check "concept-main-fetch" "12.case3" "Mode `same-origin` stays at home"
        yes "The mode lets the request go to other origins."
        no "The mode is `same-origin` and `{saw}` is not `{needed}`, so nothing is sent.";
    ModeNoCors: Choice "concept-main-fetch" "12.case4" "Mode `no-cors` asks without asking to read"
        yes "The request goes out unasked, and the response will be opaque: no status, no headers, no body."
        no "The mode is `cors`: the script wants to read, so the other side has to agree.";
    NoCorsFollows: Check "concept-main-fetch" "12.case4.1" "Mode `no-cors` must follow redirects"
        yes "The redirect mode is `follow`."
        no "The redirect mode is `{saw}`, so nothing is sent.";
    SchemeHttp: Check "concept-main-fetch" "12.case5" "CORS is spoken over HTTP only"
        yes "`{saw}` is `http` or `https`."
        no "`{saw}` is neither `http` nor `https`, so nothing is sent.";
    UploadListened: Choice "concept-main-fetch" "12.case6" "A listener on the upload asks for a preflight"
        yes "The script listens to the upload's progress, so the browser asks first."
        no "No listener on the upload.";
    PreflightedBefore: Choice "concept-main-fetch" "12.case6" "Was the request preflighted before?"
        yes "Yes, and this browser asks again after every redirect, even where the request has become simple."
        no "No.";
    MethodSafelisted: Choice "cors-safelisted-method" "" "May the method go out unasked?"
        yes "`{saw}` is `GET`, `HEAD` or `POST`, which any form or link can send."
        no "`{saw}` could change something on a server that never heard of CORS, so the browser asks first.";
    HeaderNameSafelisted: Choice "cors-safelisted-request-header" "2.case5" "May the header go out unasked?"
        yes "`{saw}` is a header with a rule of its own."
        no "No form can send `{saw}`, so the browser asks first.";
    HeaderValueShort: Choice "cors-safelisted-request-header" "1" "Is the header's value short enough?"
        yes "The value of `{saw}` has at most 128 bytes."
        no "The value of `{saw}` has {needed} bytes; above 128 the browser asks first.";
    AcceptBytes: Choice "cors-safelisted-request-header" "2.case1" "Has `Accept` only harmless bytes?"
        yes "`{saw}` has no byte that is unsafe."
        no "`{saw}` has a byte that old servers could trip over, so the browser asks first.";
    LanguageBytes: Choice "cors-safelisted-request-header" "2.case2" "Does the header look like languages?"
        yes "`{saw}` has only letters, digits and ` *,-.;=`."
        no "`{saw}` has a byte that no list of languages needs, so the browser asks first.";
    ContentTypeBytes: Choice "cors-safelisted-request-header" "2.case3.1" "Has `Content-Type` only harmless bytes?"
        yes "`{saw}` has no byte that is unsafe."
        no "`{saw}` has a byte that old servers could trip over, so the browser asks first.";
    ContentTypeParses: Choice "cors-safelisted-request-header" "2.case3.3" "Is `Content-Type` a MIME type?"
        yes "`{saw}` is one."
        no "`{saw}` is not one, so the browser asks first.";
    ContentTypeSafelisted: Choice "cors-safelisted-request-header" "2.case3.4" "Could a form send this `Content-Type`?"
        yes "`{saw}` is what forms send."
        no "`{saw}` is not `application/x-www-form-urlencoded`, `multipart/form-data` or `text/plain`, the three that forms send, so the browser asks first.";
    RangeParses: Choice "cors-safelisted-request-header" "2.case4.2" "Is `Range` one simple range?"
        yes "`{saw}` is one."
        no "`{saw}` is not of the form `bytes=1-2` or `bytes=1-`, so the browser asks first.";
    RangeStarts: Choice "cors-safelisted-request-header" "2.case4.3" "Does the range have a start?"
        yes "`{saw}` has one."
        no "`{saw}` counts from the end, which browsers never did by themselves, so the browser asks first.";
    HeaderSafelisted: Choice "cors-safelisted-request-header" "3" "May the header go out unasked?"
        yes "`{saw}` may: any form can send the like."
        no "`{saw}` may not.";
    HeadersShort: Choice "cors-unsafe-request-header-names" "5" "Are all headers together short enough?"
        yes "The safe headers have {saw} bytes together, at most 1024."
        no "The safe headers have {saw} bytes together; above 1024 all of them count as unsafe.";
    PreflightNeeded: Choice "concept-main-fetch" "12.case6" "Must the browser ask first?"
        yes "Yes: something in this request could have side effects that no form or link can have. A preflight protects servers that never heard of CORS."
        no "No: a form or a link could have sent the same, so the request goes out unasked. CORS will only decide who may read the answer.";

    // HTTP fetch, and what is sent
    PreflightCached: Choice "concept-http-fetch" "4.1" "Did the server agree a moment ago?"
        yes "The preflight cache has entries for this method and these headers, so no preflight is sent."
        no "The preflight cache has no entry for all of this, so a preflight is sent.";
    OriginSent: Choice "append-a-request-origin-header" "3" "The browser says who asks"
        yes "`Origin: {saw}` is added; no script can change it."
        no "No `Origin` is added.";
    OriginSentForMethod: Choice "append-a-request-origin-header" "4" "Methods that may change something say who asks"
        yes "The method is neither `GET` nor `HEAD`, so `Origin: {saw}` is added."
        no "The method is `GET` or `HEAD` and CORS is not involved, so no `Origin` is added.";
    OriginTainted: Choice "serializing-a-request-origin" "2" "Has a redirect crossed origins that the page does not own?"
        yes "Yes. Nobody can say who asks any more, so the origin is `null` from here on."
        no "No, so the origin is `{saw}`.";
    CredentialsIncluded: Choice "concept-http-network-or-cache-fetch" "8.3" "Do cookies go along?"
        yes "The credentials mode is `{saw}`, so cookies and other credentials for this URL go along."
        no "The credentials mode is `{saw}`, so no cookies go along.";
    StoredResponseFits: Choice "concept-http-network-or-cache-fetch" "8.26.1" "Does a stored response fit the request?"
        yes "The HTTP cache has a response for this URL, and the request headers that its `Vary` names are the same as then."
        no "The HTTP cache has a response for this URL, but its `Vary` is {saw}, and there this request differs from the one that brought it.";
    StoredResponseFresh: Choice "concept-http-network-or-cache-fetch" "8.26.2.2.3" "Is the stored response still fresh?"
        yes "It is {saw} seconds old and good for {needed}: the stored response is used, and nothing is sent."
        no "It is {saw} seconds old and was good for {needed}, so the server is asked anew.";
    ResponseStored: Choice "concept-http-network-or-cache-fetch" "11.5.2" "Is the response stored?"
        yes "The HTTP cache keeps it and answers from it until it is {saw} seconds old."
        no "The HTTP cache keeps nothing.";

    // CORS-preflight fetch
    PreflightSent: Choice "cors-preflight-fetch-0" "6" "The browser asks: may I?"
        yes "`OPTIONS` with `Access-Control-Request-Method: {saw}`, without credentials and without the body. The request itself waits."
        no "No preflight.";
    PreflightOk: Check "cors-preflight-fetch-0" "7" "The preflight's status is a success"
        yes "Status {saw} is from 200 to 299."
        no "Status {saw} is not from 200 to 299, so the request itself is never sent.";
    AllowMethodsParse: Check "cors-preflight-fetch-0" "7.3" "`Access-Control-Allow-Methods` is a list of methods"
        yes "Its value can be read."
        no "`{saw}` is not a method; the whole answer counts as a refusal.";
    AllowHeadersParse: Check "cors-preflight-fetch-0" "7.3" "`Access-Control-Allow-Headers` is a list of header names"
        yes "Its value can be read."
        no "`{saw}` is not a header name; the whole answer counts as a refusal.";
    MethodsDefaulted: Choice "cors-preflight-fetch-0" "7.4" "A preflight for an upload listener needs no method"
        yes "`Access-Control-Allow-Methods` is missing, and the preflight was sent for a listener, so `{saw}` counts as allowed."
        no "The methods are what the answer says.";
    MethodIsAllowed: Check "cors-preflight-fetch-0" "7.5" "The method is allowed"
        yes "`{saw}` is allowed: it is listed, covered by `*`, or needs no permission."
        no "`{saw}` is not allowed by `Access-Control-Allow-Methods`, which is {needed}.";
    AuthorizationIsAllowed: Check "cors-preflight-fetch-0" "7.6" "`Authorization` is allowed by name"
        yes "`{saw}` is listed by name in `Access-Control-Allow-Headers`."
        no "`{saw}` is not listed in `Access-Control-Allow-Headers`, which is {needed}; `*` does not cover it.";
    HeaderIsAllowed: Check "cors-preflight-fetch-0" "7.7" "Every unsafe header is allowed"
        yes "`{saw}` is allowed by `Access-Control-Allow-Headers`."
        no "`{saw}` is not allowed by `Access-Control-Allow-Headers`, which is {needed}.";

    // CORS check
    AllowOriginPresent: Check "concept-cors-check" "2" "The answer says who may read it"
        yes "`Access-Control-Allow-Origin` is {saw}."
        no "There is no `Access-Control-Allow-Origin` header. The server did not agree.";
    AllowOriginWildcard: Choice "concept-cors-check" "3" "Does `*` agree for everybody?"
        yes "`*` agrees for everybody, and no credentials were asked for."
        no "No: `*` counts only where the credentials mode is not `include`, and only alone; the value is `{saw}`.";
    AllowOriginEqual: Check "concept-cors-check" "4" "The answer names the one who asks"
        yes "`{saw}` is the request's origin, byte for byte."
        no "The value is {saw}, and it had to be `{needed}`, byte for byte.";
    CredentialsNotAsked: Choice "concept-cors-check" "5" "Were credentials asked for?"
        yes "No: the credentials mode is `{saw}`, so the answer agrees."
        no "Yes: the credentials mode is `include`, so the server has to agree to that as well.";
    AllowCredentialsTrue: Check "concept-cors-check" "7" "The answer agrees to credentials"
        yes "`Access-Control-Allow-Credentials` is exactly `true`."
        no "`Access-Control-Allow-Credentials` is {saw}; it must be exactly `true`.";

    // After the answer
    Answered: Check "concept-http-fetch" "4.3" "The server answers"
        yes "The answer has status {saw}."
        no "No answer came.";
    AnswerWellFormed: Check "concept-http-fetch" "4.3" "The answer does not contradict itself"
        yes "No header that may stand once stands twice with different values."
        no "There are several `{saw}` headers that differ.";
    TimingAllowed: Choice "concept-tao-check" "" "May the page see detailed timings?"
        yes "`Timing-Allow-Origin` or the same origin allows it."
        no "`Timing-Allow-Origin` does not allow it. That hides timings and blocks nothing.";
    ResourcePolicyAllows: Check "cross-origin-resource-policy-internal-check" "5" "`Cross-Origin-Resource-Policy` lets the page have it"
        yes "The policy, which is {saw}, does not keep it from the page."
        no "The policy is `{saw}`, and `{needed}` is outside of that.";
    RedirectStatus: Choice "concept-http-fetch" "6" "Is the answer a redirect?"
        yes "Status {saw} is a redirect."
        no "Status {saw} is not a redirect.";
    RedirectModeAllows: Check "concept-http-fetch" "6.3.case1" "The script allows redirects"
        yes "The redirect mode is not `error`."
        no "The redirect mode is `error`, so the redirect is a failure.";
    RedirectManual: Choice "concept-http-fetch" "6.3.case2" "Did the script ask to stop here?"
        yes "The redirect mode is `manual`: the script gets a response that says nothing."
        no "The redirect is followed.";

    // HTTP-redirect fetch
    LocationPresent: Choice "concept-http-redirect-fetch" "4" "Does the redirect lead anywhere?"
        yes "`Location` says `{saw}`."
        no "There is no `Location`, so this answer is the response.";
    LocationParses: Check "concept-http-redirect-fetch" "5" "`Location` is one URL"
        yes "It leads to `{saw}`."
        no "`{saw}` is not one URL.";
    LocationSchemeHttp: Check "concept-http-redirect-fetch" "6" "The redirect stays with HTTP"
        yes "`{saw}` is `http` or `https`."
        no "`{saw}` is neither `http` nor `https`.";
    RedirectsCounted: Check "concept-http-redirect-fetch" "7" "At most 20 redirects"
        yes "{saw} so far."
        no "{saw} so far, and that is the limit.";
    RedirectWithoutCredentials: Check "concept-http-redirect-fetch" "9" "A redirect to another origin carries no user name or password"
        yes "`{saw}` has neither, or it is the page's own origin."
        no "`{saw}` has one.";
    TaintedRedirectWithoutCredentials: Check "concept-http-redirect-fetch" "10" "A redirect from another origin carries no user name or password"
        yes "`{saw}` has neither."
        no "`{saw}` has one, and the request has been at another origin.";
    MethodChanged: Choice "concept-http-redirect-fetch" "12" "Does the redirect turn the request into a `GET`?"
        yes "Status {saw} turns `{needed}` into `GET`; the body and the headers that describe it are dropped."
        no "Status {saw} keeps the method `{needed}` and the body.";
    RedirectCheckedAgain: Check "concept-http-redirect-fetch" "9" "This browser checks the redirect once more"
        yes "It finds nothing new."
        no "`{saw}` carries a user name or a password.";
    AuthorizationDropped: Choice "concept-http-redirect-fetch" "13" "Does `Authorization` stay behind?"
        yes "The redirect leads to another origin, so `Authorization` is dropped."
        no "There is no `Authorization` to drop, or the redirect stays at its origin.";

    // What script gets
    ResponseFiltered: Choice "concept-main-fetch" "14.2" "The response is filtered"
        yes "The script gets a response of type `{saw}`."
        no "The script gets nothing.";
    HeadersExposed: Choice "concept-main-fetch" "14.1" "Which headers may script read?"
        yes "`Access-Control-Expose-Headers` says {saw}. Seven names are readable without it."
        no "There is no usable `Access-Control-Expose-Headers`, so script can read seven names only.";
}

impl Rule {
    /// Where its algorithm or definition stands.
    #[must_use]
    pub fn link(self) -> String {
        match self.anchor() {
            whole if whole.contains('#') => whole.into(),
            anchor => format!("https://fetch.spec.whatwg.org/#{anchor}"),
        }
    }

    /// The name of its algorithm or definition in the standard.
    #[must_use]
    pub fn algorithm(self) -> &'static str {
        match self.anchor() {
            "append-a-request-origin-header" => "append a request `Origin` header",
            "concept-cors-check" => "CORS check",
            "concept-headers-append" => "append to Headers",
            "concept-http-fetch" => "HTTP fetch",
            "concept-http-network-or-cache-fetch" => "HTTP-network-or-cache fetch",
            "concept-http-redirect-fetch" => "HTTP-redirect fetch",
            "concept-main-fetch" => "main fetch",
            "concept-scheme-fetch" => "scheme fetch",
            "concept-tao-check" => "TAO check",
            "cors-preflight-fetch-0" => "CORS-preflight fetch",
            "cors-safelisted-method" => "CORS-safelisted method",
            "cors-safelisted-request-header" => "CORS-safelisted request-header",
            "cors-unsafe-request-header-names" => "CORS-unsafe request-header names",
            "cross-origin-resource-policy-internal-check" => {
                "cross-origin resource policy internal check"
            }
            "dom-request" => "new Request()",
            "forbidden-request-header" => "forbidden request-header",
            "https://w3c.github.io/webappsec-csp/#should-block-request" => {
                "should request be blocked by Content Security Policy?"
            }
            "https://w3c.github.io/webappsec-mixed-content/#should-block-fetch" => {
                "should fetching request be blocked as mixed content?"
            }
            "serializing-a-request-origin" => "serializing a request origin",
            _ => "Fetch",
        }
    }
}
