//! A lesson, read from its file.
//!
//! ```text
//! ---
//! id: reading-headers
//! title: Reading headers of the answer
//! engine: fetch                          whose rules decide; may be left out
//! exchange: {"page_origin": …}           a scenario, in one line
//! solution: {"page_origin": …}           one that does what the task asks for
//! task: Let the script read `X-Total-Count`.
//! goal: header-readable X-Total-Count | What to try as long as this part is not done.
//! ---
//! The text, in the Markdown of `markdown`.
//! ```

use super::goal::{Part, part};
use super::markdown;
use corsplain::Engine;
use corsplain::scenario::Scenario;
use corsplain_nodes::Node;

/// A lesson of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// A name for links, and for what is done.
    pub id: String,
    /// The title.
    pub title: String,
    /// Whose rules decide.
    pub engine: Engine,
    /// The exchange to begin with.
    pub exchange: Scenario,
    /// An exchange in which the task is done.
    pub solution: Scenario,
    /// What to do.
    pub task: String,
    /// What has to hold then, all of it.
    pub parts: Vec<Part>,
    /// The text.
    pub text: Vec<Node>,
}

/// Reads a lesson.
///
/// # Errors
///
/// What is wrong with it.
pub fn read(file: &str) -> Result<Lesson, String> {
    let head_and_text = file.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let (head, text) = head_and_text.ok_or("there is no head between two lines `---`")?;
    let mut seen: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    let mut lines = Vec::new();
    for line in head.lines() {
        let (key, value) = line.split_once(": ").ok_or_else(|| format!("no key: {line}"))?;
        if key == "goal" {
            parts.push(part(value)?);
        } else if seen.contains(&key) || !KEYS.contains(&key) {
            return Err(format!("`{key}` is unknown, or there twice"));
        } else {
            seen.push(key);
            lines.push((key, value));
        }
    }
    if parts.is_empty() {
        return Err("there is no goal".to_owned());
    }
    let optional = |key: &str| lines.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    let get = |key: &str| optional(key).ok_or_else(|| format!("`{key}` is missing"));
    let engine = optional("engine").map_or(Some(Engine::default()), Engine::from_word);
    Ok(Lesson {
        id: get("id")?.to_owned(),
        title: get("title")?.to_owned(),
        engine: engine.ok_or("the engine is unknown")?,
        exchange: scenario(get("exchange")?)?,
        solution: scenario(get("solution")?)?,
        task: get("task")?.to_owned(),
        parts,
        text: markdown::read(text)?,
    })
}

fn scenario(json: &str) -> Result<Scenario, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

/// What a head may say once; `goal` stands there once for each part.
const KEYS: [&str; 6] = ["id", "title", "engine", "exchange", "solution", "task"];

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\nid: a\ntitle: A\nexchange: {\"page_origin\":\"null\",\"request\":{\"url\":\"/\"}}\nsolution: {\"page_origin\":\"null\",\"request\":{\"url\":\"/\"}}\ntask: Do.\ngoal: unasked | So.\n---\nText.\n";

    #[test]
    fn a_whole_one() {
        let lesson = read(FILE).unwrap();
        assert_eq!((lesson.id.as_str(), lesson.engine), ("a", Engine::Fetch));
        assert_eq!((lesson.parts.len(), lesson.text.len()), (1, 1));
        let other = read(&FILE.replace("task:", "engine: firefox\ntask:")).unwrap();
        assert_eq!(other.engine, Engine::Firefox);
    }

    #[test]
    fn what_is_missing_unknown_or_twice_is_refused() {
        for (from, to) in [
            ("---\nid", "id"),
            ("id: a\n", ""),
            ("id: a", "id:a"),
            ("title: A\n", "title: A\ntitle: B\n"),
            ("title: A\n", "title: A\nlevel: 3\n"),
            ("title: A\n", "title: A\nengine: lynx\n"),
            ("goal: unasked | So.\n", ""),
            ("goal: unasked | So.", "goal: unasked"),
            ("goal: unasked", "goal: asked"),
            ("\"url\"", "\"uri\""),
            ("Text.", "Text `."),
        ] {
            assert!(FILE.contains(from));
            assert!(read(&FILE.replace(from, to)).is_err(), "{from} → {to}");
        }
    }
}
