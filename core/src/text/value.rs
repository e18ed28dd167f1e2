//! JSON values, read with little code: a page in WebAssembly carries all of it, and `serde_json`
//! would be a tenth of that page.

use alloc::string::String;
use alloc::vec::Vec;

/// A value as far as a scenario needs it.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// A number; `None` where it is none of those that a status can be.
    Number(Option<u16>),
    Text(String),
    List(Vec<Self>),
    /// Names and values in the order of the text.
    Object(Vec<(String, Self)>),
}

/// Why a text is not JSON.
pub(super) struct Fault {
    /// The line, from 0.
    pub line: usize,
    pub what: &'static str,
}

/// Reads a text that is one value and nothing else.
pub(super) fn read(text: &str) -> Result<Value, Fault> {
    let mut reader = Reader { rest: text, depth: 0 };
    reader.whole().map_err(|what| {
        let read = text.get(..text.len() - reader.rest.len()).unwrap_or_default();
        Fault { line: read.matches('\n').count(), what }
    })
}

struct Reader<'a> {
    rest: &'a str,
    depth: u8,
}

type Read<T> = Result<T, &'static str>;

impl Reader<'_> {
    fn whole(&mut self) -> Read<Value> {
        let value = self.value()?;
        self.skip();
        if self.rest.is_empty() { Ok(value) } else { Err("something follows its end") }
    }

    fn value(&mut self) -> Read<Value> {
        if self.eats("{") {
            let mut members = Vec::new();
            self.items("}", &mut |reader| {
                if !reader.eats("\"") {
                    return Err("a name is missing");
                }
                let name = reader.text()?;
                if !reader.eats(":") {
                    return Err("a colon is missing");
                }
                members.push((name, reader.value()?));
                Ok(())
            })?;
            Ok(Value::Object(members))
        } else if self.eats("[") {
            let mut values = Vec::new();
            self.items("]", &mut |reader| {
                values.push(reader.value()?);
                Ok(())
            })?;
            Ok(Value::List(values))
        } else if self.eats("\"") {
            self.text().map(Value::Text)
        } else if self.eats("null") {
            Ok(Value::Null)
        } else if self.eats("true") {
            Ok(Value::Bool(true))
        } else if self.eats("false") {
            Ok(Value::Bool(false))
        } else {
            self.number()
        }
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
    }

    /// Eats a word and the white space before it.
    fn eats(&mut self, word: &str) -> bool {
        self.skip();
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// What stands between brackets, with commas in between.
    fn items(&mut self, end: &str, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        if self.depth == DEEPEST {
            return Err("brackets are nested too deeply");
        }
        self.depth += 1;
        let mut is_over = self.eats(end);
        while !is_over {
            item(self)?;
            is_over = self.eats(end);
            if !is_over && !self.eats(",") {
                return Err("a comma or a closing bracket is missing");
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn number(&mut self) -> Read<Value> {
        let is_part = |point: char| point.is_ascii_digit() || "+-.eE".contains(point);
        let rest = self.rest.trim_start_matches(is_part);
        let number = self.rest.strip_suffix(rest).unwrap_or_default();
        if !number.trim_start_matches('-').starts_with(|point: char| point.is_ascii_digit()) {
            return Err("a value is missing");
        }
        self.rest = rest;
        Ok(Value::Number(number.parse().ok()))
    }

    /// A text behind its first quote.
    fn text(&mut self) -> Read<String> {
        let mut text = String::new();
        loop {
            let ends = |point: char| point == '"' || point == '\\' || point < ' ';
            let end = self.rest.find(ends).ok_or("a text does not end")?;
            let (plain, rest) = self.rest.split_at_checked(end).unwrap_or_default();
            text.push_str(plain);
            self.rest = rest;
            match self.point() {
                Some('"') => return Ok(text),
                Some('\\') => text.push(self.escaped()?),
                _ => return Err("a text has a line end or another control character in it"),
            }
        }
    }

    fn point(&mut self) -> Option<char> {
        let mut points = self.rest.chars();
        let point = points.next();
        self.rest = points.as_str();
        point
    }

    fn escaped(&mut self) -> Read<char> {
        match self.point() {
            Some(point @ ('"' | '\\' | '/')) => Ok(point),
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{C}'),
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some('u') => {
                let first = self.unit()?;
                let mut units = [first].into_iter().chain(self.second_half(first)?);
                let point = char::decode_utf16(&mut units).next().and_then(Result::ok);
                point.ok_or("half of a surrogate pair stands alone")
            }
            _ => Err("a backslash stands before what needs none"),
        }
    }

    /// The other half of a surrogate pair that begins with this unit.
    fn second_half(&mut self, first: u16) -> Read<Option<u16>> {
        match self.rest.strip_prefix("\\u").filter(|_| (0xD800..0xDC00).contains(&first)) {
            None => Ok(None),
            Some(rest) => {
                self.rest = rest;
                self.unit().map(Some)
            }
        }
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Read<u16> {
        let what = "four hexadecimal digits are missing behind `\\u`";
        let (digits, rest) = self.rest.split_at_checked(4).ok_or(what)?;
        self.rest = rest;
        // A sign is no digit, though it begins a number.
        let digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(digits);
        digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()).ok_or(what)
    }
}

/// Brackets in brackets; a paste of nothing but brackets must not exhaust the stack.
const DEEPEST: u8 = 100;
