//! What an address leads to.

use crate::deed::{Deed, Stored};
use crate::history::Kept;
use crate::state::State;
use crate::wish::Wish;
use corsplain_nodes::fragment::{self, Fragment};
use corsplain_nodes::{Route, Sheet};
use std::rc::Rc;

impl State {
    /// The page was opened. What this tab had kept at that very address wins over it, since a
    /// link has stand-ins for secrets.
    pub(super) fn start(&mut self, address: &str, stored: Option<Stored>) {
        self.deeds.push(Deed::SpeakLater);
        let asked = fragment::read(address);
        let kept_here = stored.as_ref().is_some_and(|stored| stored.fragment == address);
        let names_nothing = match &asked {
            Fragment::View(_) | Fragment::Nothing => true,
            Fragment::Example(_) | Fragment::Exchange => false,
        };
        if let Some(stored) = stored.filter(|_| kept_here || names_nothing) {
            let is_own = stored.sheet.is_some();
            self.resume(stored);
            if is_own && !names_nothing {
                address.clone_into(&mut self.fragment);
                return;
            }
        }
        self.arrive(address, false);
    }

    /// The address changed.
    pub(super) fn arrive(&mut self, address: &str, is_ours: bool) {
        match fragment::read(address) {
            Fragment::View(Route::Check) => self.enter_check(),
            Fragment::View(route) => {
                self.enter(route);
                self.deeds.push(Deed::Address(address.to_owned()));
            }
            Fragment::Example(_) | Fragment::Exchange if is_ours => self.enter_check(),
            Fragment::Example(id) => {
                if self.check.now.untouched() == Some(id.as_str()) {
                    address.clone_into(&mut self.fragment);
                } else {
                    self.want(Wish::Load(id));
                }
                self.enter_check();
            }
            Fragment::Exchange => {
                self.want(Wish::Open(address.to_owned()));
                self.enter_check();
            }
            Fragment::Nothing => {}
        }
    }

    fn enter_check(&mut self) {
        self.enter(Route::Check);
        self.deeds.push(Deed::Address(self.fragment.clone()));
    }

    /// What the tab had kept stands there again.
    fn resume(&mut self, stored: Stored) {
        let Stored { fragment: _, sheet, lesson, practice, engine, server } = stored;
        self.engine = engine;
        self.server = server;
        let put = |sheet: Sheet| Kept { sheet: Rc::new(sheet), example: None, notice: None };
        if let Some(sheet) = sheet {
            self.check.now = put(sheet);
            self.check.refill();
            self.check.turn();
        }
        if let Some(practice) = practice {
            self.practice.now = put(practice);
            self.practice.refill();
            self.practice.turn();
            self.practised = lesson;
        }
    }

    /// What the tab is to keep.
    #[must_use]
    pub fn stored(&self) -> Stored {
        let own = |kept: &Kept| kept.untouched().is_none().then(|| Sheet::clone(&kept.sheet));
        let practised = own(&self.practice.now).filter(|_| !self.practised.is_empty());
        Stored {
            fragment: match &self.route {
                Route::Check => self.fragment.clone(),
                Route::Audit | Route::Learn(_) | Route::Gallery => fragment::of_view(&self.route),
            },
            sheet: own(&self.check.now),
            lesson: self.practised.clone(),
            practice: practised,
            engine: self.engine.clone(),
            server: self.server.clone(),
        }
    }
}
