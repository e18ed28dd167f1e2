//! What the tests share: the corpora, what they expect, and the list of known disagreements.

pub mod browsers;
pub mod build;
pub mod corpus;
pub mod door;
pub mod expect;
pub mod facts;
pub mod har;
pub mod healing;
pub mod mutation;
pub mod printed;
pub mod random;
pub mod ratchet;
pub mod score;
