//! What a task asks for. Each goal is a question to core about the exchange that stands in the boxes
//! now; none is decided here.

use super::lesson::Lesson;
use crate::convert::url_parser;
use corsplain::account::Account;
use corsplain::advice::advice;
use corsplain::cache::{Seconds, Session};
use corsplain::over_time::{Lifetime, lives_on, stories};
use corsplain::scenario::{Credentials, Request, Scenario};
use corsplain::{Engine, Exchange, Leg, Outcome, Reason, account, check, explain};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

/// A part of a task: what has to hold, and what to try as long as it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What has to hold.
    pub goal: Goal,
    /// What to try.
    pub hint: String,
    /// What has to hold in words of the lesson; empty where those for every lesson will do.
    pub wanted: String,
}

/// Something that can be asked of an exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// `outcome WORD`: what the script gets.
    Outcome(Outcome),
    /// `reason CODE`: why it is blocked.
    Reason(Reason),
    /// `asked-first`: a preflight goes out.
    AskedFirst,
    /// `unasked`: none does.
    Unasked,
    /// `reached URL`: the request itself went to this URL, and a server answered.
    Reached(String),
    /// `not-reached`: the request itself went nowhere.
    NotReached,
    /// `header-readable NAME`: script can read this header of the last answer.
    HeaderReadable(String),
    /// `header-hidden NAME`: it is there, and script cannot read it.
    HeaderHidden(String),
    /// `credentials WORD`: the request's credentials mode.
    Credentials(Credentials),
    /// `never-allows VALUE`: no answer says this in `Access-Control-Allow-Origin`.
    NeverAllows(String),
    /// `for ORIGIN WORD`: what a page of another origin gets by the same answers.
    For(String, Outcome),
    /// `policy-forbids URL`: the page's policy lets nothing out to this URL.
    PolicyForbids(String),
    /// `no-finding CODE`: core does not notice this.
    NoFinding(String),
    /// `asks-once SECONDS`: the same request after this time is not preflighted again.
    AsksOnce(Seconds),
    /// `stored SECONDS`: the same request after this time is answered by the HTTP cache.
    Stored(Seconds),
    /// `second-page`: another page of the same site, which the server would name, can read it too.
    SecondPage,
    /// `revocable ORIGIN SECONDS`: what that page may do is over after this time at the latest.
    Revocable(String, Seconds),
    /// `keep WORDS`: these are as they were at first.
    Keep(Vec<Kept>),
}

/// Something of the exchange that is not to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// `page`: its origin.
    Page,
    /// `request`: all of it.
    Request,
    /// `url`: the request's.
    Url,
    /// `method`: the request's.
    Method,
    /// `body`: the request's.
    Body,
    /// `answers`: all of them.
    Answers,
}

/// Reads a part: a goal in words, ` | `, its hint, and perhaps ` | ` and what is wanted in words of
/// the lesson.
///
/// # Errors
///
/// Where it is none.
pub fn part(text: &str) -> Result<Part, String> {
    let (goal, hint) = text.split_once(" | ").ok_or_else(|| format!("no hint: {text}"))?;
    let words: Vec<&str> = goal.split(' ').collect();
    let read = goal_of(&words).ok_or_else(|| format!("no goal: {goal}"))?;
    let (hint, wanted) = hint.split_once(" | ").unwrap_or((hint, ""));
    Ok(Part { goal: read, hint: hint.to_owned(), wanted: wanted.to_owned() })
}

fn goal_of(words: &[&str]) -> Option<Goal> {
    Some(match words {
        ["outcome", word] => Goal::Outcome(outcome(word)?),
        ["reason", code] => {
            Goal::Reason(*Reason::ALL.iter().find(|reason| reason.code() == *code)?)
        }
        ["asked-first"] => Goal::AskedFirst,
        ["unasked"] => Goal::Unasked,
        ["reached", url] => Goal::Reached((*url).to_owned()),
        ["not-reached"] => Goal::NotReached,
        ["header-readable", name] => Goal::HeaderReadable((*name).to_owned()),
        ["header-hidden", name] => Goal::HeaderHidden((*name).to_owned()),
        ["credentials", word] => Goal::Credentials(Credentials::from_word(word)?),
        ["never-allows", value] => Goal::NeverAllows((*value).to_owned()),
        ["for", origin, word] => Goal::For((*origin).to_owned(), outcome(word)?),
        ["policy-forbids", url] => Goal::PolicyForbids((*url).to_owned()),
        ["no-finding", code] => Goal::NoFinding((*code).to_owned()),
        ["asks-once", seconds] => Goal::AsksOnce(seconds.parse().ok()?),
        ["stored", seconds] => Goal::Stored(seconds.parse().ok()?),
        ["second-page"] => Goal::SecondPage,
        ["revocable", origin, seconds] => {
            Goal::Revocable((*origin).to_owned(), seconds.parse().ok()?)
        }
        ["keep", kept @ ..] if !kept.is_empty() => {
            Goal::Keep(kept.iter().map(|word| kept_of(word)).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

fn outcome(word: &str) -> Option<Outcome> {
    Outcome::deserialize(IntoDeserializer::<Error>::into_deserializer(word)).ok()
}

fn kept_of(word: &str) -> Option<Kept> {
    Some(match word {
        "page" => Kept::Page,
        "request" => Kept::Request,
        "url" => Kept::Url,
        "method" => Kept::Method,
        "body" => Kept::Body,
        "answers" => Kept::Answers,
        _ => return None,
    })
}

/// The exchange that stands in the boxes now, of which a lesson asks something.
#[derive(Debug)]
pub struct Now<'a> {
    exchange: &'a Exchange,
    lesson: &'a Lesson,
    account: Account,
}

impl<'a> Now<'a> {
    /// That exchange, explained by the rules of the lesson's engine.
    #[must_use]
    pub fn new(exchange: &'a Exchange, lesson: &'a Lesson) -> Self {
        Self { exchange, lesson, account: account(&explain(exchange, lesson.engine)) }
    }

    /// Whether a goal holds.
    #[must_use]
    pub fn holds(&self, goal: &Goal) -> bool {
        let Self { account, exchange, .. } = self;
        match goal {
            Goal::Outcome(outcome) => account.outcome == *outcome,
            Goal::Reason(reason) => {
                account.cause.as_ref().is_some_and(|cause| cause.code == reason.code())
            }
            Goal::AskedFirst => self.sent(Leg::Preflight).next().is_some(),
            Goal::Unasked => self.sent(Leg::Preflight).next().is_none(),
            Goal::Reached(url) => {
                self.sent(Leg::Response).any(|(to, is_answered)| to == url && is_answered)
            }
            Goal::NotReached => self.sent(Leg::Response).next().is_none(),
            Goal::HeaderReadable(name) => self.header(name) == Some(true),
            Goal::HeaderHidden(name) => self.header(name) == Some(false),
            Goal::Credentials(credentials) => {
                exchange.scenario().request.credentials == *credentials
            }
            Goal::NeverAllows(value) => {
                !allowed_origins(exchange.scenario()).any(|one| one == value)
            }
            Goal::For(origin, outcome) => {
                let other = self.asked_from(origin);
                other.is_some_and(|other| check(&other, self.engine()).outcome() == *outcome)
            }
            Goal::PolicyForbids(url) => self.is_forbidden(url),
            Goal::NoFinding(code) => !advice(exchange).iter().any(|finding| finding.code == code),
            Goal::AsksOnce(seconds) => self.asks_once(*seconds),
            Goal::Stored(seconds) => {
                let mut browser = Session::new(self.engine());
                browser.check(exchange, 0);
                browser.explain(exchange, *seconds).answered_from_store().next().is_some()
            }
            Goal::SecondPage => self.second_page(),
            Goal::Revocable(origin, seconds) => self.is_revocable(origin, *seconds),
            Goal::Keep(kept) => kept.iter().all(|kept| self.keeps(*kept)),
        }
    }

    const fn engine(&self) -> Engine {
        self.lesson.engine
    }

    /// What was sent of a kind, or would be: to which URL, and whether an answer came.
    fn sent(&self, leg: Leg) -> impl Iterator<Item = (&str, bool)> {
        let all = self.account.sent.iter().chain(&self.account.next);
        let of_kind = all.filter(move |sent| sent.at.leg == leg);
        of_kind.map(|sent| (sent.url.as_str(), sent.status.is_some_and(|status| status > 0)))
    }

    /// Whether script can read a header; `None` where there is none.
    fn header(&self, name: &str) -> Option<bool> {
        let mut headers = self.account.headers.iter();
        headers.find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.readable)
    }

    fn asked_from(&self, origin: &str) -> Option<Exchange> {
        let page_origin = origin.to_owned();
        exchange(Scenario { page_origin, ..self.exchange.scenario().clone() })
    }

    fn is_forbidden(&self, url: &str) -> bool {
        let scenario = self.exchange.scenario().clone();
        let request = Request { url: url.to_owned(), ..scenario.request };
        let other = exchange(Scenario { request, ..scenario });
        other.is_some_and(|other| {
            let verdict = check(&other, self.engine());
            verdict.blocked().map(|blocked| blocked.reason) == Some(Reason::ContentSecurityPolicy)
        })
    }

    fn asks_once(&self, seconds: Seconds) -> bool {
        let mut browser = Session::new(self.engine());
        let [first, second] = [0, seconds].map(|at| {
            let told = account(&browser.explain(self.exchange, at));
            let asked = told.sent.iter().any(|sent| sent.at.leg == Leg::Preflight);
            (told.outcome, asked)
        });
        first == (Outcome::Readable, true) && second == (Outcome::Readable, false)
    }

    fn second_page(&self) -> bool {
        let stories = stories(self.exchange);
        let tellings = stories.iter().filter(|story| story.code == "second-page");
        let mut own =
            tellings.flat_map(|story| &story.tellings).filter(|told| told.engine == self.engine());
        let last = own.next().and_then(|told| told.moments.last());
        last.is_some_and(|last| last.outcome == Outcome::Readable)
    }

    fn is_revocable(&self, origin: &str, seconds: Seconds) -> bool {
        let Some(other) = self.asked_from(origin) else { return false };
        let lives = lives_on(&other, self.engine());
        let is_over = |lifetime| match lifetime {
            Lifetime::None => true,
            Lifetime::Seconds(after) => after <= seconds,
            Lifetime::Forever => false,
        };
        check(&other, self.engine()).outcome() == Outcome::Readable
            && is_over(lives.preflight)
            && is_over(lives.response)
    }

    fn keeps(&self, kept: Kept) -> bool {
        let (now, first) = (self.exchange.scenario(), &self.lesson.exchange);
        match kept {
            Kept::Page => now.page_origin == first.page_origin,
            Kept::Request => now.request == first.request,
            Kept::Url => now.request.url == first.request.url,
            Kept::Method => now.request.method == first.request.method,
            Kept::Body => now.request.body == first.request.body,
            Kept::Answers => now.hops == first.hops,
        }
    }
}

fn exchange(scenario: Scenario) -> Option<Exchange> {
    Exchange::with_parser(scenario, url_parser()).ok()
}

/// What the answers say in `Access-Control-Allow-Origin`, value by value.
fn allowed_origins(scenario: &Scenario) -> impl Iterator<Item = &str> {
    let answers = scenario.hops.iter().flat_map(|hop| hop.preflight.iter().chain(&hop.response));
    let headers = answers.flat_map(|answer| &answer.headers);
    let named =
        headers.filter(|(name, _)| name.eq_ignore_ascii_case("Access-Control-Allow-Origin"));
    named.flat_map(|(_, value)| value.split(',').map(str::trim))
}
