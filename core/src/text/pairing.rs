//! Which answer belongs to which request, and which request is the preflight.

use super::author::needs_preflight;
use super::head::{Head, Kind};
use super::notes::Notes;
use super::turns::{Turn, set_aside, turns};
use alloc::vec::Vec;

/// One exchange: what was sent, and the answers by URL.
#[derive(Debug, Default)]
pub(super) struct Exchange {
    /// The request itself, as sent to its first URL.
    pub actual: Option<Head>,
    /// The preflight of the first URL.
    pub preflight: Option<Head>,
    /// What was answered.
    pub hops: Vec<Answers>,
}

/// The answers of one URL.
#[derive(Debug, Default)]
pub(super) struct Answers {
    pub preflight: Option<Head>,
    pub response: Option<Head>,
}

/// Puts heads, in whatever order they were pasted, into the order of an exchange.
pub(super) fn pair(heads: Vec<Head>, notes: &mut Notes) -> Exchange {
    let mut exchange = Exchange::default();
    // A preflight, and its answers, whose request was not seen yet.
    let mut pending: Option<Turn> = None;
    for turn in turns(without_interim(heads, notes), notes) {
        if turn.request.as_ref().is_some_and(is_preflight) {
            match &pending {
                Some(first) => set_aside(&turn, &first.heads(), notes),
                None => pending = Some(turn),
            }
        } else if exchange.is_over() {
            set_aside(&turn, &exchange.heads(), notes);
        } else {
            exchange.add(turn, pending.take(), notes);
        }
    }
    if let Some(preflight) = pending {
        exchange.add_last_preflight(preflight, notes);
    }
    exchange
}

/// <https://fetch.spec.whatwg.org/#cors-preflight-request>
pub(super) fn is_preflight(head: &Head) -> bool {
    // Chrome does not tell the method of what failed.
    head.method.as_deref().is_none_or(|method| method == "OPTIONS")
        && (head.get("access-control-request-method").is_some()
            || head.get("access-control-request-headers").is_some())
}

/// Without `100 Continue` and its like, which come before the answer.
pub(super) fn without_interim(heads: Vec<Head>, notes: &mut Notes) -> Vec<Head> {
    let mut kept: Vec<Head> = Vec::with_capacity(heads.len());
    for head in heads {
        if let Some(last) = kept.pop_if(|last| {
            matches!(last.status, Some(100..=199)) && head.kind == Some(Kind::Response)
        }) {
            notes.add(
                last.line,
                format_args!("This is an interim answer; the one after it counts."),
            );
        }
        kept.push(head);
    }
    kept
}

impl Exchange {
    fn heads(&self) -> Vec<&Head> {
        let answers = self.hops.iter().flat_map(|hop| hop.preflight.iter().chain(&hop.response));
        self.actual.iter().chain(&self.preflight).chain(answers).collect()
    }

    /// Whether the last answer is there and sends the browser nowhere.
    fn is_over(&self) -> bool {
        match self.hops.last() {
            None => self.actual.is_some(),
            Some(Answers { response: None, .. }) => self.actual.is_some(),
            Some(Answers { response: Some(response), .. }) => !response.is_redirect(),
        }
    }

    /// Adds the conversation with the next URL.
    fn add(&mut self, turn: Turn, preflight: Option<Turn>, notes: &mut Notes) {
        let Turn { request, mut answers } = turn;
        let mut answers_of_preflight = Vec::new();
        let mut is_asked = false;
        if let Some(preflight) = preflight {
            if self.hops.is_empty() && is_elsewhere(preflight.request.as_ref(), request.as_ref()) {
                set_aside(&preflight, &request.iter().collect::<Vec<_>>(), notes);
            } else {
                is_asked = true;
                answers_of_preflight = preflight.answers;
                if self.hops.is_empty() {
                    self.preflight = preflight.request;
                }
            }
        }
        let mut answers_of_preflight = answers_of_preflight.into_iter();
        let answer_of_preflight = answers_of_preflight.next();
        answers.splice(0..0, answers_of_preflight);
        if self.actual.is_none() {
            self.actual = request;
        }
        self.answer(answer_of_preflight, answers, is_asked, notes);
    }

    /// Adds a preflight that no request follows.
    fn add_last_preflight(&mut self, preflight: Turn, notes: &mut Notes) {
        if self.actual.is_none() && self.hops.is_empty() {
            return self.add(Turn::default(), Some(preflight), notes);
        }
        let is_for_first = self.hops.len() <= 1 && self.preflight.is_none();
        if self.hops.last().is_none_or(|hop| hop.preflight.is_none())
            && !(is_for_first && is_elsewhere(preflight.request.as_ref(), self.actual.as_ref()))
        {
            // DevTools list the request before its preflight.
            if self.hops.is_empty() {
                self.hops.push(Answers::default());
            }
            let mut answers = preflight.answers.into_iter();
            if let Some(hop) = self.hops.last_mut() {
                hop.preflight = answers.next();
            }
            if is_for_first {
                self.preflight = preflight.request;
            }
            let rest = Turn { request: None, answers: answers.collect() };
            set_aside(&rest, &self.heads(), notes);
        } else {
            set_aside(&preflight, &self.heads(), notes);
        }
    }

    /// Spreads answers in a row over this URL and, where one is a redirect, the next ones.
    fn answer(
        &mut self,
        preflight: Option<Head>,
        answers: Vec<Head>,
        is_asked: bool,
        notes: &mut Notes,
    ) {
        let mut hop = Answers { preflight, response: None };
        let mut is_asked = is_asked && hop.preflight.is_none();
        let mut answers = answers.into_iter().peekable();
        while let Some(answer) = answers.next() {
            if hop.response.is_some() {
                let turn = Turn { request: None, answers: Vec::from([answer]) };
                set_aside(&turn, &hop.response.iter().collect::<Vec<_>>(), notes);
                continue;
            }
            let next = answers.peek().filter(|_| hop.preflight.is_none() && !answer.is_redirect());
            if next.is_some() && (is_asked || answers_preflight(&answer)) {
                if !is_asked {
                    say_preflight(&answer, notes);
                }
                is_asked = false;
                hop.preflight = Some(answer);
            } else if let Some(next) = next.filter(|next| answers_preflight(next)) {
                say_preflight(next, notes);
                hop.preflight = answers.next();
                hop.response = Some(answer);
            } else if next.is_some_and(|next| !next.repeats(&answer))
                && self.actual.as_ref().is_some_and(needs_preflight)
            {
                say_needed(&answer, notes);
                hop.preflight = Some(answer);
            } else if answer.is_redirect() && answers.peek().is_some() {
                hop.response = Some(answer);
                self.hops.push(core::mem::take(&mut hop));
            } else {
                hop.response = Some(answer);
            }
        }
        if hop.preflight.is_some() || hop.response.is_some() {
            self.hops.push(hop);
        }
    }
}

/// Whether an answer can only be meant for a preflight.
fn answers_preflight(head: &Head) -> bool {
    let names =
        ["access-control-allow-methods", "access-control-allow-headers", "access-control-max-age"];
    matches!(head.status, None | Some(200..=299))
        && names.iter().any(|name| head.get(name).is_some())
}

fn say_preflight(head: &Head, notes: &mut Notes) {
    notes.add(
        head.line,
        format_args!(
            "No request line tells what this answers. It says what a request may do \
             (`Access-Control-Allow-Methods` and the like), so it was taken for the preflight's \
             answer."
        ),
    );
}

fn say_needed(head: &Head, notes: &mut Notes) {
    notes.add(
        head.line,
        format_args!(
            "No request line tells what this answers. The request needs a preflight, and another \
             answer follows, so this was taken for the preflight's answer."
        ),
    );
}

/// Whether two requests go to different URLs, as far as both say where.
fn is_elsewhere(one: Option<&Head>, other: Option<&Head>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    let differ = |one: Option<&str>, other: Option<&str>| matches!((one, other), (Some(one), Some(other)) if one != other);
    let path = |head: &'_ Head| head.target.clone().filter(|target| target.starts_with('/'));
    let url = |head: &'_ Head| head.target.clone().filter(|target| target.contains("://"));
    let host = |head: &'_ Head| head.authority.clone().or_else(|| head.get("host").map(Into::into));
    differ(path(one).as_deref(), path(other).as_deref())
        || differ(url(one).as_deref(), url(other).as_deref())
        || differ(host(one).as_deref(), host(other).as_deref())
}
