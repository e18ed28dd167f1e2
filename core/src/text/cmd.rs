//! The words of a command for Windows' cmd, where carets escape.

use super::shell::Word;
use alloc::string::String;
use alloc::vec::Vec;
use core::iter::Peekable;
use core::str::Chars;

/// Whether the first line of a command is written for cmd.
pub(super) fn is_for_cmd(line: &str) -> bool {
    line.contains("^\"") || line.trim_end().ends_with('^')
}

/// The words, and how much of the text they take up. cmd removes the carets, then the program splits the rest. Chrome escapes for both.
pub(super) fn words(text: &str, line: usize) -> (Vec<Word>, usize) {
    let (plain, breaks, length) = without_carets(text);
    // On which line of the text a place of the plain command stands.
    let line_at = |at: usize| line + breaks.partition_point(|end| *end <= at);
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let mut is_quoted = false;
    let mut points = plain.char_indices().peekable();
    while let Some((at, point)) = points.next() {
        let text = match point {
            ' ' | '\t' | '\n' if !is_quoted => {
                words.extend(word.take());
                continue;
            }
            _ => &mut word.get_or_insert_with(|| (line_at(at), String::new())).1,
        };
        match (point, points.peek().map(|(_, next)| next)) {
            ('\\', Some(&next @ ('"' | '\\'))) => {
                points.next();
                text.push(next);
            }
            ('"', Some('"')) if is_quoted => {
                points.next();
                text.push('"');
            }
            ('"', _) => is_quoted = !is_quoted,
            _ => text.push(point),
        }
    }
    words.extend(word);
    (words, length)
}

/// The command as cmd hands it on, where in it the lines of the text end, and how much of the text
/// it takes up.
fn without_carets(text: &str) -> (String, Vec<usize>, usize) {
    let mut plain = String::new();
    let mut breaks = Vec::new();
    let mut points = text.chars().peekable();
    let mut length = 0;
    // Between quotes that no caret escapes, carets are ordinary.
    let mut is_literal = false;
    // What the program will see as quoted.
    let mut is_quoted = false;
    let add = |plain: &mut String, point: char, is_quoted: &mut bool| {
        *is_quoted ^= point == '"' && !plain.ends_with('\\');
        plain.push(point);
    };
    while let Some(point) = next_of(&mut points, &mut length) {
        match point {
            '\n' => break,
            '&' | '|' if !is_literal && !is_quoted => {
                while next_of(&mut points, &mut length).is_some_and(|point| point != '\n') {}
                break;
            }
            '^' if !is_literal => match next_of(&mut points, &mut length) {
                None => break,
                // The first line end carries the command on, a second one is meant.
                Some('\n') if matches!(points.peek(), Some('\n' | '\r')) => {
                    next_of(&mut points, &mut length);
                    if !is_quoted && points.peek() != Some(&'"') {
                        break;
                    }
                    breaks.extend([plain.len(), plain.len()]);
                    add(&mut plain, '\n', &mut is_quoted);
                }
                Some('\n') => breaks.push(plain.len()),
                Some(point) => add(&mut plain, point, &mut is_quoted),
            },
            point => {
                is_literal ^= point == '"';
                add(&mut plain, point, &mut is_quoted);
            }
        }
    }
    (plain, breaks, length)
}

fn next_of(points: &mut Peekable<Chars<'_>>, length: &mut usize) -> Option<char> {
    let point = points.next()?;
    *length += point.len_utf8();
    if point != '\r' {
        return Some(point);
    }
    if points.next_if_eq(&'\n').is_some() {
        *length += 1;
    }
    Some('\n')
}
