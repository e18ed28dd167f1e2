//! `cargo xtask test`: the stages one after another, and at the end what became of each.

use crate::args::Extent;
use crate::say;
use crate::setup::{self, Kit};
use crate::stages::{self, Stage};
use std::time::{Duration, Instant};

/// Runs every stage, or those in `only`. A failed one does not keep the others from running,
/// except those that need its result.
pub fn test(extent: Extent, only: &[String]) -> Result<(), String> {
    let stages = chosen(extent, only)?;
    let kit = setup::for_tests()?;
    let began = Instant::now();
    let mut results = Vec::new();
    for (index, stage) in stages.iter().enumerate() {
        say::line(&format!("\n── {}/{} {}: {}", index + 1, stages.len(), stage.name, stage.what));
        let result = run(stage, &kit, &results);
        say::line(&format!("── {}", result.in_words()));
        results.push(result);
    }
    sum_up(&results, began.elapsed())
}

/// What became of a stage.
struct StageResult {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
}

enum Outcome {
    Passed,
    Failed(String),
    NotRun(&'static str),
}

impl StageResult {
    fn in_words(&self) -> String {
        let (name, took) = (self.name, say::span(self.took));
        match &self.outcome {
            Outcome::Passed => format!("{name}: ok, {took}"),
            Outcome::Failed(trouble) => format!("{name}: FAILED after {took}: {trouble}"),
            Outcome::NotRun(needed) => format!("{name}: not run, since it needs {needed}"),
        }
    }
}

fn chosen(extent: Extent, only: &[String]) -> Result<Vec<Stage>, String> {
    let mut stages = stages::quick();
    match extent {
        Extent::Quick => {}
        Extent::Usual => stages.extend(stages::built()),
        Extent::All => stages.extend(stages::built().into_iter().chain(stages::long())),
    }
    let names: Vec<&str> = stages.iter().map(|stage| stage.name).collect();
    if let Some(unknown) = only.iter().find(|name| !names.contains(&name.as_str())) {
        return Err(format!("there is no stage `{unknown}`; there are {}", names.join(", ")));
    }
    stages.retain(|stage| only.is_empty() || only.iter().any(|name| name == stage.name));
    Ok(stages)
}

fn run(stage: &Stage, kit: &Kit, earlier: &[StageResult]) -> StageResult {
    let began = Instant::now();
    let lacks = earlier.iter().find(|result| {
        stage.needs == Some(result.name) && !matches!(result.outcome, Outcome::Passed)
    });
    let outcome = match lacks {
        Some(result) => Outcome::NotRun(result.name),
        None => match (stage.run)(kit) {
            Ok(()) => Outcome::Passed,
            Err(trouble) => Outcome::Failed(trouble),
        },
    };
    StageResult { name: stage.name, took: began.elapsed(), outcome }
}

fn sum_up(results: &[StageResult], took: Duration) -> Result<(), String> {
    say::line("\nSummary");
    for result in results {
        say::line(&format!("  {}", result.in_words()));
    }
    let is_bad = |result: &&StageResult| !matches!(result.outcome, Outcome::Passed);
    let bad: Vec<&str> = results.iter().filter(is_bad).map(|result| result.name).collect();
    let took = say::span(took);
    if bad.is_empty() {
        say::line(&format!("All {} stages passed in {took}.", results.len()));
        Ok(())
    } else {
        Err(format!("{} of {} stages did not pass: {}", bad.len(), results.len(), bad.join(", ")))
    }
}
