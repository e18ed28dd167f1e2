//! The page's behaviour without a page.

use super::*;
use corsplain::text::parse_boxes;

const EXCHANGE: &str = "GET /v1/items HTTP/1.1\nHost: api.example.net\nOrigin: https://app.example\n\n\
    HTTP/1.1 200 OK\nContent-Type: application/json\n";

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::first(), State::after)
}

fn pasted() -> Action {
    Action::Paste(Place::Request, EXCHANGE.into())
}

/// Every text that the page holds or can bring back.
fn reachable(mut state: State) -> Vec<Boxes> {
    while state.history.can_go_forward() {
        state = state.after(Action::Redo);
    }
    let mut found = vec![Boxes::clone(&state.now.boxes)];
    while state.history.can_go_back() {
        state = state.after(Action::Undo);
        found.push(Boxes::clone(&state.now.boxes));
    }
    found
}

#[test]
fn the_first_visit_shows_the_first_example() {
    let state = State::first();
    assert_eq!(state.untouched_example(), Some(0));
    assert!(state.now.boxes.request.contains("api.example.net"));
    assert!(!state.is_behind());
    assert_eq!(state.now.replaced, None);
}

#[test]
fn every_example_means_its_scenario() {
    for (index, title) in gallery::entries().into_iter().enumerate() {
        let state = after([Action::Load(index)]);
        let parsed = parse_boxes(&state.now.boxes, state.now.choices);
        assert_eq!(Some(parsed.scenario), gallery::scenario(&title.id), "{}", title.id);
        assert_eq!(parsed.notes.is_empty(), title.id != "host-header", "{}", title.id);
    }
}

#[test]
fn a_pasted_exchange_is_spread_into_the_boxes() {
    let state = after([pasted()]);
    assert_eq!(state.now.replaced, Some(Replaced::Spread));
    assert!(state.now.boxes.request.contains("/v1/items"));
    assert!(!state.now.boxes.request.contains("200"));
    assert!(state.now.boxes.response.contains("200"));
    assert_eq!(state.now.boxes.preflight, "");
    let parsed = parse_boxes(&state.now.boxes, state.now.choices);
    assert_eq!(parsed.scenario.page_origin, "https://app.example");
    assert_eq!(parsed.scenario.hops.len(), 1);
}

#[test]
fn undo_brings_the_pasted_text_back_and_redo_spreads_it_again() {
    let state = after([pasted(), Action::Undo]);
    assert_eq!(state.now.boxes.request, EXCHANGE);
    let state = state.after(Action::Redo);
    assert_eq!(state.now.replaced, Some(Replaced::Spread));
    assert!(state.now.boxes.response.contains("200"));
}

#[test]
fn what_a_paste_leaves_open_stays_open() {
    let exchange = EXCHANGE.replace("Origin: https://app.example\n", "");
    let state = after([Action::Paste(Place::Request, exchange)]);
    let assumed = |subject| {
        parse_boxes(&state.now.boxes, state.now.choices)
            .assumptions
            .iter()
            .any(|assumption| assumption.subject == subject)
    };
    assert!(assumed(Subject::PageOrigin));
    assert!(assumed(Subject::Credentials));
}

#[test]
fn what_a_paste_says_stays_said() {
    let said = "Sec-Fetch-Mode: cors\nOrigin:";
    let state = after([Action::Paste(Place::Request, EXCHANGE.replacen("Origin:", said, 1))]);
    assert_eq!(state.now.choices.mode, Some(Mode::Cors));
    assert_eq!(state.now.choices.credentials, None);
}

#[test]
fn a_request_pasted_over_an_example_does_not_keep_its_answers() {
    let request = "GET /mine HTTP/1.1\nHost: mine.example\nOrigin: https://my.example\n\n";
    let paste = Action::Paste(Place::Request, request.into());
    let state = after([Action::Type(Place::Request, String::new()), paste.clone()]);
    assert_eq!(state.now.boxes.response, "");
    assert_eq!(state.now.boxes.page_origin, "");
    assert_eq!(state.now.replaced, Some(Replaced::Paste));
    // Answers of one's own stay.
    let own = "HTTP/1.1 204 No Content\n\n";
    let state = after([Action::Type(Place::Response, own.into()), paste]);
    assert_eq!(state.now.boxes.response, own);
}

#[test]
fn choosing_an_assumption_decides_it() {
    let choice = Choice::of(Subject::Credentials, "include");
    assert_eq!(choice, Some(Choice::Credentials(Some(Credentials::Include))));
    let state = after(choice.map(Action::Choose));
    assert_eq!(state.now.choices.credentials, Some(Credentials::Include));
    let parsed = parse_boxes(&state.now.boxes, state.now.choices);
    assert_eq!(parsed.scenario.request.credentials, Credentials::Include);
    let back = state.after(Action::Choose(Choice::Credentials(None)));
    assert_eq!(back.now.choices, Choices::default());
    assert_eq!(Choice::of(Subject::Headers, "include"), None);
    assert_eq!(Choice::of(Subject::Mode, "nonsense"), None);
}

#[test]
fn the_answer_follows_the_standard_until_an_engine_is_chosen() {
    assert_eq!(State::first().engine, Engine::Fetch);
    let state = after([Action::Follow(Engine::Firefox), Action::Load(2), Action::Undo]);
    assert_eq!(state.engine, Engine::Firefox);
    // It is no text that could be lost, so there is nothing to undo.
    assert!(!state.history.can_go_back());
}

#[test]
fn loading_an_example_keeps_what_was_typed() {
    let typed = Action::Type(Place::Request, "my own".into());
    let state = after([typed, Action::Load(3), Action::Load(4)]);
    assert_eq!(state.untouched_example(), Some(4));
    assert!(state.history.can_go_back());
    assert_eq!(state.after(Action::Undo).now.boxes.request, "my own");
}

#[test]
fn an_untouched_example_is_nothing_to_lose() {
    let state = after([Action::Load(3), Action::Load(4), Action::Empty]);
    assert!(!state.history.can_go_back());
}

#[test]
fn no_text_is_lost_whatever_happens() {
    let typed = |text: &str| Action::Type(Place::Response, text.into());
    let actions = [
        typed("one"),
        Action::Load(2),
        pasted(),
        typed("two"),
        Action::Undo,
        Action::Undo,
        Action::Empty,
        typed("three"),
        Action::Load(1),
    ];
    let found = reachable(after(actions));
    for text in ["one", "two", "three"] {
        assert!(found.iter().any(|boxes| boxes.response == text), "{text}");
    }
    assert!(found.iter().any(|boxes| boxes.request == EXCHANGE));
}

#[test]
fn a_large_edit_is_answered_when_it_has_come_to_rest() {
    let large = "x".repeat(LARGE + 1);
    let state = after([Action::Type(Place::Response, large)]);
    assert!(state.is_behind());
    assert!(!state.clone().after(Action::Settle).is_behind());
    // Going back to a small text needs no rest.
    assert!(!state.after(Action::Load(0)).is_behind());
}

#[test]
fn filling_the_boxes_is_told_apart_from_typing() {
    let state = State::first();
    let before = state.revision;
    let state = state.after(Action::Type(Place::Request, "GET".into()));
    assert_eq!(state.revision, before);
    assert_ne!(state.after(Action::Load(1)).revision, before);
}
