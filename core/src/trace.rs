//! What is written down on the way, if anybody asked.
//!
//! `check` runs with the trace off and `explain` with it on: the same code, so that verdict and
//! explanation cannot disagree.

use crate::cache::Visit;
use crate::engine::Rules;
use crate::exchange::Answer;
use crate::reason::Reason;
use crate::report::StepReport;
use crate::sent::Sent;
use crate::spec::Rule;
use crate::values::shown;
use crate::verdict::{At, Blocked, Saw};
use alloc::vec::Vec;

/// A step that was taken: which, where, how it came out, and what it looked at.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// Which step.
    pub rule: Rule,
    /// Where in the exchange.
    pub at: At,
    /// Whether it holds.
    pub holds: bool,
    /// What it looked at.
    pub saw: Saw<'a>,
    /// What that was held against.
    pub needed: Saw<'a>,
}

impl Step<'_> {
    /// As plain data, without words.
    #[must_use]
    pub fn to_report(&self) -> StepReport {
        StepReport {
            rule: self.rule.name(),
            anchor: self.rule.anchor(),
            number: self.rule.number(),
            at: self.at,
            holds: self.holds,
            saw: shown(self.saw),
            needed: shown(self.needed),
        }
    }
}

/// Everything that was written down.
#[derive(Debug, Default)]
pub(crate) struct Trace<'a> {
    pub steps: Vec<Step<'a>>,
    pub sent: Vec<Sent<'a>>,
    pub reused: Vec<Reused<'a>>,
}

/// A request that did not go out, and the stored response that answered it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reused<'a> {
    pub instead_of: Sent<'a>,
    pub answer: &'a Answer,
}

/// What an evaluation carries along: whose rules, the trace, and the caches.
pub(crate) struct Context<'a, 'run> {
    pub rules: Rules<'a>,
    pub trace: Option<&'run mut Trace<'a>>,
    pub cache: Option<Visit<'a, 'run>>,
}

impl<'a> Context<'a, '_> {
    /// Writes down a step that goes on either way.
    pub fn note(&mut self, rule: Rule, at: At, holds: bool, saw: Saw<'a>, needed: Saw<'a>) {
        if let Some(trace) = &mut self.trace {
            trace.steps.push(Step { rule, at, holds, saw, needed });
        }
    }

    /// Writes down a step that blocks the exchange where it does not hold.
    pub fn demand(
        &mut self,
        rule: Rule,
        holds: bool,
        otherwise: Blocked<'a>,
    ) -> Result<(), Blocked<'a>> {
        self.note(rule, otherwise.at, holds, otherwise.saw, otherwise.needed);
        if holds { Ok(()) } else { Err(otherwise) }
    }

    /// Writes down a request that goes out.
    pub fn send(&mut self, sent: Sent<'a>) {
        if let Some(trace) = &mut self.trace {
            trace.sent.push(sent);
        }
    }

    /// Writes down a request that a stored response answers.
    pub fn reuse(&mut self, instead_of: Sent<'a>, answer: &'a Answer) {
        if let Some(trace) = &mut self.trace {
            trace.reused.push(Reused { instead_of, answer });
        }
    }

    /// Whether anybody listens.
    pub const fn is_traced(&self) -> bool {
        self.trace.is_some()
    }
}

/// A block in one line.
pub(crate) const fn blocked<'a>(
    reason: Reason,
    at: At,
    saw: Saw<'a>,
    needed: Saw<'a>,
) -> Blocked<'a> {
    Blocked { reason, at, saw, needed }
}
