//! A scenario as texts.

use crate::convert;
use corsplain::scenario::Scenario;
use corsplain::text::{self, Boxes, Choices};
use corsplain_nodes::Sheet;

/// A scenario as texts, and the choices that those texts need to mean it.
#[must_use]
pub fn written(scenario: &Scenario) -> (Boxes, Choices) {
    let boxes = text::write(scenario);
    let choices = decided(&boxes, Choices::default(), scenario);
    (boxes, choices)
}

/// The choices that those texts need to mean a scenario's request, beside those made already.
#[must_use]
pub fn decided(boxes: &Boxes, made: Choices, scenario: &Scenario) -> Choices {
    let said = text::parse_boxes(boxes, made).scenario.request;
    let meant = &scenario.request;
    let differs = said.upload_listener != meant.upload_listener;
    Choices {
        api: (said.api != meant.api).then_some(meant.api).or(made.api),
        mode: (said.mode != meant.mode).then_some(meant.mode).or(made.mode),
        credentials: (said.credentials != meant.credentials)
            .then_some(meant.credentials)
            .or(made.credentials),
        redirect: (said.redirect != meant.redirect).then_some(meant.redirect).or(made.redirect),
        upload_listener: differs.then_some(meant.upload_listener).or(made.upload_listener),
    }
}

/// A scenario as texts and decisions, as far as HTTP can say it.
#[must_use]
pub fn lay_out(scenario: &Scenario) -> Sheet {
    let (boxes, choices) = written(scenario);
    convert::sheet(boxes, choices)
}

/// The sheet that means exactly this scenario: as HTTP where HTTP can say it, and otherwise as the
/// scenario itself.
#[must_use]
pub fn exactly(scenario: &Scenario) -> Sheet {
    let (boxes, choices) = written(scenario);
    if text::parse_boxes(&boxes, choices).scenario == *scenario {
        return convert::sheet(boxes, choices);
    }
    let request = serde_json::to_string(scenario).unwrap_or_default();
    convert::sheet(Boxes { request, ..Boxes::default() }, Choices::default())
}
