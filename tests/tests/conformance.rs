//! The published scoreboard says what a run says.

use corsplain_tests::score::{PUBLISHED, own_scores, scoreboard};

#[test]
fn the_scoreboard_is_true() {
    let made = scoreboard();
    let differs = made.lines().zip(PUBLISHED.lines()).find(|(made, published)| made != published);
    assert_eq!(differs, None, "run `cargo run --release -p corsplain-tests --bin scoreboard`");
    assert_eq!(made, PUBLISHED);
}

/// A corpus that was not read would agree as well.
#[test]
fn every_corpus_is_scored() {
    for (corpus, tallies) in own_scores() {
        assert!(tallies.iter().flatten().all(|tally| tally.of >= 42), "{corpus}: {tallies:?}");
        assert!(tallies[0].is_some() != (corpus == "browsers-own"), "{corpus}: {tallies:?}");
    }
}
