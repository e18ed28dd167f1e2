//! Where questions are answered.

use crate::audit::Bench;
use crate::evaluate::{Extent, Judged};
use crate::lay_out::lay_out;
use crate::{convert, draw, edit, evaluate, export, gallery, learn, link, paste};
use corsplain::Engine;
use corsplain::recipe::Server;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Answer, Ask, Beside, Laid, Replaced, Sheet, Told, p, prose};

/// Answers a question that needs no other before it.
#[must_use]
pub fn tell(ask: Ask) -> Told {
    Desk::default().tell(ask)
}

/// Where questions are answered, one after another.
#[derive(Debug, Default)]
pub struct Desk {
    /// The HAR file that is audited.
    bench: Bench,
}

impl Desk {
    /// Answers a question in JSON; `ahead` is told a verdict as soon as there is one.
    ///
    /// # Errors
    ///
    /// Where the question is none.
    pub fn tell_json(
        &mut self,
        ask: &str,
        ahead: &mut dyn FnMut(&str),
    ) -> Result<String, serde_json::Error> {
        let ask = serde_json::from_str(ask)?;
        let mut said = Ok(());
        let told = self.told(ask, &mut |verdict| {
            said = serde_json::to_string(&verdict).map(|json| ahead(&json));
        });
        said?;
        serde_json::to_string(&told)
    }

    /// The verdict alone, of what is asked in JSON; none where something else is.
    ///
    /// # Errors
    ///
    /// Where the question is none.
    pub fn verdict_json(ask: &str) -> Result<Option<String>, serde_json::Error> {
        let Ask::Answer { sheet, engine, .. } = serde_json::from_str(ask)? else { return Ok(None) };
        let (_, verdict) = judge(&sheet, engine_of(&engine));
        serde_json::to_string(&Told::Verdict(Box::new(verdict))).map(Some)
    }

    /// Answers a question.
    #[must_use]
    pub fn tell(&mut self, ask: Ask) -> Told {
        self.told(ask, &mut |_| {})
    }

    fn told(&mut self, ask: Ask, ahead: &mut dyn FnMut(Told)) -> Told {
        export::counted(match ask {
            Ask::Answer { sheet, engine, lesson } => {
                Told::Answer(Box::new(answer(&sheet, &engine, &lesson, ahead)))
            }
            Ask::Beside { sheet, engine, server } => Told::Beside(beside(&sheet, &engine, &server)),
            Ask::Paste { place, text, sheet, is_example } => {
                Told::Laid(Box::new(paste::paste(place, text, sheet, is_example)))
            }
            Ask::Load(id) => load(id),
            Ask::Open(fragment) => open(&fragment),
            Ask::Edit { sheet, field, value } => match edit::edit(&sheet, &field, &value) {
                Ok(sheet) => Told::Laid(Box::new(Laid { sheet, ..Laid::default() })),
                Err(trouble) => Told::Trouble(trouble),
            },
            Ask::Gallery => Told::View(vec![draw::gallery(&gallery::examples()).into()]),
            Ask::Learn { id, done } => learn::told(&id, &done),
            Ask::Export { sheet, engine, export, secrets } => {
                export::export(sheet, &engine, export, secrets)
            }
            Ask::Refine(what, value) => self.bench.refine(what, &value),
            Ask::Row(row) => self.bench.row(row),
            Ask::Save(format) => self.bench.save(format),
        })
    }

    /// Begins to read a HAR file of that name.
    pub fn begin_har(&mut self, name: &str) {
        self.bench = Bench::begin(name);
    }

    /// Takes the next piece of it, of any size.
    pub fn push_har(&mut self, piece: &[u8]) {
        self.bench.push(piece);
    }

    /// The table, once all pieces were taken.
    #[must_use]
    pub fn end_har(&mut self) -> Told {
        self.bench.end()
    }
}

fn answer(sheet: &Sheet, engine: &str, lesson: &str, ahead: &mut dyn FnMut(Told)) -> Answer {
    let engine = engine_of(engine);
    let (judged, mut told) = judge(sheet, engine);
    ahead(Told::Verdict(Box::new(told.clone())));
    if let Some(judged) = &judged {
        told = draw::answer(told, judged, engine);
    }
    let exchange = judged.as_ref().and_then(|judged| judged.exchange.as_ref().ok());
    learn::put_task(&mut told, lesson, exchange);
    told
}

/// What is decided of a sheet, and the verdict that is drawn of it.
fn judge(sheet: &Sheet, engine: Engine) -> (Option<Judged>, Answer) {
    let (boxes, choices) = (convert::boxes(sheet), convert::choices(sheet));
    let judged = evaluate::judge(&boxes, choices, engine, convert::url_parser());
    let verdict = draw::verdict(judged.as_ref(), choices, engine);
    (judged, verdict)
}

fn beside(sheet: &Sheet, engine: &str, server: &str) -> Beside {
    if sheet.boxes.size() > LARGE {
        return draw::too_large();
    }
    let (boxes, choices) = (convert::boxes(sheet), convert::choices(sheet));
    let urls = convert::url_parser();
    let Some(exchange) = evaluate::exchange_in(&boxes, choices, urls) else {
        return Beside::default();
    };
    let extent = if sheet.boxes.size() > LONG { Extent::OneTime } else { Extent::Everything };
    let found = evaluate::find(&exchange, extent, engine_of(engine), urls);
    draw::beside(&found, Server::from_word(server))
}

fn load(id: String) -> Told {
    match gallery::scenario(&id) {
        Some(scenario) => Told::Laid(Box::new(Laid {
            sheet: lay_out(&scenario),
            replaced: Some(Replaced::Example),
            example: id,
            ..Laid::default()
        })),
        None => Told::Trouble(fill(words::NO_SUCH_EXAMPLE, &[&id])),
    }
}

fn open(fragment: &str) -> Told {
    match link::decode(fragment) {
        Ok(opened) => Told::Laid(Box::new(Laid {
            sheet: opened.sheet,
            engine: opened.engine,
            replaced: Some(Replaced::Link),
            notes: opened.notes.iter().map(|note| p().puts(prose(note)).into()).collect(),
            ..Laid::default()
        })),
        Err(trouble) => Told::Trouble(trouble),
    }
}

/// The engine of that word; the standard for any other.
pub(crate) fn engine_of(word: &str) -> Engine {
    Engine::from_word(word).unwrap_or_default()
}

/// Above so many bytes nothing is told of a second request,
const LONG: usize = 16 * 1024;
/// and above so many only the verdict is.
const LARGE: usize = 256 * 1024;
