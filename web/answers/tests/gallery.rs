//! The gallery: every preset that a page can show, each as a card that tells the truth.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{elements, get, of_class};
use corsplain::scenario::Scenario;
use corsplain::{Engine, Exchange, Outcome, check, text};
use corsplain_answers::{examples, gallery, lay_out, tell, values};
use corsplain_nodes::fragment::{Fragment, read};
use corsplain_nodes::{Ask, Attr, Node, Tag, Told};
use corsplain_tests::corpus::{self, HTTP_CACHE, LOCAL_NETWORK_ACCESS};

/// What a page cannot show, since its boxes cannot say what decided.
const NOT_SHOWN: [(&str, &str); 2] = [
    // An earlier request of an element, whose stored answer decided.
    ("preset/img-cached-without-cors", HTTP_CACHE),
    // By CORS it is allowed; a permission decided that no header shows.
    ("preset/local-network-access", LOCAL_NETWORK_ACCESS),
];

fn view() -> Vec<Node> {
    match tell(Ask::Gallery) {
        Told::View(nodes) => nodes,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_preset_is_there_once() {
    let shown: Vec<Scenario> = gallery::examples().into_iter().map(|(_, one)| one).collect();
    for (at, one) in shown.iter().enumerate() {
        assert!(!shown.iter().skip(at + 1).any(|other| other == one), "twice: {one:?}");
    }
    let presets = corpus::presets();
    for preset in &presets {
        let why = NOT_SHOWN.iter().find(|(id, _)| *id == preset.id).map(|(_, why)| *why);
        assert_eq!(preset.why_outside(), why, "{}", preset.id);
        let is_shown = shown.contains(&preset.scenario());
        assert_eq!(is_shown, why.is_none(), "{}", preset.id);
    }
    // One is of the page's own: an exchange without answers.
    assert_eq!(shown.len(), presets.len() - NOT_SHOWN.len() + 1);
}

/// What stands in the boxes is what was judged for the card.
#[test]
fn every_example_can_be_written_down() {
    for (entry, scenario) in gallery::examples() {
        let sheet = lay_out(&scenario);
        let choices = corsplain_answers::convert::choices(&sheet);
        let read = text::parse_boxes(&corsplain_answers::convert::boxes(&sheet), choices);
        assert_eq!(read.scenario, scenario, "{}", entry.id);
    }
}

#[test]
fn every_card_has_the_standards_verdict_and_a_link() {
    let view = view();
    let cards = of_class(&view, "card");
    let examples = gallery::examples();
    assert_eq!(cards.len(), examples.len());
    let mut differ = 0;
    for (card, (entry, scenario)) in cards.iter().zip(&examples) {
        let exchange = Exchange::new(scenario.clone()).unwrap();
        let outcome = check(&exchange, Engine::Fetch).outcome();
        let inner = elements(&card.children);
        let links: Vec<&str> = inner.iter().filter_map(|one| get(one, Attr::Href)).collect();
        let [link] = links.as_slice() else { panic!("{links:?}") };
        assert_eq!(read(link), Fragment::Example(entry.id.clone()));
        let said = Node::from((*card).clone()).text();
        assert!(said.contains(values::outcome(outcome)), "{said}");
        assert!(get(card, Attr::Class).unwrap().ends_with(values::tone(outcome)), "{said}");
        let others: Vec<Outcome> =
            Engine::ALL.iter().map(|engine| check(&exchange, *engine).outcome()).collect();
        let marked = inner.iter().any(|one| one.tag == Tag::Em);
        assert!(marked || others.iter().all(|one| *one == outcome), "{}: {others:?}", entry.id);
        differ += usize::from(marked);
    }
    assert!((1..20).contains(&differ), "{differ} differ");
}

#[test]
fn topics_have_a_place_to_go_to() {
    let view = view();
    let ids: Vec<&str> = elements(&view)
        .into_iter()
        .filter(|one| one.tag == Tag::Section)
        .filter_map(|one| get(one, Attr::Id))
        .collect();
    let hrefs: Vec<&str> = elements(&view)
        .into_iter()
        .filter_map(|one| get(one, Attr::Href))
        .filter_map(|href| href.strip_prefix('#').filter(|href| !href.contains('/')))
        .collect();
    assert_eq!(hrefs, ids);
    assert!(ids.len() >= 5 && ids.iter().all(|id| read(id) == Fragment::Nothing), "{ids:?}");
}

/// The list to choose from stays short, and knows what was opened from the gallery.
#[test]
fn the_select_holds_what_is_featured_and_what_is_shown() {
    let count = |chosen: &str| {
        let nodes = examples(chosen);
        let options = elements(&nodes).into_iter().filter(|one| one.tag == Tag::Option).count();
        (options, common::picked(&nodes, "example").to_owned())
    };
    assert_eq!(count(""), (25, String::new()));
    assert_eq!(count("no-cors"), (25, "no-cors".to_owned()));
    assert_eq!(count("mixed-content"), (26, "mixed-content".to_owned()));
}
