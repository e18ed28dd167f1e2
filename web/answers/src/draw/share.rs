//! That secrets stand in a box, by their names.

use corsplain::text::{Secret, SecretKind};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Element, li, prose, span};

/// The remark on the secrets of a box.
pub fn remark(secrets: &[&Secret]) -> Option<Element> {
    let mut names: Vec<String> = Vec::new();
    for secret in secrets {
        let name = name(secret);
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() > SHOWN {
            names.pop();
            names.push(words::SECRET_OTHERS.to_owned());
            break;
        }
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let names = crate::values::list(&names);
    let text = match secrets.len() {
        0 => return None,
        1 => fill(words::BOX_SECRET, &[&names]),
        count => fill(words::BOX_SECRETS, &[&count.to_string(), &names]),
    };
    Some(li().class("secrets").put(span().puts(prose(&text))))
}

fn name(secret: &Secret) -> String {
    let name: String = secret.name.chars().filter(|point| *point != '`').take(LONGEST).collect();
    match secret.kind {
        SecretKind::Cookie if name.is_empty() => words::SECRET_NAMELESS_COOKIE.to_owned(),
        SecretKind::Cookie => fill(words::SECRET_COOKIE, &[&name]),
        SecretKind::UserInfo if name == "user" => words::SECRET_USER.to_owned(),
        SecretKind::UserInfo => words::SECRET_PASSWORD.to_owned(),
        SecretKind::Header | SecretKind::Parameter | SecretKind::Token => format!("`{name}`"),
    }
}

/// So many names are listed.
const SHOWN: usize = 6;
/// As much of a name is shown, in characters.
const LONGEST: usize = 40;
