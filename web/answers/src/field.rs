//! The fields beside the texts: what can be changed of an exchange, each by its name.

use corsplain::scenario::{Field as Header, Response, Scenario};

/// Something that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The page's origin.
    PageOrigin,
    /// The request's method.
    Method,
    /// Its URL.
    Url,
    /// Its mode.
    Mode,
    /// Its credentials mode.
    Credentials,
    /// Its redirect mode.
    Redirect,
    /// The status of an answer; empty where there is none.
    Status(Answer),
    /// Something about the headers of the request, or of an answer.
    Header(Option<Answer>, Row),
}

/// An answer of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Of which URL, counted from 0.
    pub hop: usize,
    /// To what.
    pub to: To,
}

/// What an answer is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// The preflight.
    Preflight,
    /// The request itself.
    Request,
}

/// What of a list of headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The name of that one, counted from 0; without a name it is gone.
    Name(usize),
    /// The value of that one.
    Value(usize),
    /// That one, which is to be gone.
    Remove(usize),
    /// One more, `Name: value` or a name alone.
    Add,
}

impl Field {
    /// As [`Act::Edit`](corsplain_nodes::Act::Edit) carries it, for example `request.url`.
    #[must_use]
    pub fn name(self) -> String {
        let fixed = match self {
            Self::PageOrigin => "page-origin",
            Self::Method => "request.method",
            Self::Url => "request.url",
            Self::Mode => "request.mode",
            Self::Credentials => "request.credentials",
            Self::Redirect => "request.redirect",
            Self::Status(answer) => return format!("{}.status", answer.name()),
            Self::Header(answer, row) => {
                let whose = answer.map_or_else(|| "request".to_owned(), Answer::name);
                return match row {
                    Row::Name(at) => format!("{whose}.headers.{at}.name"),
                    Row::Value(at) => format!("{whose}.headers.{at}.value"),
                    Row::Remove(at) => format!("{whose}.headers.{at}.remove"),
                    Row::Add => format!("{whose}.headers.add"),
                };
            }
        };
        fixed.to_owned()
    }

    /// The field of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let parts: Vec<&str> = name.split('.').collect();
        match parts.as_slice() {
            ["page-origin"] => Some(Self::PageOrigin),
            ["request", "method"] => Some(Self::Method),
            ["request", "url"] => Some(Self::Url),
            ["request", "mode"] => Some(Self::Mode),
            ["request", "credentials"] => Some(Self::Credentials),
            ["request", "redirect"] => Some(Self::Redirect),
            ["request", "headers", row @ ..] => Some(Self::Header(None, Row::from_parts(row)?)),
            ["hops", hop, to, "status"] => Some(Self::Status(Answer::from_parts(hop, to)?)),
            ["hops", hop, to, "headers", row @ ..] => {
                Some(Self::Header(Some(Answer::from_parts(hop, to)?), Row::from_parts(row)?))
            }
            _ => None,
        }
    }
}

impl Answer {
    fn name(self) -> String {
        let to = match self.to {
            To::Preflight => "preflight",
            To::Request => "response",
        };
        format!("hops.{}.{to}", self.hop)
    }

    fn from_parts(hop: &str, to: &str) -> Option<Self> {
        let to = match to {
            "preflight" => To::Preflight,
            "response" => To::Request,
            _ => return None,
        };
        Some(Self { hop: hop.parse().ok()?, to })
    }

    /// It, where an exchange has it.
    #[must_use]
    pub fn of(self, scenario: &Scenario) -> Option<&Response> {
        let hop = scenario.hops.get(self.hop)?;
        match self.to {
            To::Preflight => hop.preflight.as_ref(),
            To::Request => hop.response.as_ref(),
        }
    }

    /// Its place, where an exchange has that or it is the next one.
    pub fn of_mut(self, scenario: &mut Scenario) -> Option<&mut Option<Response>> {
        if self.hop == scenario.hops.len() && self.hop <= LAST {
            scenario.hops.push(corsplain::scenario::Hop::default());
        }
        let hop = scenario.hops.get_mut(self.hop)?;
        Some(match self.to {
            To::Preflight => &mut hop.preflight,
            To::Request => &mut hop.response,
        })
    }
}

impl Row {
    fn from_parts(parts: &[&str]) -> Option<Self> {
        match parts {
            ["add"] => Some(Self::Add),
            [at, "name"] => Some(Self::Name(at.parse().ok()?)),
            [at, "value"] => Some(Self::Value(at.parse().ok()?)),
            [at, "remove"] => Some(Self::Remove(at.parse().ok()?)),
            _ => None,
        }
    }
}

/// The headers of the request, or of an answer, where an exchange has that.
pub fn headers(scenario: &mut Scenario, answer: Option<Answer>) -> Option<&mut Vec<Header>> {
    match answer {
        None => Some(&mut scenario.request.headers),
        Some(answer) => Some(&mut answer.of_mut(scenario)?.as_mut()?.headers),
    }
}

/// A browser follows no more redirects than that.
const LAST: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        let answer = Answer { hop: 3, to: To::Preflight };
        let rows = [Row::Name(0), Row::Value(12), Row::Remove(1), Row::Add];
        let of_headers =
            rows.into_iter().flat_map(|row| [None, Some(answer)].map(|of| Field::Header(of, row)));
        let fixed = [Field::PageOrigin, Field::Method, Field::Url, Field::Mode];
        let others = [Field::Credentials, Field::Redirect, Field::Status(answer)];
        for field in fixed.into_iter().chain(others).chain(of_headers) {
            assert_eq!(Field::from_name(&field.name()), Some(field));
        }
        assert_eq!(Field::Header(Some(answer), Row::Add).name(), "hops.3.preflight.headers.add");
        for name in ["", "x", "request", "request.headers.x.name", "hops.-1.response.status"] {
            assert_eq!(Field::from_name(name), None, "{name}");
        }
    }
}
