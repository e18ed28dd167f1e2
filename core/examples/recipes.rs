//! Recipes as JSON: reads a grant from standard input, and writes one line for each server named, or
//! for every one: `{"server", "name", "files", "notes", "proof"}` or `{"server", "name", "error"}`.
//!
//! `echo '{"origins":["https://app.example"],"methods":[],"headers":[],"exposed":[],
//! "credentials":false,"max_age":null}' | cargo run --example recipes nginx`

use corsplain::grant::Grant;
use corsplain::recipe::{Recipe, Server, recipe};
use serde::Serialize;
use std::error::Error;
use std::io::{self, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let mut servers = Vec::new();
    for word in std::env::args().skip(1) {
        servers
            .push(Server::from_word(&word).ok_or_else(|| format!("there is no server `{word}`"))?);
    }
    if servers.is_empty() {
        servers.extend(Server::ALL);
    }
    let grant: Grant = serde_json::from_str(&io::read_to_string(io::stdin().lock())?)?;
    let mut out = io::stdout().lock();
    for server in servers {
        let (written, error) = match recipe(server, &grant) {
            Ok(written) => (Some(written), None),
            Err(error) => (None, Some(error.to_string())),
        };
        let line = Line { server: server.word(), name: server.name(), recipe: written, error };
        writeln!(out, "{}", serde_json::to_string(&line)?)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Line {
    server: &'static str,
    name: &'static str,
    #[serde(flatten)]
    recipe: Option<Recipe>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}
