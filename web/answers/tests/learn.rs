//! The course: every lesson can be read, begun and done, and no part of a task holds by itself.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{acts, by_id, elements, get, of_class, text};
use corsplain::scenario::{Credentials, Response, Scenario};
use corsplain::{Exchange, Reason};
use corsplain_answers::evaluate::exchange_in;
use corsplain_answers::learn::goal::{Now, part};
use corsplain_answers::learn::lesson::{Lesson, read};
use corsplain_answers::learn::{TEXTS, lessons, progress};
use corsplain_answers::{convert, exactly, gallery, tell};
use corsplain_nodes::fragment::{Fragment, read as read_fragment};
use corsplain_nodes::{Act, Answer, Ask, Attr, Node, Route, Sheet, Tag, Told, words};
use std::collections::BTreeSet;

fn told(id: &str, done: &[&str]) -> corsplain_nodes::Lesson {
    let done = done.iter().map(|id| (*id).to_owned()).collect();
    match tell(Ask::Learn { id: id.into(), done }) {
        Told::Lesson(lesson) => *lesson,
        other => panic!("{other:?}"),
    }
}

fn answer(sheet: &Sheet, lesson: &str) -> Answer {
    let ask = Ask::Answer { sheet: sheet.clone(), engine: String::new(), lesson: lesson.into() };
    match tell(ask) {
        Told::Answer(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_lesson_is_read_and_has_a_name_of_its_own() {
    let read: Vec<Lesson> = TEXTS.iter().map(|text| read(text).unwrap()).collect();
    assert_eq!(read, lessons());
    assert!(read.len() >= 10);
    let ids: BTreeSet<&str> = read.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(ids.len(), read.len());
    for lesson in &read {
        let is_kebab = lesson
            .id
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()));
        assert!(is_kebab, "{}", lesson.id);
        let route = Route::Learn(lesson.id.clone());
        assert_eq!(read_fragment(&format!("#learn/{}", lesson.id)), Fragment::View(route));
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/lessons");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), TEXTS.len(), "a file that is no lesson");
}

#[test]
fn texts_are_short() {
    let mut all = 0;
    for (lesson, text) in lessons().iter().zip(TEXTS) {
        let (_, text) = text.split_once("\n---\n").unwrap();
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        let words = words.count();
        assert!((150..=300).contains(&words), "{}: {words} words", lesson.id);
        all += words;
    }
    let bytes: usize = TEXTS.iter().map(|text| text.len()).sum();
    println!("{all} words to read in {} lessons; {bytes} bytes in all", TEXTS.len());
    assert!(bytes < 48 * 1024, "{bytes}");
}

/// What must come across.
#[test]
fn the_course_says_what_it_is_for() {
    let said: String = lessons().iter().flat_map(|lesson| &lesson.text).map(Node::text).collect();
    for sentence in [
        "CORS is enforced by the browser",
        "What CORS protects is the person who visits a page",
        "A blocked response was often sent all the same",
        "A simple request goes out unasked",
        "the browser asks first",
        "So the browser refuses * there",
        "Did the other side agree to this conversation?",
        "CSP restricts what a page may load, CORS what it may read",
    ] {
        assert!(said.contains(sentence), "{sentence}");
    }
}

#[test]
fn links_lead_somewhere_and_reasons_are_known() {
    let lessons = lessons();
    for lesson in lessons {
        for element in elements(&lesson.text) {
            if let Some(href) = get(element, Attr::Href) {
                let known = match read_fragment(href) {
                    Fragment::View(Route::Learn(id)) => lessons.iter().any(|one| one.id == id),
                    Fragment::Example(id) => gallery::scenario(&id).is_some(),
                    Fragment::View(_) => true,
                    Fragment::Exchange | Fragment::Nothing => href.starts_with("https://"),
                };
                assert!(known, "{href}");
            }
            if element.tag == Tag::Code {
                let code = Node::from(element.clone()).text();
                assert!(!looks_like_a_reason(&code) || is_reason(&code), "{code}");
            }
        }
    }
    assert!(looks_like_a_reason("AllowOriginGone") && !is_reason("AllowOriginGone"));
}

fn looks_like_a_reason(code: &str) -> bool {
    let capitals = code.chars().filter(char::is_ascii_uppercase).count();
    let is_one_word = code.chars().all(|letter| letter.is_ascii_alphabetic());
    is_one_word
        && capitals > 1
        && !["SameSite", "XMLHttpRequest"].contains(&code)
        && code.chars().any(|letter| letter.is_ascii_lowercase())
}

fn is_reason(code: &str) -> bool {
    Reason::ALL.iter().any(|reason| reason.name() == code)
}

#[test]
fn a_task_is_not_done_at_first_and_done_by_its_solution() {
    for lesson in lessons() {
        let id = lesson.id.as_str();
        for scenario in [&lesson.exchange, &lesson.solution] {
            let sheet = exactly(scenario);
            let (boxes, choices) = (convert::boxes(&sheet), convert::choices(&sheet));
            let parsed = corsplain::text::parse_boxes(&boxes, choices);
            assert_eq!(parsed.scenario, *scenario, "{id}: the boxes say something else");
            assert!(sheet.boxes.request.contains("HTTP/1.1"), "{id}: not as people write it");
        }
        let shown = told(id, &[]);
        let first = answer(shown.sheet.as_ref().unwrap(), id);
        assert!(!first.is_done, "{id}");
        assert_eq!(first.notes, [], "{id}");
        assert!(!of_class(&first.task, "hint").is_empty(), "{id}");
        let shows = acts(&first.task);
        let [Act::Show(solution)] = shows.as_slice() else { panic!("{id}: {shows:?}") };
        let last = answer(solution, id);
        let (boxes, choices) = (convert::boxes(solution), convert::choices(solution));
        let exchange = exchange_in(&boxes, choices, convert::url_parser());
        let missing: Vec<_> =
            progress(lesson, exchange.as_ref()).into_iter().filter(|(_, holds)| !holds).collect();
        assert!(last.is_done && missing.is_empty(), "{id}: {missing:?}");
        assert!(text(&last.task, "task-done").contains("Well done"), "{id}");
        assert!(last.news.ends_with("Well done."), "{id}");
        // Nothing is done by an empty sheet, nor asked without a lesson.
        assert!(!answer(&Sheet::default(), id).is_done, "{id}");
        assert_eq!(
            answer(solution, ""),
            Answer { task: Vec::new(), is_done: false, ..answer(solution, "no-such-lesson") }
        );
    }
}

/// Each part can fail where all others of its lesson hold, or some of the others do: what the
/// solution is spoilt by, one change at a time.
#[test]
fn no_part_of_a_task_holds_by_itself() {
    for lesson in lessons() {
        let spoilt = spoilt(lesson);
        for part in &lesson.parts {
            let fails = |scenario: &Scenario| {
                Exchange::new(scenario.clone())
                    .is_ok_and(|exchange| !Now::new(&exchange, lesson).holds(&part.goal))
            };
            assert!(spoilt.iter().any(fails), "{}: {:?}", lesson.id, part.goal);
        }
    }
}

/// The exchange of the lesson and what a change makes of its solution.
fn spoilt(lesson: &Lesson) -> Vec<Scenario> {
    let mut all = vec![lesson.exchange.clone()];
    let mut with = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = lesson.solution.clone();
        change(&mut scenario);
        all.push(scenario);
    };
    with(&|one| one.page_origin = "https://elsewhere.example".into());
    with(&|one| one.page_csp = None);
    with(&|one| one.page_csp = Some("default-src *".into()));
    with(&|one| one.request.url.push_str("?x"));
    with(&|one| one.request.method = "PATCH".into());
    with(&|one| one.request.body = Some("else".into()));
    with(&|one| one.request.headers.clear());
    with(&|one| one.request.headers.push(("X-More".into(), "1".into())));
    with(&|one| one.request.credentials = Credentials::Omit);
    with(&|one| one.hops.clear());
    for dropped in [
        "Access-Control-Allow-Origin",
        "Access-Control-Expose-Headers",
        "Access-Control-Max-Age",
        "Vary",
        "Cache-Control",
        "X-Total-Count",
        "X-Debug-Trace",
    ] {
        with(&|one| {
            answers(one).for_each(|answer| answer.headers.retain(|(name, _)| name != dropped))
        });
    }
    for (name, value) in [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Origin", "null"),
        ("Access-Control-Allow-Origin", "https://elsewhere.example"),
        ("Access-Control-Expose-Headers", "*"),
        ("Access-Control-Max-Age", "86400"),
    ] {
        with(&|one| {
            answers(one).for_each(|answer| {
                answer.headers.retain(|(other, _)| other != name);
                answer.headers.push((name.into(), value.into()));
            });
        });
    }
    all
}

fn answers(scenario: &mut Scenario) -> impl Iterator<Item = &mut Response> {
    scenario.hops.iter_mut().flat_map(|hop| hop.preflight.iter_mut().chain(&mut hop.response))
}

/// Every kind of goal, once where it holds and once where it does not.
#[test]
fn goals_ask_core() {
    for (id, goal, at_first, at_last) in [
        ("origins", "outcome readable", false, true),
        ("origins", "outcome network-error", true, false),
        ("origins", "reason allow-origin-missing", true, false),
        ("origins", "keep page", true, false),
        ("origins", "keep request answers", true, true),
        ("who-is-protected", "reached https://shop.example/orders", true, true),
        ("who-is-protected", "reached https://shop.example/", false, false),
        ("who-is-protected", "reason allow-origin-missing", false, true),
        ("who-is-protected", "keep answers", true, false),
        ("simple-requests", "unasked", false, true),
        ("simple-requests", "asked-first", true, false),
        ("simple-requests", "not-reached", true, false),
        ("simple-requests", "keep request", true, false),
        ("simple-requests", "keep url method body", true, true),
        ("reading-headers", "header-readable x-total-count", false, true),
        ("reading-headers", "header-readable x-debug-trace", false, false),
        ("reading-headers", "header-hidden x-total-count", true, false),
        ("reading-headers", "header-hidden x-nothing", false, false),
        ("credentials", "credentials include", true, true),
        ("credentials", "credentials omit", false, false),
        ("credentials", "never-allows *", false, true),
        ("credentials", "no-finding credentials-with-wildcard", true, true),
        ("credentials", "for https://stranger.example network-error", true, true),
        ("redirects", "reached https://files.example.org/report.csv", true, true),
        ("redirects", "never-allows https://app.example.com", false, false),
        ("redirects", "never-allows *", true, false),
        ("caches", "asks-once 4", true, true),
        ("caches", "asks-once 3599", false, true),
        ("caches", "asks-once 3600", false, false),
        ("caches", "stored 299", true, true),
        ("caches", "stored 300", false, false),
        ("caches", "second-page", false, true),
        ("caches", "revocable https://app.example.com 300", true, false),
        ("caches", "revocable https://app.example.com 299", false, false),
        ("caches", "revocable https://app.example.com 3600", true, true),
        ("cors-and-csp", "policy-forbids https://api.example.net/", true, false),
        ("cors-and-csp", "policy-forbids https://stranger.example/", true, true),
        ("open-and-revoke", "for https://partner.example readable", true, true),
        ("open-and-revoke", "for https://stranger.example readable", true, false),
        ("open-and-revoke", "for no-origin readable", false, false),
        ("open-and-revoke", "revocable https://stranger.example 86400", true, false),
    ] {
        let lesson = lessons().iter().find(|lesson| lesson.id == id).unwrap();
        let goal = part(&format!("{goal} | Hint.")).unwrap().goal;
        let holds = [&lesson.exchange, &lesson.solution].map(|scenario| {
            Now::new(&Exchange::new(scenario.clone()).unwrap(), lesson).holds(&goal)
        });
        assert_eq!(holds, [at_first, at_last], "{id}: {goal:?}");
    }
    for none in [
        "",
        "unasked",
        "unasked |",
        "outcome | x",
        "outcome red | x",
        "keep | x",
        "keep all | x",
        "reason x | x",
        "stored soon | x",
        "asked-first now | x",
    ] {
        assert!(part(none).is_err(), "{none}");
    }
}

/// What a part asks for is said in the words for every lesson, or in the lesson's own.
#[test]
fn a_part_says_what_it_asks_for() {
    let sheet = told("credentials", &[]).sheet.unwrap();
    let parts = text(&answer(&sheet, "credentials").task, "task-parts");
    assert!(parts.contains("not yet: The page can read the answer.The answer has to"), "{parts}");
    assert!(parts.contains("done: The page asks with credentials include."), "{parts}");
    assert!(parts.contains("done: Caches are told"), "{parts}");
}

/// Whose rules are shown has no part in what is done.
#[test]
fn a_task_is_decided_by_the_lesson() {
    let lesson = told("redirects", &[]);
    for engine in ["", "chromium", "firefox", "webkit"] {
        let ask = |lesson: &str, sheet: &Sheet| {
            let (sheet, engine) = (sheet.clone(), engine.to_owned());
            tell(Ask::Answer { sheet, engine, lesson: lesson.into() })
        };
        let Told::Answer(told) = ask("redirects", lesson.sheet.as_ref().unwrap()) else { panic!() };
        assert!(!told.is_done);
        let parts: Vec<&str> = elements(&told.task)
            .into_iter()
            .filter(|one| one.tag == Tag::Li)
            .filter_map(|one| get(one, Attr::Class))
            .collect();
        assert_eq!(parts, ["open", "good", "good", "good"], "{engine}");
    }
}

#[test]
fn a_lesson_knows_its_neighbours_and_what_is_done() {
    let list = told("", &["credentials", "no-such-lesson"]);
    assert_eq!((list.id.as_str(), list.title.as_str(), list.sheet), ("", words::VIEW_LEARN, None));
    let hrefs: Vec<&str> =
        elements(&list.nodes).into_iter().filter_map(|one| get(one, Attr::Href)).collect();
    let expected: Vec<String> =
        lessons().iter().map(|lesson| format!("#learn/{}", lesson.id)).collect();
    assert_eq!(hrefs, expected);
    assert_eq!(of_class(&list.nodes, "done").len(), 1);
    let said: String = list.nodes.iter().map(Node::text).collect();
    assert!(said.contains("1 of 10 done"), "{said}");
    let go = |id: &str| Act::Go(Route::Learn(id.to_owned()));
    let first = told("origins", &[]);
    assert_eq!(acts(&first.nodes), [&go("who-is-protected")]);
    assert_eq!(first.title, lessons()[0].title);
    let middle = told("credentials", &["credentials"]);
    assert_eq!(acts(&middle.nodes), [&go("reading-headers"), &go("redirects")]);
    // Above its title, and in the list.
    assert_eq!(of_class(&middle.nodes, "done").len(), 2);
    let list = by_id(&middle.nodes, "lessons").unwrap();
    let list = elements(&list.children);
    let current: Vec<_> = list.iter().filter(|one| get(one, Attr::AriaCurrent).is_some()).collect();
    let [current] = current.as_slice() else { panic!("{current:?}") };
    assert_eq!(get(current, Attr::Href), Some("#learn/credentials"));
    assert_eq!(acts(&told("open-and-revoke", &[]).nodes), [&go("cors-and-csp")]);
    let Told::Trouble(trouble) = tell(Ask::Learn { id: "none".into(), done: Vec::new() }) else {
        panic!()
    };
    assert!(trouble.contains("`none`"), "{trouble}");
}
