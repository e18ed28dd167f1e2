//! What a value of the answer nearly is.

use super::Found;
use crate::changes::{CaseMiss, case_miss};
use crate::exchange::Answer;
use crate::header::Lines;
use crate::hint::Hint;
use crate::near_miss::near_miss;
use crate::reason::Reason;
use crate::scenario::Credentials;
use crate::verdict::Saw;

/// How the value misses what was needed.
pub(super) fn value<'a>(answer: &'a Answer, found: &mut Found<'a, '_>) {
    let with_credentials = found.explanation.exchange.request().credentials == Credentials::Include;
    match found.blocked.reason {
        Reason::AllowOriginMultiple | Reason::AllowOriginInvalid | Reason::AllowOriginMismatch => {
            match answer.headers.lines("access-control-allow-origin") {
                Lines::One(said) => origin(said, found),
                Lines::Many => {
                    let mut values = answer.headers.values("access-control-allow-origin");
                    let first = values.next().unwrap_or_default();
                    found.add(match values.all(|value| value == first) {
                        true => Hint::HeaderTwiceTheSame,
                        false => Hint::HeaderTwice,
                    });
                }
                Lines::None => {}
            }
        }
        Reason::AllowCredentialsNotTrue => {
            match answer.headers.lines("access-control-allow-credentials") {
                Lines::Many => found.add(Hint::HeaderTwice),
                Lines::One(said) if said.eq_ignore_ascii_case(b"true") => {
                    found.add(Hint::TrueInUpperCase);
                }
                Lines::One(said) if said.eq_ignore_ascii_case(b"false") => {
                    found.add(Hint::FalseIsNotSaid);
                }
                Lines::One(_) | Lines::None => {}
            }
        }
        Reason::MethodNotAllowed => {
            match case_miss(found.blocked, answer) {
                Some(CaseMiss::Script) => found.add(Hint::MethodInLowerCase),
                Some(CaseMiss::List) => found.add(Hint::ListInLowerCase),
                Some(CaseMiss::Both) | None => {}
            }
            if with_credentials && answer.allow_methods.has_wildcard() {
                found.add(Hint::WildcardIsLiteral);
            }
        }
        Reason::HeaderNotAllowed if with_credentials && answer.allow_headers.has_wildcard() => {
            found.add(Hint::WildcardIsLiteral);
        }
        Reason::AllowMethodsInvalid | Reason::AllowHeadersInvalid => {
            if let Saw::Bytes(element) = found.blocked.saw {
                found.add(match element {
                    _ if element.contains(&b'"') || element.contains(&b'\'') => Hint::ListQuoted,
                    _ if element.iter().any(|byte| matches!(byte, b' ' | b';')) => {
                        Hint::ListWithoutCommas
                    }
                    _ => return,
                });
            }
        }
        _ => {}
    }
    let needs_credentials = matches!(
        found.blocked.reason,
        Reason::AllowOriginWildcardWithCredentials
            | Reason::AllowCredentialsMissing
            | Reason::AllowCredentialsNotTrue
    );
    if needs_credentials && !with_credentials {
        found.add(Hint::CheckedAsIfWithCredentials);
    }
}

fn origin<'a>(said: &'a [u8], found: &mut Found<'a, '_>) {
    let Saw::Bytes(asked) = found.blocked.needed else { return };
    let server = found.explanation.exchange.url_at(found.blocked.at.hop);
    let server = server.map_or("", |url| url.origin().serialization());
    let asked = core::str::from_utf8(asked).unwrap_or_default();
    let hint = match core::str::from_utf8(said) {
        Ok(said) => near_miss(said, asked, server),
        Err(_) => Some(Hint::OriginNotAscii),
    };
    if let Some(hint) = hint {
        found.add(hint);
    }
}
