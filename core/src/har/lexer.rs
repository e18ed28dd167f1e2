//! JSON in pieces: <https://www.rfc-editor.org/rfc/rfc8259>, token by token.
//!
//! A value that nobody wants is passed over: of a text in it only its end is looked for, eight
//! bytes at a time.

use super::unescape::unescape;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `{`
    Object,
    /// `[`
    Array,
    /// `}` or `]`
    End,
    /// The name of a member.
    Key,
    /// A text.
    Text,
    /// A number, `true`, `false` or `null`.
    Word,
}

/// Where in a text of JSON the next byte stands.
#[derive(Debug)]
pub(super) struct Lexer {
    /// For each open value whether it is an object, the innermost in the lowest bit.
    objects: u128,
    depth: u32,
    expect: Expect,
    inside: Inside,
    /// The depth at which a value is passed over.
    skipped: Option<u32>,
    /// The text or word, as written.
    kept: Vec<u8>,
    /// Whether the kept text has escapes in it.
    is_escaped: bool,
    line: usize,
    /// All bytes of the pieces before this one.
    before: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    Text,
    Escape,
    /// So many digits are to come.
    Digits(u8),
    Word,
}

impl Lexer {
    pub const fn new() -> Self {
        Self {
            objects: 0,
            depth: 0,
            expect: Expect::Value,
            inside: Inside::Nothing,
            skipped: None,
            kept: Vec::new(),
            is_escaped: false,
            line: 1,
            before: 0,
        }
    }

    /// The next token of a piece from `at` on; `None` where it has no more.
    pub fn next(&mut self, piece: &[u8], at: &mut usize) -> Result<Option<Token>, String> {
        loop {
            let rest = piece.get(*at..).unwrap_or_default();
            let Some(&byte) = rest.first() else { return Ok(None) };
            match self.inside {
                Inside::Nothing => {
                    let blanks = self.blanks(rest, *at);
                    if blanks > 0 {
                        *at += blanks;
                        continue;
                    }
                    let is_word = self.open_word(byte);
                    let token = self.open(byte)?;
                    *at += usize::from(!is_word);
                    if let Some(token) = token.filter(|_| !self.passes_over()) {
                        return Ok(Some(token));
                    }
                }
                Inside::Text => {
                    let plain = if self.passes_over() {
                        passed_over(rest)
                    } else {
                        let plain = plain(rest);
                        self.keep(rest.get(..plain).unwrap_or_default());
                        plain
                    };
                    *at += plain;
                    match rest.get(plain) {
                        None => return Ok(None),
                        Some(b'"') => {
                            *at += 1;
                            self.inside = Inside::Nothing;
                            let is_key = self.expect == Expect::Colon;
                            let token = if is_key { Token::Key } else { Token::Text };
                            if self.ends(is_key) {
                                return Ok(Some(token));
                            }
                        }
                        Some(b'\\') => {
                            *at += 1;
                            self.keep(b"\\");
                            self.is_escaped = true;
                            self.inside = Inside::Escape;
                        }
                        Some(&byte) => {
                            return Err(format!(
                                "A text holds the control character U+{byte:04X}, which JSON writes \
                                 as `\\u{byte:04x}`; perhaps its end is missing."
                            ));
                        }
                    }
                }
                Inside::Escape => {
                    self.inside = match byte {
                        b'u' => Inside::Digits(4),
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Inside::Text,
                        _ => return Err(format!("JSON knows no escape {}.", named(b'\\', byte))),
                    };
                    self.keep(&[byte]);
                    *at += 1;
                }
                Inside::Digits(left) => {
                    if !byte.is_ascii_hexdigit() {
                        return Err(String::from("`\\u` needs four hexadecimal digits behind it."));
                    }
                    let left = left.saturating_sub(1);
                    self.inside = if left == 0 { Inside::Text } else { Inside::Digits(left) };
                    self.keep(&[byte]);
                    *at += 1;
                }
                Inside::Word => {
                    let length = rest.iter().take_while(|byte| is_of_word(**byte)).count();
                    if length > 0 {
                        let room = LONGEST_WORD + 1;
                        self.kept.extend(rest.iter().take(length.min(room)));
                        *at += length;
                        if self.kept.len() > LONGEST_WORD {
                            return Err(self.no_word());
                        }
                    } else if self.end_word()? {
                        return Ok(Some(Token::Word));
                    }
                }
            }
        }
    }

    /// Passes over the value that comes next, without a token.
    pub const fn skip(&mut self) {
        self.skipped = Some(self.depth);
    }

    /// Passes over the rest of the object or array that was just opened, and its end.
    pub const fn skip_rest(&mut self) {
        self.skipped = Some(self.depth.saturating_sub(1));
    }

    /// The text, name or word that was read last.
    pub fn text(&self) -> String {
        unescape(&self.kept, self.is_escaped)
    }

    /// The same as written, without its escapes resolved.
    pub fn raw(&self) -> &[u8] {
        &self.kept
    }

    pub const fn line(&self) -> usize {
        self.line
    }

    /// The place of a byte of this piece.
    pub const fn byte(&self, at: usize) -> u64 {
        self.before + at as u64
    }

    /// Says that a piece was read.
    pub const fn pass(&mut self, piece: usize) {
        self.before += piece as u64;
    }

    /// Says that nothing more comes: the last word that this ends, or what is missing.
    pub fn finish(&mut self) -> Result<Option<Token>, String> {
        if self.inside == Inside::Word && self.end_word()? {
            return Ok(Some(Token::Word));
        }
        if self.expect == Expect::Nothing && self.inside == Inside::Nothing {
            return Ok(None);
        }
        Err(match (self.inside, self.depth) {
            (Inside::Nothing, 0) => String::from("The file is empty."),
            (Inside::Text | Inside::Escape | Inside::Digits(_), _) => {
                String::from("The file ends inside a text: it was cut off.")
            }
            (_, depth) => {
                format!("The file ends too early, {depth} levels deep: it was cut off.")
            }
        })
    }

    /// How many bytes of white space stand here, or of the mark that some programs begin a file with.
    fn blanks(&mut self, bytes: &[u8], at: usize) -> usize {
        let mut count = 0;
        for &byte in bytes {
            match byte {
                b' ' | b'\r' | b'\t' => {}
                b'\n' => self.line += 1,
                _ => break,
            }
            count += 1;
        }
        let place = usize::try_from(self.byte(at)).unwrap_or(usize::MAX);
        let is_mark = count == 0 && bytes.first() == MARK.get(place);
        if is_mark { 1 } else { count }
    }

    /// Takes the first byte of something.
    fn open(&mut self, byte: u8) -> Result<Option<Token>, String> {
        match (self.expect, byte) {
            (Expect::Value | Expect::ValueOrEnd, b'{') => self.enter(true).map(Some),
            (Expect::Value | Expect::ValueOrEnd, b'[') => self.enter(false).map(Some),
            (Expect::Value | Expect::ValueOrEnd, b'"') => {
                self.begin(Inside::Text);
                Ok(None)
            }
            (Expect::Value | Expect::ValueOrEnd, _) if is_of_word(byte) => {
                self.begin(Inside::Word);
                Ok(None)
            }
            (Expect::Key | Expect::KeyOrEnd, b'"') => {
                self.begin(Inside::Text);
                self.expect = Expect::Colon;
                Ok(None)
            }
            (Expect::Colon, b':') => {
                self.expect = Expect::Value;
                Ok(None)
            }
            (Expect::CommaOrEnd, b',') => {
                self.expect = if self.is_in_object() { Expect::Key } else { Expect::Value };
                Ok(None)
            }
            (Expect::CommaOrEnd | Expect::KeyOrEnd, b'}') if self.is_in_object() => {
                Ok(self.leave())
            }
            (Expect::CommaOrEnd | Expect::ValueOrEnd, b']') if !self.is_in_object() => {
                Ok(self.leave())
            }
            (expect, _) => {
                let wanted = match expect {
                    Expect::Value | Expect::ValueOrEnd => "a value",
                    Expect::Key | Expect::KeyOrEnd => "the name of a member between quotes",
                    Expect::Colon => "a colon",
                    Expect::CommaOrEnd => "a comma or the end of a list",
                    Expect::Nothing => "the end of the file",
                };
                Err(format!("This is no JSON: {} stands where {wanted} should.", shown(byte)))
            }
        }
    }

    /// Whether a byte begins a word, of which it is a part.
    const fn open_word(&self, byte: u8) -> bool {
        matches!(self.expect, Expect::Value | Expect::ValueOrEnd) && is_of_word(byte)
    }

    fn begin(&mut self, inside: Inside) {
        self.inside = inside;
        self.kept.clear();
        self.is_escaped = false;
    }

    fn enter(&mut self, is_object: bool) -> Result<Token, String> {
        if self.depth >= DEEPEST {
            return Err(format!(
                "More than {DEEPEST} levels of lists and objects; no program writes a HAR so deep."
            ));
        }
        self.objects = (self.objects << 1) | u128::from(is_object);
        self.depth += 1;
        self.expect = if is_object { Expect::KeyOrEnd } else { Expect::ValueOrEnd };
        Ok(if is_object { Token::Object } else { Token::Array })
    }

    /// Ends an object or array; no token where one ends that was passed over.
    fn leave(&mut self) -> Option<Token> {
        self.objects >>= 1;
        self.depth = self.depth.saturating_sub(1);
        self.ends(false).then_some(Token::End)
    }

    /// Ends a value, or the name of one; says whether anybody wants it.
    fn ends(&mut self, is_key: bool) -> bool {
        let is_wanted = !self.passes_over();
        if is_key {
            return is_wanted;
        }
        if self.skipped == Some(self.depth) {
            self.skipped = None;
        }
        self.expect = if self.depth == 0 { Expect::Nothing } else { Expect::CommaOrEnd };
        is_wanted
    }

    fn end_word(&mut self) -> Result<bool, String> {
        let is_literal = matches!(self.kept.as_slice(), b"true" | b"false" | b"null");
        if !is_literal && !is_number(&self.kept) {
            return Err(self.no_word());
        }
        self.inside = Inside::Nothing;
        Ok(self.ends(false))
    }

    fn no_word(&self) -> String {
        let word: String = self.text().chars().take(20).collect();
        format!("`{word}` is no value that JSON has.")
    }

    fn keep(&mut self, bytes: &[u8]) {
        if !self.passes_over() && self.kept.len() < LONGEST_TEXT {
            let room = LONGEST_TEXT - self.kept.len();
            self.kept.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        }
    }

    const fn passes_over(&self) -> bool {
        self.skipped.is_some()
    }

    const fn is_in_object(&self) -> bool {
        self.depth > 0 && self.objects & 1 == 1
    }
}

/// How many bytes stand before the end of a text that nobody wants, or before something to look at
/// closely: simple escapes are passed over too.
fn passed_over(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += plain(bytes.get(at..).unwrap_or_default());
        match bytes.get(at..at + 2) {
            Some([b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't']) => at += 2,
            _ => return at,
        }
    }
}

/// How many bytes stand before the first that ends a text, escapes, or may not stand in one.
fn plain(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let found = special(u64::from_le_bytes(*word));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    at + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// Marks the high bit of the first of eight bytes that is a quote, a backslash or below a space;
/// bits above that one say nothing.
const fn special(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let quote = word ^ (ONES * b'"' as u64);
    let slash = word ^ (ONES * b'\\' as u64);
    let quote = quote.wrapping_sub(ONES) & !quote;
    let slash = slash.wrapping_sub(ONES) & !slash;
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    (quote | slash | control) & (ONES * 0x80)
}

const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

fn is_number(word: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut rest = word.strip_prefix(b"-").unwrap_or(word);
    let whole = digits(rest);
    if whole == 0 || (whole > 1 && rest.starts_with(b"0")) {
        return false;
    }
    rest = rest.get(whole..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix(b".") {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        rest = fraction.get(count..).unwrap_or_default();
    }
    if let Some((b'e' | b'E', exponent)) = rest.split_first() {
        let exponent = match exponent.split_first() {
            Some((b'+' | b'-', exponent)) => exponent,
            _ => exponent,
        };
        return !exponent.is_empty() && digits(exponent) == exponent.len();
    }
    rest.is_empty()
}

fn shown(byte: u8) -> String {
    if byte.is_ascii_graphic() && byte != b'`' {
        format!("`{}`", char::from(byte))
    } else {
        format!("the byte 0x{byte:02X}")
    }
}

fn named(first: u8, byte: u8) -> String {
    if byte.is_ascii_graphic() && byte != b'`' {
        format!("`{}{}`", char::from(first), char::from(byte))
    } else {
        format!("with the byte 0x{byte:02X}")
    }
}

/// U+FEFF in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// The most levels.
const DEEPEST: u32 = 100;
/// The most bytes that are kept of a text; what follows is dropped.
const LONGEST_TEXT: usize = 32 * 1024;
/// The most bytes of a number.
const LONGEST_WORD: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &[u8], piece: usize) -> Result<Vec<(Token, String)>, String> {
        let mut lexer = Lexer::new();
        let mut found = Vec::new();
        let has_text = |token| matches!(token, Token::Key | Token::Text | Token::Word);
        let said =
            |lexer: &Lexer, token| if has_text(token) { lexer.text() } else { String::new() };
        for piece in text.chunks(piece) {
            let mut at = 0;
            while let Some(token) = lexer.next(piece, &mut at)? {
                found.push((token, said(&lexer, token)));
                if lexer.raw() == b"skip" && token == Token::Key {
                    lexer.skip();
                }
            }
        }
        if let Some(token) = lexer.finish()? {
            found.push((token, said(&lexer, token)));
        }
        Ok(found)
    }

    #[test]
    fn tokens_come_out_alike_of_pieces_of_any_size() {
        let text = br#" {"a" : [1, -2.5e+3, true, null, "x\"\u00e9\ud83d\ude00"], "skip": {"b": ["\\\"", {}]},
            "skip": "long enough to be looked through by eight bytes \\\" at a time", "c": {} } "#;
        let whole = tokens(text, text.len()).unwrap();
        let said: Vec<&str> = whole.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            said,
            [
                "",
                "a",
                "",
                "1",
                "-2.5e+3",
                "true",
                "null",
                "x\"é😀",
                "",
                "skip",
                "skip",
                "c",
                "",
                "",
                ""
            ]
        );
        for piece in 1..40 {
            assert_eq!(tokens(text, piece).unwrap(), whole, "{piece}");
        }
        assert_eq!(tokens(b"12", 1).unwrap(), [(Token::Word, String::from("12"))]);
    }

    #[test]
    fn what_serde_json_refuses_is_refused_and_nothing_else() {
        let texts = [
            "",
            " ",
            "{",
            "}",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "[1 2]",
            "[1}",
            "{\"a\":1]",
            "01",
            "1.",
            ".5",
            "-",
            "1e",
            "+1",
            "tru",
            "nul",
            "\"a",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\u{1}\"",
            "[] []",
            "1 2",
            "{\"a\":1}",
            "[]",
            "{}",
            "0",
            "-0.0e-1",
            "\"\"",
            "[[],{}]",
            "\"\\u0000\"",
            "true",
            "\"\u{7f}é\"",
        ];
        for text in texts {
            let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok();
            for piece in [1, 3, 100] {
                assert_eq!(tokens(text.as_bytes(), piece).is_ok(), is_json, "{text:?}");
            }
        }
    }

    #[test]
    fn the_first_special_byte_is_found_wherever_it_stands() {
        for special in [b'"', b'\\', 0, 0x1f, b'\n'] {
            for length in 0..40 {
                for at in 0..length {
                    let mut bytes = alloc::vec![0xC3u8; length];
                    bytes[at] = special;
                    assert_eq!(plain(&bytes), at);
                    bytes[at..].fill(special);
                    assert_eq!(plain(&bytes), at);
                }
            }
        }
        let others: Vec<u8> = (0x20..=0xFF).filter(|byte| !b"\"\\".contains(byte)).collect();
        assert_eq!(plain(&others), others.len());
    }

    #[test]
    fn depth_has_an_end() {
        assert!(tokens("[".repeat(200_000).as_bytes(), 1 << 20).unwrap_err().contains("levels"));
        let deep = alloc::format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert_eq!(tokens(deep.as_bytes(), 7).unwrap().len(), 200);
    }
}
