//! The recipes on real servers: what is needed of them is installed, then `tests/servers/run.mjs`
//! starts each with its recipe and lets Chromium ask it.

use crate::{apt, browsers, node, paths, python, run, say};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Tries the recipes of the servers named, or all of them.
pub fn test(only: &[String]) -> Result<(), String> {
    if let Some(part) = browsers::missing() {
        (part.install)()?;
    }
    let wanted = |name: &str| only.is_empty() || only.iter().any(|it| it == name);
    install_debian(&wanted)?;
    node::install_elsewhere(&folder().join("node").join("package-lock.json"), &paths::servers())?;
    if ["django", "flask", "fastapi"].into_iter().any(wanted) {
        python::environment(&folder().join("requirements.txt"), &paths::servers().join("python"))?;
    }
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--locked", "--package", "corsplain"]);
    cargo.args(["--example", "recipes", "--example", "eval"]).current_dir(paths::root());
    run::shown(&mut cargo)?;
    let mut script = Command::new("node");
    script
        .arg(folder().join("run.mjs"))
        .args(only)
        .current_dir(paths::root())
        .env("PATH", path_with_sbin())
        .env("CHROMIUM", browsers::find()?.chromium)
        .env("CORSPLAIN_INSTALLED", paths::servers())
        .env("CORSPLAIN_RECIPES", example("recipes"))
        .env("CORSPLAIN_EVAL", example("eval"));
    run::shown_within(LIMIT, &mut script)
}

/// Their packages would start them as services, on ports that are no business of ours.
fn install_debian(wanted: &dyn Fn(&str) -> bool) -> Result<(), String> {
    let lacks = |program: &str| {
        let mut places = env::split_paths(&path_with_sbin()).collect::<Vec<_>>().into_iter();
        !places.any(|place| place.join(program).is_file())
    };
    let packages: Vec<&str> = DEBIAN
        .into_iter()
        .filter(|(server, program, _)| wanted(server) && lacks(program))
        .map(|(_, _, package)| package)
        .collect();
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if Path::new("/run/systemd/system").exists() && !Path::new("/usr/sbin/policy-rc.d").exists() {
        return Err(format!(
            "{list} would be started as services here. Please install them yourself, \
             stop them, and start again"
        ));
    }
    say::line(&format!("To install first: {list}"));
    apt::install(&packages)
}

/// Where Debian has servers, which is not on everybody's path.
fn path_with_sbin() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let places = env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    env::join_paths(places).unwrap_or(path)
}

fn example(name: &str) -> PathBuf {
    paths::target().join("debug").join("examples").join(name)
}

fn folder() -> PathBuf {
    paths::root().join("tests").join("servers")
}

/// Server, program and package.
const DEBIAN: [(&str, &str, &str); 5] = [
    ("nginx", "nginx", "nginx"),
    ("apache", "apache2", "apache2-bin"),
    ("caddy", "caddy", "caddy"),
    ("haproxy", "haproxy", "haproxy"),
    ("php", "php", "php-cli"),
];

/// All of them take about a minute, and up to ten the first time, which installs and compiles.
const LIMIT: Duration = Duration::from_secs(2400);
