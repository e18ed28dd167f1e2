//! The page: it holds a state, lets it change, and does what is to be done because of it.

use crate::deed::{Action, Deed};
use crate::door::{self, Came};
use crate::fill::{Filled, fill};
use crate::listener::Listener;
use crate::shortcut::{self, Press};
use crate::state::State;
use crate::store;
use crate::timer::Timer;
use crate::worker::{Heard, Worker};
use crate::{clipboard, dom, links, view};
use corsplain_nodes::{First, Told, words};
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};
use yew::{AppHandle, Callback, Component, Context, Html};

/// Mounts the page on the element `main` of the document.
pub fn start() -> Option<AppHandle<App>> {
    let root = dom::by_id::<Element>("main")?;
    Some(yew::Renderer::<App>::with_root(root).render())
}

/// The whole of it.
#[derive(Debug)]
pub struct App {
    state: State,
    worker: Worker,
    act: Callback<Action>,
    /// What is done once the document shows the state.
    later: Vec<Deed>,
    /// First signs of use, until there was one.
    signs: Vec<Listener>,
    listeners: Vec<Listener>,
    /// Pending until there is something to show.
    begin: Option<Timer>,
    rest: Option<Timer>,
    pause: Option<Timer>,
    speak: Option<Timer>,
    hush: Option<Timer>,
    filled: Filled,
}

/// What reaches it.
#[derive(Debug)]
pub enum Message {
    /// The page is there and can be filled.
    Begin,
    /// Something happened.
    Act(Action),
    /// Something came by a paste, a drop or a choice of files.
    Came(Came),
    /// The engine said something.
    Heard(Heard),
    /// A key was pressed that means something.
    Press(Press),
    /// Somebody is about to use the page.
    Wake,
    /// The page is left, perhaps for good.
    Leave,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let begin = link.clone();
        Self {
            worker: Worker::new(link.callback(Message::Heard)),
            act: link.callback(Message::Act),
            later: Vec::new(),
            signs: Vec::new(),
            listeners: Vec::new(),
            begin: Timer::after(0, move || begin.send_message(Message::Begin)),
            rest: None,
            pause: None,
            speak: None,
            hush: None,
            filled: Filled::default(),
            state: State::default(),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.act(action),
            Message::Came(Came::File(file)) => {
                let name = file.name();
                self.audit(&file, &name);
            }
            Message::Came(Came::Har(text)) => {
                self.audit(&JsValue::from_str(&text), words::PASTED_HAR);
            }
            Message::Came(Came::Text(place, text)) => self.act(Action::Paste(place, text)),
            Message::Came(Came::Unreadable) => {
                self.act(Action::Say(words::FILE_UNREADABLE.to_owned()));
            }
            Message::Heard(heard) => self.hear(heard),
            Message::Press(press) => {
                let Some(action) = shortcut::act(press, self.state.keys) else { return false };
                self.act(action);
            }
            Message::Begin => self.begin(context),
            Message::Wake => {
                self.signs.clear();
                self.open();
                return self.state.broken.is_some();
            }
            Message::Leave => {
                store::keep(&self.state.stored());
                return false;
            }
        }
        true
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        if self.begin.is_some() {
            return view::before(&self.state);
        }
        let is_awaited = self.worker.is_awaited(self.state.side());
        view::view(&self.state, is_awaited, &self.act)
    }

    fn rendered(&mut self, _context: &Context<Self>, _is_first: bool) {
        if self.begin.is_some() {
            return;
        }
        fill(&self.state, &mut self.filled);
        links::mark(&self.state.route);
        if let Some(document) = dom::document() {
            let title = view::title(&self.state);
            if document.title() != title {
                document.set_title(&title);
            }
        }
        for deed in self.later.drain(..) {
            if let Deed::Focus(place, line) = deed {
                dom::focus_line(place.id(), line);
            } else {
                dom::focus("heading");
            }
        }
    }
}

impl App {
    /// Shows what the address or this tab had kept, or the first example. A task of its own: the
    /// browser is not to be kept from its work for longer than a moment.
    fn begin(&mut self, context: &Context<Self>) {
        self.begin = None;
        self.signs = on_all(&SIGNS, &context.link().callback(|_| Message::Wake));
        self.listeners = listeners(context);
        self.state = State::first(first());
        let (base, fragment) = dom::address();
        self.state.base = base;
        self.state.done = store::done();
        self.state.keys = store::keys();
        let deeds = self.state.after(Action::Start { fragment, stored: store::stored() });
        // Nobody came to the view by a press, so the focus stays where it is.
        self.carry_out(deeds.into_iter().filter(|deed| *deed != Deed::Heading));
    }

    fn act(&mut self, action: Action) {
        let deeds = self.state.after(action);
        self.carry_out(deeds);
    }

    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Told(id, told) => {
                let is_ahead = matches!(*told, Told::Verdict(_));
                let asked = if is_ahead { self.worker.asked(id) } else { self.worker.told(id) };
                if let Some((wish, asked)) = asked {
                    self.act(Action::Told(wish, asked, told));
                }
                self.go_on();
            }
            Heard::Progress(id, done, of) if self.worker.is_audit(id) => {
                self.act(Action::Progress(done, of));
            }
            Heard::Stopped(id) if self.worker.is_audit(id) => self.act(Action::Stopped),
            Heard::Progress(..) | Heard::Stopped(_) => {}
            Heard::Broke(what) => {
                self.worker.broke();
                self.act(Action::Broke(what));
            }
        }
    }

    fn audit(&mut self, file: &JsValue, name: &str) {
        self.act(Action::Audit(name.to_owned()));
        self.open();
        self.worker.audit(file, name);
    }

    fn open(&mut self) {
        if !self.worker.open() && self.state.broken.is_none() {
            self.hear(Heard::Broke(words::NO_ENGINE.to_owned()));
        }
    }

    fn go_on(&mut self) {
        if self.worker.is_waiting() {
            self.open();
            self.worker.go_on(&self.state);
        }
    }

    fn carry_out(&mut self, deeds: impl IntoIterator<Item = Deed>) {
        for deed in deeds {
            self.carry_out_one(deed);
        }
        self.go_on();
    }

    fn carry_out_one(&mut self, deed: Deed) {
        let after = |milliseconds, action: Action| {
            let act = self.act.clone();
            Timer::after(milliseconds, move || act.emit(action))
        };
        match deed {
            Deed::Want(wish) => self.worker.want(wish),
            Deed::Rest => {
                self.rest = after(REST, Action::Rested);
                self.pause = after(PAUSE, Action::Paused);
            }
            Deed::SpeakLater => self.speak = after(SPEAK, Action::Speak),
            Deed::HushLater => self.hush = after(HUSH, Action::Hush),
            Deed::Address(fragment) => dom::write_address(&self.state.base, &fragment, false),
            Deed::Push(fragment) => dom::write_address(&self.state.base, &fragment, true),
            Deed::Keep => store::keep(&self.state.stored()),
            Deed::KeepDone => store::keep_done(&self.state.done),
            Deed::KeepKeys(is_used) => store::keep_keys(is_used),
            Deed::Heading | Deed::Focus(..) => self.later.push(deed),
            Deed::Copy(text) => clipboard::copy(&text, &self.act),
            Deed::Save(file) => {
                if dom::save(&file.name, &file.media_type, &file.text).is_err() {
                    self.act.emit(Action::Say(words::FILE_NOT_SAVED.to_owned()));
                }
            }
            Deed::Stop => {
                self.worker.stop();
                self.act.emit(Action::Stopped);
            }
            Deed::Reopen => self.worker.reopen(),
        }
    }
}

/// What is shown before the engine has told anything.
fn first() -> First {
    serde_json::from_str(include_str!("first.json")).unwrap_or_default()
}

fn listeners(context: &Context<App>) -> Vec<Listener> {
    let link = context.link();
    let mut all = door::listeners(&link.callback(Message::Came));
    let pressed = link.callback(Message::Press);
    all.extend(Listener::on_document("keydown", move |event| {
        if let Some(press) = shortcut::read(&event) {
            pressed.emit(press);
        }
    }));
    all.extend(links::listener());
    let act = link.callback(Message::Act);
    all.extend(Listener::on_window("hashchange", move |event| {
        // The page may have written its own address since somebody went elsewhere.
        let (_, now) = dom::address();
        let fragment = dom::arrived_at(&event).unwrap_or_else(|| now.clone());
        let is_ours = dom::is_ours() && fragment == now;
        act.emit(Action::Arrive { fragment, is_ours });
    }));
    let leave = link.callback(|()| Message::Leave);
    all.extend(Listener::on_window("pagehide", move |_| leave.emit(())));
    all
}

fn on_all(names: &[&'static str], told: &Callback<()>) -> Vec<Listener> {
    let on = |name: &&'static str| {
        let told = told.clone();
        Listener::on_document(name, move |_: Event| told.emit(()))
    };
    names.iter().filter_map(on).collect()
}

const SIGNS: [&str; 6] = ["pointerdown", "keydown", "focusin", "paste", "drop", "dragenter"];
/// Typing has come to rest after so many milliseconds,
const REST: i32 = 300;
/// and what is typed after so many is another step to undo.
const PAUSE: i32 = 1200;
/// The news are said aloud after so many,
const SPEAK: i32 = 500;
/// and what needs no answer is put away after so many.
const HUSH: i32 = 6000;
