//! What a release may change: `cargo-semver-checks` against the last one.

use crate::{package, paths, run, say, setup, tools};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Compares core with its last release, once the tool has shown that it sees what is missing.
pub fn check() -> Result<(), String> {
    setup::for_semver()?;
    notices_what_is_gone()?;
    match last_release()? {
        Some(tag) => run::shown(compare().args(["--baseline-rev", &tag])),
        None => {
            say::line(
                "There is no release (no tag v*) yet: nothing that core could be held against.",
            );
            Ok(())
        }
    }
}

/// A baseline that has a function more than core is to be told from core, and by that function.
fn notices_what_is_gone() -> Result<(), String> {
    let baseline = package::unpack()?;
    add_function(&baseline.join("src").join("lib.rs"))?;
    let mut compare = compare();
    compare.args(["--release-type", "minor", "--baseline-root"]).arg(baseline);
    let said = match run::logged(LOG, LIMIT, &mut compare) {
        Ok(()) => return Err("a missing public function was not noticed".to_owned()),
        Err(_) => fs::read_to_string(paths::log(LOG)).unwrap_or_default(),
    };
    let seen = ["function_missing", "gone_since", "1 major"];
    if seen.into_iter().all(|words| said.contains(words)) {
        say::line("A public function taken away was noticed, and nothing else.");
        Ok(())
    } else {
        Err(format!("not the function that is missing was noticed, but:\n{said}"))
    }
}

fn add_function(path: &Path) -> Result<(), String> {
    let add = |mut text: String| {
        text.push_str("\n/// Not in core.\npub fn gone_since() {}\n");
        fs::write(path, text)
    };
    fs::read_to_string(path)
        .and_then(add)
        .map_err(|error| format!("{} cannot be changed: {error}", path.display()))
}

/// The last tag on the way here that names a version.
fn last_release() -> Result<Option<String>, String> {
    let mut git = Command::new("git");
    git.args(["tag", "--list", "v[0-9]*", "--merged", "HEAD", "--sort=-version:refname"]);
    let tags = run::read(git.current_dir(paths::root()))?;
    Ok(tags.lines().next().map(str::to_owned))
}

fn compare() -> Command {
    let mut command = Command::new(paths::program(tools::SEMVER_CHECKS));
    command
        .args(["semver-checks", "--package", "corsplain", "--all-features", "--color", "never"])
        .current_dir(paths::root());
    command
}

const LOG: &str = "semver-checks";

const LIMIT: Duration = Duration::from_secs(1800);
