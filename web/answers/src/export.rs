//! What is made of the boxes for others, with or without their secrets.

use crate::desk::engine_of;
use crate::{convert, evaluate, link, report};
use corsplain::scenario::Scenario;
use corsplain::{Engine, Exchange, accounts_by, fix, markdown, text};
use corsplain_nodes::{Export, Secrets, Sheet, Text, Told, words};

/// Makes it; secrets are replaced unless they are to be kept.
pub fn export(sheet: Sheet, engine: &str, what: Export, secrets: Secrets) -> Told {
    let (boxes, found) = text::redact_boxes(&convert::boxes(&sheet));
    let sheet = match secrets {
        Secrets::Replaced => convert::sheet(boxes, convert::choices(&sheet)),
        Secrets::Kept => sheet,
    };
    let read = || scenario(&sheet, secrets);
    let made = match what {
        Export::Link => link::encode(&sheet, engine),
        Export::Scenario => read().and_then(|scenario| {
            serde_json::to_string(&scenario).map_err(|error| error.to_string())
        }),
        Export::Fence => read().map(|scenario| text::write_fence(&scenario)),
        Export::Markdown => read().and_then(|scenario| explained(&scenario, engine_of(engine))),
        Export::Report => read().and_then(|scenario| report::report(&scenario, engine_of(engine))),
    };
    match made {
        Ok(text) => Told::Text(Text { text, secrets: found.len() }),
        Err(trouble) => Told::Trouble(trouble),
    }
}

/// The answer, in which a sheet that is laid out comes with the number of its secrets.
pub fn counted(told: Told) -> Told {
    match told {
        Told::Laid(mut laid) => {
            laid.secrets = text::secrets(&convert::boxes(&laid.sheet)).len();
            Told::Laid(laid)
        }
        told => told,
    }
}

/// What the boxes say. A command has secrets that only reading it brings to light.
fn scenario(sheet: &Sheet, secrets: Secrets) -> Result<Scenario, String> {
    let (boxes, choices) = (convert::boxes(sheet), convert::choices(sheet));
    let parsed = evaluate::read(&boxes, choices).ok_or(words::EXPORT_NOTHING)?;
    Ok(match secrets {
        Secrets::Replaced => text::redact(&parsed.scenario).0,
        Secrets::Kept => parsed.scenario,
    })
}

fn explained(scenario: &Scenario, engine: Engine) -> Result<String, String> {
    let exchange = exchange(scenario)?;
    let told = accounts_by(&exchange, engine).into_iter().find(|told| told.engine == engine);
    let fixes = fix::fixes(&exchange, convert::url_parser()).unwrap_or_default();
    Ok(told.map(|told| markdown(scenario, &told, &fixes)).unwrap_or_default())
}

/// The exchange; a sentence where there is none.
pub fn exchange(scenario: &Scenario) -> Result<Exchange, String> {
    Exchange::with_parser(scenario.clone(), convert::url_parser())
        .map_err(|error| error.to_string())
}
