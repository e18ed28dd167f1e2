//! Questions and answers, without a page.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{
    acts, answer, answer_by, answered, beside, by_id, elements, get, of_class, picked, sheet, text,
};
use corsplain_answers::{Desk, tell};
use corsplain_nodes::{Act, Answer, Ask, Attr, Choice, Node, Place, Sheet, Tag, Told};

const STAR: &str = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n";

#[test]
fn an_answer_without_permission_is_explained() {
    let told = answer(&answered("HTTP/1.1 200 OK\nContent-Type: application/json\n"));
    assert_eq!(text(&told.head, "cause"), "AllowOriginMissing");
    assert_eq!(text(&told.head, "outcome"), "Blocked");
    assert!(
        text(&told.head, "sentence")
            .ends_with("the page https://app.example may not read the answer.")
    );
    let steps = by_id(&told.body, "steps").unwrap();
    let step = of_class(&steps.children, "bad");
    let [step] = step.as_slice() else { panic!("{step:?}") };
    let inner = elements(&step.children);
    let link = inner.iter().find(|element| element.tag == Tag::A).unwrap();
    assert!(get(link, Attr::Href).unwrap().starts_with("https://fetch.spec.whatwg.org/#"));
    assert_eq!(get(link, Attr::Rel), Some("noopener"));
    assert!(inner.iter().any(|element| get(element, Attr::Open).is_some()));
    assert!(elements(&told.body).iter().filter(|one| one.tag == Tag::Details).count() >= 3);
    assert_eq!(
        Node::from(by_id(&told.head, "engines-said").unwrap().clone()).text(),
        "All four agree."
    );
    assert!(text(&told.head, "engines").contains("MissingAllowOriginHeader"));
    let peek: String = told.peek.iter().map(Node::text).collect();
    assert!(peek.starts_with("BlockedAllowOriginMissing"), "{peek}");
    assert!(told.news.starts_with("Blocked") && !told.news.contains('`'), "{}", told.news);
    assert_eq!(told.notes, []);
}

#[test]
fn the_permission_turns_the_verdict() {
    let told = answer(&answered("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nX-Total: 4\n"));
    assert_eq!(text(&told.head, "outcome"), "Allowed");
    assert_eq!(by_id(&told.head, "cause"), None);
    let headers = text(&told.body, "headers");
    assert!(headers.contains("X-Total4hidden"), "{headers}");
    assert!(headers.contains("Access-Control-Expose-Headers: X-Total would show it."), "{headers}");
    assert_eq!(by_id(&told.head, "console"), None);
}

#[test]
fn other_credentials_are_told_and_one_press_away() {
    let sheet = answered(STAR);
    let told = answer(&sheet);
    let otherwise = of_class(&told.body, "otherwise");
    let [otherwise] = otherwise.as_slice() else { panic!("{otherwise:?}") };
    let said = Node::from((*otherwise).clone()).text();
    assert!(said.starts_with("If the page asks with credentials include: Blocked "), "{said}");
    let include = Act::Choose(Choice::Credentials, Some("include".into()));
    assert_eq!(acts(&otherwise.children), [&include]);
    assert!(acts(&told.body).iter().filter(|act| ***act == include).count() >= 2);
    assert_eq!(picked(&told.choices, "credentials"), "");
    let mut sheet = sheet;
    *sheet.choices.get_mut(Choice::Credentials) = Some("include".into());
    let told = answer(&sheet);
    assert_eq!(text(&told.head, "cause"), "AllowOriginWildcardWithCredentials");
    assert_eq!(picked(&told.choices, "credentials"), "include");
    assert_eq!(of_class(&told.body, "otherwise"), Vec::<&corsplain_nodes::Element>::new());
}

#[test]
fn whatever_was_assumed_is_one_press_from_being_otherwise() {
    let mut sheet = sheet("https://api.example.net/", "Access-Control-Allow-Origin: *\n");
    sheet.boxes.page_origin.clear();
    let told = answer(&sheet);
    let of_assumed = of_class(&told.body, "assumptions");
    let shown = |sheet: &Sheet, said: fn(&Sheet) -> bool| {
        let told = answer(sheet);
        acts(&told.body).into_iter().any(|act| matches!(act, Act::Show(sheet) if said(sheet)))
    };
    assert!(shown(&sheet, |sheet| sheet.boxes.request == "PUT https://api.example.net/"));
    assert!(shown(&sheet, |sheet| sheet.boxes.response.starts_with("HTTP/1.1 404\n")));
    // What cannot be guessed is one press from where it is said.
    let to_origin = Act::Focus(Place::PageOrigin, 1);
    assert!(of_assumed.iter().any(|drawn| acts(&drawn.children).contains(&&to_origin)));
    // Long texts are not held by a button each.
    sheet.boxes.request.push_str(&format!("\nX-Long: {}", "x".repeat(10_000)));
    assert!(!shown(&sheet, |_| true));
}

#[test]
fn the_engine_asked_for_is_the_one_that_is_told() {
    let star = format!("{STAR}Access-Control-Allow-Headers: *\n");
    let request = "GET / HTTP/1.1\nHost: api.example.net\nAuthorization: Bearer t0k3n\n";
    let mut sheet = sheet(request, &star);
    sheet.boxes.preflight = star;
    let standard = answer(&sheet);
    assert_eq!(text(&standard.head, "outcome"), "Blocked at the preflight");
    assert!(text(&standard.head, "engines").contains("Why Chromium, Firefox and WebKit differ:"));
    assert!(standard.news.starts_with("By the "), "{}", standard.news);
    let checked = |nodes: &[Node]| {
        let all = elements(nodes).into_iter();
        let mut on = all.filter(|one| get(one, Attr::Checked).is_some());
        on.next().and_then(|one| get(one, Attr::Value)).map(str::to_owned)
    };
    assert_eq!(checked(&standard.head).as_deref(), Some("fetch"));
    let chromium = answer_by(&sheet, "chromium");
    assert_eq!(text(&chromium.head, "outcome"), "Allowed");
    assert_eq!(checked(&chromium.head).as_deref(), Some("chromium"));
    let whose = of_class(&chromium.head, "whose");
    assert_eq!(Node::from((*whose.first().unwrap()).clone()).text(), "In Chromium");
    // What it would be under other credentials is Chromium's word too.
    assert!(text(&chromium.body, "assumed").contains("Assumed"));
    let otherwise = of_class(&chromium.body, "otherwise");
    assert!(Node::from((*otherwise.first().unwrap()).clone()).text().contains("include"));
    assert_eq!(answer_by(&sheet, "nonsense"), standard);
}

#[test]
fn the_console_of_the_chosen_engine_is_unfolded_and_can_be_copied() {
    let sheet = answered("HTTP/1.1 200 OK\n");
    let line = "Access to fetch at 'https://api.example.net/v1/items' from origin 'https://app.example' has been blocked by CORS policy";
    let standard = answer(&sheet);
    // The standard prints nothing, so all three stay folded.
    assert!(of_class(&standard.head, "console").is_empty());
    assert!(text(&standard.head, "console").contains(line));
    let chromium = answer_by(&sheet, "chromium");
    let unfolded = of_class(&chromium.head, "console");
    let [unfolded] = unfolded.as_slice() else { panic!("{unfolded:?}") };
    let copied = acts(&unfolded.children);
    let [Act::Copy(copied)] = copied.as_slice() else { panic!("{copied:?}") };
    assert!(copied.starts_with(line), "{copied}");
    assert!(Node::from((*unfolded).clone()).text().contains(copied.as_str()));
    let others = text(&chromium.head, "console");
    assert!(!others.contains(line) && others.contains("Firefox"), "{others}");
}

#[test]
fn the_next_request_is_shown_where_answers_are_missing() {
    let request = "PUT /v1/items HTTP/1.1\nHost: api.example.net\nContent-Type: application/json\n";
    let told = answer(&sheet(request, ""));
    let next = text(&told.body, "next");
    assert!(next.contains("OPTIONS https://api.example.net/v1/items"), "{next}");
    assert!(next.to_lowercase().contains("access-control-request-method: put"), "{next}");
    assert_eq!(text(&told.head, "outcome"), "Not decided yet");
    let beside = beside(&sheet(request, ""), "");
    assert!(text(&beside.head, "where-to-copy").contains("Chromium"));
}

#[test]
fn a_redirect_chain_numbers_its_urls() {
    let moved =
        "HTTP/1.1 302 Found\nLocation: https://other.example/\nAccess-Control-Allow-Origin: *\n";
    let told = answer(&answered(&format!("{moved}\nHTTP/1.1 200 OK\n")));
    assert_eq!(text(&told.head, "cause"), "AllowOriginMissing");
    let where_: String = told.head.iter().map(Node::text).collect();
    assert!(where_.contains("the response, URL 2"), "{where_}");
    let parts = elements(&told.body).into_iter().filter(|one| one.tag == Tag::H4);
    let parts: Vec<String> = parts.map(|one| Node::from(one.clone()).text()).collect();
    assert!(parts.contains(&"The request and its response, URL 1".to_owned()), "{parts:?}");
}

#[test]
fn a_fix_is_a_difference_to_be_applied_and_then_it_is_readable() {
    let sheet = answered("HTTP/1.1 200 OK\nContent-Type: application/json\n");
    let told = beside(&sheet, "");
    let fixes = by_id(&told.head, "fixes").unwrap();
    let shown = acts(&fixes.children).into_iter().find_map(|act| match act {
        Act::Show(sheet) => Some(sheet),
        _ => None,
    });
    let mended = shown.unwrap();
    assert!(mended.boxes.response.contains("Access-Control-Allow-Origin: https://app.example"));
    assert_eq!(text(&answer(mended).head, "outcome"), "Allowed");
    let added = elements(&fixes.children).into_iter().find(|one| one.tag == Tag::Ins);
    let added = Node::from(added.unwrap().clone()).text();
    assert!(added.starts_with("+ Access-Control-Allow-Origin: "), "{added}");
}

#[test]
fn a_fix_is_written_down_for_the_server_asked_for() {
    let sheet = answered("HTTP/1.1 200 OK\n");
    let none = beside(&sheet, "");
    assert_eq!(picked(&none.head, "server"), "");
    assert!(elements(&none.head).iter().any(|one| one.act == Some(Act::Serve)));
    let nginx = beside(&sheet, "nginx");
    assert_eq!(picked(&nginx.head, "server"), "nginx");
    let recipes = by_id(&nginx.head, "recipes").unwrap();
    let copied = acts(&recipes.children).into_iter().find_map(|act| match act {
        Act::Copy(text) => Some(text),
        _ => None,
    });
    assert!(copied.unwrap().contains("https://app.example"), "{copied:?}");
}

#[test]
fn the_policy_the_findings_and_what_lives_on_stand_at_the_end() {
    let told = beside(
        &answered("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://app.example\n"),
        "",
    );
    let policy = by_id(&told.body, "policy").unwrap();
    assert!(elements(&policy.children).iter().any(|one| one.tag == Tag::Td));
    assert!(text(&told.body, "advice").contains("Vary"), "{}", text(&told.body, "advice"));
    let stale = format!("{STAR}Cache-Control: max-age=60\n");
    let told = beside(&answered(&stale), "");
    assert!(text(&told.body, "over-time").contains("nothing sent"));
}

#[test]
fn nothing_at_all_is_an_invitation() {
    for sheet in
        [Sheet::default(), sheet("", "").tap(|sheet| sheet.boxes.page_origin = " \n".into())]
    {
        let told = answer(&sheet);
        assert!(text(&told.head, "outcome").starts_with("Paste a request"));
        assert_eq!((told.peek.len(), told.body.len(), told.news.as_str()), (0, 0, ""));
        assert_eq!(picked(&told.choices, "mode"), "");
        assert_eq!(beside(&sheet, "nginx"), corsplain_nodes::Beside::default());
    }
}

#[test]
fn an_origin_that_is_none_is_marked_in_its_box() {
    let mut sheet = answered("HTTP/1.1 200 OK\n");
    sheet.boxes.page_origin = "not an origin".into();
    let told = answer(&sheet);
    assert_eq!(text(&told.head, "outcome"), "Not enough yet");
    assert!(!text(&told.head, "sentence").is_empty());
    let marked: Vec<(Place, bool)> =
        told.notes.iter().map(|one| (one.place, one.invalid)).collect();
    assert_eq!(marked, [(Place::PageOrigin, true)]);
    assert_eq!(beside(&sheet, ""), corsplain_nodes::Beside::default());
    assert!(!told.news.is_empty());
}

#[test]
fn a_remark_leads_to_its_line() {
    let told = answer(&answered("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nnonsense\n"));
    let [notes] = told.notes.as_slice() else { panic!("{:?}", told.notes) };
    assert_eq!((notes.place, notes.invalid), (Place::Response, false));
    assert!(by_id(&notes.nodes, "response-notes").is_some());
    assert_eq!(acts(&notes.nodes), [&Act::Focus(Place::Response, 3)]);
}

#[test]
fn long_texts_are_cut_and_say_so_and_none_grows_with_the_paste() {
    let long = format!("https://api.example.net/{}", "x".repeat(64 * 1024));
    let told = answer(&sheet(&format!("GET {long} HTTP/1.1\n"), STAR));
    let drawn: String = told.head.iter().chain(&told.body).map(Node::text).collect();
    assert!(drawn.contains(" more characters"), "cut, and it says so");
    assert!(drawn.len() < 64 * 1024, "{}", drawn.len());
}

#[test]
fn a_difference_shows_what_stands_around_it_and_applies_to_the_whole() {
    let many: String = (0..900).map(|number| format!("X-Header-{number}: 1\n")).collect();
    let told = beside(&answered(&format!("HTTP/1.1 200 OK\n{many}")), "");
    let fixes = by_id(&told.head, "fixes").unwrap();
    let drawn: String = fixes.children.iter().map(Node::text).collect();
    // The line that is added stands at the end, or in the middle: three lines stand on each side.
    assert!(drawn.contains(" lines unchanged \u{2026}"), "{drawn}");
    assert!(drawn.contains("+ Access-Control-Allow-Origin"), "{drawn}");
    assert!(!drawn.contains("X-Header-450:"), "{drawn}");
    let whole = acts(&told.head).into_iter().find_map(|act| match act {
        Act::Show(sheet) => Some(sheet),
        _ => None,
    });
    let response = &whole.unwrap().boxes.response;
    assert!((0..900).all(|number| response.contains(&format!("X-Header-{number}: 1\n"))));
    assert!(response.contains("Access-Control-Allow-Origin"));
}

#[test]
fn long_lists_are_cut_and_say_so() {
    let many: String = (0..300).map(|number| format!("X-Header-{number}: 1\n")).collect();
    let told = answer(&answered(&format!("{STAR}{many}")));
    let rows = by_id(&told.body, "headers").unwrap();
    let rows = elements(&rows.children).into_iter().filter(|one| one.tag == Tag::Td).count();
    assert_eq!(rows, 60);
    let body: String = told.body.iter().map(Node::text).collect();
    assert!(body.contains("And 241 more headers."), "cut");
    let told = answer(&answered(&format!("{STAR}{}", "nonsense\nX-A: 1\n".repeat(40))));
    let notes: String = told.notes.iter().flat_map(|one| &one.nodes).map(Node::text).collect();
    assert!(notes.ends_with("And 28 more."), "{notes}");
}

#[test]
fn a_very_large_exchange_gets_its_verdict_alone() {
    let large = answered(&format!("{STAR}X-Large: {}\n", "x".repeat(256 * 1024)));
    assert_eq!(text(&answer(&large).head, "outcome"), "Allowed");
    let told = beside(&large, "");
    let said: String = told.head.iter().map(Node::text).collect();
    assert!(said.contains("very large"), "{said}");
    assert_eq!(told.body, []);
}

#[test]
fn hostile_text_stays_text() {
    let mut sheet =
        answered("HTTP/1.1 200 OK\nX-<img src=x onerror=alert(1)>: <b>`1</b>\n\u{0}\u{202e}\n");
    for origin in ["https://app.example", "<script>alert(1)</script>", "javascript:alert(1)"] {
        sheet.boxes.page_origin = origin.into();
        assert!(!text(&answer(&sheet).head, "outcome").is_empty());
        let beside = beside(&sheet, "nginx");
        let all = elements(&beside.head).into_iter().chain(elements(&beside.body));
        assert!(
            all.filter_map(|one| get(one, Attr::Href)).all(|href| href.starts_with("https://"))
        );
    }
}

#[test]
fn json_in_and_json_out_is_the_same() {
    let ask =
        Ask::Answer { sheet: answered(STAR), engine: "firefox".into(), lesson: String::new() };
    let read = |json: &str| serde_json::from_str::<Told>(json).unwrap();
    let mut said = Vec::new();
    let mut say = |json: &str| said.push(read(json));
    let asked = serde_json::to_string(&ask).unwrap();
    let last = Desk::default().tell_json(&asked, &mut say).unwrap();
    assert!(Desk::default().tell_json("{}", &mut say).is_err());
    let Told::Answer(whole) = tell(ask) else { panic!("no answer") };
    // The verdict comes ahead, and nothing of it is otherwise in the whole.
    let (fields, notes, body) = Default::default();
    let verdict = Answer { fields, notes, body, ..*whole.clone() };
    assert!(!verdict.head.is_empty());
    assert_eq!(said, [Told::Verdict(Box::new(verdict))]);
    assert_eq!(read(&last), Told::Answer(whole));
    // By itself it is the same.
    let alone = Desk::verdict_json(&asked).unwrap().map(|json| read(&json));
    assert_eq!(alone.as_ref(), said.first());
    let other = serde_json::to_string(&Ask::Gallery).unwrap();
    assert_eq!(Desk::verdict_json(&other).unwrap(), None);
}

/// A value, changed where it stands.
trait Tap: Sized {
    fn tap(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}
impl Tap for Sheet {}
