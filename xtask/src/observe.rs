//! Real browsers as witnesses: random scenarios recorded in one, and recordings held against ours.
//! What is played and how it is compared is in `tests/browsers/`.

use crate::{apt, browsers, paths, run, say};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// `observe.mjs` with a person's own words, once the browser that they name is there.
pub fn observe(words: &[String]) -> Result<(), String> {
    let mut script = script("observe.mjs")?;
    let engine = value_of(words, "--engine")
        .ok_or("observe needs --engine chromium, firefox or webkit after it")?;
    match engine {
        "chromium" => {
            if let Some(part) = browsers::missing() {
                (part.install)()?;
            }
            script.env("CHROMIUM", browsers::find()?.chromium);
        }
        "firefox" => install_unless(browsers::firefox().is_some(), &["firefox-esr"])?,
        "webkit" => install_unless(
            has_webkit(),
            &["gir1.2-webkit2-4.1", "python3", "python3-gi", "xauth", "xvfb"],
        )?,
        other => return Err(format!("there is no engine `{other}` to observe")),
    }
    run::shown_within(LIMIT, script.args(words))
}

/// `compare.mjs` with a person's own words, and the conformance door as it is now.
pub fn compare(words: &[String]) -> Result<(), String> {
    let mut script = script("compare.mjs")?;
    script.arg("--door").arg(door()?).args(words);
    if words.iter().any(|word| word == "--shrink") && browsers::missing().is_none() {
        script.env("CHROMIUM", browsers::find()?.chromium);
    }
    run::shown_within(LIMIT, &mut script)
}

/// What the instrument promises without a browser; then 300 scenarios of a fixed seed, live in Chromium and in Firefox, held against the engines. The
/// recording of another version than those observed is kept beside theirs; it warns and does not
/// fail.
pub fn live() -> Result<(), String> {
    run::logged("browsers-test", LIMIT, &mut script("browsers.test.mjs")?)?;
    let folder = paths::root().join("target").join("observed");
    for (engine, observed) in [("chromium", "Chrome/156"), ("firefox", "Firefox/153")] {
        let new = folder.join(format!("{engine}-new.ndjson"));
        let words = ["--engine", engine, "--seed", "300", "--count", "300", "--out"];
        let mut words: Vec<String> = words.map(str::to_owned).into();
        words.push(new.display().to_string());
        observe(&words)?;
        let recording = fs::read_to_string(&new).map_err(|error| error.to_string())?;
        let browser =
            browser_of(&recording).ok_or("the recording does not say of which browser")?;
        let file = folder.join(format!("{}-300.ndjson", browser.replace('/', "-")));
        fs::rename(&new, &file).map_err(|error| error.to_string())?;
        let result = compare(&[file.display().to_string()]);
        if browser == observed {
            result?;
        } else {
            let agrees = if result.is_ok() { "agrees" } else { "does not agree everywhere" };
            say::line(&format!(
                "Warning: this is {browser}, and what is known was observed in {observed}. It \
                 {agrees}; its recording is {}",
                file.display()
            ));
        }
    }
    Ok(())
}

/// The browser of a recording and the first part of its version, such as `Chrome/156`.
fn browser_of(recording: &str) -> Option<&str> {
    recording.split_once("\"browser\":\"")?.1.split(['.', ' ', '"']).next()
}

/// Builds `core/examples/eval.rs`, the conformance door, and says where cargo put it.
pub fn door() -> Result<PathBuf, String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--release", "--locked", "--package", "corsplain"]);
    run::shown(cargo.args(["--example", "eval"]).current_dir(paths::root()))?;
    let name = format!("eval{}", std::env::consts::EXE_SUFFIX);
    Ok(paths::target().join("release").join("examples").join(name))
}

/// `node SCRIPT`. These scripts have no dependencies: nothing is to be installed for them.
fn script(name: &str) -> Result<Command, String> {
    if !run::works(Command::new("node").arg("--version")) {
        return Err("there is no Node here. Please install Node 20 or later".to_owned());
    }
    let mut command = Command::new("node");
    command.arg(paths::root().join("tests").join("browsers").join(name)).current_dir(paths::root());
    Ok(command)
}

fn install_unless(is_there: bool, packages: &[&str]) -> Result<(), String> {
    if is_there {
        return Ok(());
    }
    say::line(&format!("To install first: {}", packages.join(", ")));
    apt::install(packages)
}

/// Debian's own Python knows Debian's libraries; another that comes first on the PATH does not.
fn has_webkit() -> bool {
    let mut python = Command::new("/usr/bin/python3");
    python.args(["-c", "import gi; gi.require_version('WebKit2', '4.1')"]);
    run::works(&mut python) && run::works(Command::new("xvfb-run").arg("--help"))
}

/// `VALUE` of `NAME VALUE` or `NAME=VALUE`.
fn value_of<'a>(words: &'a [String], name: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| word.split('=').next() == Some(name))?;
    match words.get(at)?.split_once('=') {
        Some((_, value)) => Some(value),
        None => words.get(at + 1).map(String::as_str),
    }
}

/// Ten thousand scenarios take about three minutes.
const LIMIT: Duration = Duration::from_secs(3600);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_tells_its_browser() {
        for (recording, browser) in [
            (r#"{"observed":{"chromium":{"browser":"Chrome/156.0.1.2"}}}"#, Some("Chrome/156")),
            (r#"{"observed":{"firefox":{"browser":"Firefox/153"}}}"#, Some("Firefox/153")),
            ("{}", None),
        ] {
            assert_eq!(browser_of(recording), browser);
        }
    }

    #[test]
    fn values_are_found_in_both_forms() {
        let words = ["--seed", "7", "--engine=firefox"].map(str::to_owned);
        assert_eq!(value_of(&words, "--engine"), Some("firefox"));
        assert_eq!(value_of(&words, "--seed"), Some("7"));
        assert_eq!(value_of(&words, "--count"), None);
    }
}
