//! Every reason for which an exchange can be blocked, once: name, code, who must act, and what to
//! say with the values at hand.
//!
//! A name reads well after "blocked because"; a code is the same in kebab-case and public API.
//! In the texts `{saw}` stands for the value that failed and `{needed}` for what it was held
//! against.

/// Who has to change something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The page's script.
    Page,
    /// The server that answered.
    Server,
    /// Either of them: the page asks for less, or the server agrees to more.
    Either,
}

impl Who {
    /// In one word or two, for people.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Page => "the page",
            Self::Server => "the server",
            Self::Either => "the page or the server",
        }
    }
}

macro_rules! reasons {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal, $who:ident, $text:literal;)+) => {
        /// Why an exchange was blocked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Reason { $($(#[doc = $doc])* $name),+ }

        impl Reason {
            /// Every reason, in the order of the algorithm.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name, for example `AllowOriginMissing`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            /// The code, for example `allow-origin-missing`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// Who has to change something.
            #[must_use]
            pub const fn who(self) -> Who {
                match self { $(Self::$name => Who::$who),+ }
            }

            /// What went wrong, with `{saw}` and `{needed}` to be filled in.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

reasons! {
    // The call itself throws.
    /// A string has a code point above U+00FF where only bytes can be sent.
    NotAByteString = "not-a-byte-string", Page,
        "`{saw}` has a character above U+00FF. Methods and headers are bytes, so the call throws before anything is sent.";
    /// The URL cannot be parsed.
    UrlNotParsable = "url-not-parsable", Page,
        "`{saw}` cannot be parsed as a URL, so the call throws before anything is sent.";
    /// The URL given to `fetch()` has a user name or a password.
    UrlHasCredentials = "url-has-credentials", Page,
        "`{saw}` carries a user name or a password. `fetch()` refuses such a URL before anything is sent.";
    /// The method is not a token.
    MethodNotAToken = "method-not-a-token", Page,
        "`{saw}` is not a method: a method is a word made of letters, digits and a few signs, without spaces.";
    /// `CONNECT`, `TRACE` or `TRACK`.
    MethodForbidden = "method-forbidden", Page,
        "No script may send the method `{saw}`.";
    /// A `no-cors` request with a method that forms cannot send.
    NoCorsMethodNotSafelisted = "no-cors-method-not-safelisted", Page,
        "Under mode `no-cors` only `GET`, `HEAD` and `POST` may be sent; the method is `{saw}`.";
    /// A header name that is not a token.
    HeaderNameInvalid = "header-name-invalid", Page,
        "`{saw}` is not a header name, so the call throws before anything is sent.";
    /// A header value with a line break or a NUL inside.
    HeaderValueInvalid = "header-value-invalid", Page,
        "The value of the header `{needed}` has a line break or a NUL inside, so the call throws before anything is sent.";
    /// A body on a method that has none.
    GetOrHeadWithBody = "get-or-head-with-body", Page,
        "A `{saw}` request cannot have a body, so the call throws before anything is sent.";

    // Nothing goes out to this URL.
    /// This browser refuses the header.
    HeaderRefused = "header-refused", Page,
        "This browser keeps the header `{saw}` for itself, and the request fails before it is sent.";
    /// The port belongs to another protocol.
    PortBlocked = "port-blocked", Server,
        "Port {saw} belongs to another protocol; browsers never send HTTP there.";
    /// A page over `https` asks somebody over `http`.
    MixedContent = "mixed-content", Either,
        "The page `{needed}` came over `https`, and `{saw}` does not. Browsers send nothing over `http` for a secure page, because anybody on the way could read and change it. This is not CORS: no header allows it, only `https` does.";
    /// The page's own Content-Security-Policy.
    ContentSecurityPolicy = "content-security-policy", Page,
        "The page's own `Content-Security-Policy` says `{needed}`, and `{saw}` is not among these sources. This is not CORS: the other side was never asked, and nothing that it sends can help.";
    /// Mode `same-origin`, and the URL is another origin's.
    CrossOriginInSameOriginMode = "cross-origin-in-same-origin-mode", Page,
        "Under mode `same-origin` the request may not leave the page's origin `{needed}`; the URL's origin is `{saw}`.";
    /// Mode `no-cors` with a redirect mode other than `follow`.
    NoCorsRedirectModeNotFollow = "no-cors-redirect-mode-not-follow", Page,
        "Under mode `no-cors` a request to another origin must follow redirects; its redirect mode is `{saw}`.";
    /// The scheme is not one that CORS can speak.
    SchemeNotHttp = "scheme-not-http", Page,
        "The URL's scheme is `{saw}`. Another origin can only be asked over `http` or `https`.";
    /// The URL is neither HTTP nor carries a response.
    UrlNotFetchable = "url-not-fetchable", Page,
        "`{saw}` leads to nothing that a browser can fetch.";

    // No answer, or the answer does not agree.
    /// The connection brought no answer.
    NoAnswer = "no-answer", Server,
        "No answer came: the name, the connection or the certificate failed, or something in between stopped the request. This is not CORS.";
    /// Lines that may differ in no answer.
    AnswerMalformed = "answer-malformed", Server,
        "The answer has several `{saw}` headers that differ. This browser takes that for an attack and drops the answer.";
    /// No `Access-Control-Allow-Origin`.
    AllowOriginMissing = "allow-origin-missing", Server,
        "The answer has no `Access-Control-Allow-Origin` header, so the server did not agree that `{needed}` may read it.";
    /// Several `Access-Control-Allow-Origin` lines, or several values in one.
    AllowOriginMultiple = "allow-origin-multiple", Server,
        "`Access-Control-Allow-Origin` says `{saw}`. It may name one origin only; several never match, even if `{needed}` is among them.";
    /// `*` on a request with credentials.
    AllowOriginWildcardWithCredentials = "allow-origin-wildcard-with-credentials", Either,
        "`Access-Control-Allow-Origin` says `*`, and the request's credentials mode is `include`. With credentials the server must name `{needed}` itself: a wildcard would hand everybody the user's own data.";
    /// The value is no origin at all.
    AllowOriginInvalid = "allow-origin-invalid", Server,
        "`Access-Control-Allow-Origin` says `{saw}`, which is not an origin. It must be exactly `{needed}`: scheme, host and port, nothing else.";
    /// Another origin is named.
    AllowOriginMismatch = "allow-origin-mismatch", Server,
        "`Access-Control-Allow-Origin` says `{saw}`, and the request comes from `{needed}`. The two must be equal byte for byte.";
    /// Credentials asked for, and no `Access-Control-Allow-Credentials`.
    AllowCredentialsMissing = "allow-credentials-missing", Either,
        "The request's credentials mode is `include`, and the answer has no `Access-Control-Allow-Credentials: true`.";
    /// `Access-Control-Allow-Credentials` is not exactly `true`.
    AllowCredentialsNotTrue = "allow-credentials-not-true", Either,
        "`Access-Control-Allow-Credentials` says `{saw}`. Only the four bytes `true`, in lower case and once, agree to credentials.";

    // The preflight alone.
    /// The preflight was answered with a redirect.
    PreflightRedirected = "preflight-redirected", Server,
        "The preflight was answered with a redirect (status {saw}). A preflight is never redirected: its answer must have a status from 200 to 299.";
    /// The preflight was answered with a status that is no success.
    PreflightStatusNotOk = "preflight-status-not-ok", Server,
        "The preflight was answered with status {saw}. It must be from 200 to 299, or the request itself is never sent.";
    /// `Access-Control-Allow-Methods` is not a list of tokens.
    AllowMethodsInvalid = "allow-methods-invalid", Server,
        "`Access-Control-Allow-Methods` has `{saw}` in it, which is not a method. One bad element spoils the whole answer.";
    /// `Access-Control-Allow-Headers` is not a list of tokens.
    AllowHeadersInvalid = "allow-headers-invalid", Server,
        "`Access-Control-Allow-Headers` has `{saw}` in it, which is not a header name. One bad element spoils the whole answer.";
    /// The method is not among those allowed.
    MethodNotAllowed = "method-not-allowed", Either,
        "The method `{saw}` is not in `Access-Control-Allow-Methods`, which says {needed}. Methods are compared with upper and lower case.";
    /// `Authorization` is not named, and `*` does not cover it.
    AuthorizationNotAllowed = "authorization-not-allowed", Either,
        "The header `{saw}` is not in `Access-Control-Allow-Headers`, which says {needed}. It must be named there: `*` does not cover it.";
    /// A header is not among those allowed.
    HeaderNotAllowed = "header-not-allowed", Either,
        "The header `{saw}` is not in `Access-Control-Allow-Headers`, which says {needed}.";

    // The answer to the request itself.
    /// `Cross-Origin-Resource-Policy` keeps the response from this page.
    ResourcePolicyBlocks = "resource-policy-blocks", Server,
        "`Cross-Origin-Resource-Policy` says `{saw}`, and the page `{needed}` is outside of that.";
    /// A redirect under redirect mode `error`.
    RedirectModeError = "redirect-mode-error", Either,
        "The answer is a redirect (status {saw}), and the request's redirect mode is `error`.";
    /// Several `Location` lines.
    LocationRepeated = "location-repeated", Server,
        "The redirect has several `Location` headers: `{saw}`. There may be one only.";
    /// A `Location` that is no URL.
    LocationNotParsable = "location-not-parsable", Server,
        "The redirect's `Location` says `{saw}`, which cannot be parsed as a URL.";
    /// A redirect to something that is not HTTP.
    LocationSchemeNotHttp = "location-scheme-not-http", Server,
        "The redirect leads to `{saw}`, which is neither `http` nor `https`.";
    /// More than twenty redirects.
    TooManyRedirects = "too-many-redirects", Server,
        "This is redirect number 21; after 20 the browser gives up.";
    /// A redirect to a URL with a user name or a password.
    RedirectHasCredentials = "redirect-has-credentials", Server,
        "The redirect leads to `{saw}`, which carries a user name or a password. A request between origins is not sent there.";
}

impl Reason {
    /// Whether the other side was asked and did not agree; everything else stopped the exchange
    /// before or beside that question.
    #[must_use]
    pub const fn is_about_agreement(self) -> bool {
        matches!(
            self,
            Self::AllowOriginMissing
                | Self::AllowOriginMultiple
                | Self::AllowOriginWildcardWithCredentials
                | Self::AllowOriginInvalid
                | Self::AllowOriginMismatch
                | Self::AllowCredentialsMissing
                | Self::AllowCredentialsNotTrue
                | Self::PreflightRedirected
                | Self::PreflightStatusNotOk
                | Self::AllowMethodsInvalid
                | Self::AllowHeadersInvalid
                | Self::MethodNotAllowed
                | Self::AuthorizationNotAllowed
                | Self::HeaderNotAllowed
                | Self::ResourcePolicyBlocks
        )
    }

    /// The reason of this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.code() == code)
    }
}
