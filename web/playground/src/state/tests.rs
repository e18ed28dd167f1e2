#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

use super::*;
use crate::deed::Stored;
use crate::wish::Asked;
use corsplain_nodes::{
    Act, Answer, Beside, Boxes, Choice, Laid, Replaced, Secrets, Sheet, Text, Told,
};

fn first() -> State {
    State::first(serde_json::from_str(include_str!("../first.json")).unwrap())
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = first();
    for action in actions {
        state.after(action);
    }
    state
}

fn typed(place: Place, text: &str) -> Action {
    Action::Type(place, text.to_owned())
}

fn sheet(request: &str) -> Sheet {
    let boxes = Boxes { request: request.to_owned(), ..Boxes::default() };
    Sheet { boxes, ..Sheet::default() }
}

fn wanted(deeds: &[Deed]) -> Vec<Wish> {
    let wish = |deed: &Deed| match deed {
        Deed::Want(wish) => Some(wish.clone()),
        _ => None,
    };
    deeds.iter().filter_map(wish).collect()
}

/// The engine answers that, to a question asked now.
fn tell(state: &mut State, wish: Wish, told: Told) -> Vec<Deed> {
    let bench = state.bench(wish.side());
    let asked = Asked { turn: bench.turn, sheet: bench.now.sheet.clone() };
    state.after(Action::Told(wish, asked, Box::new(told)))
}

fn laid(sheet: Sheet, replaced: Option<Replaced>) -> Told {
    Told::Laid(Box::new(Laid { sheet, replaced, ..Laid::default() }))
}

fn load(state: &mut State, id: &str) -> Vec<Deed> {
    let (example, replaced) = (id.to_owned(), Some(Replaced::Example));
    let laid = Laid { sheet: sheet(id), replaced, example, ..Laid::default() };
    tell(state, Wish::Load(id.to_owned()), Told::Laid(Box::new(laid)))
}

#[test]
fn the_first_screen_needs_no_engine() {
    let state = first();
    assert_eq!(state.check.now.untouched(), Some("no-cors-headers"));
    assert!(!state.check.answer.head.is_empty() && !state.check.is_behind());
    let mut state = first();
    let start = Action::Start { fragment: String::new(), stored: None };
    assert_eq!(wanted(&state.after(start)), []);
}

#[test]
fn typing_asks_for_the_newest_and_an_older_answer_is_none() {
    let mut state = first();
    let deeds = state.after(typed(Place::Request, "GET"));
    let turn = state.check.turn;
    assert_eq!(wanted(&deeds), [Wish::Answer(Side::Check, turn)]);
    let asked = Asked { turn, sheet: state.check.now.sheet.clone() };
    state.after(typed(Place::Request, "GET /"));
    let news =
        |text: &str| Told::Answer(Box::new(Answer { news: text.into(), ..Answer::default() }));
    let late = Action::Told(Wish::Answer(Side::Check, turn), asked, Box::new(news("old")));
    state.after(late);
    assert!(state.check.is_behind());
    assert_ne!(state.check.answer.news, "old");
    let newest = Wish::Answer(Side::Check, state.check.turn);
    let deeds = tell(&mut state, newest, news("new"));
    assert_eq!(state.check.answer.news, "new");
    assert_eq!(wanted(&deeds), [Wish::Beside(Side::Check)]);
}

#[test]
fn a_step_is_undone_at_a_time() {
    let mut state = after([
        typed(Place::Request, "G"),
        typed(Place::Request, "GE"),
        typed(Place::Request, "GET"),
        typed(Place::Response, "HTTP"),
        Action::Paused,
        typed(Place::Response, "HTTP/1.1"),
        Action::Press(Act::Choose(Choice::Mode, Some("no-cors".into())), String::new()),
    ]);
    let now = |state: &State| {
        let Sheet { boxes, choices } = Sheet::clone(&state.check.now.sheet);
        (boxes.request, boxes.response, choices.mode)
    };
    let mut seen = vec![now(&state)];
    while state.check.history.can_go_back() {
        state.after(Action::Undo);
        seen.push(now(&state));
    }
    assert_eq!(seen.len(), 5);
    assert_eq!(seen.get(1).unwrap(), &("GET".into(), "HTTP/1.1".into(), None));
    assert_eq!(seen.get(2).unwrap(), &("GET".into(), "HTTP".into(), None));
    assert_eq!(seen.get(3).unwrap().0, "GET");
    assert_eq!(state.check.now, first().check.now);
    while state.check.history.can_go_forward() {
        state.after(Action::Redo);
    }
    assert_eq!(&now(&state), seen.first().unwrap());
}

#[test]
fn no_text_is_lost_whatever_happens() {
    let mut state = after([typed(Place::Response, "one")]);
    load(&mut state, "two");
    state.after(typed(Place::Response, "three"));
    state.after(Action::Undo);
    state.after(Action::Undo);
    state.after(Action::Empty);
    state.after(Action::Paste(Some(Place::Request), "four".into()));
    let wish = Wish::Paste(Side::Check, Rc::default());
    tell(&mut state, wish, laid(sheet("five"), Some(Replaced::Spread)));
    let mut seen = Vec::new();
    while state.check.history.can_go_back() {
        state.after(Action::Undo);
        seen.push(Sheet::clone(&state.check.now.sheet).boxes);
    }
    assert!(seen.iter().any(|boxes| boxes.response == "one"));
    assert!(seen.iter().any(|boxes| boxes.request == "four"), "the paste as it was pasted");
}

#[test]
fn filling_the_boxes_is_told_apart_from_typing() {
    let mut state = first();
    let before = state.check.revision;
    state.after(typed(Place::Request, "GET"));
    assert_eq!(state.check.revision, before);
    load(&mut state, "one");
    assert_ne!(state.check.revision, before);
}

#[test]
fn a_notice_tells_of_own_texts_only() {
    let mut state = first();
    load(&mut state, "one");
    assert_eq!(state.check.now.notice, None);
    state.after(typed(Place::Request, "mine"));
    load(&mut state, "two");
    let notice = state.check.now.notice.clone().unwrap();
    assert_eq!(notice.replaced, Some(Replaced::Example));
    state.after(Action::Press(Act::Dismiss, String::new()));
    assert_eq!(state.check.now.notice, None);
}

#[test]
fn an_emptied_box_still_stands_in_an_example() {
    for emptied in [false, true] {
        let mut state = first();
        if emptied {
            state.after(typed(Place::Request, ""));
        }
        let deeds = state.after(Action::Paste(Some(Place::Request), "curl x".into()));
        let wishes = wanted(&deeds);
        let Some(Wish::Paste(_, pasted)) = wishes.first() else { panic!("{wishes:?}") };
        assert!(pasted.is_example);
        // A second paste, before the first was answered, is over an own text.
        let deeds = state.after(Action::Paste(Some(Place::Response), "HTTP/1.1 200".into()));
        let wishes = wanted(&deeds);
        let Some(Wish::Paste(_, pasted)) = wishes.first() else { panic!("{wishes:?}") };
        assert!(!pasted.is_example);
    }
}

#[test]
fn what_is_typed_while_the_engine_reads_stays() {
    let mut state = first();
    state.after(Action::Paste(Some(Place::Request), "curl x".into()));
    let asked = Asked { turn: state.check.turn, sheet: state.check.now.sheet.clone() };
    state.after(typed(Place::Response, "HTTP/1.1 204 No Content"));
    let wish = Wish::Paste(Side::Check, Rc::default());
    let told = laid(sheet("curl x"), Some(Replaced::Paste));
    state.after(Action::Told(wish, asked, Box::new(told)));
    let boxes = &state.check.now.sheet.boxes;
    assert_eq!((&*boxes.request, &*boxes.response), ("curl x", "HTTP/1.1 204 No Content"));
    assert_eq!(boxes.page_origin, "");
}

#[test]
fn a_text_beside_the_boxes_leads_to_them() {
    let mut state = first();
    state.after(Action::Arrive { fragment: "gallery".into(), is_ours: false });
    assert_eq!(state.route, Route::Gallery);
    let deeds = state.after(Action::Paste(None, "curl x".into()));
    assert_eq!(state.route, Route::Check);
    assert!(deeds.contains(&Deed::Push(String::new())));
}

#[test]
fn the_address_follows_what_stands_there() {
    let mut state = first();
    load(&mut state, "one");
    assert!(state.after(Action::Rested).contains(&Deed::Address("gallery/one".into())));
    state.after(typed(Place::Request, "mine"));
    assert_eq!(wanted(&state.after(Action::Rested)).first(), Some(&Wish::Address));
    let text = Text { text: "1.abc".into(), secrets: 0 };
    let deeds = tell(&mut state, Wish::Address, Told::Text(text));
    assert!(deeds.contains(&Deed::Address("1.abc".into())));
    // Elsewhere the address is that view's, and coming back it is the exchange's again.
    state.after(Action::Arrive { fragment: "audit".into(), is_ours: false });
    assert!(!state.after(Action::Rested).contains(&Deed::Address("1.abc".into())));
    let back = Action::Arrive { fragment: "1.older".into(), is_ours: true };
    let deeds = state.after(back);
    assert!(deeds.contains(&Deed::Address("1.abc".into())));
    assert_eq!(state.check.now.sheet.boxes.request, "mine");
}

#[test]
fn a_link_that_somebody_follows_is_opened() {
    let mut state = first();
    let deeds = state.after(Action::Arrive { fragment: "1.abc".into(), is_ours: false });
    assert_eq!(wanted(&deeds), [Wish::Open("1.abc".into())]);
    tell(&mut state, Wish::Open("1.abc".into()), Told::Trouble("It was cut.".into()));
    assert_eq!(state.said.unwrap().text, "It was cut.");
}

#[test]
fn a_reload_loses_nothing() {
    let mut state = after([typed(Place::Request, "Authorization: secret")]);
    state.fragment = "1.abc".into();
    let stored = Box::new(state.stored());
    let start = |fragment: &str| Action::Start {
        fragment: fragment.to_owned(),
        stored: Some(stored.clone()),
    };
    for fragment in ["1.abc", "", "audit"] {
        let state = after([start(fragment)]);
        assert_eq!(state.check.now.sheet.boxes.request, "Authorization: secret", "{fragment}");
    }
    let mut state = first();
    assert_eq!(wanted(&state.after(start("1.other"))), [Wish::Open("1.other".into())]);
    let stored = first().stored();
    assert_eq!(stored, Stored::default(), "an example can be loaded again");
}

#[test]
fn a_lesson_has_boxes_of_its_own() {
    let mut state = after([typed(Place::Request, "mine")]);
    let go = Action::Press(Act::Go(Route::Learn("one".into())), String::new());
    assert_eq!(wanted(&state.after(go)), [Wish::Learn("one".into())]);
    let lesson = Lesson { id: "one".into(), sheet: Some(sheet("theirs")), ..Lesson::default() };
    let told = || Told::Lesson(Box::new(lesson.clone()));
    let deeds = tell(&mut state, Wish::Learn("one".into()), told());
    assert_eq!(wanted(&deeds), [Wish::Answer(Side::Lesson, state.practice.turn)]);
    assert_eq!(state.lesson_of(Side::Lesson), "one");
    state.after(typed(Place::Request, "tried"));
    // Coming back to it, what was tried still stands there.
    tell(&mut state, Wish::Learn("one".into()), told());
    assert_eq!(state.practice.now.sheet.boxes.request, "tried");
    let answer = Answer { is_done: true, ..Answer::default() };
    let wish = Wish::Answer(Side::Lesson, state.practice.turn);
    let deeds = tell(&mut state, wish, Told::Answer(Box::new(answer)));
    assert!(deeds.contains(&Deed::KeepDone));
    assert_eq!(state.done, ["one"]);
    state.after(Action::Empty);
    assert_eq!(state.practice.now.sheet.boxes.request, "theirs");
    assert_eq!(state.check.now.sheet.boxes.request, "mine");
}

#[test]
fn another_server_asks_only_for_what_stands_beside() {
    let mut state = first();
    let deeds = state.after(Action::Press(Act::Serve, "nginx".into()));
    assert_eq!(wanted(&deeds), [Wish::Beside(Side::Check)]);
    let deeds = state.after(Action::Press(Act::Follow, "firefox".into()));
    assert_eq!(wanted(&deeds), [Wish::Answer(Side::Check, state.check.turn)]);
    tell(&mut state, Wish::Beside(Side::Check), Told::Beside(Beside::default()));
    assert!(!state.check.history.can_go_back(), "neither is a text that could be lost");
}

#[test]
fn a_copy_says_what_was_replaced_and_offers_it() {
    let mut state = first();
    state.base = "https://here/".into();
    let wish = Wish::Export(Side::Check, Export::Link, Secrets::Replaced);
    let text = Text { text: "1.abc".into(), secrets: 2 };
    let deeds = tell(&mut state, wish, Told::Text(text));
    assert!(deeds.contains(&Deed::Copy("https://here/#1.abc".into())));
    assert_eq!(state.said, None);
    state.after(Action::Copied(true));
    let said = state.said.clone().unwrap();
    assert!(said.text.contains('2') && said.offer == Some(Export::Link) && said.by_hand.is_none());
    state.after(Action::Press(Act::Copy("x".into()), String::new()));
    state.after(Action::Copied(false));
    assert_eq!(state.said.unwrap().by_hand.as_deref(), Some("x"));
}

#[test]
fn a_large_text_is_asked_about_when_it_has_come_to_rest() {
    let large = "x".repeat(bench::LARGE + 1);
    let mut state = first();
    assert_eq!(wanted(&state.after(Action::Type(Place::Response, large))), []);
    let deeds = state.after(Action::Rested);
    assert!(wanted(&deeds).contains(&Wish::Answer(Side::Check, state.check.turn)));
}

#[test]
fn what_is_beside_a_long_text_is_asked_for_when_typing_has_come_to_rest() {
    let beside = [Wish::Beside(Side::Check)];
    let answer = || Told::Answer(Box::default());
    let mut state = after([typed(Place::Response, &"x".repeat(8 * 1024))]);
    let wish = Wish::Answer(Side::Check, state.check.turn);
    assert_eq!(wanted(&tell(&mut state, wish.clone(), answer())), []);
    assert!(!state.check.is_behind() && state.check.is_due());
    assert!(wanted(&state.after(Action::Rested)).starts_with(&beside));
    // An answer that comes later than the rest asks at once.
    assert_eq!(wanted(&tell(&mut state, wish, answer())), beside);
    tell(&mut state, Wish::Beside(Side::Check), Told::Beside(Beside::default()));
    assert!(!state.check.is_due());
}

#[test]
fn a_new_engine_is_asked_again() {
    let mut state = after([typed(Place::Request, "mine"), Action::Broke("panicked".into())]);
    assert_eq!(state.broken.as_deref(), Some("panicked"));
    assert_eq!(state.check.now.sheet.boxes.request, "mine");
    let deeds = state.after(Action::Restart);
    assert_eq!(deeds.first(), Some(&Deed::Reopen));
    assert_eq!(wanted(&deeds), [Wish::Answer(Side::Check, state.check.turn)]);
}
