//! From texts to an answer: everything that is asked of core.

use corsplain::account::Account;
use corsplain::scenario::{Credentials, Scenario};
use corsplain::text::{self, Boxes, Choices, Parsed, Place, Subject};
use corsplain::url::UrlParser;
use corsplain::{Engine, Exchange, Outcome, ScenarioError, account, explain};

/// What the page has to say about the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How the texts were understood.
    pub parsed: Parsed,
    /// The account of the exchange, or why there is none.
    pub account: Result<Account, Trouble>,
    /// What it would be under other credentials, where those were assumed and it matters.
    pub otherwise: Vec<Otherwise>,
}

/// Why there is no verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The box to be mended.
    pub place: Place,
    /// What is wrong with it.
    pub text: String,
}

/// The verdict under other credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// Under which.
    pub credentials: Credentials,
    /// What then comes out.
    pub account: Account,
}

/// Reads the boxes and asks for the verdict; `None` where all are empty.
#[must_use]
pub fn answer(boxes: &Boxes, choices: Choices, urls: &dyn UrlParser) -> Option<Answer> {
    let Boxes { page_origin, request, preflight, response } = boxes;
    if [page_origin, request, preflight, response].iter().all(|text| text.trim().is_empty()) {
        return None;
    }
    let parsed = text::parse_boxes(boxes, choices);
    let account = told(parsed.scenario.clone(), urls);
    let otherwise = match &account {
        Ok(account) => otherwise(&parsed, account, urls),
        Err(_) => Vec::new(),
    };
    Some(Answer { parsed, account, otherwise })
}

fn told(scenario: Scenario, urls: &dyn UrlParser) -> Result<Account, Trouble> {
    match Exchange::with_parser(scenario, urls) {
        Ok(exchange) => Ok(account(&explain(&exchange, Engine::Fetch))),
        Err(error) => Err(Trouble {
            place: match error {
                ScenarioError::PageOrigin(_) => Place::PageOrigin,
                _ => Place::Request,
            },
            text: error.to_string(),
        }),
    }
}

/// Where the credentials were assumed, the verdicts under the others, as far as they differ.
fn otherwise(parsed: &Parsed, first: &Account, urls: &dyn UrlParser) -> Vec<Otherwise> {
    let Some(assumed) =
        parsed.assumptions.iter().find(|assumption| assumption.subject == Subject::Credentials)
    else {
        return Vec::new();
    };
    let others = assumed.others.iter().filter_map(|word| Credentials::from_word(word));
    let mut found: Vec<Otherwise> = Vec::new();
    for credentials in others {
        let mut scenario = parsed.scenario.clone();
        scenario.request.credentials = credentials;
        let Ok(account) = told(scenario, urls) else { continue };
        if outcome(&account) != outcome(first) {
            found.push(Otherwise { credentials, account });
        }
    }
    found
}

/// What makes two verdicts differ for a person.
fn outcome(account: &Account) -> (Outcome, Option<&'static str>) {
    (account.outcome, account.cause.as_ref().map(|cause| cause.name))
}
