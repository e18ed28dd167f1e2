//! The conformance door: scenarios in, one a line, outcomes out, one a line, in the same order.
//!
//! `cargo run --release --quiet -p corsplain --example eval -- --engine fetch < in > out`
//!
//! Lines are independent of each other, unless they have a `"session"`: those of one name are what
//! one browser does, each `"at"` seconds on its clock, with one preflight cache and one HTTP cache.

use corsplain::cache::{Seconds, Session};
use corsplain::report::{Report, SentRequest};
use corsplain::scenario::{Hop, Prime, Request, Scenario};
use corsplain::{At, Outcome, ResponseType};
use corsplain::{Engine, Exchange, explain};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

const HELP: &str = "\
Reads scenarios from standard input, one JSON object a line, and writes one outcome a line.

Usage: eval [--engine ENGINE] < scenarios.ndjson > outcomes.ndjson

Lines with the same \"session\" share their caches; \"at\" is their time in seconds.

  --engine ENGINE   whose rules to apply";

fn main() -> ExitCode {
    let engine = match engine_from(std::env::args().skip(1)) {
        Ok(Some(engine)) => engine,
        Ok(None) => {
            println!("{HELP}: {}\n  --help            print this", engine_names());
            return ExitCode::SUCCESS;
        }
        Err(complaint) => {
            eprintln!("{complaint}");
            return ExitCode::from(2);
        }
    };
    let mut door = Door { engine, sessions: BTreeMap::new() };
    match door.evaluate_lines(&mut io::stdin().lock(), &mut BufWriter::new(io::stdout().lock())) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(2),
        // Whoever read the outcomes has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("eval: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The engine that the arguments name; `None` where they ask for help.
fn engine_from(mut arguments: impl Iterator<Item = String>) -> Result<Option<Engine>, String> {
    let mut engine = Engine::Fetch;
    while let Some(argument) = arguments.next() {
        let word = match argument.split_once('=') {
            Some(("--engine", word)) => word.to_owned(),
            _ if argument == "--engine" => arguments.next().unwrap_or_default(),
            _ if argument == "--help" || argument == "-h" => return Ok(None),
            _ => return Err(format!("eval: unknown argument `{argument}`; try `--help`")),
        };
        engine = Engine::from_word(&word)
            .ok_or_else(|| format!("eval: unknown engine `{word}`; known: {}", engine_names()))?;
    }
    Ok(Some(engine))
}

fn engine_names() -> String {
    Engine::ALL.iter().map(|engine| engine.word()).collect::<Vec<_>>().join(", ")
}

/// An engine, and the browsers that remember something.
struct Door {
    engine: Engine,
    sessions: BTreeMap<String, Session>,
}

impl Door {
    /// Evaluates every line, in one buffer, and gives back how many were not scenarios.
    fn evaluate_lines(
        &mut self,
        input: &mut dyn BufRead,
        output: &mut dyn Write,
    ) -> io::Result<u64> {
        let (mut line, mut number, mut failed) = (Vec::new(), 0, 0);
        while input.read_until(b'\n', &mut line)? > 0 {
            number += 1;
            if !line.trim_ascii().is_empty() {
                failed += u64::from(!self.evaluate_line(&line, number, output)?);
                output.write_all(b"\n")?;
            }
            line.clear();
            line.shrink_to(KEPT_BYTES);
        }
        output.flush()?;
        Ok(failed)
    }

    /// Writes what becomes of one line; `false` where it is not a scenario.
    fn evaluate_line(
        &mut self,
        line: &[u8],
        number: u64,
        output: &mut dyn Write,
    ) -> io::Result<bool> {
        match self.answer(line) {
            Ok(answer) => output.write_all(answer.as_bytes())?,
            Err(error) => {
                let refusal = Refusal { id: (), line: number, error };
                let refusal = serde_json::to_string(&refusal)
                    .map_err(|error| io::Error::other(error.to_string()))?;
                output.write_all(refusal.as_bytes())?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// One line's outcome as JSON, or why the line is not a scenario.
    fn answer(&mut self, line: &[u8]) -> Result<String, String> {
        let Line { id, page_origin, page_csp, request, hops, prime, session, at } =
            serde_json::from_slice(line).map_err(|error| error.to_string())?;
        let scenario = Scenario { page_origin, page_csp, request, hops };
        let before = prime.map(|prime| prime.before(&scenario));
        let exchange = Exchange::new(scenario).map_err(|error| error.to_string())?;
        let report = if before.is_none() && session.is_none() {
            explain(&exchange, self.engine).report()
        } else {
            let mut alone = Session::new(self.engine);
            let browser = match session {
                None => &mut alone,
                Some(name) => {
                    let session = self.sessions.entry(name.to_string());
                    session.or_insert_with(|| Session::new(self.engine))
                }
            };
            let at = whole_seconds(at.unwrap_or_default())?;
            if let Some(before) = before {
                let before = Exchange::new(before).map_err(|error| error.to_string())?;
                let _ = browser.check(&before, at);
            }
            browser.explain(&exchange, at).report()
        };
        serde_json::to_string(&Answer::new(&id, &report)).map_err(|error| error.to_string())
    }
}

/// Every lifetime is one in whole seconds.
fn whole_seconds(at: f64) -> Result<Seconds, String> {
    if at >= 0.0 {
        Ok(at as Seconds)
    } else {
        Err(format!("`at` is {at}: a session begins at 0 seconds"))
    }
}

/// A scenario and the name by which its outcome is found again.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    page_origin: String,
    page_csp: Option<String>,
    request: Request,
    #[serde(default)]
    hops: Vec<Hop>,
    /// What the page loaded before.
    prime: Option<Prime>,
    /// The browser that does this, where it remembers what it did before.
    session: Option<Value>,
    /// When, in seconds on that browser's clock.
    at: Option<f64>,
}

/// What is written for a scenario; the order of the keys is part of the format.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    outcome: Outcome,
    r#type: Option<ResponseType>,
    preflights: &'a [bool],
    requests: &'a [SentRequest],
    next: Option<&'a SentRequest>,
    readable_headers: Option<&'a [String]>,
    origin_header: &'a [Option<String>],
    reason: Option<&'static str>,
    at: Option<At>,
    error: Option<&'static str>,
    console: &'a [String],
}

impl<'a> Answer<'a> {
    fn new(id: &'a Value, report: &'a Report) -> Self {
        Self {
            id,
            outcome: report.outcome,
            r#type: report.response_type,
            preflights: &report.preflights,
            requests: &report.requests,
            next: report.next.as_ref(),
            readable_headers: report.readable_headers.as_deref(),
            origin_header: &report.origin_header,
            reason: report.reason,
            at: report.at,
            error: report.error,
            console: &report.console,
        }
    }
}

/// What is written for a line that is not a scenario.
#[derive(Serialize)]
struct Refusal {
    /// Always `null`: what the line says of itself is not to be trusted.
    id: (),
    line: u64,
    error: String,
}

/// What the line buffer may keep after a long line.
const KEPT_BYTES: usize = 1 << 20;
