//! Which headers script can read, why not the others, and what would show them.

use corsplain::account::HeaderAccount;
use corsplain::scenario::{Credentials, Mode, Scenario};
use corsplain::{Engine, Exchange, account, explain};
use corsplain_tests::build::{Build, get};
use corsplain_tests::corpus;

const BOTH: &str =
    "Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true\n";

fn headers(scenario: Scenario) -> Vec<HeaderAccount> {
    let exchange = Exchange::new(scenario).unwrap();
    account(&explain(&exchange, Engine::Fetch)).headers
}

/// What is told of `X-Total` or another header in an answer that agrees, and says this besides.
#[track_caller]
fn told(asks: Build, lines: &str, name: &str) -> (bool, &'static str, Option<String>) {
    let all = headers(asks.answer(200, &format!("{BOTH}{lines}")).scenario());
    let found: Vec<&HeaderAccount> = all.iter().filter(|one| one.name == name).collect();
    let [found] = found.as_slice() else { panic!("{name}: {all:?}") };
    (found.readable, found.why, found.shown_by.clone())
}

#[test]
fn a_name_that_is_not_listed() {
    let line = Some("Access-Control-Expose-Headers: X-Total".to_owned());
    let why = "not listed in `Access-Control-Expose-Headers`";
    assert_eq!(told(get(), "X-Total: 4", "X-Total"), (false, why, line.clone()));
    let listed = "X-Total: 4\nAccess-Control-Expose-Headers: X-Page";
    assert_eq!(told(get(), listed, "X-Total"), (false, why, line));
}

#[test]
fn a_name_that_is_listed_always_or_by_a_star() {
    let listed = "X-Total: 4\nAccess-Control-Expose-Headers: x-total";
    let why = "listed in `Access-Control-Expose-Headers`";
    assert_eq!(told(get(), listed, "X-Total"), (true, why, None));
    let star = "X-Total: 4\nAccess-Control-Expose-Headers: *";
    let why = "covered by `Access-Control-Expose-Headers: *`";
    assert_eq!(told(get(), star, "X-Total"), (true, why, None));
    let why = "one of the seven names that are always readable";
    assert_eq!(told(get(), "Expires: 0", "Expires"), (true, why, None));
}

#[test]
fn a_star_with_credentials_is_a_name() {
    let star = "X-Total: 4\nAccess-Control-Expose-Headers: *\n*: yes";
    let asks = || get().credentials(Credentials::Include);
    let line = Some("Access-Control-Expose-Headers: X-Total".to_owned());
    let why = "with credentials, `*` in `Access-Control-Expose-Headers` is the name of a header, not a wildcard";
    assert_eq!(told(asks(), star, "X-Total"), (false, why, line));
    // The header that is really called so.
    let why = "listed in `Access-Control-Expose-Headers`";
    assert_eq!(told(asks(), star, "*"), (true, why, None));
}

#[test]
fn a_list_with_something_else_in_it() {
    let spoilt = "X-Total: 4\nAccess-Control-Expose-Headers: X-Total, [X-Page]";
    let line = Some("Access-Control-Expose-Headers: X-Total".to_owned());
    let why = "`Access-Control-Expose-Headers` has something in it that is no name, so nothing of it counts";
    assert_eq!(told(get(), spoilt, "X-Total"), (false, why, line));
}

#[test]
fn a_cookie_never() {
    let all = "Set-Cookie: a=1\nAccess-Control-Expose-Headers: *, Set-Cookie";
    let why = "cookies are for the browser alone, never for script";
    assert_eq!(told(get(), all, "Set-Cookie"), (false, why, None));
    let own = get().page("https://api.example");
    assert_eq!(told(own, "Set-Cookie: a=1", "Set-Cookie"), (false, why, None));
    let own = get().page("https://api.example");
    let why = "the page's own origin";
    assert_eq!(told(own, "X-Total: 4", "X-Total"), (true, why, None));
}

#[test]
fn who_gets_no_answer_gets_no_table() {
    assert_eq!(headers(get().answer(200, "X-Total: 4").scenario()), []);
    assert_eq!(headers(get().mode(Mode::NoCors).answer(200, "X-Total: 4").scenario()), []);
    assert_eq!(headers(get().scenario()), []);
}

#[test]
fn the_line_that_would_show_a_header_does() {
    let mut shown = 0;
    for text in CORPORA {
        for (scenario, header) in hidden(text) {
            let Some((name, value)) = header.shown_by.as_deref().unwrap().split_once(": ") else {
                panic!("{header:?}");
            };
            let mut mended = scenario.clone();
            let answer = mended.hops.iter_mut().rev().find_map(|hop| hop.response.as_mut());
            let lines = &mut answer.unwrap().headers;
            if header.why.contains("nothing of it counts") {
                lines.retain(|(one, _)| !one.eq_ignore_ascii_case(name));
            }
            lines.push((name.to_owned(), value.to_owned()));
            let after = headers(mended);
            let after = after.iter().filter(|one| one.name.eq_ignore_ascii_case(&header.name));
            let reads = after.map(|one| (one.readable, &one.shown_by)).collect::<Vec<_>>();
            assert!(
                !reads.is_empty() && reads.iter().all(|one| *one == (true, &None)),
                "{header:?}"
            );
            shown += 1;
        }
    }
    assert!(shown >= 200, "{shown}");
}

/// The headers of a corpus that script cannot read and could, where the last answer is the one.
fn hidden(text: &str) -> Vec<(Scenario, HeaderAccount)> {
    let could = |header: &HeaderAccount| {
        assert!(!header.readable || header.shown_by.is_none(), "{header:?}");
        header.shown_by.is_some()
    };
    let all = corpus::lines::<Scenario>(text).into_iter();
    let all = all.filter(|scenario| scenario.hops.len() == 1);
    let of = |scenario: Scenario| {
        let found = headers(scenario.clone()).into_iter().filter(could);
        found.map(|header| (scenario.clone(), header)).collect::<Vec<_>>()
    };
    all.flat_map(of).collect()
}

const CORPORA: [&str; 4] = [
    include_str!("../corpus/presets.ndjson"),
    include_str!("../corpus/browsers-own.ndjson"),
    include_str!("../corpus/browsers-public.ndjson"),
    include_str!("../corpus/wpt-public.ndjson"),
];
