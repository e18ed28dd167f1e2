//! The matrix: everybody asks for everything, and what fares the same is put together.

use super::decide::{Answered, Ask};
use super::words::{group_label, seats_label};
use super::{Asker, Cell, Group, Item, Matrix, Row, Seat, Why};
use crate::method::{is_cors_safelisted_method, normalize};
use crate::origin::Origin;
use crate::safelist::is_forbidden_request_header;
use crate::scenario::Credentials;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Who asks, and for what.
pub(super) struct Axes {
    pub askers: Vec<(Asker, Origin)>,
    pub methods: Vec<Item>,
    pub headers: Vec<Item>,
    /// A method and a header name that are listed nowhere.
    other: (String, String),
}

/// What came of it; `C` is a cell, or one before and one after.
pub(super) struct Grid<C> {
    pub methods: Vec<Vec<Item>>,
    pub headers: Vec<Vec<Item>>,
    /// Seats that fare the same, and all headers of the first method, then of the next.
    pub rows: Vec<(Vec<Seat>, Vec<C>)>,
}

/// The matrix of one policy.
pub(super) fn matrix(answered: &mut Answered) -> Matrix {
    let axes = Axes::of(&[answered]);
    let left_out = answered.left_out;
    let mut reasons: Vec<Why> = Vec::new();
    let grid = grid(&axes, |ask| {
        let (cell, text) = answered.decide(ask);
        if let (Cell::Forbidden { reason, .. }, Some(text)) = (&cell, text)
            && !reasons.iter().any(|why| why.reason == *reason)
        {
            reasons.push(Why { reason, text });
        }
        cell
    });
    let named = |items: Vec<Item>| Group { label: group_label(&items), items };
    Matrix {
        methods: grid.methods.into_iter().map(named).collect(),
        headers: grid.headers.into_iter().map(named).collect(),
        rows: grid
            .rows
            .into_iter()
            .map(|(seats, cells)| Row { label: seats_label(&seats), seats, cells })
            .collect(),
        reasons,
        left_out,
    }
}

/// Asks for every method alone and every header alone, puts together what fares the same, and then
/// asks for one of each group with one of each.
pub(super) fn grid<C: PartialEq>(axes: &Axes, mut decide: impl FnMut(Ask<'_>) -> C) -> Grid<C> {
    let seats: Vec<(&Asker, &Origin, Credentials)> = axes
        .askers
        .iter()
        .flat_map(|(asker, origin)| CREDENTIALS.map(|credentials| (asker, origin, credentials)))
        .collect();
    let mut ask = |&(_, origin, credentials): &(_, &Origin, _), method: &Item, header: &Item| {
        let (method, header) = (axes.method(method), axes.header(header));
        decide(Ask { origin, credentials, method, header })
    };
    let methods = together(&axes.methods, |method| {
        seats.iter().map(|seat| ask(seat, method, &Item::Simple)).collect::<Vec<C>>()
    });
    let headers = together(&axes.headers, |header| {
        seats.iter().map(|seat| ask(seat, &Item::Simple, header)).collect::<Vec<C>>()
    });
    let rows = together(&seats, |seat| {
        let pairs = methods.iter().flat_map(|(methods, _)| {
            headers.iter().map(|(headers, _)| (methods.first(), headers.first()))
        });
        let asked = |(method, header): (Option<&Item>, Option<&Item>)| {
            ask(seat, method.unwrap_or(&Item::Simple), header.unwrap_or(&Item::Simple))
        };
        pairs.map(asked).collect::<Vec<C>>()
    });
    let seat = |(asker, _, credentials): (&Asker, &Origin, Credentials)| Seat {
        asker: asker.clone(),
        credentials,
    };
    Grid {
        methods: methods.into_iter().map(|(items, _)| items).collect(),
        headers: headers.into_iter().map(|(items, _)| items).collect(),
        rows: rows
            .into_iter()
            .map(|(seats, cells)| (seats.into_iter().map(seat).collect(), cells))
            .collect(),
    }
}

/// Items with what came of them, those together that are equal in it.
fn together<I: Clone, R: PartialEq>(
    items: &[I],
    mut result: impl FnMut(&I) -> R,
) -> Vec<(Vec<I>, R)> {
    let mut groups: Vec<(Vec<I>, R)> = Vec::new();
    for item in items {
        let found = result(item);
        match groups.iter_mut().find(|(_, seen)| *seen == found) {
            Some((group, _)) => group.push(item.clone()),
            None => groups.push(([item.clone()].into(), found)),
        }
    }
    groups
}

impl Axes {
    /// The axes of one policy, or of several that are compared.
    pub fn of(policies: &[&Answered]) -> Self {
        let mut methods: Vec<&String> = policies.iter().flat_map(|one| &one.methods).collect();
        methods.sort_unstable();
        methods.dedup();
        let mut headers: Vec<&String> = policies.iter().flat_map(|one| &one.headers).collect();
        headers.sort_unstable();
        headers.dedup();
        let other_method =
            unlisted("OTHER", |name| policies.iter().any(|one| one.lists_method(name)));
        let other_header =
            unlisted("x-other", |name| policies.iter().any(|one| one.lists_header(name)));
        let named = |name: &String| Item::Named(name.clone());
        Self {
            askers: Asker::axis(policies.iter().copied()),
            methods: SAFELISTED_METHODS
                .iter()
                .map(|name| Item::Named(name.to_string()))
                .chain(
                    methods
                        .iter()
                        .filter(|name| !is_cors_safelisted_method(normalize(name.as_bytes())))
                        .map(|name| named(name)),
                )
                .chain([Item::AnyOther])
                .collect(),
            headers: [Item::Simple, Item::Named(AUTHORIZATION.to_string())]
                .into_iter()
                .chain(
                    headers
                        .iter()
                        // Scripts cannot set the forbidden ones.
                        .filter(|name| {
                            name.as_str() != AUTHORIZATION
                                && !is_forbidden_request_header(name.as_bytes(), b"")
                        })
                        .map(|name| named(name)),
                )
                .chain([Item::AnyOther])
                .collect(),
            other: (other_method, other_header),
        }
    }

    /// The method to ask with.
    pub fn method<'a>(&'a self, item: &'a Item) -> &'a str {
        item.name(&self.other.0).unwrap_or(SIMPLE_METHOD)
    }

    /// The header to ask with, if any.
    pub fn header<'a>(&'a self, item: &'a Item) -> Option<&'a str> {
        item.name(&self.other.1)
    }
}

/// A name that is listed nowhere: longer than everything that is.
fn unlisted(start: &str, is_listed: impl Fn(&str) -> bool) -> String {
    let mut name = start.to_string();
    while is_listed(&name) {
        name.push_str("-other");
    }
    name
}

/// With credentials, and what a script does that says nothing about them.
const CREDENTIALS: [Credentials; 2] = [Credentials::SameOrigin, Credentials::Include];

const SAFELISTED_METHODS: [&str; 3] = ["GET", "HEAD", "POST"];
const SIMPLE_METHOD: &str = "GET";
const AUTHORIZATION: &str = "authorization";
