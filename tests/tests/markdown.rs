//! What is written as Markdown is read as it was meant, whatever the values are.

use corsplain::scenario::Scenario;
use corsplain::{Engine, Exchange, accounts, fix, markdown};
use corsplain_tests::mutation::mutate;
use corsplain_tests::random::Random;
use corsplain_tests::{build, corpus};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::{env, fs};

/// `UPDATE=1` writes what is written now.
#[test]
fn a_blocked_exchange() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/markdown/first.md");
    let text = written(&presets()[0], Engine::Chromium).unwrap();
    if env::var_os("UPDATE").is_some() {
        fs::write(path, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(path).unwrap(), "\n{text}");
}

#[test]
fn every_preset_has_its_parts() {
    for scenario in presets() {
        for engine in Engine::ALL {
            let text = written(&scenario, *engine).unwrap();
            let Read { headings, blocks, .. } = read(&text);
            assert!(headings[0].len() > 10, "{text}");
            assert_eq!(headings.last().unwrap(), "The exchange");
            let request = corsplain::text::write(&scenario).request;
            let block = ("http".to_owned(), format!("{}\n", request.trim_end_matches('\n')));
            assert!(blocks.contains(&block), "{blocks:?}");
        }
    }
}

#[test]
fn hostile_values_stay_text() {
    let mut random = Random::new(31);
    let presets = presets();
    for _ in 0..2_000 {
        let mut scenario = random.pick(&presets).clone();
        mutate(&mut scenario, &mut random);
        for value in [hostile(&mut random), hostile(&mut random)] {
            match random.below(5) {
                0 => scenario.request.url.push_str(&value),
                1 => scenario.request.headers.push(("X-A".into(), value)),
                2 => scenario.request.body = Some(value),
                3 => scenario.page_csp = Some(value),
                _ => {
                    for hop in &mut scenario.hops {
                        let answers = [&mut hop.preflight, &mut hop.response];
                        for answer in answers.into_iter().flatten() {
                            let name = "Access-Control-Allow-Origin".to_owned();
                            answer.headers.push((name, value.clone()));
                        }
                    }
                }
            }
        }
        if let Some(text) = written(&scenario, *random.pick(Engine::ALL)) {
            read(&text);
        }
    }
}

#[test]
fn a_block_is_not_closed_from_within() {
    let scenario = build::get().body("a\n```\n<b>\n`````\n").answer(200, "X: ``` <i>").scenario();
    let text = written(&scenario, Engine::Fetch).unwrap();
    let Read { blocks, .. } = read(&text);
    let http: Vec<_> = blocks.iter().filter(|(language, _)| language == "http").collect();
    assert_eq!(http.len(), 2, "{text}");
    assert!(http[0].1.ends_with("\n\na\n```\n<b>\n`````\n"), "{text}");
}

fn hostile(random: &mut Random) -> String {
    (0..=random.below(3)).map(|_| *random.pick::<&str>(HOSTILE)).collect()
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "`",
    "``",
    "\n```\n",
    "~~~",
    "[x](javascript:alert(1))",
    "![x](https://a.example/p.png)",
    "<!--",
    "&lt;",
    "**",
    "\n# ",
    "\n- ",
    "\\",
    "|",
    "$x$",
    "\u{202e}",
    "\u{200b}",
    "<https://a.example/>",
    "\n\n<div>\n",
    "[x]: https://a.example/",
];

fn presets() -> Vec<Scenario> {
    corpus::presets().iter().map(corpus::Case::scenario).collect()
}

fn written(scenario: &Scenario, engine: Engine) -> Option<String> {
    let exchange = Exchange::new(scenario.clone()).ok()?;
    let told = accounts(&exchange).into_iter().find(|told| told.engine == engine)?;
    let fixes = fix::fixes(&exchange, &corsplain::url::NativeUrlParser).unwrap_or_default();
    Some(markdown(scenario, &told, &fixes))
}

/// What a reader of Markdown makes of a text.
#[derive(Default)]
struct Read {
    headings: Vec<String>,
    /// Language and text.
    blocks: Vec<(String, String)>,
}

/// Reads it, and finds nothing but headings, paragraphs, lists, emphasis and code.
#[track_caller]
fn read(text: &str) -> Read {
    let mut read = Read::default();
    let (mut heading, mut block) = (None::<String>, None::<(String, String)>);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => read.headings.extend(heading.take()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                block = Some((language.to_string(), String::new()));
            }
            Event::End(TagEnd::CodeBlock) => read.blocks.extend(block.take()),
            Event::Text(part) | Event::Code(part) => {
                assert!(!part.contains(['\u{202e}', '\u{200b}', '\0']), "{part:?} in {text}");
                let into = block.as_mut().map(|(_, text)| text).or(heading.as_mut());
                if let Some(into) = into {
                    into.push_str(&part);
                }
            }
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item)
            | Event::Start(Tag::Strong | Tag::Emphasis)
            | Event::End(_)
            | Event::SoftBreak => {}
            other => panic!("{other:?} in {text}"),
        }
    }
    read
}
