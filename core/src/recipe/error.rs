//! Why there is no recipe for a grant.

use alloc::string::String;
use core::fmt;

/// What a grant has that no recipe writes down.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecipeError {
    /// Everybody, with credentials.
    EverybodyWithCredentials,
    /// `*` in the list of origins.
    StarAmongOrigins,
    /// `null` in the list of origins.
    NullOrigin,
    /// What no browser sends as an origin.
    NotAnOrigin(String),
    /// `*` in a list of names.
    StarAmongNames,
    /// What is no method or no header name.
    NotAName(String),
    /// A name with marks that some server's language reads otherwise.
    UnusualName(String),
    /// A method that no script can send.
    ForbiddenMethod(String),
    /// An origin that the middleware of this server reads as a pattern.
    ReadAsPattern {
        /// The origin.
        origin: String,
        /// The middleware.
        by: &'static str,
    },
    /// A method that this server cannot allow.
    UnknownMethod {
        /// The method.
        method: String,
        /// The server.
        by: &'static str,
    },
}

impl fmt::Display for RecipeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EverybodyWithCredentials => formatter.write_str(
                "Credentials are not granted to everybody: browsers refuse `*` with credentials, and a server that answers any origin lets every page act for its users. Name the origins.",
            ),
            Self::StarAmongOrigins => formatter.write_str(
                "`*` is not an origin: leave the list empty to let everybody read, without credentials.",
            ),
            Self::NullOrigin => formatter.write_str(
                "`null` is not granted: any page can have that origin, from a sandboxed frame.",
            ),
            Self::NotAnOrigin(seen) => write!(
                formatter,
                "`{seen}` is not an origin as a browser sends it: write a scheme, a host in lower case, and a port where it is not the usual one, like `https://app.example`, with no path and no slash at the end.",
            ),
            Self::StarAmongNames => formatter.write_str(
                "`*` is not a name: a recipe lists the methods and headers that it grants.",
            ),
            Self::NotAName(seen) => {
                write!(formatter, "`{seen}` is neither a method nor the name of a header.")
            }
            Self::UnusualName(seen) => write!(
                formatter,
                "`{seen}` may be a name, but configurations read some of its marks otherwise: a recipe writes letters, digits, `-`, `_` and `.` only.",
            ),
            Self::ForbiddenMethod(seen) => {
                write!(formatter, "`{seen}` is a method that no script can send.")
            }
            Self::ReadAsPattern { origin, by } => write!(
                formatter,
                "`{origin}` cannot be written down for {by}, which would read its brackets as a pattern.",
            ),
            Self::UnknownMethod { method, by } => {
                write!(formatter, "{by} cannot allow the method `{method}`.")
            }
        }
    }
}

impl core::error::Error for RecipeError {}
