//! A scenario as texts.

use crate::convert;
use corsplain::scenario::Scenario;
use corsplain::text::{self, Boxes, Choices};
use corsplain_nodes::Sheet;

/// A scenario as texts, and the choices that those texts need to mean it.
#[must_use]
pub fn written(scenario: &Scenario) -> (Boxes, Choices) {
    let boxes = text::write(scenario);
    let said = text::parse_boxes(&boxes, Choices::default()).scenario.request;
    let meant = &scenario.request;
    let choices = Choices {
        api: (said.api != meant.api).then_some(meant.api),
        mode: (said.mode != meant.mode).then_some(meant.mode),
        credentials: (said.credentials != meant.credentials).then_some(meant.credentials),
        redirect: (said.redirect != meant.redirect).then_some(meant.redirect),
        upload_listener: (said.upload_listener != meant.upload_listener)
            .then_some(meant.upload_listener),
    };
    (boxes, choices)
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
