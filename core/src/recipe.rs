//! A server's configuration for a grant, in that server's own language: text that can be used as it
//! is, and whole sentences about where it goes and what to watch.
//!
//! Every recipe compares whole origins, puts the headers on every status, answers a preflight before
//! authentication, and says `Vary: Origin` on every response where the answer depends on the origin.
//! Those that can run here are run: `tests/servers/` starts the real server with the generated text
//! and a real browser asks it.

mod actix;
mod apache;
mod aspnet;
mod axum;
mod caddy;
mod django;
mod error;
mod express;
mod fastapi;
mod fastify;
mod flask;
mod handler;
mod haproxy;
mod hono;
mod koa;
mod nginx;
mod php;
mod policy;
mod s3;
mod server;
mod spring;
mod vite;
mod webpack;

pub use error::RecipeError;
pub use server::{Proof, Server};

use crate::grant::Grant;
use alloc::string::String;
use alloc::vec::Vec;
use policy::Policy;
#[cfg(feature = "serde")]
use serde::Serialize;

/// How to give a grant on a server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Recipe {
    /// What is to be written.
    pub files: Vec<File>,
    /// Where it goes and what to watch, a sentence or two each.
    pub notes: Vec<String>,
    /// Whether the real server was run with it.
    pub proof: Proof,
}

/// A text to be written into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct File {
    /// Its usual name.
    pub name: &'static str,
    /// Its language, by the word that highlighters use.
    pub language: &'static str,
    /// The text.
    pub text: String,
}

/// What each server's own file gives.
struct Written {
    files: Vec<File>,
    notes: Vec<String>,
}

/// The configuration of `server` that gives `grant` and nothing more.
///
/// # Errors
/// Where the grant has something that no browser would accept or that cannot be written down: what
/// comes from people is checked and never mended.
pub fn recipe(server: Server, grant: &Grant) -> Result<Recipe, RecipeError> {
    let policy = Policy::new(grant)?;
    let Written { files, notes } = match server {
        Server::Nginx => nginx::write(&policy),
        Server::Apache => apache::write(&policy),
        Server::Caddy => caddy::write(&policy),
        Server::HaProxy => haproxy::write(&policy),
        Server::Express => express::write(&policy),
        Server::Fastify => fastify::write(&policy),
        Server::Hono => hono::write(&policy),
        Server::Koa => koa::write(&policy),
        Server::Django => django::write(&policy),
        Server::Flask => flask::write(&policy)?,
        Server::FastApi => fastapi::write(&policy),
        Server::Axum => axum::write(&policy),
        Server::Actix => actix::write(&policy),
        Server::Workers => handler::workers(&policy),
        Server::Deno => handler::deno(&policy),
        Server::Bun => handler::bun(&policy),
        Server::Php => php::write(&policy),
        Server::Vite => vite::write(&policy),
        Server::Webpack => webpack::write(&policy),
        Server::Spring => spring::write(&policy),
        Server::AspNet => aspnet::write(&policy),
        Server::S3 => s3::write(&policy)?,
    };
    Ok(Recipe { files, notes, proof: server.proof() })
}
