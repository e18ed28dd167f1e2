//! A sheet as the part of an address behind `#`. The format is described in `LINKS.md`.

mod base64url;
pub(crate) mod percent;

use crate::lay_out::exactly;
use corsplain::Engine;
use corsplain::scenario::{Api, Credentials, Mode, Redirect, Scenario};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Choice, Place, Sheet};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde_json::{Map, Value};

/// What a link holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The texts and decisions.
    pub sheet: Sheet,
    /// Whose way is told; empty where the link says nothing of it.
    pub engine: String,
    /// What could not be read, in whole sentences.
    pub notes: Vec<String>,
}

/// A sheet as a fragment, without the `#`.
///
/// # Errors
///
/// A sentence, where it is too long for a link.
pub fn encode(sheet: &Sheet, engine: &str) -> Result<String, String> {
    let mut choices = sheet.choices.clone();
    let texts = TEXTS.iter().map(|(key, place)| (*key, sheet.boxes.get(*place).to_owned()));
    let words = WORDS
        .iter()
        .map(|(key, choice)| (*key, choices.get_mut(*choice).take().unwrap_or_default()));
    let engine = [(ENGINE, engine.to_owned())];
    let payload: Map<String, Value> = texts
        .chain(words)
        .chain(engine)
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| (key.to_owned(), Value::String(text)))
        .collect();
    let json = Value::Object(payload).to_string();
    let too_long = || fill(words::LINK_CANNOT_BE, &[&LONGEST.to_string()]);
    if json.len() > LARGEST {
        return Err(too_long());
    }
    let fragment =
        COMPRESSED.to_owned() + &base64url::encode(&compress_to_vec(json.as_bytes(), LEVEL));
    if fragment.len() > LONGEST { Err(too_long()) } else { Ok(fragment) }
}

/// What a fragment holds, with or without the `#`.
///
/// # Errors
///
/// A sentence, where nothing of it can be read.
pub fn decode(fragment: &str) -> Result<Opened, String> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > LONGEST {
        return Err(fill(words::LINK_TOO_LONG, &[&fragment.len().to_string()]));
    }
    if let Some(payload) = fragment.strip_prefix(COMPRESSED) {
        return compressed(payload);
    }
    if let Some(scenario) = fragment.strip_prefix(SCENARIO) {
        return plain(scenario);
    }
    match fragment.split_once('.') {
        Some((version, _)) if is_version(version) => Err(fill(words::LINK_NEWER, &[version])),
        _ => Err(words::LINK_EMPTY.to_owned()),
    }
}

fn is_version(text: &str) -> bool {
    !text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Version 1: compressed JSON.
fn compressed(payload: &str) -> Result<Opened, String> {
    // What stands around a link in a text is easily taken for a part of it.
    let payload = payload.trim_end_matches(|point| !base64url::is_of_alphabet(point));
    if payload.is_empty() {
        return Err(words::LINK_CUT.to_owned());
    }
    let is_cut = payload.len() % 4 == 1 && payload.chars().all(base64url::is_of_alphabet);
    let Some(bytes) = base64url::decode(payload) else {
        return Err(if is_cut { words::LINK_CUT } else { words::LINK_DAMAGED }.to_owned());
    };
    let json = inflate(&bytes)?;
    match serde_json::from_slice(&json) {
        Ok(Value::Object(payload)) => Ok(read(payload)),
        _ => Err(words::LINK_DAMAGED.to_owned()),
    }
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, String> {
    decompress_to_vec_with_limit(bytes, LARGEST).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => {
            fill(words::LINK_TOO_LARGE, &[&(LARGEST / 1_000_000).to_string()])
        }
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => {
            words::LINK_CUT.to_owned()
        }
        _ => words::LINK_DAMAGED.to_owned(),
    })
}

/// What is understood of a payload; the rest is told.
fn read(mut payload: Map<String, Value>) -> Opened {
    let mut opened = Opened::default();
    let Opened { sheet, engine, notes } = &mut opened;
    let mut take = |key: &str, notes: &mut Vec<String>| match payload.remove(key)? {
        Value::String(text) => Some(text),
        Value::Null => None,
        _ => {
            notes.push(fill(words::LINK_NO_TEXT, &[key]));
            None
        }
    };
    for (key, place) in TEXTS {
        *sheet.boxes.get_mut(place) = take(key, notes).unwrap_or_default();
    }
    for (key, choice) in WORDS {
        let Some(word) = take(key, notes) else { continue };
        if is_known(choice, &word) {
            *sheet.choices.get_mut(choice) = Some(word);
        } else {
            notes.push(fill(words::LINK_NO_CHOICE, &[name(choice), &short(&word)]));
        }
    }
    *engine = take(ENGINE, notes).map(|word| engine_of(word, notes)).unwrap_or_default();
    if !payload.is_empty() {
        notes.push(words::LINK_HOLDS_MORE.to_owned());
    }
    opened
}

/// A scenario, percent-encoded, as other tools write it.
fn plain(scenario: &str) -> Result<Opened, String> {
    let Some(json) = percent::decode(scenario) else {
        return Err(words::LINK_DAMAGED.to_owned());
    };
    let no_scenario =
        |error: serde_json::Error| fill(words::LINK_NO_SCENARIO, &[&error.to_string()]);
    let scenario: Scenario = serde_json::from_str(&json).map_err(no_scenario)?;
    let Told { engine } = serde_json::from_str(&json).map_err(no_scenario)?;
    let mut notes = Vec::new();
    let engine = engine.map(|word| engine_of(word, &mut notes)).unwrap_or_default();
    Ok(Opened { sheet: exactly(&scenario), engine, notes })
}

/// What may stand beside a scenario.
#[derive(serde::Deserialize)]
struct Told {
    #[serde(default)]
    engine: Option<String>,
}

fn engine_of(word: String, notes: &mut Vec<String>) -> String {
    if Engine::from_word(&word).is_some() {
        return word;
    }
    notes.push(fill(words::LINK_NO_ENGINE, &[&short(&word)]));
    String::new()
}

fn is_known(choice: Choice, word: &str) -> bool {
    match choice {
        Choice::Api => Api::from_word(word).is_some(),
        Choice::Mode => Mode::from_word(word).is_some(),
        Choice::Credentials => Credentials::from_word(word).is_some(),
        Choice::Redirect => Redirect::from_word(word).is_some(),
        Choice::UploadListener => ["true", "false"].contains(&word),
    }
}

/// A decision's name in the scenario format.
const fn name(choice: Choice) -> &'static str {
    match choice {
        Choice::Api => "api",
        Choice::Mode => "mode",
        Choice::Credentials => "credentials",
        Choice::Redirect => "redirect",
        Choice::UploadListener => "upload_listener",
    }
}

/// Enough of a word to recognise it.
fn short(word: &str) -> String {
    word.chars().take(40).collect()
}

/// Keys are never given another meaning, and a key that was once written is read for ever.
const TEXTS: [(&str, Place); 5] = [
    ("o", Place::PageOrigin),
    ("c", Place::PageCsp),
    ("q", Place::Request),
    ("p", Place::Preflight),
    ("r", Place::Response),
];
const WORDS: [(&str, Choice); 5] = [
    ("a", Choice::Api),
    ("m", Choice::Mode),
    ("k", Choice::Credentials),
    ("d", Choice::Redirect),
    ("u", Choice::UploadListener),
];
const ENGINE: &str = "e";

/// Version 1.
const COMPRESSED: &str = "1.";
/// A scenario as it stands in a corpus.
const SCENARIO: &str = "s=";
/// The longest fragment, in characters. Browsers take more; what carries links takes less.
const LONGEST: usize = 100_000;
/// What a fragment can unfold to, in bytes.
const LARGEST: usize = 2_000_000;
/// The smallest result that DEFLATE gives in reasonable time.
const LEVEL: u8 = 9;
