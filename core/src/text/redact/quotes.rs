//! Quotes of any notation, and where what stands between them ends.

/// A quote, and what escapes it where the string stands in another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    mark: u8,
    /// `\` in a string within a string, `^` in a command of Windows.
    escape: Option<u8>,
}

/// The quote that opens right before a place.
pub(super) fn before(bytes: &[u8], at: usize) -> Option<Quote> {
    let mark = byte(bytes, at.checked_sub(1)?).filter(|byte| is_mark(*byte))?;
    let escape = at.checked_sub(2).and_then(|at| byte(bytes, at)).filter(|byte| is_escape(*byte));
    Some(Quote { mark, escape })
}

/// The quote that opens at a place, and where what it quotes begins. A prefix (`$'…'`, `@"…"`) may
/// stand before it.
pub(super) fn opens(bytes: &[u8], at: usize) -> Option<(Quote, usize)> {
    match (byte(bytes, at)?, byte(bytes, at + 1)) {
        (mark, _) if is_mark(mark) => Some((Quote { mark, escape: None }, at + 1)),
        (escape, Some(mark)) if is_escape(escape) && is_mark(mark) => {
            Some((Quote { mark, escape: Some(escape) }, at + 2))
        }
        (b'$' | b'@', Some(mark)) if is_mark(mark) => Some((Quote { mark, escape: None }, at + 2)),
        _ => None,
    }
}

impl Quote {
    /// Where the text goes on, if this quote is closed at a place.
    pub fn closes(self, bytes: &[u8], at: usize) -> Option<usize> {
        match self.escape {
            None => (byte(bytes, at) == Some(self.mark)).then_some(at + 1),
            Some(escape) => {
                let both = [byte(bytes, at), byte(bytes, at + 1)];
                (both == [Some(escape), Some(self.mark)]).then_some(at + 2)
            }
        }
    }

    /// Where what is quoted from a place on ends, and where the text goes on; `None` where the line
    /// ends before.
    pub fn end(self, bytes: &[u8], from: usize) -> Option<(usize, usize)> {
        let mut at = from;
        loop {
            if let Some(next) = self.closes(bytes, at) {
                return Some((at, next));
            }
            let here = byte(bytes, at).filter(|byte| !matches!(byte, b'\n' | b'\r'))?;
            // The string around this one ends here.
            if self.escape.is_some() && here == self.mark {
                return Some((at, at));
            }
            at += self.step(bytes, at, here);
        }
    }

    /// How long what stands here is: more than one byte where it is escaped.
    fn step(self, bytes: &[u8], at: usize, here: u8) -> usize {
        let rest = bytes.get(at..).unwrap_or_default();
        let next = byte(bytes, at + 1);
        match (self.escape, here) {
            (None, b'\\') if self.mark == b'\'' => {
                // In a shell a backslash is one; in JavaScript it escapes.
                let goes_on = byte(bytes, at + 2).is_some_and(|byte| !byte.is_ascii_whitespace());
                if next == Some(b'\'') && !goes_on { 1 } else { 2 }
            }
            (None, b'\\') => 2,
            (None, b'`') if self.mark == b'"' && next == Some(b'"') => 2,
            (Some(b'\\'), b'\\') if rest.starts_with(b"\\\\\\") => 4,
            (Some(b'^'), b'^') if rest.starts_with(b"^\\^") => 4,
            (Some(_), b'\\') => 2,
            _ => 1,
        }
    }
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

fn is_escape(byte: u8) -> bool {
    matches!(byte, b'\\' | b'^')
}

pub(super) fn byte(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}
