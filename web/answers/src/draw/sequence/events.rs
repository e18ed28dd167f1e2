//! What happened, in order, as plain data: who asked what, who answered what, where it stopped.
//!
//! Everything is taken from an engine's account; nothing is decided here.

use crate::draw::sequence::ending::{gets, stops};
use crate::values;
use corsplain::account::{Account, SentAccount};
use corsplain::scenario::{Api, Credentials, Mode, Request, Scenario};
use corsplain::{Leg, Outcome};
use corsplain_nodes::words::{self, fill};

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The page's origin.
    pub page: String,
    /// The origins that were asked, each once, in order.
    pub servers: Vec<String>,
    /// What happened.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub kind: Kind,
    /// What stands beside it in a drawing.
    pub lines: Vec<Line>,
    /// The same in one sentence.
    pub said: String,
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The page asks the browser.
    Calls,
    /// The browser sends something to the server of that number.
    Sends(usize),
    /// That server answers.
    Answers(usize),
    /// What that server answers is not known.
    Waits(usize),
    /// The browser goes no further.
    Stops,
    /// Nothing comes back from that server.
    Silence(usize),
    /// The page gets something.
    Gets(Outcome),
    /// Some redirects are left out.
    Skips,
}

/// A line of text beside an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What it is about: a request line, a status.
    Loud(String),
    /// A header.
    Code(String),
    /// A title in words, with values in backticks.
    Title(String),
    /// Words.
    Note(String),
}

impl Line {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Loud(text) | Self::Code(text) | Self::Title(text) | Self::Note(text) => text,
        }
    }
}

/// The events of an exchange as an engine tells it.
pub fn sequence(scenario: &Scenario, account: &Account) -> Sequence {
    let request = &scenario.request;
    let mut servers = Vec::new();
    let mut events = vec![calls(&scenario.page_origin, request)];
    let all: Vec<&SentAccount> = account.sent.iter().chain(&account.next).collect();
    let hops = all.last().map_or(0, |last| usize::from(last.at.hop) + 1);
    let left_out = hops.saturating_sub(HOPS);
    for (at, sent) in all.iter().enumerate() {
        let hop = usize::from(sent.at.hop);
        if left_out > 0 && hop + 1 >= HOPS && hop + 1 < hops {
            continue;
        }
        let is_first =
            at.checked_sub(1).and_then(|at| all.get(at)).map(|one| one.at.hop) != Some(sent.at.hop);
        if left_out > 0 && hop + 1 == hops && is_first {
            events.push(skips(left_out));
        }
        let server = number_of(&mut servers, &sent.server);
        events.push(sends(sent, server));
        events.extend(answers(sent, server, account));
    }
    if let Some(cause) = &account.cause {
        let last = account.sent.last().map_or(0, |sent| number_of(&mut servers, &sent.server));
        events.push(stops(account, cause, last));
    }
    events.extend(gets(account, request));
    Sequence { page: scenario.page_origin.clone(), servers, events }
}

fn number_of(servers: &mut Vec<String>, server: &str) -> usize {
    if let Some(known) = servers.iter().position(|known| known == server) {
        return known;
    }
    servers.push(server.to_owned());
    servers.len() - 1
}

fn calls(page: &str, request: &Request) -> Event {
    let Request { url, method, mode, credentials, .. } = request;
    let asked = format!("{method} {url}");
    if *mode == Mode::Navigate {
        let said = fill(words::SAYS_NAVIGATES, &[page, url]);
        return Event { kind: Kind::Calls, lines: vec![Line::Loud(asked)], said };
    }
    let api = if request.upload_listener { Api::Xhr } else { request.api };
    let mut lines = vec![Line::Note(values::api(api).to_owned()), Line::Loud(asked.clone())];
    if *mode != Mode::Cors {
        lines.push(Line::Code(fill(words::SEQUENCE_MODE, &[mode.word()])));
    }
    if *credentials != Credentials::SameOrigin {
        lines.push(Line::Code(fill(words::SEQUENCE_CREDENTIALS, &[credentials.word()])));
    }
    let said = &[page, values::api(api), &asked, mode.word(), credentials.word()];
    Event { kind: Kind::Calls, lines, said: fill(words::SAYS_CALL, said) }
}

fn sends(sent: &SentAccount, server: usize) -> Event {
    let path = sent.url.strip_prefix(&sent.server).unwrap_or(&sent.url);
    let line = format!("{} {path}", sent.method);
    let headers = |is_shown: fn(&str) -> bool| {
        let shown = sent.headers.iter().filter(move |(name, _)| is_shown(name));
        shown.map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>()
    };
    if sent.at.leg == Leg::Preflight {
        let headers = headers(|_| true);
        let said = quoted(std::iter::once(&line).chain(&headers));
        let mut lines = vec![Line::Note(words::SEQUENCE_PREFLIGHT.to_owned()), Line::Loud(line)];
        lines.extend(few(headers));
        let said = fill(words::SAYS_PREFLIGHT, &[&sent.server, &said]);
        return Event { kind: Kind::Sends(server), lines, said };
    }
    let headers = headers(|name| name.eq_ignore_ascii_case("origin"));
    let credentials = match sent.credentials {
        true => words::SENT_WITH_CREDENTIALS,
        false => words::SENT_WITHOUT_CREDENTIALS,
    };
    let said = quoted(std::iter::once(&line).chain(&headers));
    let said = fill(words::SAYS_REQUEST, &[&sent.server, &format!("{said}, {credentials}")]);
    let mut lines = vec![Line::Loud(line)];
    lines.extend(few(headers));
    lines.push(Line::Note(credentials.to_owned()));
    Event { kind: Kind::Sends(server), lines, said }
}

fn answers(sent: &SentAccount, server: usize, account: &Account) -> Option<Event> {
    let status = match sent.status {
        None => {
            let lines = vec![Line::Note(words::SEQUENCE_NOT_GIVEN.to_owned())];
            let said = fill(words::SAYS_NOT_GIVEN, &[&sent.server]);
            return Some(Event { kind: Kind::Waits(server), lines, said });
        }
        Some(0) => return None,
        Some(status) => status.to_string(),
    };
    let headers: Vec<String> =
        sent.answer.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    // Who was told who asks might have agreed.
    let says_who = sent.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("origin"));
    let is_why = account.cause.as_ref().is_some_and(|cause| cause.at == sent.at);
    let without = headers.is_empty() && says_who && is_why;
    let mut said = quoted(std::iter::once(&status).chain(&headers));
    let mut lines = vec![Line::Loud(status)];
    lines.extend(few(headers));
    if without {
        said.push_str(", ");
        said.push_str(words::SEQUENCE_NO_CORS_HEADERS);
        lines.push(Line::Note(words::SEQUENCE_NO_CORS_HEADERS.to_owned()));
    }
    let said = fill(words::SAYS_ANSWER, &[&sent.server, &said]);
    Some(Event { kind: Kind::Answers(server), lines, said })
}

fn skips(left_out: usize) -> Event {
    let said = match left_out {
        1 => words::SEQUENCE_ONE_MORE_HOP.to_owned(),
        more => fill(words::SEQUENCE_MORE_HOPS, &[&more.to_string()]),
    };
    let lines = vec![Line::Note(said.clone())];
    Event { kind: Kind::Skips, lines, said: format!("\u{2026} {said} \u{2026}") }
}

/// The first of many headers.
fn few(headers: Vec<String>) -> Vec<Line> {
    let more = headers.len().saturating_sub(HEADERS);
    let more = (more > 0).then(|| fill(words::SEQUENCE_MORE_LINES, &[&more.to_string()]));
    headers.into_iter().take(HEADERS).map(Line::Code).chain(more.map(Line::Note)).collect()
}

fn quoted<'a>(values: impl Iterator<Item = &'a String>) -> String {
    let values: Vec<String> = values.map(|value| format!("`{value}`")).collect();
    values.join(", ")
}

/// So many URLs are drawn.
const HOPS: usize = 8;
/// So many headers beside one arrow.
const HEADERS: usize = 6;
