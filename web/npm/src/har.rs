//! A HAR file, read in pieces and judged as a whole.

use crate::exchange::engine;
use corsplain::har::{Reader, Wanted, audit, to_csv, to_json, to_sarif};
use corsplain::url::JsUrlParser;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// An audit under way.
#[derive(Debug, Default)]
#[wasm_bindgen]
pub struct HarAudit(Reader);

#[wasm_bindgen]
impl HarAudit {
    /// An audit that has read nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the next piece.
    pub fn push(&mut self, piece: &[u8]) {
        self.0.push(piece);
    }

    /// How many entries were read so far.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn entries(&self) -> usize {
        self.0.entries()
    }

    /// Judges what was read and writes it as `"json"`, `"csv"` or `"sarif"`. An empty `engine_word`
    /// takes the engine of the browser that wrote the file.
    ///
    /// # Errors
    /// Where the engine or the format is not known.
    pub fn end(
        self,
        engine_word: &str,
        all: bool,
        format: &str,
        file: &str,
    ) -> Result<String, JsValue> {
        let engine = if engine_word.is_empty() { None } else { Some(engine(engine_word)?) };
        let wanted = if all { Wanted::All } else { Wanted::CrossOrigin };
        let audited = audit(self.0.finish(), engine, wanted, &JsUrlParser);
        match format {
            "json" => Ok(to_json(&audited)),
            "csv" => Ok(to_csv(&audited)),
            "sarif" => Ok(to_sarif(&audited, file)),
            _ => Err(crate::exchange::refuse("options.format", "this word is not known")),
        }
    }
}
