//! What a person can lose: texts and decisions.

use serde::{Deserialize, Serialize};

/// The boxes of the form. What belongs into each is said by `corsplain::text::Boxes`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Boxes {
    /// The page's origin.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page_origin: String,
    /// The page's Content-Security-Policy.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page_csp: String,
    /// The request.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub request: String,
    /// The preflight's answer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub preflight: String,
    /// The answer to the request itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub response: String,
}

/// What was decided rather than left to the text, in the scenario format's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// By what the page asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api: Option<String>,
    /// The request's mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// The request's credentials mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<String>,
    /// The request's redirect mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<String>,
    /// Whether there is an upload listener: `true` or `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_listener: Option<String>,
}

/// Everything that stands on the page's left side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// The texts.
    pub boxes: Boxes,
    /// The decisions.
    pub choices: Choices,
}

/// A box by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// [`Boxes::page_origin`]
    PageOrigin,
    /// [`Boxes::page_csp`]
    PageCsp,
    /// [`Boxes::request`]
    Request,
    /// [`Boxes::preflight`]
    Preflight,
    /// [`Boxes::response`]
    Response,
}

/// A decision by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// [`Choices::api`]
    Api,
    /// [`Choices::mode`]
    Mode,
    /// [`Choices::credentials`]
    Credentials,
    /// [`Choices::redirect`]
    Redirect,
    /// [`Choices::upload_listener`]
    UploadListener,
}

impl Place {
    /// The boxes in the order in which they stand.
    pub const ALL: [Self; 5] =
        [Self::PageOrigin, Self::Request, Self::PageCsp, Self::Preflight, Self::Response];

    /// Its id in the document.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::PageOrigin => "page-origin",
            Self::PageCsp => "page-csp",
            Self::Request => "request",
            Self::Preflight => "preflight",
            Self::Response => "response",
        }
    }
}

impl Boxes {
    /// The text of a box.
    #[must_use]
    pub fn get(&self, place: Place) -> &str {
        match place {
            Place::PageOrigin => &self.page_origin,
            Place::PageCsp => &self.page_csp,
            Place::Request => &self.request,
            Place::Preflight => &self.preflight,
            Place::Response => &self.response,
        }
    }

    /// The text of a box, to be changed.
    pub const fn get_mut(&mut self, place: Place) -> &mut String {
        match place {
            Place::PageOrigin => &mut self.page_origin,
            Place::PageCsp => &mut self.page_csp,
            Place::Request => &mut self.request,
            Place::Preflight => &mut self.preflight,
            Place::Response => &mut self.response,
        }
    }

    /// How many bytes all texts have.
    #[must_use]
    pub fn size(&self) -> usize {
        Place::ALL.iter().map(|place| self.get(*place).len()).sum()
    }
}

impl Choices {
    /// The place of a decision.
    pub const fn get_mut(&mut self, choice: Choice) -> &mut Option<String> {
        match choice {
            Choice::Api => &mut self.api,
            Choice::Mode => &mut self.mode,
            Choice::Credentials => &mut self.credentials,
            Choice::Redirect => &mut self.redirect,
            Choice::UploadListener => &mut self.upload_listener,
        }
    }
}
