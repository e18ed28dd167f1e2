//! The verdict for those who do not see it change: short.

use crate::evaluate::Judged;
use crate::evaluate::differing;
use crate::values;
use corsplain::Engine;
use corsplain_nodes::words::{self, fill};

/// What to say aloud of an engine's verdict, without the marks around values, which are for the eye.
pub fn news(judged: &Judged, engine: Engine) -> String {
    let said = match (&judged.exchange, judged.of(engine)) {
        (Err(trouble), _) => trouble.text.clone(),
        (Ok(_), None) => String::new(),
        (Ok(_), Some(told)) if differing(&judged.accounts).is_empty() => {
            told.account.sentence.clone()
        }
        (Ok(_), Some(told)) => {
            let by = values::by(engine, told.name);
            fill(words::NEWS_WHERE_THEY_DIFFER, &[&by, &told.account.sentence])
        }
    };
    said.replace('`', "")
}
