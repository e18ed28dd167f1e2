//! The npm package's words are those of the core: `UPDATE=1` writes them anew.

use corsplain::recipe::Server;
use corsplain::scenario::{Api, Credentials, Mode, Redirect};
use corsplain::spec::Rule;
use corsplain::{Engine, Leg, Reason, ResponseType, advice, outside};
use std::fmt::Write;
use std::path::Path;

#[test]
fn words() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/npm/js/words.ts");
    let wanted = text();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{} is not what the core says; run with UPDATE=1", path.display());
}

fn text() -> String {
    let mut text = String::from(
        "// Written by `UPDATE=1 cargo test -p corsplain-tests --test npm_words` from the core's own tables.\n",
    );
    let listed = [
        ("engines", "Engine", "Whose rules are applied.", all(Engine::ALL, |one| one.word())),
        ("apis", "Api", "By what a page asks.", all(Api::ALL, |one| one.word())),
        ("modes", "Mode", "A request's mode.", all(Mode::ALL, |one| one.word())),
        (
            "credentialsModes",
            "CredentialsMode",
            "A request's credentials mode.",
            all(Credentials::ALL, |one| one.word()),
        ),
        (
            "redirects",
            "RedirectMode",
            "A request's redirect mode.",
            all(Redirect::ALL, |one| one.word()),
        ),
        (
            "responseTypes",
            "ResponseType",
            "The type of a response.",
            all(ResponseType::ALL, |one| one.word()),
        ),
        (
            "servers",
            "Server",
            "A server that there are recipes for.",
            all(Server::ALL, |one| one.word()),
        ),
    ];
    for (list, name, what, words) in listed {
        let words = words.join(", ");
        write!(text, "\n/** {what} */\nexport type {name} = (typeof {list})[number];\n").unwrap();
        writeln!(text, "export const {list} = [{words}] as const;").unwrap();
    }
    let legs = [Leg::Request, Leg::Preflight, Leg::Response];
    let named = [
        ("Leg", "A part of the conversation with one URL.", all(&legs, |one| one.word())),
        ("ReasonCode", "A reason's code.", all(Reason::ALL, |one| one.code())),
        ("ReasonName", "A reason's name.", all(Reason::ALL, |one| one.name())),
        ("Rule", "A step's name.", all(Rule::ALL, |one| one.name())),
        ("FindingCode", "A finding's code.", advice::codes().map(quoted).collect()),
        ("OutsideCode", "A likely cause beside CORS.", all(outside::CODES, |one| one)),
    ];
    for (name, what, words) in named {
        write!(text, "\n/** {what} */\nexport type {name} =").unwrap();
        for word in words {
            write!(text, "\n  | {word}").unwrap();
        }
        text.push_str(";\n");
    }
    text
}

fn all<T: Copy>(values: &[T], word: impl Fn(T) -> &'static str) -> Vec<String> {
    values.iter().map(|&value| quoted(word(value))).collect()
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}
