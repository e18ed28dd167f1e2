//! The head of each view: what it is called, and what it is for.

use crate::state::State;
use corsplain_nodes::Route;
use corsplain_nodes::words::{self, fill};
use yew::{Html, html};

/// The heading, which has the focus when somebody comes to the view, and the lead.
pub fn intro(state: &State) -> Html {
    let lead = match &state.route {
        Route::Check => html! {
            <>
                <p class="lead">{ words::LEAD_CHECK }<strong>{ words::LEAD_PRIVATE }</strong></p>
                <p class="question">{ words::QUESTION_START }<em>{ words::QUESTION }</em></p>
            </>
        },
        Route::Audit => html! {
            <p class="lead">{ words::LEAD_AUDIT }<strong>{ words::LEAD_PRIVATE }</strong></p>
        },
        Route::Learn(id) if id.is_empty() => html! { <p class="lead">{ words::LEAD_LEARN }</p> },
        Route::Learn(_) => html! {
            <p class="lead"><a href="#learn">{ words::ALL_LESSONS }</a></p>
        },
        Route::Gallery => html! { <p class="lead">{ words::LEAD_GALLERY }</p> },
    };
    html! {
        <div class="intro">
            <h1 id="heading" tabindex="-1">{ heading(state).to_owned() }</h1>
            { lead }
        </div>
    }
}

/// The document's title.
#[must_use]
pub fn title(state: &State) -> String {
    match &state.route {
        Route::Check => words::TITLE_CHECK.to_owned(),
        Route::Audit | Route::Learn(_) | Route::Gallery => {
            fill(words::TITLE_VIEW, &[heading(state)])
        }
    }
}

fn heading(state: &State) -> &str {
    match &state.route {
        Route::Check => words::VIEW_CHECK,
        Route::Audit => words::VIEW_AUDIT,
        Route::Learn(id) if *id == state.lesson.id && !state.lesson.title.is_empty() => {
            &state.lesson.title
        }
        Route::Learn(_) => words::VIEW_LEARN,
        Route::Gallery => words::VIEW_GALLERY,
    }
}
