//! The project's own documentation, a book beside the page: `docs/build.mjs`.

use crate::{npm, paths, run, say};
use std::env;
use std::process::Command;

/// Builds it into `dist/docs/`, with the packed package.
pub fn build() -> Result<(), String> {
    let tools = paths::tools().join("bin");
    let old = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([tools.clone()].into_iter().chain(env::split_paths(&old)))
        .map_err(|error| format!("{}: {error}", tools.display()))?;
    let out = paths::dist().join("docs");
    let mut script = Command::new("node");
    script
        .arg(paths::root().join("docs").join("build.mjs"))
        .args([npm::package(), paths::target().join("documentation"), out.clone()])
        .env("PATH", path)
        .current_dir(paths::root());
    run::shown(&mut script)?;
    say::line(&format!("{} is the documentation", out.display()));
    Ok(())
}
