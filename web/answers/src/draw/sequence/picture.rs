//! A conversation, drawn: a line for each who takes part, and time runs downwards.
//!
//! It is drawn for the narrowest screen, where a unit is about a pixel: labels stand above their
//! arrows, right of the browser's line, and may run over the lines of servers. Colours and fonts are the style sheet's.

use crate::draw::sequence::events::{Event, Kind, Line, Sequence};
use crate::draw::sequence::fold::{fold, fold_header, shorten, wrap};
use crate::values;
use corsplain_nodes::{Attr, Element, circle, g, line, path, rect, svg, svg_text, title, words};

/// The drawing.
pub fn picture(sequence: &Sequence) -> Element {
    let lanes = Lanes { servers: u32::try_from(sequence.servers.len()).unwrap_or(u32::MAX) };
    let (heads, top) = heads(sequence, lanes);
    let mut y = top + 6;
    let mut drawn = Vec::new();
    for event in &sequence.events {
        drawn.push(one(event, lanes, &mut y));
    }
    let lines = (0..lanes.servers).map(|server| lanes.server(server)).chain([PAGE]);
    let lines = lines.map(|x| straight(x, top, x, y).class("lane"));
    let browser = rect()
        .class("lane")
        .attr(Attr::X, number(BROWSER - 3))
        .attr(Attr::Y, number(top))
        .attr(Attr::Width, "6")
        .attr(Attr::Height, number(y - top))
        .attr(Attr::Rx, "3");
    svg()
        .class("sequence")
        .attr(Attr::ViewBox, format!("0 0 {WIDTH} {}", y + 2))
        .attr(Attr::Role, "img")
        .attr(Attr::AriaLabelledby, "sequence-drawn")
        .put(title().id("sequence-drawn").put(words::SEQUENCE_DRAWN))
        .puts(lines)
        .put(browser)
        .puts(heads)
        .puts(drawn)
}

/// Where the lines stand.
#[derive(Clone, Copy)]
struct Lanes {
    servers: u32,
}

impl Lanes {
    fn server(self, number: u32) -> u32 {
        let gaps = self.servers.saturating_sub(1);
        let gap = (LAST - FIRST).checked_div(gaps).map_or(0, |gap| gap.min(64));
        LAST - gaps.saturating_sub(number) * gap
    }

    fn of(self, number: usize) -> u32 {
        self.server(u32::try_from(number).unwrap_or(u32::MAX).min(self.servers))
    }
}

/// Who takes part, and where what happens begins.
fn heads(sequence: &Sequence, lanes: Lanes) -> (Vec<Element>, u32) {
    let name = |x, word: &str| words_at(x, 13, "name", word).attr(Attr::TextAnchor, "middle");
    let mut heads = vec![name(PAGE, words::SEQUENCE_PAGE), name(BROWSER, words::SEQUENCE_BROWSER)];
    let page = fold(&sequence.page, ORIGIN, 2);
    let servers = match sequence.servers.as_slice() {
        [server] => {
            heads.push(name(LAST, words::SEQUENCE_SERVER));
            fold(server, ORIGIN, 2)
        }
        servers => {
            for at in 0..lanes.servers {
                heads.push(name(lanes.server(at), &(at + 1).to_string()));
            }
            let numbered = servers.iter().zip(1..);
            numbered.map(|(server, at)| format!("{at} {}", shorten(server, ORIGIN))).collect()
        }
    };
    let mut last = 13;
    for (y, origin) in rows().zip(&page) {
        heads.push(words_at(2, y, "origin", origin));
        last = last.max(y);
    }
    for (y, origin) in rows().zip(&servers) {
        heads.push(words_at(WIDTH - 2, y, "origin", origin).attr(Attr::TextAnchor, "end"));
        last = last.max(y);
    }
    (heads, last + 8)
}

fn rows() -> impl Iterator<Item = u32> {
    (28..).step_by(13)
}

/// An event below what was drawn before.
fn one(event: &Event, lanes: Lanes, y: &mut u32) -> Element {
    let group = |tone: &str| g().class(format!("event {tone}"));
    let drawn = match event.kind {
        Kind::Calls => {
            let called = arrow(PAGE, BROWSER - 3, *y + ROW - 4);
            group("asks").puts(called).puts(text(event, BROWSER + 9, y))
        }
        Kind::Sends(server) => {
            let text = text(event, BROWSER + 9, y);
            group("asks").puts(text).puts(arrow(BROWSER + 3, lanes.of(server), *y))
        }
        Kind::Answers(server) => {
            let text = text(event, BROWSER + 9, y);
            group("came").puts(text).puts(arrow(lanes.of(server), BROWSER + 3, *y))
        }
        Kind::Waits(server) => {
            let text = text(event, BROWSER + 9, y);
            let from = lanes.of(server);
            let question = words_at(from, *y + 4, "sign", "?").attr(Attr::TextAnchor, "middle");
            let mark = [disc(from, *y), question];
            *y += 4;
            group("open waits").puts(text).puts(arrow(from - 10, BROWSER + 3, *y - 4)).puts(mark)
        }
        Kind::Silence(server) => {
            let (from, at) = (lanes.of(server), lanes.of(server) - 40);
            *y += 10;
            let broken = [straight(from, *y, at, *y).class("broken"), disc(at, *y), cross(at, *y)];
            *y += 12;
            let text = text(event, BROWSER + 9, y);
            group("bad").puts(broken).puts(text)
        }
        Kind::Stops => {
            let middle = *y + 11;
            let text = text(event, BROWSER + 18, y);
            group("bad stop").puts([disc(BROWSER, middle), cross(BROWSER, middle)]).puts(text)
        }
        Kind::Gets(outcome) => {
            let told = arrow(BROWSER - 3, PAGE, *y + ROW - 4);
            group(values::tone(outcome)).puts(told).puts(text(event, BROWSER + 9, y))
        }
        Kind::Skips => group("skips").puts(text(event, BROWSER + 9, y)),
    };
    *y += 12;
    drawn
}

/// The lines of an event, and a title with all of them where they were shortened.
fn text(event: &Event, x: u32, y: &mut u32) -> Vec<Element> {
    let width = WIDTH - 4 - x;
    let [letters, bold, prose] = [69, 74, 66].map(|letter| cast(width * 10 / letter));
    let mut drawn = Vec::new();
    let mut is_short = false;
    for line in &event.lines {
        let (class, full, folded) = match line {
            Line::Loud(text) => ("loud", text, fold(text, letters, 2)),
            Line::Code(text) => ("code", text, fold_header(text, letters)),
            Line::Title(text) => ("title", text, wrap(&text.replace('`', ""), bold)),
            Line::Note(text) => ("note", text, wrap(text, prose)),
        };
        is_short |=
            folded.iter().any(|line| line.contains('\u{2026}') && !full.contains('\u{2026}'));
        for text in &folded {
            *y += ROW;
            drawn.push(words_at(x, *y, class, text));
        }
    }
    *y += 7;
    let all: Vec<&str> = event.lines.iter().map(Line::text).collect();
    let full = is_short.then(|| title().put(all.join("\n")));
    full.into_iter().chain(drawn).collect()
}

fn words_at(x: u32, y: u32, class: &str, text: &str) -> Element {
    svg_text().class(class).attr(Attr::X, number(x)).attr(Attr::Y, number(y)).put(text)
}

fn straight(x1: u32, y1: u32, x2: u32, y2: u32) -> Element {
    let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(number);
    line().attr(Attr::X1, x1).attr(Attr::Y1, y1).attr(Attr::X2, x2).attr(Attr::Y2, y2)
}

fn arrow(from: u32, to: u32, y: u32) -> [Element; 2] {
    let back = if to > from { "-7" } else { "7" };
    let tip = path().class("tip").attr(Attr::D, format!("M{to} {y}l{back} -4v8z"));
    [straight(from, y, to, y), tip]
}

fn disc(x: u32, y: u32) -> Element {
    circle().attr(Attr::Cx, number(x)).attr(Attr::Cy, number(y)).attr(Attr::R, "10")
}

fn cross(x: u32, y: u32) -> Element {
    let d = format!("M{} {}l8 8m0 -8l-8 8", x - 4, y - 4);
    path().class("cross").attr(Attr::D, d)
}

fn number(value: u32) -> String {
    value.to_string()
}

fn cast(letters: u32) -> usize {
    usize::try_from(letters).unwrap_or(usize::MAX)
}

const WIDTH: u32 = 320;
/// The page's line, the browser's, and where those of servers may stand.
const PAGE: u32 = 16;
const BROWSER: u32 = 76;
const FIRST: u32 = 130;
const LAST: u32 = 296;
/// The height of a line of text, and how many letters of an origin stand in one.
const ROW: u32 = 15;
const ORIGIN: usize = 24;
