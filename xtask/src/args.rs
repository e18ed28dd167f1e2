//! The command line, read once into a [`Chore`].

use crate::paths;
use std::path::PathBuf;

/// What a person asked for.
#[derive(Debug, PartialEq)]
pub enum Chore {
    /// Say what there is.
    Help,
    /// Install what all the others need, and nothing else.
    Setup,
    /// Build the page and serve it.
    Play { port: Option<u16> },
    /// Build the page, the npm package and the documentation.
    Build,
    /// Serve a directory as it is.
    Serve { port: Option<u16>, dir: PathBuf },
    /// Build the page and photograph it.
    Screenshot,
    /// Build the page and weigh it.
    Sizes,
    /// Build the page and measure a keystroke; the words are `tests/e2e/keystroke.mjs`'s own.
    Bench { words: Vec<String> },
    /// Record what a real browser does; the words are `tests/browsers/observe.mjs`'s own.
    Observe { words: Vec<String> },
    /// Hold recordings against the engines; the words are `tests/browsers/compare.mjs`'s own.
    Compare { words: Vec<String> },
    /// Run the tests, or only the stages named.
    Test { extent: Extent, only: Vec<String> },
    /// Try the recipes on the real servers named, or on all.
    Servers { only: Vec<String> },
}

/// How much of the tests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// What needs neither the built page nor the packed package: for every day.
    Quick,
    /// What every change must pass.
    Usual,
    /// That, and the long suites.
    All,
}

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask play [--port N]           build the page and serve it on 127.0.0.1 (8080 unless told)
cargo xtask test [--quick|--all] [STAGE…]
                                      every test; --quick leaves out what needs the built page or
                                      package, --all adds the long ones; or only the stages named
cargo xtask test --servers [S,S…]     only the recipes, on real servers: all of them (a minute, more the
                                      first time), or those named, like nginx,caddy
cargo xtask build                     the page in dist/, the npm package in target/npm/
cargo xtask serve [--port N] [--dir D]  serve D (dist unless told) on 127.0.0.1
cargo xtask screenshot                build the page and write www/screenshot*.png
cargo xtask observe --engine E [--seed N | --focus F | --in FILE] [--count N] [--out FILE]
                                      what a real browser (chromium, firefox, webkit) does with
                                      random scenarios, with all of a kind (bytes, redirects) or
                                      with those of a file, as NDJSON in target/observed/
cargo xtask compare [--shrink] [--limit N] FILE…
                                      holds such recordings against the engines
cargo xtask bench [--write] [TEXT…]   build the page and measure how long a keystroke takes in long texts;
                                      --write puts that into BENCHMARKS.md
cargo xtask sizes                     build the page and write what it weighs into the README
cargo xtask setup                     only install what the others need, into .tools/

CHROMIUM, CHROMEDRIVER and FIREFOX name browsers and a driver that are to be used instead of those found.
CORSPLAIN_WASM_TOOLCHAIN=debian builds WebAssembly with Debian's rustc-web even where rustup could.";

/// Reads the words after `cargo xtask`.
pub fn read(words: impl Iterator<Item = String>) -> Result<Chore, String> {
    let mut words = words.peekable();
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    let mut port = None;
    let mut dir = paths::dist();
    let mut extent = Extent::Usual;
    let mut only = Vec::new();
    let mut servers = None;
    if let Some(chore) = to_scripts(&name) {
        return Ok(chore(words.collect()));
    }
    while let Some(word) = words.next() {
        match (name.as_str(), word.as_str()) {
            ("play" | "serve", "--port") => port = Some(port_number(words.next())?),
            ("serve", "--dir") => {
                dir = words.next().ok_or("--dir needs a directory after it")?.into();
            }
            ("test", "--all") => extent = Extent::All,
            ("test", "--quick") => extent = Extent::Quick,
            ("test", "--servers") => {
                let list = words.next_if(|word| !word.starts_with('-')).unwrap_or_default();
                let names = list.split(',').filter(|name| !name.is_empty());
                servers = Some(names.map(str::to_owned).collect());
            }
            ("test", stage) if !stage.starts_with('-') => only.push(stage.to_owned()),
            _ => return Err(format!("`{name}` does not take `{word}`.\n{HELP}")),
        }
    }
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Chore::Help),
        "setup" => Ok(Chore::Setup),
        "play" => Ok(Chore::Play { port }),
        "build" => Ok(Chore::Build),
        "serve" => Ok(Chore::Serve { port, dir }),
        "screenshot" => Ok(Chore::Screenshot),
        "sizes" => Ok(Chore::Sizes),
        "test" => Ok(match servers {
            Some(only) => Chore::Servers { only },
            None => Chore::Test { extent, only },
        }),
        other => Err(format!("there is no chore `{other}`.\n{HELP}")),
    }
}

/// Chores whose words are read by the script that does them.
fn to_scripts(name: &str) -> Option<fn(Vec<String>) -> Chore> {
    match name {
        "bench" => Some(|words| Chore::Bench { words }),
        "observe" => Some(|words| Chore::Observe { words }),
        "compare" => Some(|words| Chore::Compare { words }),
        _ => None,
    }
}

fn port_number(word: Option<String>) -> Result<u16, String> {
    let word = word.ok_or("--port needs a number after it")?;
    word.parse().map_err(|_| format!("--port needs a number from 0 to 65535, not `{word}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Chore, String> {
        read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_each_chore() {
        assert_eq!(read_line(""), Ok(Chore::Help));
        assert_eq!(read_line("play"), Ok(Chore::Play { port: None }));
        assert_eq!(read_line("play --port 81"), Ok(Chore::Play { port: Some(81) }));
        assert_eq!(
            read_line("test --all page"),
            Ok(Chore::Test { extent: Extent::All, only: vec!["page".to_owned()] })
        );
        assert_eq!(
            read_line("test --quick"),
            Ok(Chore::Test { extent: Extent::Quick, only: Vec::new() })
        );
        assert_eq!(read_line("test --servers"), Ok(Chore::Servers { only: Vec::new() }));
        assert_eq!(
            read_line("test --servers nginx,caddy"),
            Ok(Chore::Servers { only: vec!["nginx".to_owned(), "caddy".to_owned()] })
        );
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for line in ["dance", "play --dir x", "play --port", "play --port x", "test -x"] {
            assert!(read_line(line).is_err(), "{line}");
        }
    }
}
