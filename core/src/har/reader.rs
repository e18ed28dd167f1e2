//! A HAR, read in pieces.

use super::lexer::{Lexer, Token};
use super::{Entry, Fault, Page, Reading};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Reads a HAR that comes in pieces of any size, or a single entry of one.
///
/// ```
/// use corsplain::har::Reader;
/// let mut reader = Reader::default();
/// reader.push(br#"{"log": {"entries": [{"request": {"method": "GET", "#);
/// reader.push(br#""url": "https://api.example/items"}, "response": {"status": 200}}]}}"#);
/// let reading = reader.finish();
/// assert_eq!(reading.fault, None);
/// assert_eq!((reading.entries[0].method.as_str(), reading.entries[0].status), ("GET", 200));
/// ```
#[derive(Debug)]
pub struct Reader {
    lexer: Lexer,
    /// The open objects and arrays that are looked into.
    places: Vec<Place>,
    /// What the next value is.
    field: Field,
    reading: Reading,
    page: Page,
    entry: Entry,
    header: crate::scenario::Field,
    /// Whether anything was found that only a HAR has.
    is_har: bool,
    bytes: u64,
    /// How many bytes of text are kept.
    kept: usize,
}

/// What an open object or array is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The whole file: `log`, or an entry alone.
    File,
    Log,
    Creator,
    Browser,
    Pages,
    Page,
    Entries,
    Entry,
    Initiator,
    Request,
    Response,
    RequestHeaders,
    ResponseHeaders,
    RequestHeader,
    ResponseHeader,
    Cookies,
}

macro_rules! fields {
    ($($name:ident $key:literal in $($place:ident)|+;)+) => {
        /// A member that is looked at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Field { None, $($name),+ }

        impl Field {
            fn of(place: Option<Place>, key: &[u8]) -> Self {
                match (place, key) {
                    $((Some($(Place::$place)|+), $key) => Self::$name,)+
                    _ => Self::None,
                }
            }
        }
    };
}

fields! {
    Log b"log" in File;
    Creator b"creator" in Log;
    Browser b"browser" in Log;
    Pages b"pages" in Log;
    Entries b"entries" in Log;
    CreatorName b"name" in Creator;
    BrowserName b"name" in Browser;
    PageId b"id" in Page;
    PageTitle b"title" in Page;
    PageRef b"pageref" in File | Entry;
    Started b"startedDateTime" in File | Entry;
    ResourceType b"_resourceType" in File | Entry;
    Initiator b"_initiator" in File | Entry;
    Request b"request" in File | Entry;
    Response b"response" in File | Entry;
    InitiatorType b"type" in Initiator;
    Method b"method" in Request;
    Url b"url" in Request;
    RequestHeaders b"headers" in Request;
    Cookies b"cookies" in Request;
    Status b"status" in Response;
    ResponseHeaders b"headers" in Response;
    RedirectUrl b"redirectURL" in Response;
    Error b"_error" in Response | Entry;
    FailureText b"_failureText" in Response;
    BlockedReason b"_blocked_reason" in Response | Entry;
    RequestHeaderName b"name" in RequestHeader;
    RequestHeaderValue b"value" in RequestHeader;
    ResponseHeaderName b"name" in ResponseHeader;
    ResponseHeaderValue b"value" in ResponseHeader;
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            lexer: Lexer::new(),
            places: Vec::new(),
            field: Field::None,
            reading: Reading::default(),
            page: Page::default(),
            entry: Entry::default(),
            header: Default::default(),
            is_har: false,
            bytes: 0,
            kept: 0,
        }
    }
}

impl Reader {
    /// Takes the next piece. After a fault nothing more is read.
    pub fn push(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        let mut at = 0;
        while self.reading.fault.is_none() {
            match self.lexer.next(piece, &mut at) {
                Ok(Some(token)) => self.take(token, at),
                Ok(None) => break,
                Err(text) => self.fail(at, text),
            }
        }
        self.lexer.pass(piece.len());
    }

    /// How many bytes were taken.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How many entries were read so far.
    #[must_use]
    pub const fn entries(&self) -> usize {
        self.reading.entries.len()
    }

    /// What was read; nothing more comes.
    #[must_use]
    pub fn finish(mut self) -> Reading {
        if self.reading.fault.is_none() {
            match self.lexer.finish() {
                Ok(Some(token)) => self.take(token, 0),
                Ok(None) => {}
                Err(text) => self.fail(0, text),
            }
        }
        if self.reading.fault.is_none() && !self.is_har {
            self.fail(0, String::from("This is JSON, but no HAR: it has no `log` with `entries`."));
        }
        self.reading
    }

    fn fail(&mut self, at: usize, text: String) {
        let (line, byte) = (self.lexer.line(), self.lexer.byte(at));
        self.reading.fault = Some(Fault { line, byte, text });
    }

    fn take(&mut self, token: Token, at: usize) {
        match token {
            Token::Key => {
                self.field = Field::of(self.places.last().copied(), self.lexer.raw());
                if self.field == Field::None {
                    self.lexer.skip();
                }
            }
            Token::Object | Token::Array => match self.inner(token) {
                Some(place) => self.open(place),
                None => {
                    self.entry.has_cookies |= self.places.last() == Some(&Place::Cookies);
                    self.lexer.skip_rest();
                }
            },
            Token::End => self.close(),
            Token::Text => {
                let text = self.lexer.text();
                self.kept += text.len() + OVERHEAD;
                self.set(text);
            }
            Token::Word => self.number(),
        }
        if self.kept > MOST {
            let most = MOST / (1024 * 1024);
            let text = format!(
                "The headers and addresses up to here are longer than {most} MB; the rest was not \
                 read."
            );
            self.fail(at, text);
        }
    }

    /// What the object or array that was just opened is; `None` for one that nobody wants.
    fn inner(&self, token: Token) -> Option<Place> {
        let place = match (self.places.last(), self.field, token) {
            (None, _, Token::Object) => Place::File,
            (Some(Place::Pages), _, Token::Object) => Place::Page,
            (Some(Place::Entries), _, Token::Object) => Place::Entry,
            (Some(Place::RequestHeaders), _, Token::Object) => Place::RequestHeader,
            (Some(Place::ResponseHeaders), _, Token::Object) => Place::ResponseHeader,
            (_, Field::Log, Token::Object) => Place::Log,
            (_, Field::Creator, Token::Object) => Place::Creator,
            (_, Field::Browser, Token::Object) => Place::Browser,
            (_, Field::Initiator, Token::Object) => Place::Initiator,
            (_, Field::Request, Token::Object) => Place::Request,
            (_, Field::Response, Token::Object) => Place::Response,
            (_, Field::Pages, Token::Array) => Place::Pages,
            (_, Field::Entries, Token::Array) => Place::Entries,
            (_, Field::RequestHeaders, Token::Array) => Place::RequestHeaders,
            (_, Field::ResponseHeaders, Token::Array) => Place::ResponseHeaders,
            (_, Field::Cookies, Token::Array) => Place::Cookies,
            _ => return None,
        };
        Some(place)
    }

    fn open(&mut self, place: Place) {
        // A member that is there twice counts as it is last, as JSON has it in browsers.
        match place {
            Place::File | Place::Entry => {
                self.entry = Entry { line: self.lexer.line(), ..Entry::default() };
            }
            Place::Page => self.page = Page::default(),
            Place::Entries => self.is_har = true,
            Place::RequestHeaders => self.entry.request_headers.clear(),
            Place::ResponseHeaders => self.entry.response_headers.clear(),
            Place::RequestHeader | Place::ResponseHeader => self.header = Default::default(),
            // A scenario has a `request` too.
            Place::Response => self.is_har |= self.places.last() == Some(&Place::File),
            Place::Request | Place::Log | Place::Creator | Place::Browser | Place::Pages => {}
            Place::Initiator | Place::Cookies => {}
        }
        self.field = Field::None;
        self.places.push(place);
    }

    fn close(&mut self) {
        self.field = Field::None;
        match self.places.pop() {
            Some(Place::Page) => self.reading.pages.push(core::mem::take(&mut self.page)),
            Some(Place::File | Place::Entry) if self.is_har && !self.entry.url.is_empty() => {
                self.reading.entries.push(core::mem::take(&mut self.entry));
            }
            Some(Place::RequestHeader) => {
                let (name, value) = core::mem::take(&mut self.header);
                if let Some(value) = needed(&name, value) {
                    self.entry.request_headers.push((name, value));
                }
            }
            Some(Place::ResponseHeader) => {
                self.entry.response_headers.push(core::mem::take(&mut self.header));
            }
            _ => {}
        }
    }

    fn set(&mut self, text: String) {
        let place = match self.field {
            Field::CreatorName => &mut self.reading.creator,
            Field::BrowserName => &mut self.reading.browser,
            Field::PageId => &mut self.page.id,
            Field::PageTitle => &mut self.page.title,
            Field::PageRef => &mut self.entry.page,
            Field::Started => &mut self.entry.started,
            Field::ResourceType => &mut self.entry.resource_type,
            Field::InitiatorType => &mut self.entry.initiator,
            Field::Method => &mut self.entry.method,
            Field::Url => &mut self.entry.url,
            Field::RedirectUrl => &mut self.entry.redirect_url,
            Field::Error | Field::FailureText | Field::BlockedReason => &mut self.entry.error,
            Field::RequestHeaderName | Field::ResponseHeaderName => &mut self.header.0,
            Field::RequestHeaderValue | Field::ResponseHeaderValue => &mut self.header.1,
            // Of another kind than it should be.
            Field::Log | Field::Creator | Field::Browser | Field::Pages | Field::Entries => return,
            Field::Initiator | Field::Request | Field::Response | Field::Status => return,
            Field::RequestHeaders | Field::ResponseHeaders | Field::Cookies => return,
            Field::None => return,
        };
        *place = text;
    }

    fn number(&mut self) {
        if self.field == Field::Status {
            // Some programs write -1 for no answer.
            self.entry.status = self.lexer.text().parse().unwrap_or_default();
        }
    }
}

/// The value of a header that was sent, as far as a verdict needs it; `None` where it needs not even
/// the name.
fn needed(name: &str, value: String) -> Option<String> {
    let is_one_of = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let is_hint = name.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("sec-ch-"));
    if is_hint || is_one_of(BROWSERS_ALONE) {
        return None;
    }
    // That there are some says that credentials were sent; which is nobody's business.
    Some(if is_one_of(&["cookie"]) { String::new() } else { value })
}

/// Headers that only browsers set, and that decide nothing.
const BROWSERS_ALONE: &[&str] =
    &["accept-encoding", "connection", "content-length", "dnt", "sec-gpc", "te"];

/// The most bytes that are kept of a file, and what a text costs besides itself.
const MOST: usize = 128 * 1024 * 1024;
const OVERHEAD: usize = 32;
