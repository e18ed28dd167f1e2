//! What an exchange can show about its cause beyond the reason: what the status says, which layer was
//! forgotten, which near miss the value is.

use alloc::string::String;

/// A hint about one exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hinted {
    /// Which.
    pub hint: Hint,
    /// In a sentence or two, with the values of the exchange.
    pub sentence: String,
}

macro_rules! hints {
    ($($(#[doc = $doc:literal])* $name:ident: $text:literal;)+) => {
        /// Something that an exchange shows about why it was blocked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Hint { $($(#[doc = $doc])* $name),+ }

        impl Hint {
            /// Every hint.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// What to say, with `{seen}` for a value of its own and the placeholders of reasons.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

hints! {
    // Names.
    /// A header whose name is nearly the one that was needed.
    HeaderMisspelt:
        "The answer has a header called `{seen}`. Browsers do not know that name; it was probably meant to be the one that is missing.";
    /// The script sets a header that belongs on an answer.
    AnswersHeaderOnRequest:
        "The script sets `{seen}` on its request, where it grants nothing. It is the server's to send. On a request it is one more header that the browser has to ask permission for, so take it out.";

    // The status of a preflight.
    /// 401 or 407.
    PreflightNeedsLogin:
        "Status {status} says that something asks for a login before it answers `OPTIONS`. A preflight never carries cookies or an `Authorization` header, so `OPTIONS` has to be answered before authentication.";
    /// 403 without a sign of who refused.
    PreflightForbidden:
        "Status {status} says that the preflight was refused: by the CORS layer itself, because the origin, the method or a header is not on its list, or by a login check or a firewall in front of it, which has to let `OPTIONS` pass.";
    /// 403 that names the request's CORS headers in `Vary`.
    PreflightRefusedByCors:
        "Status {status} with `Vary: {seen}` says that the CORS layer itself refused the preflight: the origin, the method or a header is not on its list. Look there before anything else is changed.";
    /// 404, 405 or 501.
    PreflightUnknown:
        "Status {status} says that nothing answers `OPTIONS` at this URL. The error page came from a router that knows the URL for other methods only, or not at all; let the CORS layer answer `OPTIONS` before routing.";
    /// 5xx.
    PreflightFailed:
        "Status {status} says that the server, or a proxy in front of it, failed on the preflight. Its log tells more than the browser's console.";
    /// Any other 4xx.
    PreflightRefused:
        "Status {status} says that the preflight was refused before anything could answer it. It has no body and none of the headers that your request sets, so a rule that demands one of those must let `OPTIONS` pass.";
    /// A redirect without the header.
    PreflightLedElsewhere:
        "The preflight was answered with a redirect (status {status}). Headers alone would not help: a preflight is not redirected, so its own URL has to answer it with a status from 200 to 299.";

    // The status of an answer.
    /// 502 to 504.
    GatewayAnswered:
        "Status {status} comes from a gateway whose own server did not answer as it should. That is the real failure; only the error page lacks the header. Whether your application received the request, and what it did, its log tells.";
    /// 401.
    LoginRefused:
        "Status {status} says that the request was refused, probably by a layer that runs before the one that adds CORS headers. That is the real failure. With the header on refusals too, the script could read the status.";
    /// 403 without a sign of who refused.
    Forbidden:
        "Status {status} says that the request was refused: by the CORS layer itself, because `{page}` is not on its list, or by a login check or a firewall that runs before it. With the header on refusals too, the script could read the status.";
    /// 403 that names the request's CORS headers in `Vary`.
    RefusedByCors:
        "Status {status} with `Vary: {seen}` says that the CORS layer itself refused the request, most likely because `{page}` is not on its list of origins.";
    /// Any other 4xx or 5xx.
    ErrorPage:
        "Status {status} is the real failure. Error pages often come from a layer that adds no CORS headers: a proxy, a framework's error handler, `add_header` without `always` in nginx. With the header on errors too, the script could read the status.";
    /// A redirect that does not agree.
    RedirectUnasked:
        "The answer is a redirect (status {status}), and the browser follows it only if it agrees like any other answer. The page that it leads to was not asked yet.";

    // Where a redirect leads.
    /// The slash at the end.
    RedirectForSlash:
        "The redirect changes nothing but the slash at the end. Asking for `{seen}` at once needs no redirect.";
    /// `http` to `https`.
    RedirectForHttps:
        "The redirect changes nothing but `http` to `https`. Asking for `{seen}` at once needs no redirect.";
    /// A login page, for a preflight.
    PreflightSentToLogin:
        "The redirect leads to `{seen}`, which looks like a login page. A preflight never carries a session, neither cookie nor token, so `OPTIONS` has to be answered before the login check.";
    /// A login page.
    RedirectToLogin:
        "The redirect leads to `{seen}`, which looks like a login page: the session is missing or over. An API should say so with status 401, since no script can log in by following a redirect.";
    /// Anywhere else.
    RedirectElsewhere:
        "The redirect leads to `{seen}`. If that is where the answer is, ask for it at once.";

    // How the request came here.
    /// The preflight agreed, and the answer does not.
    OnlyPreflightAgrees:
        "The preflight was allowed, but its permission is not the answer's: `Access-Control-Allow-Origin` has to be on both. It is probably added for `OPTIONS` only.";
    /// A redirect led here.
    RedirectedHere:
        "The script asked for `{seen}` and was redirected here. Once a request has left the page's own origin, every server on the way has to agree by itself.";
    /// The page has no origin that could be named.
    PageIsOpaque:
        "The page has an opaque origin, so the browser says `Origin: null`: it was opened from a file, a `data:` URL or a sandboxed frame.";
    /// A redirect across origins.
    OriginLostOnTheWay:
        "A redirect led away from a foreign origin to another origin, so the browser says `Origin: null` from there on and no longer `{page}`.";
    /// WebKit's second check of a redirect.
    CheckedAsIfWithCredentials:
        "The request's credentials mode is `{credentials}`, but this browser checks a redirect a second time as if credentials were asked for, because the first URL was the page's own.";

    // Near misses of the origin.
    /// An empty value.
    OriginEmpty:
        "The value is empty: the server found nothing to put there. Either it does not know `{needed}`, or the variable that holds the origin is not set.";
    /// Characters outside ASCII.
    OriginNotAscii:
        "The value has a character outside ASCII. Browsers send hosts in their ASCII form (`xn--…`), and a character that cannot be seen counts as well.";
    /// A template that was not filled.
    OriginUnfilled:
        "The value looks like a variable that was never replaced by its value. Check the quoting in the configuration that it comes from.";
    /// Quotes around it.
    OriginQuoted:
        "The quotes are part of the value. The header takes the bare origin.";
    /// A list with the right one in it.
    OriginListed:
        "`{needed}` is in the list, but this header takes no list. The server has to pick the one that asks, compare it with its list, and send that alone with `Vary: Origin`.";
    /// A list without it.
    OriginsListed:
        "This header takes no list, and `{needed}` is not among these anyway. The server has to compare the request's `Origin` with its list and send the one that matches, with `Vary: Origin`.";
    /// A pattern.
    OriginPattern:
        "The value is a pattern. Browsers know no patterns here, only a whole origin or `*` alone; the matching is the server's work, which then sends `{needed}` itself with `Vary: Origin`.";
    /// `null`.
    OriginNull:
        "`null` is not a word for nobody: it is what pages without an origin of their own are called, files and sandboxed frames. Anybody can open a sandboxed frame, so do not send it.";
    /// Upper case.
    OriginUpperCase:
        "The two differ in upper and lower case only. Browsers send origins in lower case.";
    /// A slash at the end.
    OriginSlash:
        "The only difference is the slash at the end. An origin has none.";
    /// A path.
    OriginPath:
        "The value goes on behind the origin. An origin is scheme, host and port, without a path.";
    /// No scheme.
    OriginWithoutScheme:
        "The scheme is missing. An origin begins with `https://` or `http://`.";
    /// Another scheme.
    OriginScheme:
        "Host and port are the same, the scheme is not: `http` and `https` are different origins.";
    /// The scheme's own port.
    OriginDefaultPort:
        "The only difference is the port, which is the scheme's own. Browsers never write 443 for `https` or 80 for `http`.";
    /// No port.
    OriginWithoutPort:
        "The only difference is the port, which is missing. It is a part of the origin unless it is the scheme's own.";
    /// Another port.
    OriginPort:
        "The only difference is the port. Another port is another origin, on this machine too.";
    /// Another scheme and another port.
    OriginSchemeAndPort:
        "The host is the same, scheme and port are not. All three make an origin.";
    /// The server's own origin.
    OriginIsServer:
        "`{server}` is the server's own origin. The header has to name the page that asks.";
    /// Another name for this machine.
    OriginLocalName:
        "Both mean this machine, but browsers compare names: `localhost`, `127.0.0.1` and `[::1]` are different origins.";
    /// With or without `www.`
    OriginWww:
        "The only difference in the host is `www.`, which makes it another origin.";
    /// A subdomain, or what it is a subdomain of.
    OriginOtherLevel:
        "One host is a subdomain of the other. Each subdomain is an origin of its own.";

    // Other values.
    /// The same line more than once.
    HeaderTwiceTheSame:
        "The header stands there more than once, always with the same value: two layers add it, often the application and a proxy in front. One of them has to stop.";
    /// Several lines.
    HeaderTwice:
        "The header stands there more than once: two layers add it, often the application and a proxy in front. One of them has to stop.";
    /// `True`.
    TrueInUpperCase:
        "The only difference is upper and lower case; some languages print `true` as `True`.";
    /// `false`.
    FalseIsNotSaid:
        "There is no way to say `false`: a server that does not agree leaves the header out.";
    /// A method that browsers do not put into upper case.
    MethodInLowerCase:
        "The list has the method in upper case. Browsers put `delete`, `get`, `head`, `options`, `post` and `put` into upper case by themselves and no others, so the script has to write it in upper case.";
    /// A method that the list has in lower case.
    ListInLowerCase:
        "The list has the method in lower case; browsers send `{saw}`. Case matters, so it has to stand there in upper case.";
    /// `*` with credentials.
    WildcardIsLiteral:
        "The list has a `*`, but the credentials mode is `include`: then `*` is a name like any other and covers nothing else.";
    /// Quotes in a list.
    ListQuoted:
        "Quotes are not part of a name. The list is bare names with commas between them.";
    /// Spaces or semicolons between names.
    ListWithoutCommas:
        "Names are separated by commas, not by spaces or semicolons.";

    // Caches.
    /// A cache answered.
    AnswerFromCache:
        "A cache answered (`{seen}`), and the answer has no `Vary: Origin`. It was probably made for a request of another origin, or for one without any. With `Vary: Origin` a cache keeps one answer for each origin.";
    /// No `Vary: Origin` on an answer that names another origin.
    VaryMissing:
        "The answer has no `Vary: Origin`. If the server chooses the value by who asks, any cache on the way, the browser's too, may hand out what was made for another origin.";
}
