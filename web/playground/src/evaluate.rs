//! From texts to an answer: everything that is asked of core.

use corsplain::account::EngineAccount;
use corsplain::policy::{Policy, Said, policy};
use corsplain::scenario::{Credentials, Hop, Scenario};
use corsplain::text::{self, Boxes, Choices, Parsed, Place, Subject};
use corsplain::url::UrlParser;
use corsplain::{Engine, Exchange, Outcome, ScenarioError, accounts, check};

/// What the page has to say about the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How the texts were understood.
    pub parsed: Parsed,
    /// Every engine's account of the exchange, or why there is none.
    pub accounts: Result<Vec<EngineAccount>, Trouble>,
    /// What it would be under other credentials, where those were assumed and it matters.
    pub otherwise: Vec<Otherwise>,
}

/// What can be said about the texts beside a verdict.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The answers of the last URL that gave any, as a policy.
    pub policy: Option<Policy>,
}

/// Why there is no verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The box to be mended.
    pub place: Place,
    /// What is wrong with it.
    pub text: String,
}

/// An engine's verdict under other credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// Whose.
    pub engine: Engine,
    /// Under which.
    pub credentials: Credentials,
    /// What script then gets.
    pub outcome: Outcome,
    /// The name of the reason, where it is blocked.
    pub cause: Option<&'static str>,
}

impl Answer {
    /// The account of one engine.
    #[must_use]
    pub fn of(&self, engine: Engine) -> Option<&EngineAccount> {
        self.accounts.as_ref().ok()?.iter().find(|told| told.engine == engine)
    }
}

/// Reads the boxes and asks for the verdict; `None` where all are empty.
#[must_use]
pub fn answer(boxes: &Boxes, choices: Choices, urls: &dyn UrlParser) -> Option<Answer> {
    let Boxes { page_origin, page_csp, request, preflight, response } = boxes;
    if [page_origin, page_csp, request, preflight, response]
        .iter()
        .all(|text| text.trim().is_empty())
    {
        return None;
    }
    let parsed = text::parse_boxes(boxes, choices);
    let accounts = exchange(parsed.scenario.clone(), urls).map(|exchange| accounts(&exchange));
    let otherwise = match &accounts {
        Ok(accounts) => otherwise(&parsed, accounts, urls),
        Err(_) => Vec::new(),
    };
    Some(Answer { parsed, accounts, otherwise })
}

/// What can be said beside a verdict, by the rules of an engine.
#[must_use]
pub fn beside(answer: &Answer, engine: Engine, urls: &dyn UrlParser) -> Beside {
    let scenario = &answer.parsed.scenario;
    let answered = |hop: &&Hop| hop.preflight.is_some() || hop.response.is_some();
    let policy = scenario.hops.iter().rev().find(answered).map(|hop| {
        let said = Said {
            preflight: hop.preflight.as_ref(),
            response: hop.response.as_ref(),
            asked_by: Some(&scenario.page_origin),
        };
        policy(said, engine, urls)
    });
    Beside { policy }
}

fn exchange(scenario: Scenario, urls: &dyn UrlParser) -> Result<Exchange, Trouble> {
    Exchange::with_parser(scenario, urls).map_err(|error| Trouble {
        place: match error {
            ScenarioError::PageOrigin(_) => Place::PageOrigin,
            _ => Place::Request,
        },
        text: error.to_string(),
    })
}

/// Where the credentials were assumed, the verdicts under the others, as far as they differ.
fn otherwise(parsed: &Parsed, told: &[EngineAccount], urls: &dyn UrlParser) -> Vec<Otherwise> {
    let Some(assumed) =
        parsed.assumptions.iter().find(|assumption| assumption.subject == Subject::Credentials)
    else {
        return Vec::new();
    };
    let others = assumed.others.iter().filter_map(|word| Credentials::from_word(word));
    let mut found = Vec::new();
    for credentials in others {
        let mut scenario = parsed.scenario.clone();
        scenario.request.credentials = credentials;
        let Ok(exchange) = exchange(scenario, urls) else { continue };
        for &EngineAccount { engine, ref account, .. } in told {
            let verdict = check(&exchange, engine);
            let outcome = verdict.outcome();
            let cause = verdict.blocked().map(|blocked| blocked.reason.name());
            if (outcome, cause) != (account.outcome, account.cause.as_ref().map(|cause| cause.name))
            {
                found.push(Otherwise { engine, credentials, outcome, cause });
            }
        }
    }
    found
}
