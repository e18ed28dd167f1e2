//! Which lines need a closer look: those that hold one of some words.

use alloc::vec::Vec;

/// A set of words, made so that a text without any of them is passed over quickly.
pub(super) struct Sieve {
    words: Vec<&'static [u8]>,
    /// Whether a word is too short to be told by its beginning, so that all are let through.
    is_open: bool,
    /// A bit for the beginning of each word, by its hash.
    beginnings: [u64; SIZE],
}

impl Sieve {
    /// A sieve of these words.
    pub fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let mut sieve = Self { words: Vec::new(), is_open: false, beginnings: [0; SIZE] };
        for word in words.map(str::as_bytes) {
            match word.first_chunk() {
                Some(beginning) => sieve.add(*beginning),
                None => sieve.is_open = true,
            }
            sieve.words.push(word);
        }
        sieve
    }

    /// Whether a text holds any of the words.
    pub fn holds(&self, text: &str) -> bool {
        let is_word = |here: &&[u8]| self.words.iter().any(|word| here.starts_with(word));
        let mut rest = text.as_bytes();
        while let Some((_, behind)) = rest.split_first() {
            let is_likely = rest.first_chunk().is_some_and(|beginning| self.has(*beginning));
            if is_likely && is_word(&rest) {
                return true;
            }
            rest = behind;
        }
        self.is_open
    }

    fn add(&mut self, beginning: [u8; 4]) {
        let (word, bit) = place(beginning);
        if let Some(word) = self.beginnings.get_mut(word) {
            *word |= bit;
        }
    }

    fn has(&self, beginning: [u8; 4]) -> bool {
        let (word, bit) = place(beginning);
        self.beginnings.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// Where the bit of a beginning stands: the hash is Knuth's, multiplicative.
const fn place(beginning: [u8; 4]) -> (usize, u64) {
    let hash = u32::from_le_bytes(beginning).wrapping_mul(2_654_435_761) >> 20;
    ((hash / 64) as usize, 1 << (hash % 64))
}

/// 4096 bits.
const SIZE: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_held_by_any_word_anywhere() {
        let sieve = Sieve::new(["blocked", "CORS"].into_iter());
        for text in ["blocked", "xCORSx", "… was blocked.", "CORS"] {
            assert!(sieve.holds(text), "{text}");
        }
        assert!(Sieve::new(["ab"].into_iter()).holds("x"));
        for text in ["", "COR", "block", "cors", "blocke d CO RS"] {
            assert!(!sieve.holds(text), "{text}");
        }
    }
}
