//! Writes what the page shows before its engine is loaded:
//!
//! `cargo run -p corsplain-answers --example first > web/playground/src/first.json`

fn main() -> Result<(), serde_json::Error> {
    println!("{}", serde_json::to_string(&corsplain_answers::first())?);
    Ok(())
}
