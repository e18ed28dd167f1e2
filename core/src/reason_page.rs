//! The pages of the reasons, read: a title, what happened, why the rule exists, who changes what,
//! and an exchange that is blocked beside one that is not.
//!
//! A page is Markdown with one line for each paragraph:
//!
//! ```text
//! # Title
//! What happened, in one paragraph.
//! ## Why
//! One paragraph.
//! ## Who changes what
//! - **Server:** one sentence or more, one line for each party, the likeliest first
//! ## Blocked
//! A paragraph, and a fence that `text::parse_fence` reads.
//! ## Fixed
//! The same once more, for each way out.
//! ```

use crate::reason::Reason;
use crate::text::{Fence, fences};

/// Who has to change something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// The page's script.
    Page,
    /// The server that answered.
    Server,
    /// What stands between browser and server: a proxy, a gateway, a cache.
    Proxy,
}

impl Who {
    /// Everybody.
    pub const ALL: &[Self] = &[Self::Page, Self::Server, Self::Proxy];

    /// In one word or two, for people.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Page => "the page",
            Self::Server => "the server",
            Self::Proxy => "the proxy",
        }
    }

    /// As a page begins a line about it.
    const fn mark(self) -> &'static str {
        match self {
            Self::Page => "- **Page:** ",
            Self::Server => "- **Server:** ",
            Self::Proxy => "- **Proxy:** ",
        }
    }
}

/// The sections that follow the title and what happened, in order.
pub const PAGE_SECTIONS: &[&str] = &["Why", "Who changes what", "Blocked", "Fixed"];

impl Reason {
    /// What is wrong, in plain words: the title of its page.
    #[must_use]
    pub fn title(self) -> &'static str {
        let (first, _) = self.page().split_once('\n').unwrap_or_default();
        first.trim_start_matches("# ")
    }

    /// What happened, with placeholders for the values of an exchange.
    #[must_use]
    pub fn what(self) -> &'static str {
        let (_, rest) = self.page().split_once('\n').unwrap_or_default();
        rest.split("\n## ").next().unwrap_or_default().trim()
    }

    /// Why the rule exists, and whom it protects.
    #[must_use]
    pub fn why(self) -> &'static str {
        self.section("Why")
    }

    /// Who has to change what, the likeliest first; with placeholders.
    pub fn changes(self) -> impl Iterator<Item = (Who, &'static str)> {
        self.section("Who changes what").lines().filter_map(|line| {
            let party = |who: &Who| line.strip_prefix(who.mark()).map(|text| (*who, text));
            Who::ALL.iter().find_map(party)
        })
    }

    /// An exchange that is blocked for this reason.
    #[must_use]
    pub fn blocked(self) -> Option<Fence<'static>> {
        fences(self.section("Blocked")).next()
    }

    /// Exchanges that are not, one for each way out.
    pub fn fixed(self) -> impl Iterator<Item = Fence<'static>> {
        fences(self.section("Fixed"))
    }

    fn section(self, heading: &str) -> &'static str {
        let sections = self.page().split("\n## ").skip(1);
        let mut named = sections.filter_map(|section| section.split_once('\n'));
        named.find(|(name, _)| *name == heading).map_or("", |(_, text)| text.trim())
    }
}
