//! What a press on something that the engine drew does.

use crate::bench::said;
use crate::deed::Deed;
use crate::state::{Said, State};
use crate::wish::Wish;
use corsplain_nodes::{Act, Replaced, Route, Secrets, words};

impl State {
    pub(super) fn press(&mut self, act: Act, value: String) {
        let side = self.side();
        match act {
            Act::Choose(choice, word) => {
                let word = word.unwrap_or(value);
                self.here_mut().choose(choice, (!word.is_empty()).then_some(word));
            }
            Act::Show(sheet) => {
                self.show_boxes();
                self.here_mut().replace(*sheet, Some(said(Replaced::Fixed)));
            }
            Act::Load(id) => self.load(id.unwrap_or(value)),
            Act::Follow => {
                self.engine = value;
                self.check.turn();
                self.practice.turn();
            }
            Act::Serve => {
                self.server = value;
                self.want(Wish::Beside(side));
            }
            Act::Focus(place, line) => self.deeds.push(Deed::Focus(place, line)),
            Act::Copy(text) => self.copy(text, Said::plain(words::COPIED)),
            Act::Go(route) => self.go(route),
            Act::Undo => self.here_mut().undo(),
            Act::Dismiss => self.here_mut().now.notice = None,
            Act::Edit(field) => self.want(Wish::Edit(side, field, value)),
            Act::Export(export) => self.want(Wish::Export(side, export, Secrets::Replaced)),
            Act::Row(row) => self.want(Wish::Row(row)),
            Act::Refine(what, chosen) => self.want(Wish::Refine(what, chosen.unwrap_or(value))),
            Act::Save(format) => self.want(Wish::Save(format)),
        }
    }

    pub(super) fn want(&mut self, wish: Wish) {
        self.deeds.push(Deed::Want(wish));
    }

    /// An example; an empty id stands for one's own text.
    fn load(&mut self, id: String) {
        if id.is_empty() {
            self.here_mut().empty();
        } else {
            self.want(Wish::Load(id));
        }
    }

    /// To a view that has boxes.
    pub(super) fn show_boxes(&mut self) {
        match &self.route {
            Route::Learn(id) if !id.is_empty() => {}
            Route::Check | Route::Audit | Route::Learn(_) | Route::Gallery => self.go(Route::Check),
        }
    }
}
