//! Every reason for which an exchange can be blocked, once: name, code, and page.
//!
//! A name reads well after "blocked because"; a code is the same in kebab-case and public API. What
//! there is to say about a reason stands in `reasons/<code>.md` and is read by `reason_page`.

macro_rules! reasons {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal;)+) => {
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

            /// Its page, in Markdown, with placeholders such as `{saw}` for the values of an
            /// exchange.
            #[must_use]
            pub const fn page(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../reasons/", $code, ".md"))),+
                }
            }
        }
    };
}

reasons! {
    // The call itself throws.
    /// A string has a code point above U+00FF where only bytes can be sent.
    NotAByteString = "not-a-byte-string";
    /// The URL cannot be parsed.
    UrlNotParsable = "url-not-parsable";
    /// The URL given to `fetch()` has a user name or a password.
    UrlHasCredentials = "url-has-credentials";
    /// The method is not a token.
    MethodNotAToken = "method-not-a-token";
    /// `CONNECT`, `TRACE` or `TRACK`.
    MethodForbidden = "method-forbidden";
    /// A `no-cors` request with a method that forms cannot send.
    NoCorsMethodNotSafelisted = "no-cors-method-not-safelisted";
    /// A header name that is not a token.
    HeaderNameInvalid = "header-name-invalid";
    /// A header value with a line break or a NUL inside.
    HeaderValueInvalid = "header-value-invalid";
    /// A body on a method that has none.
    GetOrHeadWithBody = "get-or-head-with-body";

    // Nothing goes out to this URL.
    /// This browser refuses the header.
    HeaderRefused = "header-refused";
    /// The port belongs to another protocol.
    PortBlocked = "port-blocked";
    /// A page over `https` asks somebody over `http`.
    MixedContent = "mixed-content";
    /// The page's own Content-Security-Policy.
    ContentSecurityPolicy = "content-security-policy";
    /// Mode `same-origin`, and the URL is another origin's.
    CrossOriginInSameOriginMode = "cross-origin-in-same-origin-mode";
    /// Mode `no-cors` with a redirect mode other than `follow`.
    NoCorsRedirectModeNotFollow = "no-cors-redirect-mode-not-follow";
    /// The scheme is not one that CORS can speak.
    SchemeNotHttp = "scheme-not-http";
    /// The URL is neither HTTP nor carries a response.
    UrlNotFetchable = "url-not-fetchable";

    // No answer, or the answer does not agree.
    /// The connection brought no answer.
    NoAnswer = "no-answer";
    /// Lines that may differ in no answer.
    AnswerMalformed = "answer-malformed";
    /// No `Access-Control-Allow-Origin`.
    AllowOriginMissing = "allow-origin-missing";
    /// Several `Access-Control-Allow-Origin` lines, or several values in one.
    AllowOriginMultiple = "allow-origin-multiple";
    /// `*` on a request with credentials.
    AllowOriginWildcardWithCredentials = "allow-origin-wildcard-with-credentials";
    /// The value is no origin at all.
    AllowOriginInvalid = "allow-origin-invalid";
    /// Another origin is named.
    AllowOriginMismatch = "allow-origin-mismatch";
    /// Credentials asked for, and no `Access-Control-Allow-Credentials`.
    AllowCredentialsMissing = "allow-credentials-missing";
    /// `Access-Control-Allow-Credentials` is not exactly `true`.
    AllowCredentialsNotTrue = "allow-credentials-not-true";

    // The preflight alone.
    /// The preflight was answered with a redirect.
    PreflightRedirected = "preflight-redirected";
    /// The preflight was answered with a status that is no success.
    PreflightStatusNotOk = "preflight-status-not-ok";
    /// `Access-Control-Allow-Methods` is not a list of tokens.
    AllowMethodsInvalid = "allow-methods-invalid";
    /// `Access-Control-Allow-Headers` is not a list of tokens.
    AllowHeadersInvalid = "allow-headers-invalid";
    /// The method is not among those allowed.
    MethodNotAllowed = "method-not-allowed";
    /// `Authorization` is not named, and `*` does not cover it.
    AuthorizationNotAllowed = "authorization-not-allowed";
    /// A header is not among those allowed.
    HeaderNotAllowed = "header-not-allowed";

    // The answer to the request itself.
    /// `Cross-Origin-Resource-Policy` keeps the response from this page.
    ResourcePolicyBlocks = "resource-policy-blocks";
    /// A redirect under redirect mode `error`.
    RedirectModeError = "redirect-mode-error";
    /// Several `Location` lines.
    LocationRepeated = "location-repeated";
    /// A `Location` that is no URL.
    LocationNotParsable = "location-not-parsable";
    /// A redirect to something that is not HTTP.
    LocationSchemeNotHttp = "location-scheme-not-http";
    /// More than twenty redirects.
    TooManyRedirects = "too-many-redirects";
    /// A redirect to a URL with a user name or a password.
    RedirectHasCredentials = "redirect-has-credentials";
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

    /// Whether it is a redirect that led nowhere.
    #[must_use]
    pub const fn is_about_redirect(self) -> bool {
        matches!(
            self,
            Self::RedirectModeError
                | Self::LocationRepeated
                | Self::LocationNotParsable
                | Self::LocationSchemeNotHttp
                | Self::TooManyRedirects
                | Self::RedirectHasCredentials
        )
    }

    /// The reason of this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.code() == code)
    }
}
