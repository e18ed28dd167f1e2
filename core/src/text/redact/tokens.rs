//! Tokens that are known by their look, wherever they stand.

use super::quotes::byte;
use super::{Finds, SecretKind, StandIn, Stretch};

/// Every one of them.
pub(super) fn find<'t>(text: &'t str, finds: &mut Finds<'t>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(here) = byte(bytes, at) {
        let before = at.checked_sub(1).and_then(|at| byte(bytes, at));
        let is_start = here.is_ascii_alphanumeric()
            && before.is_none_or(|before| !before.is_ascii_alphanumeric() || is_escaped(bytes, at));
        let found =
            is_start.then(|| json_web_token(bytes, at).or_else(|| prefixed(bytes, at))).flatten();
        match found {
            Some((from, to, name)) => {
                finds.add(text, (from, to), SecretKind::Token, name);
                at = to;
            }
            None => at += 1,
        }
    }
    private_keys(text, finds);
}

/// Whether the letter before belongs to an escape: `\n`, `%3D`.
fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let back = |count: usize| at.checked_sub(count).and_then(|at| byte(bytes, at));
    back(2) == Some(b'\\')
        || back(3) == Some(b'%') && [back(2), back(1)].iter().flatten().all(u8::is_ascii_hexdigit)
}

/// Where a token stands, and what it is called.
type Token = (usize, usize, &'static str);

/// <https://www.rfc-editor.org/rfc/rfc7519>: at least three parts, the first of which is an object.
fn json_web_token(bytes: &[u8], at: usize) -> Option<Token> {
    if !bytes.get(at..)?.starts_with(b"eyJ") {
        return None;
    }
    let first = end(bytes, at, is_of_base64url);
    if first - at < 10 || byte(bytes, first) != Some(b'.') {
        return None;
    }
    let second = end(bytes, first + 1, is_of_base64url);
    if byte(bytes, second) != Some(b'.') {
        return None;
    }
    let mut to = end(bytes, second + 1, is_of_base64url);
    while byte(bytes, to) == Some(b'.') {
        let next = end(bytes, to + 1, is_of_base64url);
        if next == to + 1 {
            break;
        }
        to = next;
    }
    Some((at, to, "JWT"))
}

fn prefixed(bytes: &[u8], at: usize) -> Option<Token> {
    let rest = bytes.get(at..)?;
    // What follows this word is no token of a known kind, but said to be one.
    if rest.get(..7).is_some_and(|start| start.eq_ignore_ascii_case(b"bearer ")) {
        let from = at + 7;
        let to = end(bytes, from, |byte| is_of_base64url(byte) || b".~+/=".contains(&byte));
        return (to - from >= 16).then_some((from, to, "Bearer"));
    }
    let before = at.checked_sub(1).and_then(|at| byte(bytes, at));
    if matches!(before, Some(b'_' | b'-')) {
        return None;
    }
    let (prefix, least) =
        PREFIXES.iter().find(|(prefix, _)| rest.starts_with(prefix.as_bytes()))?;
    let from = at + prefix.len();
    let is_dotted = *prefix == "SG.";
    let to = end(bytes, from, |byte| is_of_base64url(byte) || is_dotted && byte == b'.');
    (to - from >= *least).then_some((at, to, *prefix))
}

fn end(bytes: &[u8], from: usize, is_part: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| is_part(**byte)).count()
}

fn is_of_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// <https://www.rfc-editor.org/rfc/rfc7468#section-10>
fn private_keys<'t>(text: &'t str, finds: &mut Finds<'t>) {
    const OPENS: &str = "PRIVATE KEY-----";
    for (at, _) in text.match_indices(OPENS) {
        let from = at + OPENS.len();
        let rest = text.get(from..).unwrap_or_default();
        // The same words close it.
        let Some((key, _)) = rest.split_once("-----") else { continue };
        let is_key = key.len() >= 64
            && key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+/=\\ \t\r\n".contains(&byte));
        if is_key {
            let (to, kind, name) = (from + key.len(), SecretKind::Token, "PRIVATE KEY");
            finds.stretches.push(Stretch { from, to, kind, name, stand_in: StandIn::Word });
        }
    }
}

/// What tokens of well-known services begin with, and how much follows at least.
const PREFIXES: &[(&str, usize)] = &[
    ("AIza", 30),
    ("AKIA", 16),
    ("ASIA", 16),
    ("EAAC", 40),
    ("GOCSPX-", 20),
    ("SG.", 30),
    ("dapi", 32),
    ("dop_v1_", 32),
    ("figd_", 20),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghr_", 20),
    ("ghs_", 20),
    ("ghu_", 20),
    ("github_pat_", 20),
    ("glc_", 20),
    ("gldt-", 20),
    ("glpat-", 16),
    ("glrt-", 16),
    ("glsa_", 20),
    ("hf_", 30),
    ("hvs.", 20),
    ("lin_api_", 20),
    ("npm_", 30),
    ("ntn_", 30),
    ("pypi-", 30),
    ("rk_live_", 16),
    ("rk_test_", 16),
    ("sbp_", 30),
    ("shpat_", 30),
    ("shpca_", 30),
    ("shpss_", 30),
    ("sk-", 20),
    ("sk_live_", 16),
    ("sk_test_", 16),
    ("sq0atp-", 20),
    ("sq0csp-", 20),
    ("whsec_", 20),
    ("xapp-", 20),
    ("xoxa-", 10),
    ("xoxb-", 10),
    ("xoxe-", 10),
    ("xoxp-", 10),
    ("xoxr-", 10),
    ("xoxs-", 10),
    ("ya29.", 20),
];
