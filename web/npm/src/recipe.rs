//! A grant in a server's own language.

use crate::answer::give;
use crate::exchange::{known, refuse};
use corsplain::grant::Grant;
use corsplain::recipe::Server;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The configuration of a server for a grant: `{files, notes, proof}`.
///
/// # Errors
/// Where the grant cannot be written down for this server.
#[wasm_bindgen]
pub fn recipe(server: &str, grant: JsValue) -> Result<JsValue, JsValue> {
    let grant: Grant = serde_wasm_bindgen::from_value(grant)
        .map_err(|error| refuse("grant", &error.to_string()))?;
    let server = known("server", server, Server::from_word)?;
    let recipe = corsplain::recipe::recipe(server, &grant);
    give(&recipe.map_err(|error| refuse("grant", &error.to_string()))?)
}
