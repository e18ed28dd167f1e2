//! Requests with their answers, in the order of the text.

use super::head::{Head, Kind, Start};
use super::notes::{Notes, excerpt};
use alloc::vec::Vec;
use core::iter;

/// A request and the answers behind it.
#[derive(Default)]
pub(super) struct Turn {
    pub request: Option<Head>,
    pub answers: Vec<Head>,
}

impl Turn {
    pub fn heads(&self) -> Vec<&Head> {
        self.request.iter().chain(&self.answers).collect()
    }

    /// Whether this is a curl command, still without an answer, that sends such a request.
    fn is_command_for(&self, sent: &Head) -> bool {
        let Some(command) = self.request.as_ref().filter(|head| head.start == Start::Curl) else {
            return false;
        };
        let url = command.target.as_deref().unwrap_or_default();
        let path = sent.target.as_deref().unwrap_or_default();
        let host = sent.get("host").or(sent.authority.as_deref()).unwrap_or_default();
        self.answers.is_empty()
            && sent.start != Start::Curl
            && command.method == sent.method
            && url.contains(host)
            && (url.ends_with(path) || path == "/")
    }
}

/// Gives each request its answers: those behind it, or those before it where the text goes so.
pub(super) fn turns(heads: Vec<Head>, notes: &mut Notes) -> Vec<Turn> {
    let is_request = |head: &Head| head.kind == Some(Kind::Request);
    let requests = heads.iter().filter(|head| is_request(head)).count();
    let opens_with_answer = heads.first().is_some_and(|head| !is_request(head));
    let ends_with_request = heads.last().is_some_and(is_request);
    // All of one kind, then as many of the other.
    let is_sorted =
        heads.is_sorted_by_key(is_request) || heads.is_sorted_by_key(|head| !is_request(head));
    // DevTools show the answer above its request.
    let takes_turns = opens_with_answer
        && ends_with_request
        && heads.windows(2).all(|pair| pair.iter().filter(|head| is_request(head)).count() == 1);
    if requests * 2 == heads.len() && (is_sorted || takes_turns) {
        let (requests, answers): (Vec<Head>, Vec<Head>) = heads.into_iter().partition(is_request);
        return iter::zip(requests, answers)
            .map(|(request, answer)| Turn { request: Some(request), answers: Vec::from([answer]) })
            .collect();
    }
    let mut turns: Vec<Turn> = Vec::new();
    let mut early = Vec::new();
    for head in heads {
        if is_request(&head) {
            // What `curl -v` says that it sent is what the command above it asked for.
            if turns.last().is_some_and(|last| last.is_command_for(&head)) {
                continue;
            }
            // The same request twice in a row is one that was copied twice.
            if let Some(last) = turns.last().filter(|last| last.answers.is_empty())
                && let Some(first) = last.request.as_ref().filter(|first| head.repeats(first))
            {
                say_repeated(&head, first, notes);
                continue;
            }
            // Answers above the first request are taken for its own.
            turns.push(Turn { request: Some(head), answers: core::mem::take(&mut early) });
        } else {
            match turns.last_mut() {
                Some(turn) => turn.answers.push(head),
                None => early.push(head),
            }
        }
    }
    if !early.is_empty() {
        turns.push(Turn { request: None, answers: early });
    }
    turns
}

/// Remarks on what has no place in the exchange, of which these heads were used.
pub(super) fn set_aside(turn: &Turn, used: &[&Head], notes: &mut Notes) {
    for head in turn.heads() {
        let alike = || used.iter().filter(|used| used.kind == head.kind);
        if let Some(first) = alike().find(|used| head.repeats(used)) {
            say_repeated(head, first, notes);
        } else if head.kind == Some(Kind::Request) {
            let line = used.first().map_or(head.line, |used| used.line);
            notes.add(
                head.line,
                format_args!(
                    "This is another request, {} {}. One exchange is read at a time: the one on \
                     line {line} was used, and this one set aside with its answers.",
                    head.method.as_deref().unwrap_or("GET"),
                    excerpt(head.target.as_deref().unwrap_or_default()),
                ),
            );
        } else if turn.request.is_some() {
            notes.add(
                head.line,
                format_args!("This answers a request that was set aside, and was so itself."),
            );
        } else {
            let line = alike().next_back().map_or(head.line, |used| used.line);
            notes.add(
                head.line,
                format_args!(
                    "The answer on line {line} is not a redirect, so no browser asks on and nothing \
                     is answered after it; this answer was set aside."
                ),
            );
        }
    }
}

fn say_repeated(head: &Head, first: &Head, notes: &mut Notes) {
    let kind = match head.kind {
        Some(Kind::Request) => "request",
        Some(Kind::Response) | None => "answer",
    };
    notes.add(
        head.line,
        format_args!(
            "This {kind} says the same as the one on line {}; it was used once.",
            first.line
        ),
    );
}
