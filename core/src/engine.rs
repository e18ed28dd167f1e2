//! Whose rules are applied.

use crate::cache::Seconds;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// Whose rules are applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Engine {
    /// The Fetch standard, at [`crate::spec::STANDARD_COMMIT`].
    #[default]
    Fetch,
}

impl Engine {
    /// Every engine.
    pub const ALL: &[Self] = &[Self::Fetch];

    /// Its name in commands and JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
        }
    }

    /// The longest time for which it remembers a preflight, whatever the answer says.
    #[must_use]
    pub const fn max_age_limit(self) -> Option<Seconds> {
        match self {
            Self::Fetch => None,
        }
    }

    /// The engine of this name, compared exactly.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|engine| engine.word() == word)
    }
}
