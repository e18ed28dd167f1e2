//! Chores that end in a page to look at.

use crate::serve::{self, Server};
use crate::{page, paths, say, setup};
use std::path::Path;

/// Builds the page and serves it until the person ends it.
pub fn play(port: Option<u16>) -> Result<(), String> {
    page::build(setup::for_page()?)?;
    serve_directory(port, &paths::dist())
}

/// Serves a directory until the person ends it.
pub fn serve_directory(port: Option<u16>, folder: &Path) -> Result<(), String> {
    let server = start(port, folder)?;
    say::line(&format!("{} is at {}  (Ctrl-C ends it)", folder.display(), server.url()));
    server.wait();
    Ok(())
}

/// On the port asked for. If none was, on the usual one, or on any if that is taken.
fn start(port: Option<u16>, folder: &Path) -> Result<Server, String> {
    match port {
        Some(port) => serve::start(folder, port),
        None => serve::start(folder, USUAL_PORT).or_else(|trouble| {
            say::line(&format!("{trouble}; taking another."));
            serve::start(folder, 0)
        }),
    }
}

const USUAL_PORT: u16 = 8080;
