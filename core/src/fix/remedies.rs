//! For each obstacle, the edits that might remove it. Whether they do is not decided here.

use super::state::Obstacle;
use super::words::code;
use super::{Edit, page, redirects, request_headers, server};
use crate::engine::Engine;
use crate::exchange::{Answer, Exchange};
use crate::explain::explain;
use crate::header::HeaderList;
use crate::names::Names;
use crate::reason::Reason;
use crate::redirect::is_redirect_status;
use crate::request::RequestState;
use crate::scenario::Credentials;
use crate::sent::isomorphic_decode;
use crate::url::UrlParser;
use crate::verdict::{At, Blocked, Leg, Saw};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Whom servers agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// The origin that asks, by its name.
    Exact,
    /// Everybody.
    Everybody,
    /// Whoever says `null`.
    Null,
}

/// Where a search stands.
pub(super) struct Place<'a> {
    /// With the edits made so far.
    pub exchange: &'a Exchange,
    /// Without any.
    pub original: &'a Exchange,
    pub parser: &'a dyn UrlParser,
    /// How many of the original's first URLs the edits leave out.
    pub skipped: u8,
    pub style: Style,
    /// Whether a server has to act already.
    pub server_acts: bool,
}

impl Place<'_> {
    /// A place of the edited exchange in the original's numbers.
    pub fn original_at(&self, at: At) -> At {
        At { hop: at.hop.saturating_add(self.skipped), ..at }
    }

    /// The answer at a place of the edited exchange.
    pub fn answer(&self, at: At) -> Option<&Answer> {
        answer(self.exchange, at)
    }

    /// The headers that stood there before any edit.
    pub fn before(&self, at: At) -> Option<&HeaderList> {
        answer(self.original, self.original_at(at)).map(|answer| &answer.headers)
    }

    pub fn includes_credentials(&self) -> bool {
        self.exchange.request().credentials == Credentials::Include
    }

    /// The headers that the preflight's answer at this URL allows.
    pub fn allowed_headers(&self, hop: u8) -> Option<&Names> {
        self.exchange.preflight_at(hop).map(|answer| &answer.allow_headers)
    }

    /// An answer, and whose it is where several servers are asked.
    pub fn answer_name(&self, at: At) -> String {
        let answer = super::words::answer(at.leg);
        if self.original.hops.len() < 2 && at.hop == 0 {
            return answer.into();
        }
        format!("{answer} from {}", self.server(at.hop))
    }

    /// The origin of the server at this URL, for people.
    pub fn server(&self, hop: u8) -> String {
        let url = self.exchange.url_at(hop);
        url.map_or_else(|| "the server".into(), |url| code(url.origin().serialization()))
    }
}

fn answer(exchange: &Exchange, at: At) -> Option<&Answer> {
    match at.leg {
        Leg::Preflight => exchange.preflight_at(at.hop),
        Leg::Request | Leg::Response => exchange.response_at(at.hop),
    }
}

/// What might help.
#[derive(Default)]
pub(super) struct Remedies {
    /// What the server does next, in the style that is looked for.
    pub server: Option<Edit>,
    /// What may be done instead, or has to be done by somebody else.
    pub choices: Vec<Edit>,
    /// Other styles worth a look.
    pub styles: Vec<Style>,
}

impl Remedies {
    fn choose(choices: impl IntoIterator<Item = Edit>) -> Self {
        Self { choices: choices.into_iter().collect(), ..Self::default() }
    }

    fn serve(server: Option<Edit>) -> Self {
        Self { server, ..Self::default() }
    }

    fn or(mut self, choices: impl IntoIterator<Item = Edit>) -> Self {
        self.choices.extend(choices);
        self
    }
}

/// What might remove this obstacle.
pub(super) fn remedies(place: &Place<'_>, engine: Engine, obstacle: &Obstacle<'_>) -> Remedies {
    // Whatever a login page answers, and however it is asked, is no help.
    let login = redirects::to_login(place.exchange);
    if let Some(hop) = login.filter(|&hop| is_at_redirect(obstacle, hop)) {
        return Remedies::choose(redirects::answer_here(place, hop));
    }
    match obstacle {
        Obstacle::Opaque => Remedies::choose([page::ask_to_read(place)]),
        Obstacle::OpaqueRedirect => Remedies::choose([page::follow(place)])
            .or(redirects::answer_here(place, last_answered(place, engine)))
            .or(redirects::ask_last_url(place)),
        Obstacle::Waits(sent) => {
            let mut found = Remedies::serve(server::answer(place, sent));
            if let Some(origin) = sent.origin() {
                others(place, sent.at(), origin, &mut found);
            }
            found
        }
        Obstacle::Blocked(blocked) => of_reason(place, engine, blocked),
    }
}

/// Whether an obstacle is met at the redirect of this URL or behind it.
fn is_at_redirect(obstacle: &Obstacle<'_>, hop: u8) -> bool {
    let at = match obstacle {
        Obstacle::Blocked(blocked) => blocked.at,
        Obstacle::Waits(sent) => sent.at(),
        Obstacle::Opaque | Obstacle::OpaqueRedirect => return false,
    };
    at.hop > hop || (at.hop == hop && at.leg == Leg::Response)
}

fn last_answered(place: &Place<'_>, engine: Engine) -> u8 {
    explain(place.exchange, engine).sent.last().map_or(0, |sent| sent.at().hop)
}

fn of_reason(place: &Place<'_>, engine: Engine, blocked: &Blocked<'_>) -> Remedies {
    let (at, seen) = (blocked.at, bytes(blocked.saw));
    let request = &place.exchange.request();
    match blocked.reason {
        Reason::NotAByteString | Reason::HeaderNameInvalid | Reason::HeaderValueInvalid => {
            Remedies::choose(request_headers::repair_header(place, seen))
        }
        Reason::UrlNotParsable | Reason::SchemeNotHttp | Reason::UrlNotFetchable => {
            Remedies::choose(page::write_scheme(place))
        }
        Reason::UrlHasCredentials => {
            let url = place.exchange.url_at(0);
            Remedies::choose(url.into_iter().flat_map(|url| page::without_login(place, url)))
        }
        Reason::MethodNotAToken => Remedies::choose(page::trimmed_method(&request.method)),
        Reason::GetOrHeadWithBody => Remedies::choose(page::body_or_method(place)),
        Reason::NoCorsMethodNotSafelisted
        | Reason::NoCorsRedirectModeNotFollow
        | Reason::CrossOriginInSameOriginMode => Remedies::choose([page::ask_to_read(place)]),
        Reason::ResourcePolicyBlocks => {
            let mut edit = page::ask_to_read(place);
            edit.text.push_str(&format!(
                " Where the page need not read it, it is enough that {} sends `Cross-Origin-Resource-Policy: cross-origin`: then every page may show it.",
                place.server(at.hop)
            ));
            Remedies::choose([edit])
        }
        Reason::HeaderRefused => {
            let why = "This browser keeps the header for itself; the others would send it.".into();
            Remedies::choose([request_headers::drop_headers(&[isomorphic_decode(seen)], why)])
        }
        Reason::MixedContent => {
            let url = place.exchange.url_at(at.hop);
            match at.hop {
                0 => Remedies::choose(url.and_then(page::ask_over_https)),
                hop => Remedies::serve(redirects::redirect_to_https(place, hop))
                    .or(redirects::ask_last_url(place)),
            }
        }
        Reason::ContentSecurityPolicy => {
            Remedies::choose(page::allow_in_policy(place, at.hop, bytes(blocked.needed)))
        }
        Reason::MethodForbidden | Reason::PortBlocked | Reason::NoAnswer => Remedies::default(),
        Reason::AnswerMalformed => {
            let name = core::str::from_utf8(seen).unwrap_or_default();
            Remedies::serve(server::keep_one_line(place, at, name))
        }
        Reason::AllowOriginMissing
        | Reason::AllowOriginMultiple
        | Reason::AllowOriginWildcardWithCredentials
        | Reason::AllowOriginInvalid
        | Reason::AllowOriginMismatch => origin(place, engine, blocked),
        Reason::AllowCredentialsMissing | Reason::AllowCredentialsNotTrue => {
            Remedies::serve(server::allow_credentials(place, at))
                .or(page::without_credentials(place, at.hop))
                .or(without_preflight(place, engine, at))
        }
        Reason::PreflightRedirected => Remedies::serve(server::succeed(place, at))
            .or(redirects::ask_canonical_url(place, at))
            .or(without_preflight(place, engine, at)),
        Reason::PreflightStatusNotOk => {
            Remedies::serve(server::succeed(place, at)).or(without_preflight(place, engine, at))
        }
        Reason::AllowMethodsInvalid | Reason::MethodNotAllowed => {
            let allowed = place.answer(at).map(|answer| &answer.allow_methods);
            let misspelt =
                asked(place, engine, |request| page::upper_case_method(request.method, allowed));
            // Nobody should teach a server a method that is only misspelt.
            let server = match misspelt.flatten() {
                Some(edit) => return Remedies::choose([edit]),
                None => asked(place, engine, |request| server::allow_method(place, at, request)),
            };
            Remedies::serve(server.flatten())
                .or(starred(place, at).then(|| page::without_credentials(place, at.hop)).flatten())
                .or(without_preflight(place, engine, at))
        }
        Reason::AllowHeadersInvalid
        | Reason::HeaderNotAllowed
        | Reason::AuthorizationNotAllowed => {
            let server = asked(place, engine, |request| server::allow_headers(place, at, request));
            let wrong = asked(place, engine, |request| {
                request_headers::drop_answers_headers(place, request)
            });
            if let Some(wrong) = wrong.flatten() {
                return Remedies::choose([wrong]);
            }
            let dropped =
                asked(place, engine, |request| request_headers::drop_refused(place, request));
            Remedies::serve(server.flatten())
                .or(starred(place, at).then(|| page::without_credentials(place, at.hop)).flatten())
                .or(without_preflight(place, engine, at))
                .or(dropped.flatten().filter(|_| !place.server_acts))
        }
        Reason::RedirectModeError => Remedies::choose([page::follow(place)])
            .or(redirects::ask_last_url(place))
            .or(redirects::answer_here(place, at.hop)),
        Reason::LocationRepeated | Reason::RedirectHasCredentials => {
            Remedies::serve(redirects::repair_location(place, at))
                .or(redirects::ask_last_url(place))
                .or(redirects::answer_here(place, at.hop))
        }
        Reason::LocationNotParsable | Reason::LocationSchemeNotHttp | Reason::TooManyRedirects => {
            Remedies::choose(redirects::answer_here(place, at.hop))
        }
    }
}

/// The answer does not name who asks.
fn origin(place: &Place<'_>, engine: Engine, blocked: &Blocked<'_>) -> Remedies {
    let (at, asks) = (blocked.at, bytes(blocked.needed));
    let mut found = Remedies::serve(server::allow_origin(place, at, asks))
        .or(without_preflight(place, engine, at));
    if blocked.reason == Reason::AllowOriginWildcardWithCredentials {
        found.choices.extend(page::without_credentials(place, at.hop));
    }
    let redirects = place.answer(at).is_some_and(|answer| is_redirect_status(answer.status));
    if redirects && at.leg == Leg::Response {
        found.choices.extend(redirects::ask_last_url(place));
    }
    if place.exchange.page_origin().serialization() == "null" {
        found.choices.push(page::serve_page(place, bytes_of_lines(blocked.saw)));
    }
    found.choices.extend(page::serve_over_https(place, bytes_of_lines(blocked.saw)));
    others(place, at, asks, &mut found);
    found
}

/// What else there is where an origin has to be named: other styles; and where redirects have made
/// it `null`, other ways.
fn others(place: &Place<'_>, at: At, asks: &[u8], found: &mut Remedies) {
    if !place.includes_credentials() {
        found.styles.push(Style::Everybody);
    }
    if asks != b"null" {
        return;
    }
    found.styles.push(Style::Null);
    if place.exchange.page_origin().serialization() == "null" {
        let has_choice = !found.choices.is_empty();
        found.choices.extend((!has_choice).then(|| page::serve_page(place, b"")));
    } else if let Some(before) = at.hop.checked_sub(1) {
        found.choices.extend(redirects::ask_last_url(place));
        found.choices.extend(redirects::answer_here(place, before));
    }
}

/// What keeps the browser from asking first.
fn without_preflight(place: &Place<'_>, engine: Engine, at: At) -> Vec<Edit> {
    if at.leg != Leg::Preflight {
        return Vec::new();
    }
    let needless = asked(place, engine, |request| request_headers::drop_needless(place, request));
    let listener = page::without_upload_listener(place);
    needless.flatten().into_iter().chain(listener).collect()
}

/// Whether `*` was said to a request with credentials.
fn starred(place: &Place<'_>, at: At) -> bool {
    place.answer(at).is_some_and(|answer| {
        answer.allow_methods.has_wildcard() || answer.allow_headers.has_wildcard()
    })
}

/// Looks at the request that was sent last.
fn asked<T>(
    place: &Place<'_>,
    engine: Engine,
    look: impl FnOnce(&RequestState<'_>) -> T,
) -> Option<T> {
    let explanation = explain(place.exchange, engine);
    explanation.sent.last().map(|sent| look(&sent.request))
}

/// The value that was looked at; of a header its name.
fn bytes(saw: Saw<'_>) -> &[u8] {
    match saw {
        Saw::Bytes(bytes) | Saw::Header(bytes, _) => bytes,
        Saw::Nothing | Saw::Lines(..) | Saw::Number(_) => b"",
    }
}

/// The first line of a header that was looked at.
fn bytes_of_lines(saw: Saw<'_>) -> &[u8] {
    match saw {
        Saw::Lines(headers, name) => headers.values(name).next().unwrap_or_default(),
        Saw::Bytes(_) | Saw::Nothing | Saw::Header(..) | Saw::Number(_) => b"",
    }
}
