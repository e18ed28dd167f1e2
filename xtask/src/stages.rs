//! What `cargo xtask test` consists of.

use crate::setup::Kit;
use crate::{
    no_std, node, npm, observe, package, page, paths, run, semver, serve, servers, sites, spark,
    wasm,
};
use std::process::Command;
use std::time::Duration;

/// One part of the tests.
pub struct Stage {
    /// What a person calls it.
    pub name: &'static str,
    /// What it does.
    pub what: &'static str,
    /// The stage whose result it uses.
    pub needs: Option<&'static str>,
    /// Does it.
    pub run: fn(&Kit) -> Result<(), String>,
}

/// What needs neither the built page nor the packed package; the shortest first.
pub fn quick() -> Vec<Stage> {
    let stage = |name, what, run| Stage { name, what, needs: None, run };
    vec![
        stage("format", "rustfmt has nothing to change", |_| cargo(&["fmt", "--all", "--check"])),
        stage("lint", "clippy on what runs on the host", lint),
        stage("host", "cargo test on what runs on the host", host),
        stage("no-std", "core builds where no standard library exists", |kit| {
            no_std::build_core(kit.toolchain)
        }),
        stage(
            "crate",
            "core's package, documentation, feature sets and oldest compiler; the workflows",
            |_| package::check(),
        ),
        stage("lint-wasm", "clippy on what runs as WebAssembly", lint_wasm),
        stage("wasm-npm", "tests of web/npm as WebAssembly", |kit| in_wasm(kit, "corsplain-wasm")),
        stage("wasm-playground", "tests of web/playground in Chromium", |kit| {
            in_wasm(kit, "corsplain-playground")
        }),
    ]
}

/// What every change must pass besides.
pub fn built() -> Vec<Stage> {
    let stage = |name, what, run| Stage { name, what, needs: None, run };
    let built = |name, what, run| Stage { name, what, needs: Some("page"), run };
    vec![
        stage("page", "the page is built", |kit| page::build(kit.toolchain)),
        built("npm", "the package is built and packed: sizes, types, Node ESM and CJS", |kit| {
            npm::test(kit.toolchain)
        }),
        Stage {
            name: "consumers",
            what: "the package in runtimes, bundlers, browsers and emulators; the corpora in browsers",
            needs: Some("npm"),
            run: |kit| npm::test_consumers(&kit.browser),
        },
        Stage {
            name: "sites",
            what: "the documentation, and sites by its guides, each by its generator, in both browsers",
            needs: Some("npm"),
            run: |kit| sites::test(&kit.browser),
        },
        built("e2e", "the built page as people use it, in Chromium and Firefox", end_to_end),
        built("sizes", "the first load is light, and the README's table true", |kit| {
            script(kit, "sizes.mjs", &["--check"])
        }),
        built("lighthouse", "Lighthouse: every category at least 98", |kit| {
            script(kit, "lighthouse.mjs", &[])
        }),
        stage(
            "live",
            "300 scenarios live in Chromium and Firefox, held against the engines",
            |_| observe::live(),
        ),
    ]
}

/// The long suites that `--all` adds.
pub fn long() -> Vec<Stage> {
    let stage = |name, what, run| Stage { name, what, needs: None, run };
    vec![
        stage("servers", "the recipes on real servers, asked by Chromium", |_| servers::test(&[])),
        Stage {
            name: "spark",
            what: "a crawl in shards, by PySpark in local mode",
            needs: Some("npm"),
            run: |_| spark::test(),
        },
        stage("semver", "core keeps what its last release had", |_| semver::check()),
    ]
}

fn lint(_: &Kit) -> Result<(), String> {
    cargo(&["clippy", "--all-targets", "--", "-D", "warnings"])
}

/// Plain `cargo test` takes the workspace's default members; the page's state needs no browser.
fn host(_: &Kit) -> Result<(), String> {
    cargo(&["test"])?;
    cargo(&["test", "--package", "corsplain-playground", "--lib"])
}

fn lint_wasm(kit: &Kit) -> Result<(), String> {
    let mut clippy = wasm::clippy(kit.toolchain);
    for package in
        ["corsplain-answers", "corsplain-worker", "corsplain-wasm", "corsplain-playground"]
    {
        clippy.args(["--package", package]);
    }
    clippy.args(["--all-targets", "--", "-D", "warnings"]);
    run::shown(&mut clippy)
}

/// By wasm-bindgen's runner, which serves the tests on loopback and ends its browser itself.
fn in_wasm(kit: &Kit, package: &str) -> Result<(), String> {
    let mut cargo = wasm::cargo(kit.toolchain, "test");
    cargo
        .args(["--package", package])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &kit.browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &kit.browser.settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    run::shown(&mut cargo)
}

fn end_to_end(kit: &Kit) -> Result<(), String> {
    let server = serve::start(&paths::dist(), 0)?;
    let mut script = node::script("run.mjs", &kit.browser)?;
    run::shown_within(LIMIT, script.env("CORSPLAIN_URL", server.url()))
}

/// A script that serves the page itself.
fn script(kit: &Kit, name: &str, words: &[&str]) -> Result<(), String> {
    run::shown_within(LIMIT, node::script(name, &kit.browser)?.args(words))
}

fn cargo(words: &[&str]) -> Result<(), String> {
    run::shown(Command::new("cargo").args(words).current_dir(paths::root()))
}

const LIMIT: Duration = Duration::from_secs(1800);
