//! From texts to an answer: everything that is asked of core.

use corsplain::account::EngineAccount;
use corsplain::advice::{Finding, advice};
use corsplain::fix::{Diff, Fix, NoFix, Safety, Side, diff, fixes};
use corsplain::grant::Grant;
use corsplain::outside::{Outside, Question, outside, questions, where_to_copy};
use corsplain::over_time::{Lifetime, LivesOn, Story, lives_on, stories};
use corsplain::policy::{Policy, Said, compare, policy};
use corsplain::scenario::{Credentials, Hop, Scenario};
use corsplain::text::{self, Boxes, Choices, Parsed, Place, Subject};
use corsplain::url::UrlParser;
use corsplain::{Engine, Exchange, Outcome, ScenarioError, accounts_by, check, explain};

/// The texts, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The texts.
    pub boxes: Boxes,
    /// What was decided rather than left to them.
    pub choices: Choices,
    /// How the texts were understood.
    pub parsed: Parsed,
    /// The exchange, or why there is none.
    pub exchange: Result<Exchange, Trouble>,
    /// Every engine's account of it; none where there is no exchange.
    pub accounts: Vec<EngineAccount>,
    /// What it would be under other credentials, where those were assumed and it matters.
    pub otherwise: Vec<Otherwise>,
}

/// What is found in the texts beside a verdict.
#[derive(Clone, Debug)]
pub struct Found {
    /// What would let the page read more, or why nothing would.
    pub fixes: Result<Vec<Mended>, NoFix>,
    /// The least permission that the server has to give, where that is a fix.
    pub grant: Option<Grant>,
    /// Likely causes that are not CORS.
    pub outside: Vec<Outside>,
    /// What people ask about such an exchange.
    pub questions: Vec<Question>,
    /// For each browser, where what is missing is copied from.
    pub where_to_copy: Vec<(&'static str, &'static [&'static str])>,
    /// Findings, which decide nothing.
    pub advice: Vec<Finding>,
    /// The answers of the last URL that gave any, as a policy.
    pub policy: Option<Policy>,
    /// How much of it was looked for.
    pub extent: Extent,
    /// How long the permission lives on in each engine.
    pub lives_on: Vec<LivesOn>,
    /// What happens to a second request.
    pub stories: Vec<Story>,
}

/// How much is looked for beside a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All there is.
    Everything,
    /// What needs no second request: those are sent by the hundred to find out what is remembered,
    /// which takes seconds with thousands of headers.
    OneTime,
}

/// A fix, and how the texts differ after it.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The fix.
    pub fix: Fix,
    /// The difference.
    pub diff: Diff,
    /// What becomes allowed or forbidden by it, a sentence each; empty where it is the page's.
    pub opens: Vec<String>,
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

impl Judged {
    /// How many bytes the texts have.
    #[must_use]
    pub fn boxes_size(&self) -> usize {
        let Boxes { page_origin, page_csp, request, preflight, response } = &self.boxes;
        [page_origin, page_csp, request, preflight, response].iter().map(|text| text.len()).sum()
    }

    /// The account of one engine.
    #[must_use]
    pub fn of(&self, engine: Engine) -> Option<&EngineAccount> {
        self.accounts.iter().find(|told| told.engine == engine)
    }
}

/// The exchange that the boxes hold; `None` where they hold none.
#[must_use]
pub fn exchange_in(boxes: &Boxes, choices: Choices, urls: &dyn UrlParser) -> Option<Exchange> {
    exchange(read(boxes, choices)?.scenario, urls).ok()
}

/// Reads the boxes and asks for the verdict; `None` where all are empty. Steps, requests and headers
/// are those of that engine alone.
#[must_use]
pub fn judge(
    boxes: &Boxes,
    choices: Choices,
    engine: Engine,
    urls: &dyn UrlParser,
) -> Option<Judged> {
    let parsed = read(boxes, choices)?;
    let exchange = exchange(parsed.scenario.clone(), urls);
    let (mut accounts, mut otherwise) = (Vec::new(), Vec::new());
    if let Ok(exchange) = &exchange {
        accounts = accounts_by(exchange, engine);
        otherwise = self::otherwise(&parsed, exchange, &accounts);
    }
    Some(Judged { boxes: boxes.clone(), choices, parsed, exchange, accounts, otherwise })
}

/// What is found beside the verdict on an exchange, by the rules of an engine.
#[must_use]
pub fn find(exchange: &Exchange, extent: Extent, engine: Engine, urls: &dyn UrlParser) -> Found {
    let explanation = explain(exchange, engine);
    let browsers = [Engine::Chromium, Engine::Firefox, Engine::WebKit];
    let copied = browsers.map(|browser| (browser.name(), where_to_copy(&explanation, browser)));
    let lasting = match extent {
        Extent::Everything => Engine::ALL,
        Extent::OneTime => &[],
    };
    let lives_on: Vec<LivesOn> = lasting.iter().map(|engine| lives_on(exchange, *engine)).collect();
    // Where nothing is granted, nothing lives on.
    let granted = |one: &LivesOn| (one.preflight, one.response) != (Lifetime::None, Lifetime::None);
    let is_granted = lives_on.iter().any(granted);
    let fixes = fixes(exchange, urls);
    Found {
        grant: fixes.as_ref().ok().and_then(|fixes| grant(fixes, urls)),
        fixes: fixes.map(|fixes| mended(exchange, fixes, engine, urls)),
        outside: outside(&explanation),
        questions: questions(&explanation),
        where_to_copy: copied.into_iter().filter(|(_, steps)| !steps.is_empty()).collect(),
        advice: advice(exchange),
        policy: last_answered(exchange).map(|hop| policy(Said::at(exchange, hop), engine, urls)),
        stories: if is_granted { stories(exchange) } else { Vec::new() },
        lives_on,
        extent,
    }
}

/// What the boxes say; `None` where all are empty.
pub fn read(boxes: &Boxes, choices: Choices) -> Option<Parsed> {
    let Boxes { page_origin, page_csp, request, preflight, response } = boxes;
    let is_empty = [page_origin, page_csp, request, preflight, response]
        .iter()
        .all(|text| text.trim().is_empty());
    (!is_empty).then(|| text::parse_boxes(boxes, choices))
}

/// The engines that do not do as the standard says, those together that differ for the same
/// reasons.
pub fn differing(accounts: &[EngineAccount]) -> Vec<Vec<&EngineAccount>> {
    let mut groups: Vec<Vec<&EngineAccount>> = Vec::new();
    for told in accounts.iter().filter(|told| !told.departures.is_empty()) {
        let is_alike = |group: &&mut Vec<&EngineAccount>| {
            group.iter().all(|first| first.departures == told.departures)
        };
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.push(told),
            None => groups.push(vec![told]),
        }
    }
    groups
}

fn mended(
    exchange: &Exchange,
    fixes: Vec<Fix>,
    engine: Engine,
    urls: &dyn UrlParser,
) -> Vec<Mended> {
    let before = exchange.scenario();
    let mend = |fix: Fix| Mended {
        diff: diff(before, &fix.healed),
        opens: opens(exchange, &fix, engine, urls),
        fix,
    };
    fixes.into_iter().map(mend).collect()
}

/// How a fix changes what the server agrees to, at the first place where it does.
fn opens(before: &Exchange, fix: &Fix, engine: Engine, urls: &dyn UrlParser) -> Vec<String> {
    let by_server = fix.edits.iter().find(|edit| edit.side != Side::Page);
    let same_urls = fix.healed.hops.len() == before.scenario().hops.len();
    let Some(edit) = by_server.filter(|_| same_urls) else { return Vec::new() };
    let Ok(after) = exchange(fix.healed.clone(), urls) else { return Vec::new() };
    let read = |exchange: &Exchange| policy(Said::at(exchange, edit.at.hop), engine, urls);
    compare(&read(before), &read(&after)).sentences
}

/// What the server has to agree to after the first safe fix that it makes alone.
fn grant(fixes: &[Fix], urls: &dyn UrlParser) -> Option<Grant> {
    let by_server = |fix: &&Fix| {
        fix.safety == Safety::Safe && fix.edits.iter().all(|edit| edit.side != Side::Page)
    };
    let fix = fixes.iter().find(by_server)?;
    Grant::needed_by(&exchange(fix.healed.clone(), urls).ok()?)
}

/// The last URL of the chain that gave any answer.
fn last_answered(exchange: &Exchange) -> Option<u8> {
    let answered = |hop: &Hop| hop.preflight.is_some() || hop.response.is_some();
    let last = exchange.scenario().hops.iter().rposition(answered)?;
    u8::try_from(last).ok()
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
fn otherwise(parsed: &Parsed, exchange: &Exchange, told: &[EngineAccount]) -> Vec<Otherwise> {
    let Some(assumed) =
        parsed.assumptions.iter().find(|assumption| assumption.subject == Subject::Credentials)
    else {
        return Vec::new();
    };
    let mut exchange = exchange.clone();
    let mut found = Vec::new();
    for credentials in assumed.others.iter().filter_map(|word| Credentials::from_word(word)) {
        exchange = exchange.with_credentials(credentials);
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
