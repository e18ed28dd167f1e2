//! What a careful reader says about an exchange: for each code an example that yields it, with
//! severity and evidence, and a near miss that does not.

use corsplain::Exchange;
use corsplain::advice::{Finding, Severity, advice, advice_over, codes};
use corsplain::policy::{Said, policy};
use corsplain::scenario::{Credentials, Field, Scenario};
use corsplain::url::NativeUrlParser;
use corsplain::{Engine, Leg};
use corsplain_tests::build::{API, Build, PAGE, get};
use corsplain_tests::random::Random;
use corsplain_tests::{browsers, corpus};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const APP: &str = "Access-Control-Allow-Origin: https://app.example\nVary: Origin";
const APP_WITH_CREDENTIALS: &str = "Access-Control-Allow-Origin: https://app.example\nVary: Origin\nAccess-Control-Allow-Credentials: true";
const ALL: &str = "Access-Control-Allow-Origin: *";

/// The code, exchanges that yield it with severity and evidence, and exchanges that do not.
type Example = (&'static str, Vec<Build>, Severity, Vec<&'static str>, Vec<Build>);

fn examples() -> Vec<Example> {
    use Severity::{High, Info, Low, Medium};
    vec![
        (
            "allow-credentials-false",
            vec![answered("Access-Control-Allow-Credentials: False")],
            Info,
            vec!["response Access-Control-Allow-Credentials: False"],
            vec![answered("Access-Control-Allow-Credentials: falsehood")],
        ),
        (
            "allow-credentials-not-true",
            vec![answered("Access-Control-Allow-Credentials: True")],
            Medium,
            vec!["response Access-Control-Allow-Credentials: True"],
            vec![answered(APP_WITH_CREDENTIALS)],
        ),
        (
            "allow-methods-not-upper-case",
            vec![asked("Access-Control-Allow-Methods: put, POST")],
            Medium,
            vec!["preflight Access-Control-Allow-Methods: put, POST"],
            vec![asked("Access-Control-Allow-Methods: put, PUT, post, purge")],
        ),
        (
            "allow-methods-not-upper-case",
            vec![asked("Access-Control-Allow-Methods: patch")],
            Low,
            vec!["preflight Access-Control-Allow-Methods: patch"],
            vec![asked("Access-Control-Allow-Methods: patch, PATCH")],
        ),
        (
            "allow-origin-malformed",
            vec![answered("Access-Control-Allow-Origin: https://app.example/")],
            Medium,
            vec!["response Access-Control-Allow-Origin: https://app.example/"],
            vec![answered("Access-Control-Allow-Origin: https://app.example:8443")],
        ),
        (
            "allow-origin-on-preflight-only",
            vec![asked(ALL).answer(500, "X: y")],
            Medium,
            vec!["preflight Access-Control-Allow-Origin: *"],
            // Nobody has to agree, and nobody answered.
            vec![
                asked(ALL).to("https://app.example/x").answer(500, "X: y"),
                asked(ALL).answer(0, ""),
            ],
        ),
        (
            "answers-differ-by-origin",
            vec![answered(APP).page(PAGE), answered("X: y").page("https://www.example")],
            Medium,
            vec![
                "response Access-Control-Allow-Origin: https://app.example",
                "response Vary: Origin",
            ],
            vec![
                answered(APP).page(PAGE),
                answered("Vary: accept, origin").page("https://www.example"),
            ],
        ),
        (
            "authorization-under-wildcard",
            vec![asked("Access-Control-Allow-Headers: *").with("Authorization", "x")],
            Low,
            vec!["preflight Access-Control-Allow-Headers: *"],
            vec![
                asked("Access-Control-Allow-Headers: *, authorization").with("Authorization", "x"),
            ],
        ),
        (
            "cors-headers-on-request",
            vec![get().with("access-control-allow-origin", "*")],
            Medium,
            vec!["request access-control-allow-origin: *"],
            vec![get().with("Access-Control-Request-Method", "PUT")],
        ),
        (
            "credentials-with-wildcard",
            vec![answered(
                "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true",
            )],
            Low,
            vec![
                "response Access-Control-Allow-Origin: *",
                "response Access-Control-Allow-Credentials: true",
            ],
            vec![answered(APP_WITH_CREDENTIALS)],
        ),
        (
            "expose-headers-on-preflight",
            vec![asked("Access-Control-Expose-Headers: X-A").answer(200, ALL)],
            Low,
            vec!["preflight Access-Control-Expose-Headers: X-A"],
            vec![asked(ALL).answer(200, "Access-Control-Expose-Headers: X-A")],
        ),
        (
            "header-name-misspelt",
            vec![asked("Access-Control-Allow-Method: PUT")],
            Medium,
            vec!["preflight Access-Control-Allow-Method: PUT"],
            vec![asked(
                "Access-Control-Request-Method: PUT\nAccess-Control-Allow-Private-Network: true\n\
                 Timing-Allow-Origin: *\nAllow: GET\nOrigin-Trial: x\nX-Content-Type-Options: nosniff",
            )],
        ),
        (
            "header-repeated",
            vec![answered("Access-Control-Allow-Origin: *\naccess-control-allow-origin: *")],
            Medium,
            vec![
                "response Access-Control-Allow-Origin: *",
                "response access-control-allow-origin: *",
            ],
            vec![asked("Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Methods: DELETE")],
        ),
        (
            "insecure-origin-allowed",
            vec![answered(
                "Access-Control-Allow-Origin: http://app.example\nAccess-Control-Allow-Credentials: true",
            )],
            High,
            vec![
                "response Access-Control-Allow-Origin: http://app.example",
                "response Access-Control-Allow-Credentials: true",
            ],
            vec![
                answered("Access-Control-Allow-Origin: http://localhost:3000"),
                answered("Access-Control-Allow-Origin: http://127.0.0.1"),
                answered("Access-Control-Allow-Origin: http://[::1]:8080"),
                answered("Access-Control-Allow-Origin: http://app.example")
                    .to("http://api.example/"),
            ],
        ),
        (
            "list-not-tokens",
            vec![asked("Access-Control-Allow-Headers: X-A; X-B")],
            Medium,
            vec!["preflight Access-Control-Allow-Headers: X-A; X-B"],
            vec![asked("Access-Control-Allow-Headers: X-A,, X-B,")],
        ),
        (
            "max-age-beyond-limits",
            vec![asked("Access-Control-Max-Age: 86401")],
            Info,
            vec!["preflight Access-Control-Max-Age: 86401"],
            vec![asked("Access-Control-Max-Age: 86400")],
        ),
        (
            "max-age-unreadable",
            vec![asked("Access-Control-Max-Age: -1")],
            Low,
            vec!["preflight Access-Control-Max-Age: -1"],
            vec![asked("Access-Control-Max-Age: 0")],
        ),
        (
            "names-without-effect",
            vec![answered("Access-Control-Expose-Headers: Set-Cookie")],
            Low,
            vec!["response Access-Control-Expose-Headers: Set-Cookie"],
            vec![answered("Access-Control-Expose-Headers: X-Set-Cookie")],
        ),
        (
            "names-without-effect",
            vec![asked("Access-Control-Allow-Headers: X-A, Origin, Cookie")],
            Info,
            vec!["preflight Access-Control-Allow-Headers: X-A, Origin, Cookie"],
            vec![asked(
                "Access-Control-Allow-Headers: X-A, Accept, User-Agent, X-HTTP-Method-Override",
            )],
        ),
        (
            "null-allowed",
            vec![answered(
                "Access-Control-Allow-Origin: null\nAccess-Control-Allow-Credentials: true",
            )],
            High,
            vec![
                "response Access-Control-Allow-Origin: null",
                "response Access-Control-Allow-Credentials: true",
            ],
            vec![answered("Access-Control-Allow-Origin: https://null")],
        ),
        (
            "origin-matched-loosely",
            vec![echoed(PAGE), echoed("https://evilapp.example"), refused("https://other.test")],
            High,
            vec![
                "response Access-Control-Allow-Origin: https://app.example",
                "response Access-Control-Allow-Credentials: true",
                "response Access-Control-Allow-Origin: https://evilapp.example",
                "response Access-Control-Allow-Credentials: true",
            ],
            vec![
                echoed(PAGE),
                echoed("https://sub.app.example"),
                refused("https://evilapp.example"),
            ],
        ),
        (
            "origin-reflected",
            vec![echoed(PAGE), echoed("https://other.test")],
            High,
            vec![
                "response Access-Control-Allow-Origin: https://app.example",
                "response Access-Control-Allow-Credentials: true",
                "response Access-Control-Allow-Origin: https://other.test",
                "response Access-Control-Allow-Credentials: true",
            ],
            vec![echoed(PAGE), echoed("https://other.test"), refused("https://third.test")],
        ),
        (
            "preflight-headers-on-answer",
            vec![asked(ALL).answer(200, "Access-Control-Allow-Methods: PUT")],
            Low,
            vec!["response Access-Control-Allow-Methods: PUT"],
            vec![get().method("options").answer(200, "Access-Control-Allow-Methods: PUT")],
        ),
        (
            "private-network-headers",
            vec![asked("Access-Control-Allow-Private-Network: true")],
            Info,
            vec!["preflight Access-Control-Allow-Private-Network: true"],
            vec![asked(ALL)],
        ),
        (
            "probe-origin-allowed",
            vec![echoed("https://evil.example")],
            High,
            vec![
                "response Access-Control-Allow-Origin: https://evil.example",
                "response Access-Control-Allow-Credentials: true",
            ],
            vec![echoed("https://devil.example"), refused("https://evil.example")],
        ),
        (
            "public-suffix-allowed",
            vec![
                echoed("https://one.github.io"),
                echoed("https://two.github.io"),
                refused("https://other.test"),
            ],
            High,
            vec![
                "response Access-Control-Allow-Origin: https://one.github.io",
                "response Access-Control-Allow-Credentials: true",
                "response Access-Control-Allow-Origin: https://two.github.io",
                "response Access-Control-Allow-Credentials: true",
            ],
            vec![
                echoed("https://one.app.example"),
                echoed("https://two.app.example"),
                refused("https://other.test"),
            ],
        ),
        (
            "request-headers-on-answer",
            vec![answered("Access-Control-Request-Method: PUT")],
            Info,
            vec!["response Access-Control-Request-Method: PUT"],
            vec![answered("Allow: PUT")],
        ),
        (
            "vary-origin-missing",
            vec![answered("Access-Control-Allow-Origin: https://app.example\nVary: Accept")],
            Low,
            vec![
                "response Access-Control-Allow-Origin: https://app.example",
                "response Vary: Accept",
            ],
            vec![
                answered("Access-Control-Allow-Origin: https://app.example\nVary: Accept, ORIGIN"),
                answered("Access-Control-Allow-Origin: https://app.example\nVary: *"),
                answered(
                    "Access-Control-Allow-Origin: https://app.example\nCache-Control: no-store",
                ),
                answered("Access-Control-Allow-Origin: https://app.example").method("POST"),
                answered("Access-Control-Allow-Origin: https://www.example"),
                answered(ALL),
                // Never fetched: the page's policy and mixed content are in the way.
                answered("Access-Control-Allow-Origin: https://app.example")
                    .csp("connect-src 'self'"),
                answered("Access-Control-Allow-Origin: https://app.example")
                    .to("http://api.example/x"),
                get()
                    .answer(302, &format!("{ALL}\nLocation: http://b.example/"))
                    .answer(200, "Access-Control-Allow-Origin: null"),
            ],
        ),
        (
            "wildcard-list-with-credentials",
            vec![
                asked("Access-Control-Allow-Headers: *\nAccess-Control-Allow-Credentials: true")
                    .credentials(Credentials::Include),
            ],
            Medium,
            vec![
                "preflight Access-Control-Allow-Headers: *",
                "preflight Access-Control-Allow-Credentials: true",
            ],
            vec![asked("Access-Control-Allow-Headers: *")],
        ),
        (
            "wildcard-on-private",
            vec![answered("Access-Control-Allow-Origin: *\nSet-Cookie: session=secret; Secure")],
            Low,
            vec!["response Access-Control-Allow-Origin: *", "response Set-Cookie: session=…"],
            vec![answered(
                "Access-Control-Allow-Origin: *\nCache-Control: public, max-age=60, x=\"private\"",
            )],
        ),
    ]
}

#[test]
fn each_example_yields_its_finding_and_its_near_miss_does_not() {
    for (code, hits, severity, evidence, misses) in examples() {
        let found = found(hits);
        let finding = found.iter().find(|finding| finding.code == code);
        let finding = finding.unwrap_or_else(|| panic!("{code} is not among {found:?}"));
        assert_eq!((finding.severity, shown(finding)), (severity, owned(&evidence)), "{code}");
        for miss in if over(code) {
            vec![misses]
        } else {
            misses.into_iter().map(|miss| vec![miss]).collect()
        } {
            let found = self::found(miss);
            assert!(found.iter().all(|finding| finding.code != code), "{code}: {found:?}");
        }
    }
}

#[test]
fn each_file_is_registered_and_has_an_example() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src/advice");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .map(|name| name.strip_suffix(".rs").unwrap().replace('_', "-"))
        .collect();
    let registered: Vec<_> = codes().map(String::from).collect();
    assert_eq!(files.into_iter().collect::<Vec<_>>(), registered);
    let mut examples: Vec<_> = examples().iter().map(|example| String::from(example.0)).collect();
    examples.dedup();
    assert_eq!(examples, registered);
}

#[test]
fn every_fault_of_an_allowed_origin_is_told_apart() {
    for (value, told) in [
        ("", "`Access-Control-Allow-Origin` is empty. It is compared"),
        ("https://a.example, https://b.example", "which is a list"),
        ("https://a.example https://b.example", "which is a list"),
        ("\"https://a.example\"", "with quotes"),
        ("NULL", "`null` is written in lower case"),
        ("https://*.example.com", "a pattern"),
        ("app.example", "which does not start with a scheme"),
        ("//app.example", "which does not start with a scheme"),
        ("localhost:3000", "which does not start with a scheme"),
        ("https://app.example/", "with a slash at the end"),
        ("https://app.example/x", "with a path"),
        ("https://", "which has no host"),
        ("https://me@app.example", "with a user name"),
        ("https://App.example", "with upper case"),
        ("https://\u{fc}.example", "in its ASCII form"),
        ("https://app.example:443", "default port"),
        ("http://app.example:80", "default port"),
        ("http://app.example:", "with a colon that no port follows"),
        ("http://app.example:8000:80", "with a colon that no port follows"),
        ("http://app.example:8000?", "with something behind the host and port"),
        ("http:app.example", "which does not start with a scheme"),
        ("http://[::1", "with a colon that no port follows"),
        ("http://app.example:99999", "which is not an origin"),
        ("https://a%zz.example", "which is not an origin"),
    ] {
        let found = found(vec![answered(&format!("Access-Control-Allow-Origin: {value}"))]);
        let finding = found.iter().find(|finding| finding.code == "allow-origin-malformed");
        let explanation = &finding.unwrap_or_else(|| panic!("{value}")).explanation;
        assert!(explanation.contains(told), "{value}: {explanation}");
    }
    for value in [
        "*",
        "null",
        "https://app.example",
        "http://[::1]:8080",
        "http://app.example:443",
        "https://xn--tda.example",
        "chrome-extension://abcdefghijklmnop",
        "capacitor://localhost",
    ] {
        let found = found(vec![answered(&format!("Access-Control-Allow-Origin: {value}"))]);
        assert!(found.iter().all(|finding| finding.code != "allow-origin-malformed"), "{value}");
    }
}

/// A preflight that fails leaves the answer itself unasked for, and still it is that server's.
#[test]
fn an_answer_behind_a_refused_preflight_is_looked_at() {
    let refused = get().method("PUT").preflight(404, "X: y");
    let refused = refused.answer(200, "Access-Control-Allow-Origin: https://app.example");
    let cacheable = get().with("X-A", "1").preflight(404, "X: y");
    let cacheable = cacheable.answer(200, "Access-Control-Allow-Origin: https://app.example");
    for (build, is_told) in [(refused, false), (cacheable, true)] {
        let found = found(vec![build]);
        assert_eq!(found.iter().any(|it| it.code == "vary-origin-missing"), is_told, "{found:?}");
    }
}

#[test]
fn methods_in_lower_case_are_told_that_case_matters() {
    for (methods, told) in [
        (
            "put",
            "`Access-Control-Allow-Methods` names `put`. Case matters, and browsers send this one in upper case, however the script writes it: it is not allowed.",
        ),
        (
            "patch",
            "`Access-Control-Allow-Methods` names `patch`. Case matters, and browsers send `PATCH` as the script writes it: a script that writes `PATCH` is refused.",
        ),
    ] {
        let found = found(vec![asked(&format!("Access-Control-Allow-Methods: {methods}"))]);
        let finding = found.iter().find(|it| it.code == "allow-methods-not-upper-case").unwrap();
        assert_eq!(finding.explanation, told);
    }
}

#[test]
fn what_each_browser_makes_of_a_max_age_is_told() {
    let found = found(vec![asked("Access-Control-Max-Age: 1h")]);
    let finding = found.iter().find(|finding| finding.code == "max-age-unreadable").unwrap();
    assert_eq!(
        finding.explanation,
        "`Access-Control-Max-Age` says `1h`, which is not a number made of digits. Each browser \
         makes something else of it, in seconds: the Fetch standard 5, Chromium 5, Firefox not \
         remembered, WebKit 5."
    );
}

#[test]
fn misspelt_names_are_told_what_was_meant() {
    for (name, meant) in [
        ("Access-Control-Allow-Method", "`Access-Control-Allow-Methods`"),
        ("Access-Control-Allow-Header", "`Access-Control-Allow-Headers`"),
        ("Access-Control-Allowed-Origin", "`Access-Control-Allow-Origin`"),
        ("Access-Control-Allow-Origins", "`Access-Control-Allow-Origin`"),
        ("Access-Control-Origin", "`Access-Control-Allow-Origin`"),
        ("Acces-Control-Allow-Orgin", "`Access-Control-Allow-Origin`"),
        ("Access_Control_Allow_Origin", "`Access-Control-Allow-Origin`"),
        ("Access-Control-Allow-Credential", "`Access-Control-Allow-Credentials`"),
        ("Access-Control-Exposed-Headers", "`Access-Control-Expose-Headers`"),
        ("Access-Control-MaxAge", "`Access-Control-Max-Age`"),
        ("Allow-Origin", "`Access-Control-Allow-Origin`"),
        ("Timing-Allow-Origins", "`Timing-Allow-Origin`"),
    ] {
        let found = found(vec![answered(&format!("{name}: x"))]);
        let finding = found.iter().find(|finding| finding.code == "header-name-misspelt");
        let explanation = &finding.unwrap_or_else(|| panic!("{name}")).explanation;
        assert!(explanation.contains(meant), "{name}: {explanation}");
    }
}

#[test]
fn every_careless_comparison_is_recognized() {
    for (trusted, allowed, told) in [
        (PAGE, "https://evilapp.example", "ends with the same letters"),
        (PAGE, "https://app.example.evil.test", "starts with the same letters"),
        (PAGE, "https://app.examples", "starts with the same letters"),
        (PAGE, "https://www.app.example.evil.test", "somewhere inside"),
        ("https://www.app.example", "https://wwwxapp.example", "another letter where"),
    ] {
        let exchanges = vec![echoed(trusted), echoed(allowed), refused("https://other.test")];
        let found = found(exchanges);
        let explanations: Vec<_> = found
            .iter()
            .filter(|finding| finding.code == "origin-matched-loosely")
            .map(|finding| finding.explanation.as_str())
            .collect();
        assert_eq!(explanations.len(), 1, "{allowed}: {found:?}");
        assert!(explanations[0].contains(told), "{allowed}: {explanations:?}");
    }
    for allowed in [
        "https://app.example:8443",
        "http://app.example",
        "https://b.app.example",
        "https://apq.example",
    ] {
        let found = found(vec![echoed(PAGE), echoed(allowed), refused("https://other.test")]);
        assert!(found.iter().all(|it| it.code != "origin-matched-loosely"), "{allowed}: {found:?}");
    }
}

/// What works and is meant so gives no cause to say anything but what is good to know.
#[test]
fn exchanges_that_work_give_no_alarm() {
    let mut quiet = 0;
    for case in corpus::presets().iter().filter(|case| case.id.starts_with("preset/ok-")) {
        assert_eq!(advice(&Exchange::new(case.scenario()).unwrap()), [], "{}", case.id);
        quiet += 1;
    }
    assert!(quiet >= 5, "{quiet}");
    let good = asked(&format!(
        "{APP_WITH_CREDENTIALS}\nAccess-Control-Allow-Methods: GET, PUT, PATCH, DELETE\n\
         Access-Control-Allow-Headers: Content-Type, Authorization\nAccess-Control-Max-Age: 7200"
    ))
    .credentials(Credentials::Include)
    .method("PUT")
    .answer(200, &format!("{APP_WITH_CREDENTIALS}\nAccess-Control-Expose-Headers: ETag"));
    assert_eq!(found(vec![good]), []);
}

/// What is said of the failures from real life, by code.
#[test]
fn presets_are_told_what_is_wrong_with_their_headers() {
    let expected = [
        ("preset/error-page-without-cors", "allow-origin-on-preflight-only"),
        ("preset/wildcard-with-credentials", "credentials-with-wildcard"),
        ("preset/response-header-on-request", "cors-headers-on-request"),
        ("preset/trailing-slash-acao", "allow-origin-malformed"),
        ("preset/duplicate-acao", "header-repeated"),
        ("preset/acac-capital-true", "allow-credentials-not-true"),
        ("preset/cdn-cached-other-origin", "vary-origin-missing"),
        ("preset/allow-method-typo", "header-name-misspelt"),
        ("preset/expose-star-with-credentials", "wildcard-list-with-credentials"),
        ("preset/authorization-star", "authorization-under-wildcard"),
        ("preset/null-origin-allowed", "null-allowed"),
        ("preset/acao-comma-list", "allow-origin-malformed"),
        ("preset/acao-wildcard-subdomain", "allow-origin-malformed"),
        ("preset/acao-no-scheme", "allow-origin-malformed"),
        ("preset/star-methods-with-credentials", "wildcard-list-with-credentials"),
        ("preset/star-methods-with-credentials", "wildcard-list-with-credentials"),
        ("preset/acah-invalid-token", "list-not-tokens"),
    ];
    let mut said = Vec::new();
    for case in corpus::presets().iter().filter(|case| case.id.starts_with("preset/")) {
        let findings = advice(&Exchange::new(case.scenario()).unwrap());
        said.extend(findings.iter().map(|finding| (case.id.clone(), finding.code)));
    }
    assert_eq!(said, expected.map(|(id, code)| (id.to_owned(), code)));
}

#[test]
fn findings_are_whole_sentences_the_gravest_first() {
    let mut told = 0;
    for scenario in scenarios() {
        let findings = advice(&Exchange::new(scenario).unwrap());
        assert!(findings.is_sorted_by_key(|finding| finding.severity));
        for Finding { explanation, remedy, evidence, .. } in &findings {
            assert!(!evidence.is_empty(), "{explanation}");
            for text in [explanation, remedy] {
                assert!(text.ends_with('.') && !text.contains("::<"), "{text}");
                assert_eq!(text.matches('`').count() % 2, 0, "{text}");
            }
            told += 1;
        }
    }
    assert!(told > 1_000, "{told}");
}

#[test]
fn a_hundred_thousand_headers() {
    let mut scenario = get().answer(200, ALL).scenario();
    let names = ["Access-Control-Allow-Origi", "X-Access-Control-Allow-Thing", "X-Other"];
    let headers = &mut scenario.hops[0].response.as_mut().unwrap().headers;
    headers.extend((0..100_000).map(|at| (names[at % 3].to_owned(), at.to_string())));
    let findings = advice(&Exchange::new(scenario).unwrap());
    let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["header-name-misspelt"]);
    assert_eq!(findings[0].evidence.len(), 8);
}

#[test]
fn ten_thousand_exchanges() {
    let exchanges: Vec<_> = (0..10_000)
        .map(|number| echoed(&format!("https://site-{number}.test")).exchange().unwrap())
        .collect();
    let findings = advice_over(&exchanges);
    let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["origin-reflected"]);
}

#[test]
fn hostile_headers_are_read_somehow() {
    let (mut random, scenarios) = (Random::new(9), scenarios());
    for round in 0..2_000 {
        let mut scenario = random.pick(&scenarios).clone();
        scenario.request.headers.push(hostile(&mut random));
        for hop in &mut scenario.hops {
            for answer in [&mut hop.preflight, &mut hop.response].into_iter().flatten() {
                for _ in 0..random.below(4) {
                    answer.headers.push(hostile(&mut random));
                }
            }
        }
        let hop = scenario.hops.first().cloned().unwrap_or_default();
        let Ok(exchange) = Exchange::new(scenario) else { continue };
        let mut findings = advice(&exchange);
        findings.extend(advice_over(&[exchange.clone(), exchange]));
        serde_json::to_string(&findings).unwrap();
        if round % 10 == 0 {
            let asked_by = hostile(&mut random).1;
            let said = Said {
                preflight: hop.preflight.as_ref(),
                response: hop.response.as_ref(),
                asked_by: Some(&asked_by),
                method: Some(&asked_by),
            };
            let policy = policy(said, *random.pick(Engine::ALL), &NativeUrlParser);
            serde_json::to_string(&policy).unwrap();
        }
    }
}

/// Nothing is said over several exchanges that one alone shows, and the reverse.
fn over(code: &str) -> bool {
    [
        "answers-differ-by-origin",
        "origin-matched-loosely",
        "origin-reflected",
        "public-suffix-allowed",
    ]
    .contains(&code)
}

fn found(builds: Vec<Build>) -> Vec<Finding> {
    let exchanges: Vec<_> = builds.into_iter().map(|build| build.exchange().unwrap()).collect();
    match exchanges.as_slice() {
        [one] => advice(one),
        several => advice_over(several),
    }
}

fn shown(finding: &Finding) -> Vec<String> {
    let leg = |leg| match leg {
        Leg::Request => "request",
        Leg::Preflight => "preflight",
        Leg::Response => "response",
    };
    let line = |line: &corsplain::advice::Evidence| {
        format!("{} {}: {}", leg(line.at.leg), line.name, line.value)
    };
    finding.evidence.iter().map(line).collect()
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// A GET that is answered so.
fn answered(headers: &str) -> Build {
    get().answer(200, headers)
}

/// A GET whose preflight is answered so.
fn asked(headers: &str) -> Build {
    get().preflight(204, headers)
}

/// A server that names this origin, which asks, with credentials.
fn echoed(origin: &str) -> Build {
    let answer = format!(
        "Access-Control-Allow-Origin: {origin}\nAccess-Control-Allow-Credentials: true\nVary: Origin"
    );
    answered(&answer).page(origin).to(API)
}

/// A server that says nothing to this origin.
fn refused(origin: &str) -> Build {
    answered("Vary: Origin").page(origin)
}

fn scenarios() -> Vec<Scenario> {
    let recorded = browsers::all().into_iter().map(|recording| recording.scenario());
    let cases = corpus::presets().into_iter().chain(corpus::wpt());
    cases.map(|case| case.scenario()).chain(recorded).collect()
}

/// A header that means something, with a value that may.
fn hostile(random: &mut Random) -> Field {
    const NAMES: &[&str] = &[
        "Access-Control-Allow-Origin",
        "access-control-allow-credentials",
        "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers",
        "Access-Control-Expose-Headers",
        "Access-Control-Max-Age",
        "Access-Control-",
        "access-control-\u{ff}",
        "Allow-Origin",
        "Vary",
        "Cache-Control",
        "Set-Cookie",
        "Origin",
        "Location",
        "",
    ];
    const PARTS: &[&str] = &[
        "*",
        "null",
        "true",
        "https://",
        "http://",
        "://",
        "a",
        "app.example",
        "evil",
        ".",
        "-",
        ":",
        ":443",
        "[",
        "]",
        "[::1]",
        "/",
        ",",
        " ",
        "\"",
        "\\",
        "`",
        "{saw}",
        "\0",
        "\u{7f}",
        "\u{ff}",
        "\u{100}",
        "\u{1f600}",
        "x-a",
        "PUT",
        "patch",
        "99999999999999999999",
        "-1",
        "=",
        ";",
        "private",
    ];
    let value = (0..random.below(6)).map(|_| *random.pick(PARTS)).collect();
    ((*random.pick(NAMES)).to_owned(), value)
}
