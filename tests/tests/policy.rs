//! A server's answers read as a policy: what is told, that every cell is the engine's own verdict,
//! and what two policies differ in.

use corsplain::policy::{Asker, Became, Cell, Item, Missing, Policy, Row, Said, compare, policy};
use corsplain::scenario::{Credentials, Hop, Request, Response, Scenario};
use corsplain::url::NativeUrlParser;
use corsplain::{Engine, Exchange, Leg, Outcome, check};
use corsplain_tests::build::get;
use corsplain_tests::random::Random;
use corsplain_tests::{browsers, corpus};

const APP: &str = "https://app.example";
const NAMED: &str =
    "Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true";

#[test]
fn a_wildcard_is_for_everybody_without_credentials() {
    let policy = read(None, Some("Access-Control-Allow-Origin: *"), None);
    assert_eq!(
        policy.summary,
        "Every site may read this answer, without cookies or other credentials. Whether it agrees \
         to other methods and headers is not known: the answer to a preflight was not given."
    );
    assert_eq!(policy.caveats, [""; 0]);
    let simple = (&Asker::AnyOther, Credentials::SameOrigin, "GET", "");
    assert_eq!(cell(&policy, simple), &Cell::Allowed);
    let with = (&Asker::Null, Credentials::Include, "GET", "");
    let reason = "allow-origin-wildcard-with-credentials";
    assert_eq!(cell(&policy, with), &Cell::Forbidden { reason, leg: Leg::Response });
    let put = (&Asker::AnyOther, Credentials::SameOrigin, "*", "");
    assert_eq!(cell(&policy, put), &Cell::Unknown { missing: Missing::Preflight });
    assert_eq!(policy.remembered, []);
}

#[test]
fn a_named_origin_has_credentials_and_what_is_listed() {
    let preflight = format!(
        "{NAMED}\nAccess-Control-Allow-Methods: PUT, get, PATCH\n\
         Access-Control-Allow-Headers: Authorization, X-A, Cookie\nAccess-Control-Max-Age: 86400"
    );
    let policy = read(Some(&preflight), Some(NAMED), Some(APP));
    assert_eq!(
        policy.summary,
        "Pages of `https://app.example` may read this answer, with credentials and without. By \
         this answer no other site may. A preflight agrees to the methods `PATCH` and `PUT` and \
         the headers `authorization` and `x-a`."
    );
    assert_eq!(
        policy.caveats,
        [
            "One answer cannot tell whether the server names whoever asks. Ask again as another origin, and compare."
        ]
    );
    let labels = |groups: &[corsplain::policy::Group]| -> Vec<String> {
        groups.iter().map(|group| group.label.clone()).collect()
    };
    let matrix = &policy.matrix;
    assert_eq!(
        labels(&matrix.methods),
        ["`GET`, `HEAD` and `POST`", "`PATCH` and `PUT`", "others"]
    );
    assert_eq!(
        labels(&matrix.headers),
        ["simple headers only", "`authorization` and `x-a`", "others"]
    );
    let rows: Vec<_> = matrix.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(
        rows,
        [
            "`https://app.example`, with credentials or without",
            "sites that are not named and the opaque origin `null`, with credentials or without"
        ]
    );
    let app = Asker::Origin(APP.into());
    let forbidden = |reason, leg| Cell::Forbidden { reason, leg };
    for (asked, expected) in [
        ((&app, Credentials::Include, "PATCH", "authorization"), Cell::Allowed),
        ((&app, Credentials::Include, "*", "x-a"), forbidden("method-not-allowed", Leg::Preflight)),
        ((&app, Credentials::Include, "PUT", "*"), forbidden("header-not-allowed", Leg::Preflight)),
        (
            (&Asker::AnyOther, Credentials::SameOrigin, "GET", ""),
            forbidden("allow-origin-mismatch", Leg::Response),
        ),
    ] {
        assert_eq!(cell(&policy, asked), &expected, "{asked:?}");
    }
    let remembered: Vec<_> =
        policy.remembered.iter().map(|one| (one.engine, one.seconds)).collect();
    assert_eq!(
        remembered,
        [
            (Engine::Fetch, Some(86400)),
            (Engine::Chromium, Some(7200)),
            (Engine::Firefox, Some(86400)),
            (Engine::WebKit, Some(600))
        ]
    );
    assert_eq!(
        policy.remembered[3].text,
        "WebKit remembers this preflight for 10 minutes, the longest that it keeps any."
    );
}

#[test]
fn what_is_told_of_other_answers() {
    const NULL: &str = "Access-Control-Allow-Origin: null";
    const SLASH: &str = "Access-Control-Allow-Origin: https://app.example/";
    for (preflight, response, asked_by, summary, caveats) in [
        (
            None,
            None,
            None,
            "Who may read the answer itself is not known: it was not given. Whether it agrees to other methods and headers is not known: the answer to a preflight was not given.",
            0,
        ),
        (
            Some(NULL),
            Some(NULL),
            None,
            "Pages with the opaque origin `null` may read this answer, without cookies or other credentials; every site can make itself one, with a sandboxed frame. Without credentials a preflight agrees to no further method and no further header.",
            1,
        ),
        (
            Some(SLASH),
            Some("X: y"),
            None,
            "No page of another origin may read this answer. The answer has no `Access-Control-Allow-Origin` header, so the server did not agree that `https://app.example` may read it. Nobody gets through the preflight. `Access-Control-Allow-Origin` in the answer to the preflight is `https://app.example/`, and the request comes from `https://app.example`. The two have to be equal byte for byte.",
            2,
        ),
        (
            Some(
                "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: *\nAccess-Control-Allow-Headers: *",
            ),
            Some("Access-Control-Allow-Origin: *"),
            None,
            "Every site may read this answer, without cookies or other credentials. Without credentials a preflight agrees to any method and any header but `authorization`.",
            0,
        ),
        (
            Some(
                "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: *\nAccess-Control-Allow-Headers: *, authorization, x-a",
            ),
            Some("Access-Control-Allow-Origin: *"),
            None,
            "Every site may read this answer, without cookies or other credentials. Without credentials a preflight agrees to any method and any header.",
            0,
        ),
        (
            Some(
                "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: *, x-a",
            ),
            Some("Access-Control-Allow-Origin: *"),
            None,
            "Every site may read this answer, without cookies or other credentials. Without credentials a preflight agrees to the method `PUT` and any header but `authorization`.",
            0,
        ),
        (
            None,
            Some(NAMED),
            Some("https://www.example"),
            "Pages of `https://app.example` may read this answer, with credentials and without. By this answer no other site may. Whether it agrees to other methods and headers is not known: the answer to a preflight was not given.",
            1,
        ),
    ] {
        let policy = read(preflight, response, asked_by);
        assert_eq!((policy.summary.as_str(), policy.caveats.len()), (summary, caveats));
    }
    let fixed = read(None, Some(NAMED), Some("https://www.example"));
    assert_eq!(
        fixed.caveats,
        [
            "`https://www.example` asked and was not named, so the server does not simply name whoever asks."
        ]
    );
}

#[test]
fn silence_is_neither_consent_nor_refusal() {
    let silence = Response { status: 0, headers: vec![] };
    let open = response("Access-Control-Allow-Origin: *");
    let not_known = "Whether it agrees to other methods and headers is not known: no answer to the preflight came.";
    for (answer, reading) in [
        (&open, "Every site may read this answer, without cookies or other credentials."),
        (&silence, "Who may read the answer itself is not known: no answer came."),
    ] {
        let said = Said { preflight: Some(&silence), response: Some(answer), ..Said::default() };
        let policy = policy(said, Engine::Fetch, &NativeUrlParser);
        assert_eq!(policy.summary, format!("{reading} {not_known}"));
        assert_eq!((policy.remembered.len(), policy.caveats.len()), (0, 0));
        let put = (&Asker::AnyOther, Credentials::SameOrigin, "*", "");
        let reason = "no-answer";
        assert_eq!(cell(&policy, put), &Cell::Forbidden { reason, leg: Leg::Preflight });
    }
}

/// Neither a method that nobody used nor a site that nobody visited.
#[test]
fn a_refusal_is_told_of_who_asked_and_with_what() {
    let refused = get().method("put").preflight(404, "Access-Control-Allow-Origin: *");
    let refused = refused.answer(200, "Access-Control-Allow-Origin: *").exchange().unwrap();
    let policy = policy(Said::at(&refused, 0), Engine::Fetch, &NativeUrlParser);
    assert_eq!(
        policy.summary,
        "Every site may read this answer, without cookies or other credentials. Nobody gets \
         through the preflight. The preflight was answered with status 404. It has to be from 200 \
         to 299, or the `PUT` itself is never sent."
    );
    for (asked_by, who) in [
        (None, "the origin that asks"),
        (Some("null"), "`null`"),
        (Some(APP), "`https://app.example`"),
        (Some("https://another-site.example"), "`https://another-site.example`"),
    ] {
        let policy = read(Some("X: y"), Some("X: y"), asked_by);
        assert_eq!(
            policy.summary,
            format!(
                "No page of another origin may read this answer. The answer has no `Access-Control-Allow-Origin` header, so the server did not agree that {who} may read it. \
                 Nobody gets through the preflight. The answer to the preflight has no `Access-Control-Allow-Origin` header, so the server did not agree that {who} may read it."
            )
        );
    }
    // Of the first cell that is blocked so, which is the asker's where there is one.
    let texts = |asked_by| {
        let matrix = read(None, Some("X: y"), asked_by).matrix;
        matrix.reasons.into_iter().map(|why| why.text).collect::<Vec<_>>()
    };
    assert!(texts(None)[0].contains("that the origin that asks may read it"));
    assert!(texts(Some(APP))[0].contains("that `https://app.example` may read it"));
}

/// A forbidden method and none at all are told as any other: the verdicts are the same.
#[test]
fn no_method_decides() {
    let answer = response("Access-Control-Allow-Origin: *");
    let mut said = Said { preflight: Some(&answer), response: Some(&answer), ..Said::default() };
    let plain = policy(said, Engine::Fetch, &NativeUrlParser);
    for method in ["PUT", "patch", "TRACE", "", "a b", "\u{fc}"] {
        said.method = Some(method);
        let policy = policy(said, Engine::Fetch, &NativeUrlParser);
        assert_eq!((&policy.matrix, &policy.summary), (&plain.matrix, &plain.summary), "{method}");
    }
}

#[test]
fn a_pattern_is_nobodys_origin() {
    let pattern = "Access-Control-Allow-Origin: https://*.example";
    let policy = read(Some(pattern), Some(pattern), Some(APP));
    let rows: Vec<_> = policy.matrix.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(
        rows,
        [
            "`https://app.example`, sites that are not named and the opaque origin `null`, with credentials or without"
        ]
    );
    assert!(
        policy.summary.starts_with(
            "No page of another origin may read this answer. `Access-Control-Allow-Origin` in the \
             answer is `https://*.example`, and the request comes from `https://app.example`."
        ),
        "{}",
        policy.summary
    );
}

#[test]
fn what_an_exchange_shows_is_read_with_who_asked() {
    let redirect = "Access-Control-Allow-Origin: *\nLocation: https://b.example/";
    let built = get().answer(302, redirect).answer(200, "Access-Control-Allow-Origin: null");
    let exchange = built.to("https://a.example/").exchange().unwrap();
    for (hop, asked_by, given) in [(0, Some(APP), true), (1, Some("null"), true), (2, None, false)]
    {
        let said = Said::at(&exchange, hop);
        let seen = (said.asked_by, said.response.is_some(), said.preflight.is_some());
        assert_eq!(seen, (asked_by, given, false), "{hop}");
    }
    let last = policy(Said::at(&exchange, 1), Engine::Fetch, &NativeUrlParser);
    assert_eq!(
        last.caveats,
        [
            "One answer cannot tell whether the server names whoever asks. Ask again as another origin, and compare."
        ]
    );
}

#[test]
fn a_redirect_leaves_it_to_the_next_url() {
    let redirect = Response {
        status: 302,
        headers: fields("Access-Control-Allow-Origin: *\nLocation: https://b.example/"),
    };
    let said = Said { response: Some(&redirect), ..Said::default() };
    let policy = policy(said, Engine::Fetch, &NativeUrlParser);
    let simple = (&Asker::AnyOther, Credentials::SameOrigin, "GET", "");
    assert_eq!(cell(&policy, simple), &Cell::Unknown { missing: Missing::Redirect });
}

#[test]
fn the_authorization_header_depends_on_the_engine() {
    let answer = "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: *";
    let asked = (&Asker::AnyOther, Credentials::SameOrigin, "GET", "authorization");
    for engine in Engine::ALL {
        let answer = response(answer);
        let said = Said {
            preflight: Some(&answer),
            response: Some(&answer),
            asked_by: None,
            method: None,
        };
        let policy = policy(said, *engine, &NativeUrlParser);
        let refused = Cell::Forbidden { reason: "authorization-not-allowed", leg: Leg::Preflight };
        let expected = if *engine == Engine::Fetch { refused } else { Cell::Allowed };
        assert_eq!(cell(&policy, asked), &expected, "{engine:?}");
    }
}

/// Each cell is what a fresh exchange with the same answers comes to, for every member of its
/// groups, for answers of all kinds.
#[test]
fn every_cell_is_the_verdict_of_the_engine() {
    let (mut random, hops, mut cells) = (Random::new(8), recorded_hops(), 0);
    for _ in 0..800 {
        let hop = random.pick(&hops);
        let said = Said {
            preflight: hop.preflight.as_ref(),
            response: hop.response.as_ref(),
            asked_by: random.once_in(2).then_some(APP),
            method: None,
        };
        let engine = *random.pick(Engine::ALL);
        let policy = policy(said, engine, &NativeUrlParser);
        let matrix = &policy.matrix;
        let columns =
            matrix.methods.iter().flat_map(|one| matrix.headers.iter().map(move |two| (one, two)));
        let columns: Vec<_> = columns.collect();
        for row in &matrix.rows {
            assert_eq!(row.cells.len(), columns.len());
            for (cell, (methods, headers)) in row.cells.iter().zip(&columns) {
                let seat = random.pick(&row.seats);
                let (method, header) = (random.pick(&methods.items), random.pick(&headers.items));
                let fresh = ask(hop, engine, (&seat.asker, seat.credentials), method, header);
                assert_eq!(cell, &fresh, "{engine:?} {seat:?} {method:?} {header:?} {hop:?}");
                cells += 1;
            }
        }
    }
    assert!(cells > 10_000, "{cells}");
}

#[test]
fn two_policies_differ_in_what_became_allowed_and_forbidden() {
    let open =
        answer_to_all("Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT, DELETE");
    let named = answer_to_all(&format!("{NAMED}\nAccess-Control-Allow-Methods: PUT"));
    let forth = compare(&open, &named);
    assert_eq!(
        forth.sentences,
        [
            "No longer allowed: `https://app.example`, without credentials; the method `DELETE`; simple headers only. Now it is blocked: `method-not-allowed`.",
            "Now allowed: `https://app.example`, with credentials; the methods `GET`, `HEAD`, `POST` and `PUT`; simple headers only. Before, it was blocked: `allow-origin-wildcard-with-credentials`.",
            "No longer allowed: sites that are not named and the opaque origin `null`, without credentials; the methods `GET`, `HEAD`, `POST`, `DELETE` and `PUT`; simple headers only. Now it is blocked: `allow-origin-mismatch`.",
        ]
    );
    assert_eq!(forth.caveats, [""; 0]);
    let back = compare(&named, &open);
    let turned = |became| match became {
        Became::Allowed => Became::Forbidden,
        Became::Forbidden => Became::Allowed,
    };
    let ways = |changes: &[corsplain::policy::Change], turn: fn(Became) -> Became| {
        changes.iter().map(|change| (turn(change.became), change.reason)).collect::<Vec<_>>()
    };
    assert_eq!(ways(&forth.changes, turned), ways(&back.changes, |became| became));
    let same = compare(&open, &open);
    assert_eq!(same.sentences, ["Nothing became allowed and nothing became forbidden."]);
    assert_eq!(same.changes, []);
    let longer = answer_to_all(&format!(
        "{NAMED}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Max-Age: 600"
    ));
    let memory = compare(&named, &longer).sentences;
    assert_eq!(memory.len(), 1 + Engine::ALL.len());
    assert_eq!(memory[2], "This changed: Chromium remembers this preflight for 10 minutes.");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let before = read(None, Some(NAMED), Some(APP));
    let other = NAMED.replace("app", "www");
    let after = read(None, Some(&other), Some("https://www.example"));
    let comparison = compare(&before, &after);
    assert_eq!(comparison.caveats.len(), 2, "{:?}", comparison.caveats);
    assert_eq!(comparison.changes.len(), 2, "{:?}", comparison.changes);
}

#[test]
fn a_hundred_thousand_headers() {
    let mut answer = response("Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT");
    answer.headers.extend((0..100_000).map(|number| (format!("X-{number}"), "1".into())));
    let names: Vec<_> = (0..50_000).map(|number| format!("x-{number}")).collect();
    answer.headers.push(("Access-Control-Allow-Headers".into(), names.join(",")));
    let said =
        Said { preflight: Some(&answer), response: Some(&answer), asked_by: None, method: None };
    let policy = policy(said, Engine::Fetch, &NativeUrlParser);
    assert_eq!(policy.matrix.left_out, 50_000 - 24);
    assert_eq!(policy.caveats, ["49976 further listed names were not tried one by one."]);
    let last = (&Asker::AnyOther, Credentials::SameOrigin, "PUT", "x-0");
    assert_eq!(cell(&policy, last), &Cell::Allowed);
}

#[test]
fn a_policy_is_plain_data() {
    let policy = read(Some(NAMED), Some(NAMED), Some(APP));
    let json = serde_json::to_value(&policy).unwrap();
    assert_eq!(json["engine"], "fetch");
    assert_eq!(json["matrix"]["rows"][0]["cells"][0]["state"], "allowed");
    assert_eq!(json["matrix"]["rows"][1]["seats"][0]["asker"], "any-other");
    let comparison = serde_json::to_value(compare(&policy, &policy)).unwrap();
    assert!(comparison["changes"].as_array().unwrap().is_empty());
}

type Asked<'a> = (&'a Asker, Credentials, &'a str, &'a str);

/// The cell of who asks for what; `*` stands for any other, an empty header for none.
#[track_caller]
fn cell<'a>(policy: &'a Policy, (asker, credentials, method, header): Asked<'_>) -> &'a Cell {
    let matrix = &policy.matrix;
    let has = |items: &[Item], name: &str| {
        items.contains(&match name {
            "" => Item::Simple,
            "*" => Item::AnyOther,
            name => Item::Named(name.into()),
        })
    };
    let sits = |row: &&Row| {
        row.seats.iter().any(|seat| seat.asker == *asker && seat.credentials == credentials)
    };
    let row = matrix.rows.iter().find(sits).unwrap();
    let method = matrix.methods.iter().position(|group| has(&group.items, method)).unwrap();
    let header = matrix.headers.iter().position(|group| has(&group.items, header)).unwrap();
    &row.cells[method * matrix.headers.len() + header]
}

/// The same question put to a new exchange.
fn ask(
    hop: &Hop,
    engine: Engine,
    seat: (&Asker, Credentials),
    method: &Item,
    header: &Item,
) -> Cell {
    let origin = match seat.0 {
        Asker::Origin(origin) => origin,
        Asker::AnyOther => "https://somebody-else.example",
        Asker::Null => "null",
    };
    let method = if let Item::Named(name) = method { name } else { "NOWHERE-LISTED" };
    let header = match header {
        Item::Simple => None,
        Item::Named(name) => Some(name.as_str()),
        Item::AnyOther => Some("nowhere-listed"),
    };
    let request = Request {
        url: "https://server.test/".into(),
        method: method.into(),
        headers: header.map(|name| (name.into(), "(".into())).into_iter().collect(),
        credentials: seat.1,
        ..Request::default()
    };
    let hops = vec![hop.clone()];
    let scenario = Scenario { page_origin: origin.into(), request, hops, ..Scenario::default() };
    let exchange = Exchange::new(scenario).unwrap();
    let verdict = check(&exchange, engine);
    match verdict.outcome() {
        Outcome::Readable | Outcome::Opaque | Outcome::OpaqueRedirect => Cell::Allowed,
        Outcome::NetworkError | Outcome::TypeError => {
            let blocked = verdict.blocked().unwrap();
            Cell::Forbidden { reason: blocked.reason.code(), leg: blocked.at.leg }
        }
        Outcome::Incomplete => {
            let corsplain::Verdict::Incomplete(next) = verdict else { unreachable!() };
            let missing = match (next.at().hop, next.at().leg) {
                (0, Leg::Preflight) => Missing::Preflight,
                (0, _) => Missing::Response,
                _ => Missing::Redirect,
            };
            Cell::Unknown { missing }
        }
    }
}

/// What servers answered in every corpus.
fn recorded_hops() -> Vec<Hop> {
    let recorded = browsers::all().into_iter().map(|recording| recording.scenario());
    let scenarios = corpus::wpt().into_iter().map(|case| case.scenario()).chain(recorded);
    scenarios.flat_map(|scenario| scenario.hops.into_iter().next()).collect()
}

fn answer_to_all(headers: &str) -> Policy {
    read(Some(headers), Some(headers), None)
}

fn read(preflight: Option<&str>, answer: Option<&str>, asked_by: Option<&str>) -> Policy {
    let (preflight, answer) = (preflight.map(response), answer.map(response));
    let said =
        Said { preflight: preflight.as_ref(), response: answer.as_ref(), asked_by, method: None };
    policy(said, Engine::Fetch, &NativeUrlParser)
}

fn response(headers: &str) -> Response {
    Response { status: 200, headers: fields(headers) }
}

fn fields(headers: &str) -> Vec<corsplain::scenario::Field> {
    let field = |line: &str| {
        let (name, value) = line.split_once(':').unwrap();
        (name.to_owned(), value.trim().to_owned())
    };
    headers.lines().map(field).collect()
}
