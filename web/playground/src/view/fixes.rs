//! What would make the answer readable: every fix as a difference, ready to be applied.

use crate::evaluate::Mended;
use crate::state::Action;
use crate::view::cause::prose;
use crate::view::icon::icon;
use crate::words;
use corsplain::Engine;
use corsplain::fix::{BoxDiff, Edit, Fix, Kind, Line, NoFix, Purpose, Safety};
use std::rc::Rc;
use yew::prelude::*;

/// The fixes, the first of them unfolded, or why there is none.
pub fn fixes(found: &Result<Vec<Mended>, NoFix>, act: &Callback<Action>) -> Html {
    let fixes = match found {
        Err(none) => {
            return section(&html! { <p class="none">{ prose(&none.text) }</p> }, HEALS);
        }
        Ok(fixes) if fixes.is_empty() => return Html::default(),
        Ok(fixes) => fixes,
    };
    let exposes = fixes.iter().all(|one| one.fix.purpose == Purpose::HeadersExposed);
    let list = html! {
        <ol class="fixes">{ for fixes.iter().enumerate().map(|(at, one)| fix(one, at == 0 && !exposes, act)) }</ol>
    };
    section(&list, if exposes { EXPOSES } else { HEALS })
}

const HEALS: &str = "What would make it readable";
const EXPOSES: &str = "What would let script read more headers";

fn section(inner: &Html, title: &'static str) -> Html {
    html! {
        <section id="fixes" aria-labelledby="fixes-title">
            <h3 id="fixes-title">{ title }</h3>
            { inner.clone() }
        </section>
    }
}

fn fix(mended: &Mended, open: bool, act: &Callback<Action>) -> Html {
    let Mended { fix, diff, opens } = mended;
    let (tone, word) = match fix.safety {
        Safety::Safe => ("good", "safe"),
        Safety::Unsafe => ("bad", "opens more"),
    };
    let healed = Rc::new(fix.healed.clone());
    let act = act.clone();
    let apply = move |_: MouseEvent| act.emit(Action::Apply(healed.clone()));
    html! {
        <li class={tone}>
            <details {open}>
                <summary>
                    <span class="title">{ prose(&fix.title) }</span>
                    <span class="badge">{ word }</span>
                    <span class="who">{ fix.who.clone() }</span>
                </summary>
                <div class="fold">
                    { for fix.warnings.iter().map(|text| html! {
                        <p class="warning">{ icon("bad") }<strong>{ prose(text) }</strong></p>
                    }) }
                    { for fix.edits.iter().map(|edit: &Edit| html! { <p>{ prose(&edit.text) }</p> }) }
                    { for fix.assumed.iter().map(|text| html! { <p class="hint">{ prose(text) }</p> }) }
                    if let Some(text) = only_in(fix) {
                        <p>{ text }</p>
                    }
                    { for diff.options.iter().map(|change| html! {
                        <p><code>{ change.option }</code>{ ": " }<del><code>{ change.before.clone() }</code></del>{ " \u{2192} " }<ins><code>{ change.after.clone() }</code></ins></p>
                    }) }
                    { for diff.boxes.iter().map(difference) }
                    if !opens.is_empty() {
                        <details class="part small">
                            <summary><strong>{ "What this opens, and to whom" }</strong></summary>
                            <ul class="plain-list">
                                { for opens.iter().map(|text| html! { <li>{ prose(text) }</li> }) }
                            </ul>
                        </details>
                    }
                    <p><button type="button" onclick={apply}>{ "Apply, and check again" }</button></p>
                </div>
            </details>
        </li>
    }
}

/// Where a fix does not help in every engine.
fn only_in(fix: &Fix) -> Option<String> {
    let names: Vec<&str> = fix.engines.iter().map(|engine| engine.name()).collect();
    (fix.engines.len() < Engine::ALL.len())
        .then(|| format!("This helps by the rules of {} only.", words::list(&names)))
}

fn difference(difference: &BoxDiff) -> Html {
    let label = words::place(difference.place);
    html! {
        <figure>
            <figcaption>{ label }</figcaption>
            <pre class="diff">{ for difference.lines.iter().map(line) }</pre>
        </figure>
    }
}

fn line(line: &Line) -> Html {
    let text = format!("{}\n", line.text);
    match line.kind {
        Kind::Kept => html! { <span>{ "  " }{ text }</span> },
        Kind::Removed => html! { <del>{ "- " }{ text }</del> },
        Kind::Added => html! { <ins>{ "+ " }{ text }</ins> },
    }
}
