//! What comes of an answer of the engine.

use crate::deed::Deed;
use crate::history::History;
use crate::state::{Said, State};
use crate::wish::{Asked, Side, Wish};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Export, Laid, Lesson, Route, Secrets, Text, Told};
use std::rc::Rc;

impl State {
    pub(super) fn tell(&mut self, wish: Wish, asked: &Asked, told: Told) {
        let side = wish.side();
        // An answer about texts that have changed since is none; another one is asked for already.
        let is_new = asked.turn == self.bench(side).turn;
        match told {
            Told::Verdict(verdict) if is_new => {
                self.bench_mut(side).ahead = Some(Rc::new(*verdict));
            }
            Told::Answer(answer) if is_new => {
                let (is_done, bench) = (answer.is_done, self.bench_mut(side));
                bench.ahead = None;
                bench.answered = asked.turn;
                bench.answer = Rc::new(*answer);
                if self.is_at_rest || !self.bench(side).is_long() {
                    self.want(Wish::Beside(side));
                }
                self.deeds.push(Deed::SpeakLater);
                if side == Side::Lesson && is_done {
                    self.finish();
                }
            }
            Told::Beside(beside) if is_new => {
                let bench = self.bench_mut(side);
                bench.accompanied = asked.turn;
                bench.beside = Rc::new(beside);
            }
            Told::Verdict(_) | Told::Answer(_) | Told::Beside(_) => {}
            Told::Laid(laid) => self.lay(&wish, asked, *laid),
            Told::Text(text) => self.text(&wish, is_new, text),
            Told::View(nodes) if wish == Wish::Gallery => self.gallery = Rc::new(nodes),
            Told::View(nodes) => {
                self.audit.table = Rc::new(nodes);
                if wish == Wish::Audit {
                    self.audit.reading = None;
                }
            }
            Told::Lesson(lesson) => self.learn(*lesson),
            Told::File(file) => self.deeds.push(Deed::Save(file)),
            Told::Trouble(text) => self.trouble(&wish, text),
        }
    }

    fn lay(&mut self, wish: &Wish, asked: &Asked, laid: Laid) {
        if !laid.engine.is_empty() {
            self.engine.clone_from(&laid.engine);
        }
        match wish {
            // What was asked for by its name takes the place of all that stands there.
            Wish::Load(_) | Wish::Open(_) | Wish::Row(_) => {
                if self.route != Route::Check {
                    self.go(Route::Check);
                }
                let now = self.check.now.sheet.clone();
                self.check.lay(laid, &now);
            }
            Wish::Paste(side, _) | Wish::Edit(side, ..) => {
                self.bench_mut(*side).lay(laid, &asked.sheet);
            }
            Wish::Answer(..)
            | Wish::Beside(_)
            | Wish::Address
            | Wish::Export(..)
            | Wish::Gallery
            | Wish::Learn(_)
            | Wish::Audit
            | Wish::Refine(..)
            | Wish::Save(_) => {}
        }
    }

    fn text(&mut self, wish: &Wish, is_new: bool, text: Text) {
        let Text { text, secrets } = text;
        let Wish::Export(_, export, kept) = *wish else {
            if is_new {
                self.address(text);
            }
            return;
        };
        let name = match export {
            Export::Link => words::COPIED_LINK,
            Export::Markdown => words::COPIED_MARKDOWN,
            Export::Scenario => words::COPIED_SCENARIO,
            Export::Fence => words::COPIED_FENCE,
            Export::Report => words::COPIED_REPORT,
        };
        let count = secrets.to_string();
        let (more, offer) = match (secrets, kept) {
            (0, _) => (String::new(), None),
            (1, Secrets::Replaced) => (words::SECRET_REPLACED.to_owned(), Some(export)),
            (_, Secrets::Replaced) => (fill(words::SECRETS_REPLACED, &[&count]), Some(export)),
            (_, Secrets::Kept) => (words::SECRETS_KEPT.to_owned(), None),
        };
        let said = [name, &more].join(" ").trim_end().to_owned();
        let text = match export {
            Export::Link => [&self.base, "#", &text].concat(),
            Export::Markdown | Export::Scenario | Export::Fence | Export::Report => text,
        };
        self.copy(text, Said { text: said, offer, by_hand: None });
    }

    fn learn(&mut self, lesson: Lesson) {
        if let Some(sheet) = lesson.sheet.as_ref().filter(|_| self.practised != lesson.id) {
            // Another lesson has another past.
            self.practice.begin(sheet.clone());
            self.practice.history = History::default();
            self.practice.ahead = None;
            self.practice.answer = Rc::default();
            self.practice.beside = Rc::default();
            self.practised.clone_from(&lesson.id);
        }
        self.lesson = Rc::new(lesson);
    }

    /// The lesson's task is done.
    fn finish(&mut self) {
        let id = &self.practised;
        if !id.is_empty() && !self.done.contains(id) {
            self.done.push(id.clone());
            self.deeds.push(Deed::KeepDone);
            self.say(words::TASK_IS_DONE);
        }
    }

    /// Why there is no answer. A link that cannot be made is told of only to who asks for one.
    fn trouble(&mut self, wish: &Wish, text: String) {
        match wish {
            Wish::Address => return self.address(String::new()),
            Wish::Audit => self.audit.reading = None,
            Wish::Answer(side, turn) => self.bench_mut(*side).answered = *turn,
            Wish::Beside(_)
            | Wish::Paste(..)
            | Wish::Edit(..)
            | Wish::Load(_)
            | Wish::Open(_)
            | Wish::Row(_)
            | Wish::Export(..)
            | Wish::Gallery
            | Wish::Learn(_)
            | Wish::Refine(..)
            | Wish::Save(_) => {}
        }
        if !text.is_empty() {
            self.said = Some(Said::plain(text));
        }
    }
}
