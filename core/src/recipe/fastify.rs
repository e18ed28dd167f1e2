//! Fastify, by its own plugin.

use super::policy::{Policy, fill};
use super::{File, Written, express};
use alloc::vec;

pub(super) fn write(policy: &Policy<'_>) -> Written {
    let text = fill(TEMPLATE, &[("<OPTIONS>", &express::options(policy))]);
    Written {
        files: vec![File { name: "cors.mjs", language: "javascript", text }],
        notes: vec![
            "Install it with `npm install @fastify/cors`, and write `await app.register(cors, crossOrigin)` before every other plugin: hooks run in the order of their registration, so preflights are answered before authentication.".into(),
            "The headers are set on request, so a thrown error, a 404 and a 401 keep them.".into(),
            "`reply.header(\"Vary\", …)` replaces `Vary: Origin`: write `reply.header(\"Vary\", [reply.getHeader(\"Vary\"), \"Accept-Encoding\"].join(\", \"))`.".into(),
            "An OPTIONS request that is no preflight gets a 400; `strictPreflight: false` lets it through.".into(),
            "If a proxy in front adds CORS headers as well, take them out there: two of them are as bad as none.".into(),
        ],
    }
}

const TEMPLATE: &str = r#"export { default as cors } from "@fastify/cors";

// await app.register(cors, crossOrigin); comes first, before authentication.
export const crossOrigin = {
<OPTIONS>
};
"#;
