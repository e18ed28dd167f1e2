//! The search: at each obstacle the server's next edit is made, until the page can read the answer
//! or nothing more is known; what page and servers may do instead is tried in turn.
//!
//! The servers' edits follow from the obstacles one by one, so that what is searched is small: the
//! choices made instead of them, and whom servers agree with.

use super::apply::{apply, make_in_answer};
use super::chosen::{are_the_same, says_star_with_credentials, smallest, without_supersets};
use super::remedies::{Place, Style, remedies};
use super::state::{Obstacle, is_readable_in, obstacle, readable_in};
use super::told::fix;
use super::{Change, Edit, Fix, NoFix, Purpose, Side, none};
use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::reason::Reason;
use crate::scenario::{Response, Scenario};
use crate::url::UrlParser;
use alloc::vec;
use alloc::vec::Vec;

/// Finds the smallest sets of edits that let the page read the answer.
///
/// # Errors
/// Where there is none, why the first way that was tried ends.
pub(super) fn search(exchange: &Exchange, parser: &dyn UrlParser) -> Result<Vec<Fix>, NoFix> {
    let start = Node { choices: Vec::new(), style: Style::Exact };
    let mut search = Search {
        original: exchange,
        parser,
        readable: readable_in(exchange),
        nodes: vec![start],
        checks: 0,
        found: Vec::new(),
        partly: Vec::new(),
        but_for_webkit: Vec::new(),
        dead_end: None,
    };
    search.run();
    let fixes = search.finish();
    if fixes.is_empty() { Err(search.dead_end.unwrap_or_else(none::unknown)) } else { Ok(fixes) }
}

/// What was chosen beside the servers' own edits.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    choices: Vec<Edit>,
    style: Style,
}

struct Search<'a> {
    original: &'a Exchange,
    parser: &'a dyn UrlParser,
    /// Where the original is readable.
    readable: Vec<Engine>,
    /// Those done and those to do, in the order in which they were thought of.
    nodes: Vec<Node>,
    checks: usize,
    found: Vec<Vec<Edit>>,
    /// What helps in some engines.
    partly: Vec<(Vec<Engine>, Vec<Edit>)>,
    /// What helps everywhere but in WebKit, which takes this very computer for mixed content: a
    /// developer's server that speaks no `https` is asked over `http` all the same.
    but_for_webkit: Vec<(Vec<Engine>, Vec<Edit>)>,
    /// Where nothing at all can be done.
    dead_end: Option<NoFix>,
}

/// At most so many edited exchanges are checked.
const CHECKS: usize = 240;
/// At most so many nodes are looked at.
const NODES: usize = 32;
/// At most so many choices are combined.
const CHOICES: usize = 3;
/// At most so many edits follow each other: two answers at each URL of a chain that one can oversee.
const EDITS: usize = 24;

impl Search<'_> {
    fn run(&mut self) {
        let mut next = 0;
        while let Some(node) = self.nodes.get(next).cloned() {
            next += 1;
            if self.checks >= CHECKS || next > NODES {
                return;
            }
            self.follow(&node);
        }
    }

    /// Makes one edit after the other.
    fn follow(&mut self, node: &Node) {
        let mut edits = node.choices.clone();
        for _ in 0..EDITS {
            let Some(exchange) = self.edited(&edits) else { return };
            let Some((engine, obstacle)) = obstacle(&exchange) else {
                return self.found.push(edits);
            };
            let mixes = matches!(&obstacle, Obstacle::Blocked(blocked) if blocked.reason == Reason::MixedContent);
            if mixes && engine == Engine::WebKit {
                let engines = readable_in(&exchange);
                if engines.len() > self.readable.len() {
                    self.but_for_webkit.push((engines, edits.clone()));
                }
            }
            let place = Place {
                exchange: &exchange,
                original: self.original,
                parser: self.parser,
                skipped: skipped(&edits),
                style: node.style,
                server_acts: edits.len() > node.choices.len(),
            };
            let remedies = remedies(&place, engine, &obstacle);
            if remedies.server.is_none() && remedies.choices.is_empty() {
                self.dead_end.get_or_insert_with(|| none::why(&place, &obstacle));
            }
            for choice in remedies.choices {
                self.choose(node, choice, remedies.server.is_some());
            }
            for style in remedies.styles {
                self.consider(Node { style: node.style.max(style), ..node.clone() });
            }
            let goes_on = remedies.server.is_some_and(|edit| add(&mut edits, edit));
            if !goes_on {
                let engines = readable_in(&exchange);
                if engines.len() > self.readable.len() {
                    self.partly.push((engines, edits));
                }
                return;
            }
        }
    }

    /// A choice made in an unsafe style is worth a look only where nothing else goes on.
    fn choose(&mut self, node: &Node, choice: Edit, has_other: bool) {
        if node.style != Style::Exact && has_other {
            return;
        }
        let mut choices = node.choices.clone();
        if add(&mut choices, choice) && choices.len() <= CHOICES {
            self.consider(Node { choices, ..*node });
        }
    }

    fn consider(&mut self, node: Node) {
        let is_known =
            |other: &Node| other.style == node.style && are_the_same(&other.choices, &node.choices);
        if !self.nodes.iter().any(is_known) {
            self.nodes.push(node);
        }
    }

    fn edited(&mut self, edits: &[Edit]) -> Option<Exchange> {
        self.checks += 1;
        Exchange::with_parser(apply(self.original.scenario(), edits), self.parser).ok()
    }

    /// Whether these engines let the page read the answer after these edits.
    fn heals(&mut self, edits: &[Edit], engines: &[Engine]) -> bool {
        self.edited(edits).is_some_and(|exchange| is_readable_in(&exchange, engines))
    }

    /// Leaves out every edit that can be left out: one at a time, then any part of the rest.
    fn minimal(&mut self, mut edits: Vec<Edit>, engines: &[Engine]) -> Vec<Edit> {
        let mut place = edits.len();
        while let Some(last) = place.checked_sub(1) {
            let mut without = edits.clone();
            without.remove(last);
            if self.heals(&without, engines) {
                edits = without;
                place = edits.len();
            } else {
                place = last;
            }
        }
        if edits.len() > PARTS || size(self.original.scenario()) > OVERSEEN {
            return edits;
        }
        // Without one edit it does not heal, as was just seen; without two or more it might.
        for part in 1..(1_usize << edits.len()) - 1 {
            if part.count_ones() as usize + 1 == edits.len() {
                continue;
            }
            let chosen = edits.iter().enumerate().filter(|(at, _)| part & (1 << at) != 0);
            let part: Vec<Edit> = chosen.map(|(_, edit)| edit.clone()).collect();
            if self.heals(&part, engines) {
                return part;
            }
        }
        edits
    }

    fn finish(&mut self) -> Vec<Fix> {
        let mut sets: Vec<(Vec<Engine>, Vec<Edit>)> = Vec::new();
        for (engines, edits) in core::mem::take(&mut self.but_for_webkit) {
            let edits = self.minimal(edits, &engines);
            sets.push((engines, edits));
        }
        for edits in core::mem::take(&mut self.found) {
            let edits = self.minimal(edits, Engine::ALL);
            sets.push((Engine::ALL.to_vec(), edits));
        }
        if sets.is_empty() {
            let most = self.partly.iter().map(|(engines, _)| engines.len()).max();
            for (engines, edits) in core::mem::take(&mut self.partly) {
                if Some(engines.len()) == most {
                    let edits = self.minimal(edits, &engines);
                    sets.push((engines, edits));
                }
            }
        }
        let mut fixes: Vec<Fix> = Vec::new();
        for (engines, mut edits) in sets {
            edits.sort_by_key(|edit| (edit.side != Side::Page, edit.at.hop, edit.at.leg as u8));
            let healed = apply(self.original.scenario(), &edits);
            if says_star_with_credentials(&edits, &healed) {
                continue;
            }
            let fix = fix(Purpose::Readable, edits, engines, healed);
            if !fixes.iter().any(|other| are_the_same(&other.edits, &fix.edits)) {
                fixes.push(fix);
            }
        }
        fixes.sort_by_key(|fix| (fix.safety, fix.edits.len()));
        smallest(without_supersets(fixes))
    }
}

/// Sets of more edits than this are tried without each single one, but not in all their parts.
const PARTS: usize = 5;
/// And so are scenarios with more headers than people write.
const OVERSEEN: usize = 5_000;

/// How many headers a scenario has.
fn size(scenario: &Scenario) -> usize {
    let answers = scenario.hops.iter().flat_map(|hop| [&hop.preflight, &hop.response]).flatten();
    scenario.request.headers.len() + answers.map(|answer| answer.headers.len()).sum::<usize>()
}

/// Adds an edit, in place of one that is about the same thing; `false` where nothing is new.
fn add(edits: &mut Vec<Edit>, mut edit: Edit) -> bool {
    // What an assumed answer lacks, it is assumed to have.
    let assumed = edits.iter_mut().filter(|other| other.at == edit.at).find_map(|other| {
        let Edit { changes, warning, .. } = other;
        changes.iter_mut().find_map(answer_mut).map(|answer| (answer, warning))
    });
    if let Some((answer, warning)) = assumed {
        let before = answer.clone();
        for change in &edit.changes {
            make_in_answer(answer, change);
        }
        *warning = warning.take().or(edit.warning);
        return *answer != before;
    }
    let Some(other) = edits.iter_mut().find(|other| is_about_the_same(other, &edit)) else {
        edits.push(edit);
        return true;
    };
    if *other == edit {
        return false;
    }
    // A URL that is put right is still the one that is asked at once.
    let skips = other.changes.contains(&Change::SkipEarlierUrls);
    if skips && !edit.changes.contains(&Change::SkipEarlierUrls) {
        edit.changes.push(Change::SkipEarlierUrls);
        edit.at = other.at;
    }
    *other = edit;
    true
}

const fn answer_mut(change: &mut Change) -> Option<&mut Response> {
    match change {
        Change::Answer { to } => Some(to),
        Change::PageOrigin { .. }
        | Change::PageCsp { .. }
        | Change::Url { .. }
        | Change::Method { .. }
        | Change::SetRequestHeader { .. }
        | Change::RemoveRequestHeader { .. }
        | Change::RemoveBody
        | Change::Mode { .. }
        | Change::Credentials { .. }
        | Change::Redirect { .. }
        | Change::RemoveUploadListener
        | Change::SkipEarlierUrls
        | Change::SkipLaterUrls
        | Change::ForgetPreflight
        | Change::Status { .. }
        | Change::SetHeader { .. }
        | Change::RemoveHeader { .. } => None,
    }
}

fn is_about_the_same(one: &Edit, other: &Edit) -> bool {
    let (Some(first), Some(second)) = (one.changes.first(), other.changes.first()) else {
        return false;
    };
    let (mine, its) = (one.side == Side::Page, other.side == Side::Page);
    mine == its
        && (mine || one.at == other.at)
        && match (first, second) {
            (Change::SetHeader { name: one, .. }, Change::SetHeader { name: other, .. }) => {
                one == other
            }
            (
                Change::RemoveRequestHeader { name: one }
                | Change::SetRequestHeader { name: one, .. },
                Change::RemoveRequestHeader { name: other }
                | Change::SetRequestHeader { name: other, .. },
            ) => one == other,
            _ => core::mem::discriminant(first) == core::mem::discriminant(second),
        }
}

/// How many of the first URLs these edits leave out.
pub(super) fn skipped(edits: &[Edit]) -> u8 {
    let skips = edits.iter().filter(|edit| edit.changes.contains(&Change::SkipEarlierUrls));
    skips.map(|edit| edit.at.hop).max().unwrap_or(0)
}
