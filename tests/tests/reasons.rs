//! Every reason has its page, and what the page says is so.

use corsplain::account::Cause;
use corsplain::text::{Example, Fence, parse_fence};
use corsplain::{
    Engine, Exchange, Explanation, PAGE_SECTIONS, PLACEHOLDERS, Reason, account, explain,
};
use std::collections::BTreeSet;
use std::{env, fs, path::PathBuf};

#[test]
fn a_page_has_its_sections_in_order() {
    for &reason in Reason::ALL {
        let (page, code) = (reason.page(), reason.code());
        let headings: Vec<&str> =
            page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, PAGE_SECTIONS, "{code}");
        assert!(page.starts_with("# ") && page.ends_with('\n'), "{code}");
        assert_eq!(page.matches("\n# ").count(), 0, "{code} has one title");
        for paragraph in [reason.title(), reason.what(), reason.why()] {
            assert!(!paragraph.is_empty() && !paragraph.contains('\n'), "{code}: {paragraph}");
        }
        for sentences in [reason.what(), reason.why()] {
            assert!(sentences.ends_with('.'), "{code}: {sentences}");
        }
        assert!(!reason.title().ends_with('.'), "{code}: a title is no sentence");
    }
}

#[test]
fn each_party_is_told_once_what_to_change() {
    for &reason in Reason::ALL {
        let changes: Vec<_> = reason.changes().collect();
        let lines = reason.page().lines().filter(|line| line.starts_with("- ")).count();
        assert_eq!(changes.len(), lines, "{}: a line that names nobody", reason.code());
        assert!(!changes.is_empty(), "{}", reason.code());
        let parties: BTreeSet<&str> = changes.iter().map(|(who, _)| who.word()).collect();
        assert_eq!(parties.len(), changes.len(), "{}", reason.code());
        assert!(changes.iter().all(|(_, text)| text.ends_with('.')), "{}", reason.code());
    }
}

#[test]
fn no_page_repeats_another() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for &reason in Reason::ALL {
        for text in [reason.title(), reason.what(), reason.why()] {
            assert!(seen.insert(text.into()), "{} repeats {text:?}", reason.code());
        }
        let blocked = reason.blocked().expect("a blocked exchange");
        let asked = format!("{} {}", blocked.info.replace(reason.code(), ""), blocked.body);
        assert!(seen.insert(asked), "{} repeats its blocked exchange", reason.code());
    }
}

#[test]
fn every_placeholder_is_known() {
    for &reason in Reason::ALL {
        let texts = [reason.what(), reason.why()].into_iter();
        for text in texts.chain(reason.changes().map(|(_, text)| text)) {
            for name in text.split('{').skip(1) {
                let name = name.split('}').next().unwrap();
                let is_known = PLACEHOLDERS.iter().any(|(known, _)| *known == name);
                assert!(is_known, "{}: {{{name}}}", reason.code());
            }
        }
    }
}

/// Under the rules that the fence names, or all.
#[test]
fn what_is_said_to_be_blocked_is() {
    for &reason in Reason::ALL {
        let code = reason.code();
        let fence = reason.blocked().expect("a blocked exchange");
        let example = read(fence, code);
        assert_eq!(example.expect.as_deref(), Some(code), "{code}: what the fence expects");
        let place = example.at.expect("a place");
        for engine in engines(&example) {
            with(&example, engine, |explanation| {
                let Some(blocked) = explanation.verdict.blocked() else {
                    panic!("{code} under {engine:?}: {:?}", explanation.report());
                };
                assert_eq!(blocked.reason, reason, "{code} under {engine:?}");
                assert_eq!(blocked.at, place, "{code} under {engine:?}");
            });
        }
    }
}

/// Under the rules of every engine.
#[test]
fn what_is_said_to_be_fixed_is() {
    for &reason in Reason::ALL {
        let code = reason.code();
        let mut count = 0;
        for fence in reason.fixed() {
            count += 1;
            let example = read(fence, code);
            let expected = example.expect.clone().unwrap_or("readable".into());
            for engine in engines(&example) {
                with(&example, engine, |explanation| {
                    let outcome = serde_json::to_value(explanation.verdict.outcome()).unwrap();
                    assert_eq!(outcome, *expected, "{code} under {engine:?}: {}", fence.body);
                });
            }
        }
        assert!(count > 0, "{code} has no way out");
    }
}

#[test]
fn the_values_of_the_exchange_are_in_the_account() {
    for &reason in Reason::ALL {
        let cause = cause(reason);
        let changes = cause.changes.iter().map(|change| &change.text);
        for text in [&cause.text, &cause.why].into_iter().chain(changes).chain(&cause.hints) {
            assert!(!text.contains(['{', '}']), "{}: {text}", cause.code);
            assert!(!text.contains("``"), "{}: a value is missing in {text}", cause.code);
            assert!(text.matches('`').count() % 2 == 0, "{}: {text}", cause.code);
        }
        if let Some(saw) = cause.saw.filter(|_| reason.what().contains("{saw}")) {
            assert!(cause.text.contains(&saw), "{}: {}", cause.code, cause.text);
        }
    }
}

#[test]
fn an_account_reads_well() {
    let cause = cause(Reason::MethodNotAllowed);
    assert_eq!(cause.title, "The server does not allow this method");
    assert_eq!(
        cause.text,
        "The method `DELETE` is not in `Access-Control-Allow-Methods`, which is `GET, PUT`. The \
         preflight was answered, and the `DELETE` itself was never sent."
    );
    assert_eq!(cause.who, "the server or the page");
    assert!(cause.changes[0].text.starts_with("Add `DELETE` to"), "{:?}", cause.changes);
}

/// What is told of another value than the exchange's own says so.
#[test]
fn examples_are_called_examples() {
    let text = |reason: Reason| reason.changes().map(|(_, text)| text).collect::<String>();
    assert!(text(Reason::SchemeNotHttp).contains("`localhost:3000`, for example,"));
    assert!(text(Reason::MethodNotAllowed).contains("case matters, and `patch` is not `PATCH`"));
}

#[test]
fn silence_is_not_called_an_answer() {
    let example = read(Reason::NoAnswer.blocked().unwrap(), "no-answer");
    with(&example, Engine::Fetch, |explanation| {
        let account = account(explanation);
        assert_eq!(
            account.sentence,
            "Failed: `https://api.example` was asked, and no answer came."
        );
        assert!(account.reached.contains("is not known"), "{}", account.reached);
    });
}

/// What the page's own blocked exchange is told.
fn cause(reason: Reason) -> Cause {
    let example = read(reason.blocked().unwrap(), reason.code());
    let engine = engines(&example)[0];
    let mut found = None;
    with(&example, engine, |explanation| found = account(explanation).cause);
    found.unwrap()
}

fn read(fence: Fence<'_>, code: &str) -> Example {
    let example = parse_fence(fence).unwrap_or_else(|| panic!("{code}: a fence that is not cors"));
    assert_eq!(example.unknown, Vec::<String>::new(), "{code}: {}", fence.info);
    assert_eq!(example.parsed.notes, Vec::new(), "{code}: {}", fence.body);
    example
}

fn engines(example: &Example) -> Vec<Engine> {
    example.engine.map_or(Engine::ALL.to_vec(), |engine| vec![engine])
}

fn with(example: &Example, engine: Engine, then: impl FnOnce(&Explanation<'_>)) {
    let exchange = Exchange::new(example.parsed.scenario.clone()).unwrap();
    then(&explain(&exchange, engine));
}

/// `UPDATE=1 cargo test -p corsplain-tests --test reasons` writes it anew.
#[test]
fn the_index_lists_every_page() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../core/reasons");
    let path = folder.join("README.md");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, index()).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), index(), "write it anew by UPDATE=1");
    let mut files: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    files.sort_unstable();
    let mut pages: Vec<String> =
        Reason::ALL.iter().map(|reason| format!("{}.md", reason.code())).collect();
    pages.sort_unstable();
    assert_eq!(files, pages);
}

fn index() -> String {
    let mut text = String::from(INTRODUCTION);
    for (name, what) in PLACEHOLDERS {
        text.push_str(&format!("| `{{{name}}}` | {what} |\n"));
    }
    text.push_str("\n## The reasons, in the order in which a browser comes to them\n\n");
    text.push_str("| code | what is wrong | who can change it |\n| --- | --- | --- |\n");
    for &reason in Reason::ALL {
        let (code, title) = (reason.code(), reason.title());
        let who: Vec<&str> = reason.changes().map(|(who, _)| who.word()).collect();
        text.push_str(&format!("| [{code}]({code}.md) | {title} | {} |\n", who.join(", ")));
    }
    text
}

const INTRODUCTION: &str = "\
# Why a request was blocked

One page for each reason: what happened, why the rule exists, who changes what, an exchange that is
blocked and one that is not. The tests run both, under the rules of every browser unless the fence
names one. This index is made from the pages by a test.

In a page, a name in braces stands for a value of your exchange:

| name | what |
| --- | --- |
";
