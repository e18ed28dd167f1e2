//! Between the page's words and core's.

use corsplain::scenario::{Api, Credentials, Mode, Redirect};
use corsplain::text;
use corsplain::url::UrlParser;
use corsplain_nodes::{Boxes, Choices, Place, Sheet};

/// The texts as core takes them.
#[must_use]
pub fn boxes(sheet: &Sheet) -> text::Boxes {
    let Boxes { page_origin, page_csp, request, preflight, response } = sheet.boxes.clone();
    text::Boxes { page_origin, page_csp, request, preflight, response }
}

/// The decisions as core takes them; a word that is none decides nothing.
#[must_use]
pub fn choices(sheet: &Sheet) -> text::Choices {
    let Choices { api, mode, credentials, redirect, upload_listener } = &sheet.choices;
    text::Choices {
        api: api.as_deref().and_then(Api::from_word),
        mode: mode.as_deref().and_then(Mode::from_word),
        credentials: credentials.as_deref().and_then(Credentials::from_word),
        redirect: redirect.as_deref().and_then(Redirect::from_word),
        upload_listener: upload_listener.as_deref().map(|word| word == "true"),
    }
}

/// Both as the page keeps them.
#[must_use]
pub fn sheet(boxes: text::Boxes, choices: text::Choices) -> Sheet {
    let text::Boxes { page_origin, page_csp, request, preflight, response } = boxes;
    let text::Choices { api, mode, credentials, redirect, upload_listener } = choices;
    Sheet {
        boxes: Boxes { page_origin, page_csp, request, preflight, response },
        choices: Choices {
            api: api.map(|api| api.word().to_owned()),
            mode: mode.map(|mode| mode.word().to_owned()),
            credentials: credentials.map(|credentials| credentials.word().to_owned()),
            redirect: redirect.map(|redirect| redirect.word().to_owned()),
            upload_listener: upload_listener.map(|listener| listener.to_string()),
        },
    }
}

/// A box by core's name.
#[must_use]
pub const fn place(place: text::Place) -> Place {
    match place {
        text::Place::PageOrigin => Place::PageOrigin,
        text::Place::PageCsp => Place::PageCsp,
        text::Place::Request => Place::Request,
        text::Place::Preflight => Place::Preflight,
        text::Place::Response => Place::Response,
    }
}

/// JavaScript's own `URL` in WebAssembly, the `url` crate elsewhere.
#[must_use]
pub fn url_parser() -> &'static dyn UrlParser {
    #[cfg(target_arch = "wasm32")]
    return &corsplain::url::JsUrlParser;
    #[cfg(not(target_arch = "wasm32"))]
    return &corsplain::url::NativeUrlParser;
}
