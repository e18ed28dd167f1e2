//! Commands of PowerShell, typed by hand or copied out of a browser's DevTools.

use super::author::is_forbidden;
use super::cursor::Cursor;
use super::head::{self, Head, Kind, Start};
use super::notes::{Notes, excerpt};
use super::power_shell_words::{Entry, Value, argument, blank, entries, is_end, skip_statement};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Whether a line begins a command, or the session that Chrome and Firefox put above one.
pub(super) fn is_command(text: &str) -> bool {
    is_session(text) || starts_with_name(without_variable(text))
}

fn is_session(text: &str) -> bool {
    text.starts_with('$')
        && (text.contains(".Cookies.Add(")
            || text.contains(".UserAgent =")
            || text.contains("New-Object Microsoft.PowerShell.Commands.WebRequestSession"))
}

/// Without `$answer =` and a prompt.
fn without_variable(text: &str) -> &str {
    let text = match text.split_once("> ") {
        Some((prompt, rest)) if prompt.starts_with("PS ") => rest,
        _ => text,
    };
    let Some((name, rest)) = text.strip_prefix('$').and_then(|text| text.split_once('=')) else {
        return text;
    };
    let is_name = name.trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_name { rest.trim_start() } else { text }
}

fn starts_with_name(text: &str) -> bool {
    NAMES.iter().any(|name| {
        let start = text.get(..name.len()).unwrap_or_default();
        let rest = text.get(name.len()..).unwrap_or_default();
        start.eq_ignore_ascii_case(name) && rest.starts_with([' ', '\t', '`'])
    })
}

/// The request of the command at `from`, and where the text goes on.
pub(super) fn read(
    text: &str,
    from: usize,
    line: usize,
    notes: &mut Notes,
) -> (Option<Head>, usize) {
    let mut cursor = Cursor::new(text, from, line);
    let mut cookies = String::new();
    loop {
        let ahead = cursor.rest_of_text();
        let first_line = ahead.split(['\n', '\r']).next().unwrap_or_default();
        let command = without_variable(first_line);
        if starts_with_name(command) {
            let line = cursor.line;
            for _ in first_line.chars().take(first_line.chars().count() - command.chars().count()) {
                cursor.next();
            }
            cursor.next_if_all(|point| !point.is_whitespace() && point != '`');
            let mut command = Command { cookies, ..Command::new(line) };
            command.arguments(&mut cursor, notes);
            return (command.finish(notes), cursor.at());
        }
        if !is_session(first_line) {
            notes.add(
                line,
                format_args!("No command for PowerShell follows this session; it was set aside."),
            );
            return (None, cursor.at());
        }
        let strings = skip_statement(&mut cursor, notes);
        if let (true, [name, value, ..]) =
            (first_line.contains(".Cookies.Add("), strings.as_slice())
        {
            if !cookies.is_empty() {
                cookies.push_str("; ");
            }
            cookies.push_str(&format!("{name}={value}"));
        }
        cursor.next_if_all(char::is_whitespace);
    }
}

/// What the arguments of one command say.
struct Command {
    head: Head,
    cookies: String,
    content_type: Option<(usize, String)>,
    user_agent: Option<(usize, String)>,
}

impl Command {
    fn new(line: usize) -> Self {
        let kind = Some(Kind::Request);
        let head = Head { line, kind, start: Start::PowerShell, ..Head::default() };
        Self { head, cookies: String::new(), content_type: None, user_agent: None }
    }

    fn arguments(&mut self, cursor: &mut Cursor<'_>, notes: &mut Notes) {
        loop {
            blank(cursor);
            let line = cursor.line;
            // A bracket that nothing opened ends it too.
            if is_end(cursor) || [")", "]", "}"].iter().any(|what| cursor.starts_with(what)) {
                break;
            }
            let name = if cursor.starts_with("-") {
                let from = cursor.at();
                cursor.next_if_all(|point| point == '-' || point.is_ascii_alphanumeric());
                let name = cursor.since(from).to_ascii_lowercase();
                if SWITCHES.contains(&name.as_str()) {
                    // `-Switch:$true`
                    cursor.next_if_all(|point| !point.is_whitespace() && !";|".contains(point));
                    continue;
                }
                cursor.skip(":");
                blank(cursor);
                name
            } else {
                String::from("-uri")
            };
            let from = cursor.at();
            if name == "-headers" && cursor.skip("@{") {
                let headers = entries(cursor, notes);
                self.headers(headers, notes);
            } else if !is_end(cursor) {
                let value = argument(cursor, notes);
                self.argument(line, &name, value, notes);
            }
            if cursor.at() == from && !is_end(cursor) {
                // A backtick that escapes nothing.
                cursor.next();
            }
        }
        let line = cursor.line;
        let rest = cursor.rest_of_line().trim_matches([' ', '\t', ';']);
        if !rest.is_empty() && !rest.starts_with('#') {
            notes.add(
                line,
                format_args!("{} stands behind the command; it was set aside.", excerpt(rest)),
            );
        }
    }

    fn argument(&mut self, line: usize, name: &str, value: Value, notes: &mut Notes) {
        let text = match value {
            Value::Text(text) => text,
            Value::Expression(_) if IGNORED.contains(&name) => return,
            Value::Expression(text) => {
                notes.add(
                    line,
                    format_args!(
                        "`{name}` is {}, which only PowerShell can tell; it was set aside.",
                        excerpt(&text)
                    ),
                );
                return;
            }
        };
        match name {
            "-uri" => match &self.head.target {
                None => self.head.target = Some(text),
                Some(first) => notes.add(
                    line,
                    format_args!(
                        "{} is a second URL; the first, {}, was used and this one set aside.",
                        excerpt(&text),
                        excerpt(first)
                    ),
                ),
            },
            "-method" | "-custommethod" => self.head.method = Some(text),
            "-contenttype" => self.content_type = Some((line, text)),
            "-body" => self.head.body = Some(text),
            "-useragent" => self.user_agent = Some((line, text)),
            name if IGNORED.contains(&name) => {}
            name => notes.add(
                line,
                format_args!(
                    "The parameter {} is not known here; it was set aside.",
                    excerpt(name)
                ),
            ),
        }
    }

    /// Chrome writes pseudo-headers without their colon.
    fn headers(&mut self, headers: Vec<Entry>, notes: &mut Notes) {
        let is_http2 = PSEUDO.iter().all(|name| headers.iter().any(|entry| entry.name == *name));
        for Entry { line, name, value } in headers {
            match value {
                Value::Text(text) if is_http2 && PSEUDO.contains(&name.as_str()) => {
                    match name.as_str() {
                        "authority" => self.head.authority = Some(text),
                        "scheme" => self.head.scheme = Some(text),
                        _ => {}
                    }
                }
                Value::Text(text) => head::push(&mut self.head, line, (&name, &text), notes),
                Value::Expression(text) => {
                    notes.add(
                        line,
                        format_args!(
                            "The value of the header {} is {}, which only PowerShell can tell; `1` \
                             stands in its place.",
                            excerpt(&name),
                            excerpt(&text)
                        ),
                    );
                    head::push(&mut self.head, line, (&name, "1"), notes);
                }
            }
        }
    }

    fn finish(mut self, notes: &mut Notes) -> Option<Head> {
        let line = self.head.line;
        if self.head.target.is_none() {
            notes.add(
                line,
                format_args!("This command for PowerShell names no URL, so it was set aside."),
            );
            return None;
        }
        if !self.cookies.is_empty() {
            head::push(&mut self.head, line, ("Cookie", &self.cookies), notes);
        }
        let is_captured = self.head.scheme.is_some()
            || self.head.fields.iter().any(|(_, field)| is_forbidden(field));
        if let Some((line, user_agent)) = self.user_agent.filter(|_| !is_captured) {
            notes.add(
                line,
                format_args!(
                    "`-UserAgent` names the program that asks. A browser sends a `User-Agent` of \
                     its own, so {} was set aside.",
                    excerpt(&user_agent)
                ),
            );
        }
        let method = self.head.method.get_or_insert_with(|| String::from("GET"));
        let has_type = self.content_type.is_some()
            || self
                .head
                .fields
                .iter()
                .any(|(_, (name, _))| name.eq_ignore_ascii_case("content-type"));
        // https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest
        let implies_form = method.eq_ignore_ascii_case("post") && self.head.body.is_some();
        if implies_form && !is_captured && !has_type {
            self.content_type = Some((line, String::from("application/x-www-form-urlencoded")));
        }
        if let Some((line, value)) = self.content_type {
            head::push(&mut self.head, line, ("Content-Type", &value), notes);
        }
        Some(self.head)
    }
}

const NAMES: &[&str] = &["Invoke-WebRequest", "Invoke-RestMethod", "iwr", "irm"];

const PSEUDO: &[&str] = &["authority", "method", "path", "scheme"];

/// Parameters without a value.
const SWITCHES: &[&str] = &[
    "-allowinsecureredirect",
    "-allowunencryptedauthentication",
    "-disablekeepalive",
    "-followrellink",
    "-noproxy",
    "-passthru",
    "-preserveauthorizationonredirect",
    "-preservehttpmethodonredirect",
    "-proxyusedefaultcredentials",
    "-resume",
    "-skipcertificatecheck",
    "-skipheadervalidation",
    "-skiphttperrorcheck",
    "-usebasicparsing",
    "-usedefaultcredentials",
];

/// Parameters that only PowerShell cares for.
const IGNORED: &[&str] = &[
    "-certificate",
    "-connectiontimeoutseconds",
    "-erroraction",
    "-httpversion",
    "-maximumredirection",
    "-maximumretrycount",
    "-operationtimeoutseconds",
    "-outfile",
    "-proxy",
    "-retryintervalsec",
    "-sessionvariable",
    "-sslprotocol",
    "-timeoutsec",
    "-websession",
];
